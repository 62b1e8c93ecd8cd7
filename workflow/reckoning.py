"""How is a deadline reckoned? From the words of a letter or of a leader to a day, with every step of the way told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from workflow.deadlines import VIETNAM, Counting, WorkingCalendar, latest_safe_day, next_day_of_month
from workflow.reckoning_words import (
    first_day,
    moved_on,
    not_announced,
    not_moved,
    passed_over,
    said,
    weekday_of,
)
from workflow.terms import Term

RETURNS = {
    "month": (1, "hằng tháng"),
    "quarter": (3, "hằng quý"),
    "half_year": (6, "6 tháng một lần"),
    "year": (12, "hằng năm"),
}
"""How many months lie between two returns of a deadline, and how that is said."""


# fmt: off
class Reading(Term):
    """How the words of a deadline were understood."""

    BEFORE       = "before",       "trước ngày đã ghi (không tính ngày đó)"
    UNTIL        = "until",        "đến hết ngày đã ghi (tính cả ngày đó)"
    DAYS         = "days",         "số ngày liên tục, kể cả ngày nghỉ"
    WORKING_DAYS = "working_days", "số ngày làm việc"
    HOURS        = "hours",        "số giờ liên tục"
    RECURRING    = "recurring",    "ngày định kỳ, lặp lại"
    AT_ONCE      = "at_once",      "làm ngay khi nhận"
    BY_HAND      = "by_hand",      "ngày do người giao việc ghi"
# fmt: on


@dataclass(frozen=True, kw_only=True)
class Reckoning:
    """A deadline, and how it came about."""

    due_date: date
    """The last day in time; it ends at 24:00."""
    due_time: time | None = None
    """The moment of that day on the office's clock, where hours count."""
    phrase: str
    """The words that set it, as they stand; empty where nobody said any."""
    page: int | None = None
    box: tuple[float, ...] | None = None
    """Where they stand in the scan: page from 1, x0, y0, x1, y1 in fractions of the upright page."""
    reading: Reading
    steps: tuple[str, ...]
    """Vietnamese sentences: how it was counted."""
    calendar_version: int
    """The version of the working calendar that it was counted with."""


def reckon(deadline: Mapping[str, Any], counting: Counting) -> Reckoning | None:
    """What one deadline of a letter comes to, told as the contract of reading has it (docs/read.md).

    Returns:
        None where it names no day.
    """
    for way in (_of_a_date, _of_a_period, _of_a_return):
        if reckoned := way(deadline, counting):
            box = deadline.get("box")
            return replace(reckoned, page=deadline.get("page"), box=tuple(box) if box else None)
    return None


def proposed_due_date(deadlines: Iterable[Mapping[str, Any]], counting: Counting) -> date | None:
    """The earliest deadline that the letter itself sets, as a proposal; it may be past by today.

    A day before the letter's own is no deadline but a slip of the pen or of the reader.
    """
    days = (reckoned.due_date for each in deadlines if (reckoned := reckon(each, counting)))
    return min((day for day in days if day >= counting.written), default=None)


def reckon_by_hand(day: date, at: time | None, calendar: WorkingCalendar, phrase: str = "") -> Reckoning:
    """A day, perhaps an hour, that the leader picked: it stands as it is."""
    hour = f" lúc {at:%H:%M}" if at else ""
    step = f"Người giao việc ghi hạn {weekday_of(day)}{hour}; ngày đó còn trong hạn."
    return _fixed(day, Reading.BY_HAND, (step,), calendar, phrase, at)


def reckon_days(
    number: int, working: bool, since: date, calendar: WorkingCalendar, phrase: str, label: str = "Ngày bắt đầu"
) -> Reckoning:
    """«trong 05 ngày làm việc», «trong 10 ngày»: the first day is not counted (Civil Code, Art. 147).

    A period of calendar days that ends on a day off ends on the next working day (Art. 148.5).

    Args:
        number: from 1.
        label: what the day `since` is: «Ngày đến».
    """
    if number < 1:
        raise ValueError(f"{number} days are no period")
    count = _working_days if working else _calendar_days
    end, steps = count(number, since, calendar)
    return Reckoning(
        due_date=end,
        phrase=phrase,
        reading=Reading.WORKING_DAYS if working else Reading.DAYS,
        steps=(first_day(label, since), *steps, *_in_doubt(end, calendar)),
        calendar_version=calendar.version,
    )


def reckon_hours(number: int, since: datetime, calendar: WorkingCalendar, phrase: str) -> Reckoning:
    """«trong 24 giờ»: from that moment on, by night and on days off alike (Hỏa tốc)."""
    begin = since.astimezone(VIETNAM)
    end = begin + timedelta(hours=number)
    steps = (
        f"Tính từ {begin:%H:%M} {weekday_of(begin.date())}.",
        f"Thêm {number} giờ, kể cả ban đêm và ngày nghỉ: đến {end:%H:%M} {weekday_of(end.date())}.",
    )
    return Reckoning(
        due_date=end.date(), due_time=end.time(), phrase=phrase, reading=Reading.HOURS, steps=steps,
        calendar_version=calendar.version,
    )  # fmt: skip


