"""When is it due? The office's day, working days, who is late; the holidays come from outside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

SPANS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
"""How many months lie between two returns of a deadline."""
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def local_day(at: datetime) -> date:
    """The day on the office's wall when it is `at` anywhere."""
    return at.astimezone(VIETNAM).date()


@dataclass(frozen=True)
class WorkingCalendar:
    """Monday to Friday, but for days off and make-up days (Labour Code, Art. 112, and the yearly notice)."""

    days_off: frozenset[date]
    make_up_days: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Does the office work on that day?"""
        return day in self.make_up_days or (day.weekday() < 5 and day not in self.days_off)

    def after(self, day: date, working_days: int) -> date:
        """The day that is so many working days later; the first day is not counted (Civil Code, Art. 147)."""
        while working_days > 0:
            day += timedelta(days=1)
            working_days -= self.is_working(day)
        return day

    def between(self, start: date, end: date) -> int:
        """How many working days lie after `start`, up to and including `end`."""
        return sum(self.is_working(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))


def is_due_soon(due: date, today: date, calendar: WorkingCalendar, within: int = 2) -> bool:
    """Sắp đến hạn: still in time, and at most so many working days are left."""
    return due >= today and calendar.between(today, due) <= within


def last_day_due_soon(today: date, calendar: WorkingCalendar, within: int = 2) -> date:
    """The last deadline that is near: what is due after it has more working days left."""
    return calendar.after(today, within + 1) - timedelta(days=1)


def last_day_waited_too_long(today: date, calendar: WorkingCalendar) -> date:
    """What came on this day or before has waited for more than one working day (Decree 30/2020, Art. 23.1)."""
    day = today
    while calendar.between(day, today) <= 1:
        day -= timedelta(days=1)
    return day


def latest_safe_day(named: date, *, inclusive: bool) -> date:
    """«trước ngày 23» leaves the 22nd as the last day in time; «chậm nhất ngày 23» the 23rd."""
    return named if inclusive else named - timedelta(days=1)


def next_day_of_month(day_of_month: int, after: date, *, span: int = 1, month: int = 1) -> date:
    """The next such day after a date; where the month is too short, its last day.

    Args:
        span: it comes back every so many months: 3 for a quarter, 12 for a year.
        month: in which month of that span, from 1.
    """
    for months in range(span + 1):
        year, index = divmod(after.year * 12 + after.month - 1 + months, 12)
        if index % span != (month - 1) % span:
            continue
        day = min(day_of_month, _length(year, index + 1))
        if (candidate := date(year, index + 1, day)) > after:
            return candidate
    raise AssertionError("the day of the next span is always later")


def _length(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


@dataclass(frozen=True)
class Counting:
    """From when the words of a letter count."""

    written: date
    """The day of the letter, or of its arrival where that is unknown: «ngày 23 hằng tháng» is the next one after it."""
    arrived: date
    """«kể từ ngày nhận được»."""
    calendar: WorkingCalendar


def proposed_due_date(deadlines: Iterable[dict[str, Any]], counting: Counting) -> date | None:
    """The earliest deadline that the letter itself sets, as a proposal; it may be past by today.

    A day before the letter's own is no deadline but a slip of the pen or of the reader.
    """
    days = (last_day_in_time(deadline, counting) for deadline in deadlines)
    return min((day for day in days if day is not None and day >= counting.written), default=None)


def last_day_in_time(deadline: dict[str, Any], counting: Counting) -> date | None:
    """The last day that one deadline of a letter leaves, as the contract of reading tells it (docs/read.md)."""
    inclusive = bool(deadline.get("inclusive", True))
    if named := deadline.get("date"):
        return latest_safe_day(date.fromisoformat(named), inclusive=inclusive)
    if within := deadline.get("within"):
        since = counting.arrived if "nhận" in (within.get("from") or "nhận") else counting.written
        days = int(within["days"])
        return counting.calendar.after(since, days) if within["working"] else since + timedelta(days=days)
    if day := deadline.get("day_of_month") or deadline.get("day"):
        span = SPANS[deadline.get("every", "month")]
        month = deadline.get("month") or span
        return latest_safe_day(next_day_of_month(day, counting.written, span=span, month=month), inclusive=inclusive)
    return None
