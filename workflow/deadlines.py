"""When is it due? The office's day, working days, who is late; the holidays come from outside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

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


def next_day_of_month(day_of_month: int, after: date) -> date:
    """The next such day after a date; where the month is too short, its last day."""
    for months in (0, 1):
        year, month = divmod(after.year * 12 + after.month - 1 + months, 12)
        day = min(day_of_month, _length(year, month + 1))
        if (candidate := date(year, month + 1, day)) > after:
            return candidate
    raise AssertionError("next month's day is always later")


def _length(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def proposed_due_date(deadlines: Iterable[dict[str, object]], since: date) -> date | None:
    """The earliest deadline that the letter itself sets, as a proposal; it may be past by today.

    Args:
        deadlines: as in `ocr.reading.Reading`: `date` (ISO) or `day_of_month`, and `inclusive`.
        since: the day of the letter, from which its words count («ngày 23 hằng tháng»), or else of its arrival;
            a day before it is no deadline but a slip of the pen or of the reader.
    """
    days = [day for day in (_day(deadline, since) for deadline in deadlines) if day is not None and day >= since]
    return min(days, default=None)


def _day(deadline: dict[str, object], since: date) -> date | None:
    inclusive = bool(deadline.get("inclusive", True))
    if isinstance(named := deadline.get("date"), str):
        return latest_safe_day(date.fromisoformat(named), inclusive=inclusive)
    if isinstance(day := deadline.get("day_of_month"), int):
        return latest_safe_day(next_day_of_month(day, since), inclusive=inclusive)
    return None
