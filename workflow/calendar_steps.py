"""The calendar is changed: days marked, a mark taken off, a year's announcement noted. Each makes one new version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from workflow.calendar import CalendarDay, CalendarVersion, DayKind, YearNotice, in_version, latest_version
from workflow.machine import Refusal
from workflow.people import Person
from workflow.reckoning_words import WEEKDAYS, said

MOST_TOLD = 4
"""Stretches of days that the history names one by one."""


@dataclass(frozen=True)
class Edit:
    """Who changes the calendar, when, and why."""

    by: Person | None
    at: datetime
    reason: str = ""
    seen: int | None = None
    """The version that they had before them; None where it does not matter."""


def mark_days(session: Session, days: Sequence[CalendarDay], edit: Edit) -> CalendarVersion:
    """These are days off, or made up for.

    Raises:
        Refusal: one of them is marked already, or is a working day that needs no making up for; or the calendar
            has been changed since it was looked at.
    """
    number = _next_number(session, edit)
    _must_be_free(session, days)
    for each in days:
        if each.kind is DayKind.MAKE_UP and each.day.weekday() < 5:
            raise Refusal(
                f"{said(each.day)} là {WEEKDAYS[each.day.weekday()]}, vốn là ngày làm việc. "
                "Ngày làm bù phải là thứ Bảy hoặc Chủ nhật."
            )
    version = _write(session, number, _what("Thêm", days), edit)
    for each in days:
        each.added_in = number
    session.add_all(days)
    session.flush()
    return version


def unmark_day(session: Session, day: CalendarDay, edit: Edit) -> CalendarVersion:
    """That day is one like others again.

    Raises:
        Refusal: no reason is given, it is marked no longer, or the calendar has been changed since.
    """
    if not edit.reason:
        raise Refusal("Xin ghi lý do bỏ đánh dấu ngày này; lý do được lưu trong lịch sử thay đổi.")
    number = _next_number(session, edit)
    if day.removed_in is not None:
        raise Refusal(f"Ngày {said(day.day)} đã được bỏ đánh dấu từ trước. Xin tải lại trang.")
    version = _write(session, number, _what("Bỏ", [day]), edit)
    day.removed_in = number
    session.flush()
    return version


def announce_year(session: Session, year: int, notice: str, edit: Edit) -> CalendarVersion:
    """The holidays of that year are known for certain; a later announcement takes the place of an earlier one.

    Raises:
        Refusal: the announcement is not named, or the calendar has been changed since.
    """
    if not notice:
        raise Refusal("Xin ghi số, ký hiệu của thông báo nghỉ lễ, tết, ví dụ 9441/TB-BNV.")
    number = _next_number(session, edit)
    version = _write(session, number, f"Xác nhận lịch nghỉ năm {year} theo thông báo {notice}", edit)
    for earlier in session.scalars(select(YearNotice).where(in_version(YearNotice, number), YearNotice.year == year)):
        earlier.removed_in = number
    # Of a year only one holds: the earlier one goes before the new one comes.
    session.flush()
    row = YearNotice(year=year, notice=notice)
    row.added_in = number
    session.add(row)
    session.flush()
    return version


def _next_number(session: Session, edit: Edit) -> int:
    """The next number, after whoever else is changing the calendar at this moment."""
    session.scalar(select(CalendarVersion).where(CalendarVersion.number == 1).with_for_update(of=CalendarVersion))
    latest = latest_version(session)
    if edit.seen is not None and edit.seen < latest:
        last = session.get_one(CalendarVersion, latest)
        who = last.by.full_name if last.by else "hệ thống"
        raise Refusal(f"Lịch làm việc vừa được {who} thay đổi («{last.what}»). Xin tải lại trang rồi thao tác tiếp.")
    return latest + 1


def _must_be_free(session: Session, days: Sequence[CalendarDay]) -> None:
    wanted = [each.day for each in days]
    taken = session.scalars(
        select(CalendarDay)
        .where(CalendarDay.day.in_(wanted), CalendarDay.removed_in.is_(None))
        .order_by(CalendarDay.day)
    ).first()
    if taken is not None:
        raise Refusal(
            f"Ngày {said(taken.day)} đã được đánh dấu là {taken.kind.label.lower()} ({taken.name}). "
            "Nếu cần đổi, xin bỏ đánh dấu ngày đó trước."
        )
    if len(set(wanted)) < len(wanted):
        raise Refusal("Một ngày không thể vừa nghỉ vừa làm bù. Xin kiểm tra lại các ngày đã ghi.")


def _write(session: Session, number: int, what: str, edit: Edit) -> CalendarVersion:
    version = CalendarVersion(number=number, at=edit.at, what=what, reason=edit.reason, by=edit.by)
    session.add(version)
    session.flush()
    return version


def _what(act: str, days: Sequence[CalendarDay]) -> str:
    """«Thêm ngày nghỉ 16/02/2026 – 20/02/2026 (Tết Nguyên đán)»; of very many only how many."""
    runs = [list(group) for _, group in groupby(days, key=lambda each: (each.kind, each.name))]
    if len(runs) > MOST_TOLD:
        return f"{act} {len(days)} ngày nghỉ, ngày làm bù, {_span([each.day for each in days])}"
    told = (f"{run[0].kind.label.lower()} {_span([each.day for each in run])} ({run[0].name})" for run in runs)
    return f"{act} {'; '.join(told)}"


def _span(days: Sequence[date]) -> str:
    return said(days[0]) if len(days) == 1 else f"{said(days[0])} – {said(days[-1])}"
