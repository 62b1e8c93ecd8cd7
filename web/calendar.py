"""Lịch làm việc: the year at a glance for everybody; the chief of office and the administrator keep it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from flask import Flask, abort, flash, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select

from web import work
from web.calendar_year import WEEKDAYS, months_of
from web.onward import onward
from web.typed import Unclear, a_day, a_line, a_text, within
from workflow import calendar_steps
from workflow.calendar import (
    CalendarDay,
    CalendarVersion,
    DayKind,
    days_of,
    latest_version,
    notice_of,
    working_calendar,
)
from workflow.calendar_steps import Edit
from workflow.reckoning_words import said
from workflow.task import OPEN, Task
from workflow.terms import Role

KEEPERS = frozenset({Role.CHIEF, Role.ADMIN})
YEARS = range(2000, 2101)
MOST_VERSIONS = 30
"""Of the history; the latest."""
MOST_DAYS = 31
"""Marked in one go."""
LONGEST_REASON = 500
ANNOUNCED_BY = 11
"""The month by which the coming year's holidays are usually announced."""


def desk() -> ResponseReturnValue:
    """A year of the calendar as it stands, or as it stood in an earlier version."""
    year, latest = _year(), latest_version(work.session())
    version = request.args.get("version", latest, type=int)
    version = version if 0 < version < latest else latest
    days = days_of(work.session(), year, version)
    months = months_of(year, days, working_calendar(work.session(), version))
    return render_template(
        "calendar/desk.html",
        year=year,
        years=[each for each in (year - 1, year + 1) if each in YEARS],
        months=months,
        weekdays=WEEKDAYS,
        working_days=sum(month.working_days for month in months),
        days=days,
        notice=notice_of(work.session(), year, version),
        version=version,
        latest=latest,
        versions=_versions(),
        may_edit=version == latest and bool(work.me().roles_on(work.today()) & KEEPERS),
        DayKind=DayKind,
    )


def mark_days() -> ResponseReturnValue:
    """Days off, a Saturday that is worked, or both for each other: one change."""
    days = list(_days_to_mark())
    version = calendar_steps.mark_days(work.session(), days, _edit())
    flash(f"{version.what}.{_touched(days)}")
    return onward("calendar.desk", year=days[0].day.year)


def unmark_day(id: int) -> ResponseReturnValue:
    """A day like others again; the reason is kept."""
    day = work.session().get(CalendarDay, id)
    if day is None:
        abort(404)
    version = calendar_steps.unmark_day(work.session(), day, _edit())
    flash(f"{version.what}.")
    return onward("calendar.desk", year=day.day.year)


def announce_year() -> ResponseReturnValue:
    """The year's holidays are known for certain."""
    year = _year()
    notice = within(a_line(request.form.get("notice", "")), 100, "Số, ký hiệu thông báo")
    version = calendar_steps.announce_year(work.session(), year, notice, _edit())
    flash(f"{version.what}.")
    return onward("calendar.desk", year=year)


def year_in_doubt() -> int | None:
    """A year whose holidays nobody has confirmed though deadlines run into it: this one, near its end the next."""
    today = work.today()
    near = (today.year, today.year + 1) if today.month >= ANNOUNCED_BY else (today.year,)
    return next((year for year in near if not work.parts().calendar.is_announced(year)), None)


def install(app: Flask) -> None:
    """Make it known to the templates."""
    app.jinja_env.globals.update(year_in_doubt=year_in_doubt)


def _days_to_mark() -> Iterator[CalendarDay]:
    """What the form names, the days off first.

    Raises:
        Unclear: it names no day, no name, or too many days.
    """
    first, last, back = (_day(name, label) for name, label in _FIELDS)
    name = within(a_line(request.form.get("name", "")), 150, "Tên ngày nghỉ")
    notice = within(a_line(request.form.get("notice", "")), 100, "Số, ký hiệu thông báo")
    if first is None and back is None:
        raise Unclear("Xin ghi ngày nghỉ, ngày làm bù, hoặc cả hai nếu hoán đổi.")
    if first:
        if not name:
            raise Unclear(
                "Xin ghi tên ngày nghỉ, ví dụ «Tết Nguyên đán»; tên này hiện trên lịch và trong cách tính hạn."
            )
        for day in _span(first, last or first):
            yield CalendarDay(day=day, kind=DayKind.OFF, name=name, notice=notice)
    if back:
        makes_up = f"Làm bù cho {said(first)}" if first else name or "Làm bù"
        yield CalendarDay(day=back, kind=DayKind.MAKE_UP, name=makes_up, notice=notice)


_FIELDS = (("first", "Nghỉ từ ngày"), ("last", "Nghỉ đến ngày"), ("back", "Làm bù vào ngày"))


def _span(first: date, last: date) -> list[date]:
    if last < first:
        raise Unclear(f"Ngày nghỉ cuối ({said(last)}) trước ngày nghỉ đầu ({said(first)}). Xin kiểm tra lại.")
    if (last - first).days >= MOST_DAYS:
        raise Unclear(f"Mỗi lần chỉ đánh dấu tối đa {MOST_DAYS} ngày. Xin chia thành nhiều lần.")
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _day(name: str, label: str) -> date | None:
    return a_day(request.form.get(name, ""), label, work.today())


def _edit() -> Edit:
    reason = within(a_text(request.form.get("reason", "")), LONGEST_REASON, "Lý do")
    return Edit(by=work.me(), at=work.now(), reason=reason, seen=request.form.get("seen", type=int))


def _touched(days: Sequence[CalendarDay]) -> str:
    """What is due on those days is not moved by itself, but it is said that it is there."""
    due = Task.due_date.in_([each.day for each in days])
    count = work.session().scalar(select(func.count()).select_from(Task).where(Task.state.in_(OPEN), due))
    return f" {count} việc đang mở có hạn vào các ngày này; hạn đã giao không tự thay đổi." if count else ""


def _versions() -> Sequence[CalendarVersion]:
    latest_first = select(CalendarVersion).order_by(CalendarVersion.number.desc()).limit(MOST_VERSIONS)
    return work.session().scalars(latest_first).all()


def _year() -> int:
    asked = request.values.get("year", type=int)
    return asked if asked is not None and asked in YEARS else work.today().year
