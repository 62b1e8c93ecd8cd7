"""When is it due? The office's day, working days, who is late; the holidays come from outside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    version: int = 0
    """Which version of the office's calendar it is (`workflow.calendar`); 0: nobody has written one."""
    names: Mapping[date, str] = field(default_factory=dict, compare=False)
    """What its days off and make-up days are called."""
    announced: frozenset[int] | None = None
    """The years whose holidays have been announced; None: nobody keeps count."""

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

    def on_or_after(self, day: date) -> date:
        """That day, or the next working day where it is a day off (Civil Code, Art. 148.5)."""
        return day if self.is_working(day) else self.after(day, 1)

    def on_or_before(self, day: date) -> date:
        """That day, or the working day before it: when to remind of a fixed day that is a day off."""
        while not self.is_working(day):
            day -= timedelta(days=1)
        return day

    def is_announced(self, year: int) -> bool:
        """Are the holidays of that year known for certain?"""
        return self.announced is None or year in self.announced


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