def reckon_at_once(on: date, calendar: WorkingCalendar, phrase: str) -> Reckoning:
    """Khẩn, Thượng khẩn, Hỏa tốc: at once, also on a day off (Decree 30/2020, Art. 4.2c, 24.2)."""
    steps = (
        "Văn bản khẩn phải được đăng ký, trình, chuyển giao và giải quyết ngay, kể cả ngày nghỉ "
        "(Nghị định 30/2020/NĐ-CP, Điều 4 và Điều 24).",
        f"Hạn là ngay trong {weekday_of(on)}.",
    )
    return Reckoning(
        due_date=on, phrase=phrase, reading=Reading.AT_ONCE, steps=steps, calendar_version=calendar.version
    )


def _of_a_date(deadline: Mapping[str, Any], counting: Counting) -> Reckoning | None:
    """«trước ngày 23/3/2026», «chậm nhất ngày 25/3/2026»."""
    if not (written := deadline.get("date")):
        return None
    named, inclusive = date.fromisoformat(written), _inclusive(deadline)
    reading = Reading.UNTIL if inclusive else Reading.BEFORE
    return _fixed(
        latest_safe_day(named, inclusive=inclusive), reading, (_taken(named, inclusive),), counting.calendar,
        _phrase(deadline),
    )  # fmt: skip


def _of_a_period(deadline: Mapping[str, Any], counting: Counting) -> Reckoning | None:
    """«trong 05 ngày làm việc kể từ ngày nhận được văn bản này»."""
    within = deadline.get("within") or {}
    if (number := int(within.get("days") or 0)) < 1:
        return None
    printed = within.get("from")
    arrived = printed is None or "nhận" in printed
    since, label = (counting.arrived, "Ngày đến") if arrived else (counting.written, "Ngày của văn bản")
    reckoned = reckon_days(number, bool(within.get("working")), since, counting.calendar, _phrase(deadline), label)
    if printed is None:
        return replace(reckoned, steps=("Văn bản không ghi tính từ ngày nào nên tính từ ngày đến.", *reckoned.steps))
    return reckoned


def _of_a_return(deadline: Mapping[str, Any], counting: Counting) -> Reckoning | None:
    """«trước ngày 23 hằng tháng»: the next one after the day of the letter."""
    day = deadline.get("day_of_month") or deadline.get("day")
    every = RETURNS.get(deadline.get("every", "month"))
    if not day or not every:
        return None
    span, words = every
    named = next_day_of_month(day, counting.written, span=span, month=deadline.get("month") or span)
    inclusive = _inclusive(deadline)
    steps = [f"Định kỳ {words}, ngày {day}: kỳ đầu sau ngày của văn bản {said(counting.written)} là {said(named)}."]
    if named.day < day:
        steps.append(f"Tháng {named.month}/{named.year} không có ngày {day} nên lấy ngày cuối tháng.")
    return _fixed(
        latest_safe_day(named, inclusive=inclusive), Reading.RECURRING, (*steps, _taken(named, inclusive)),
        counting.calendar, _phrase(deadline),
    )  # fmt: skip


def _fixed(
    day: date, reading: Reading, steps: Iterable[str], calendar: WorkingCalendar, phrase: str, at: time | None = None
) -> Reckoning:
    """A day that was named is not moved; it is said when nobody works on it."""
    remarks = () if calendar.is_working(day) else (not_moved(day, calendar),)
    return Reckoning(
        due_date=day,
        due_time=at,
        phrase=phrase,
        reading=reading,
        steps=(*steps, *remarks),
        calendar_version=calendar.version,
    )


def _working_days(number: int, since: date, calendar: WorkingCalendar) -> tuple[date, list[str]]:
    end = calendar.after(since, number)
    last = f"Ngày làm việc thứ {number} là {weekday_of(end)}: hạn đến hết ngày đó."
    return end, [*passed_over(since, end, calendar), last]


def _calendar_days(number: int, since: date, calendar: WorkingCalendar) -> tuple[date, list[str]]:
    last = since + timedelta(days=number)
    end = calendar.on_or_after(last)
    counted = f"Đếm cả ngày nghỉ, ngày thứ {number} là {weekday_of(last)}"
    if end == last:
        return end, [f"{counted}: hạn đến hết ngày đó."]
    return end, [f"{counted}.", moved_on(last, end, calendar)]


def _in_doubt(end: date, calendar: WorkingCalendar) -> Iterator[str]:
    if not calendar.is_announced(end.year):
        yield not_announced(end.year)


def _taken(named: date, inclusive: bool) -> str:
    if inclusive:
        return f"Tính cả ngày ghi trong văn bản: hạn đến hết {weekday_of(named)}."
    last = weekday_of(latest_safe_day(named, inclusive=False))
    return f"«Trước ngày {said(named)}» không tính ngày đó: ngày cuối còn trong hạn là {last}."


def _inclusive(deadline: Mapping[str, Any]) -> bool:
    return bool(deadline.get("inclusive", True))


def _phrase(deadline: Mapping[str, Any]) -> str:
    return str(deadline.get("text") or "")
