"""Each year of the working calendar is begun as the law has it, from the `holidays` package; the office goes on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

import holidays
from sqlalchemy import select
from sqlalchemy.orm import Session

from workflow.calendar import CalendarDay, CalendarVersion, DayKind
from workflow.calendar_steps import Edit, announce_year, mark_days
from workflow.deadlines import local_day
from workflow.reckoning_words import said

if TYPE_CHECKING:
    from app.office import Office

FIRST_YEAR = 2024
YEARS_AHEAD = 2
"""Deadlines may lie in the year after the next."""

SWAPPED = {
    # The package does not know of this one.
    date(2026, 1, 2): (date(2026, 1, 10), "12729/VPCP-KGVX"),
}
"""Working days given off, the Saturday that makes up for each, and the notice that says so."""

NOTICES = {2024: "5015/TB-LĐTBXH", 2025: "8726/VPCP-KGVX", 2026: "9441/TB-BNV"}
"""The years whose holidays had been announced when this was written."""

_INSTEAD = re.compile(r"thay cho ngày (?P<back>\d\d/\d\d/\d{4})")
_TET = re.compile(r"Tết Nguyên Đán|\d+ Tết")
_MOVED = re.compile(r"(?P<name>.+) \(nghỉ bù\)")


def begin_years(office: Office) -> None:
    """Write the years that nobody has begun yet, each as one version; doing it again adds nothing."""
    at = office.now()
    with office.database.writing() as session, session.begin():
        for year in range(FIRST_YEAR, local_day(at).year + YEARS_AHEAD + 1):
            if not _is_begun(session, year):
                _begin(session, year, at)


def _is_begun(session: Session, year: int) -> bool:
    """The program begins a year once; what the office took away from it stays away."""
    in_year = CalendarDay.day.between(date(year, 1, 1), date(year, 12, 31))
    by_the_program = CalendarVersion.by_id.is_(None)
    begun = select(CalendarDay.id).join(CalendarVersion, CalendarVersion.number == CalendarDay.added_in)
    # A Saturday may make up for a day of another year.
    own = CalendarDay.kind == DayKind.OFF
    return session.scalar(begun.where(in_year, own, by_the_program).limit(1)) is not None


def _begin(session: Session, year: int, at: datetime) -> None:
    kept = set(session.scalars(select(CalendarDay.day).where(CalendarDay.removed_in.is_(None))))
    days = sorted((each for each in days_by_law(year) if each.day not in kept), key=lambda each: each.day)
    mark_days(session, days, Edit(by=None, at=at, reason=f"Lập lịch năm {year} theo Bộ luật Lao động."))
    if year in NOTICES:
        announce_year(session, year, NOTICES[year], Edit(by=None, at=at))


def days_by_law(year: int) -> Iterator[CalendarDay]:
    """The days off of a year and the Saturdays that make up for some of them, as far as they are known."""
    for off, name in holidays.country_holidays("VN", years=year, language="vi").items():
        yield from _day_off(off, name)
    for off, (back, notice) in SWAPPED.items():
        if off.year == year:
            yield from _swap(off, back, notice)


def _day_off(day: date, name: str) -> Iterable[CalendarDay]:
    if instead := _INSTEAD.search(name):
        return _swap(day, datetime.strptime(instead["back"], "%d/%m/%Y").date(), "")  # noqa: DTZ007  a day has no zone
    return [CalendarDay(day=day, kind=DayKind.OFF, name=_name(name))]


def _swap(off: date, back: date, notice: str) -> Iterable[CalendarDay]:
    return (
        CalendarDay(day=off, kind=DayKind.OFF, name=f"Nghỉ hoán đổi, làm bù {said(back)}", notice=notice),
        CalendarDay(day=back, kind=DayKind.MAKE_UP, name=f"Làm bù cho {said(off)}", notice=notice),
    )


def _name(name: str) -> str:
    """As notices call it: the days of Tết by one name, a moved day with what it is for in front."""
    if _TET.search(name):
        return "Tết Nguyên đán"
    moved = _MOVED.fullmatch(name)
    return f"Nghỉ bù {moved['name']}" if moved else name
