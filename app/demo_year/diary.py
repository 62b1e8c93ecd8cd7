"""What happens to a letter next, in the order of time; what would happen after today does not happen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush
from itertools import count

from workflow.deadlines import VIETNAM, WorkingCalendar

OPENS, DAY = time(7, 30), 8.0
"""When the office opens, and the hours of a working day."""
Act = Callable[[], None]


class Diary:
    """The acts that are planned, and the moment of the one that takes place."""

    def __init__(self, at: datetime, now: datetime, calendar: WorkingCalendar) -> None:
        self.at, self.now, self.calendar = at, now, calendar
        self._order = count()
        self._planned: list[tuple[datetime, int, Act]] = []

    @property
    def today(self) -> date:
        """The office's day of the act that takes place."""
        return self.at.astimezone(VIETNAM).date()

    def after(self, hours: float, act: Act) -> None:
        """Plan it so many working hours from now."""
        self.on(self._later(hours), act)

    def on(self, at: datetime, act: Act) -> None:
        """Plan it for a moment; what is past by then is done at once."""
        heappush(self._planned, (max(at, self.at), next(self._order), act))

    def live(self) -> None:
        """Do all that was planned, and what that leads to, until now."""
        while self._planned and self._planned[0][0] <= self.now:
            self.at, _, act = heappop(self._planned)
            act()

    def day_in(self, working_days: int) -> date:
        """The day that is so many working days later."""
        return self.calendar.after(self.today, working_days)

    def hours_until_end_of(self, day: date) -> float:
        """How many working hours are left until the end of that day; at least one."""
        return max(1.0, DAY * self.calendar.between(self.today, day) + (DAY - self._hours_gone()))

    def _hours_gone(self) -> float:
        local = self.at.astimezone(VIETNAM)
        gone = (local - datetime.combine(local.date(), OPENS, VIETNAM)) / timedelta(hours=1)
        return min(max(gone, 0.0), DAY)

    def _later(self, hours: float) -> datetime:
        whole, rest = divmod(self._hours_gone() + hours, DAY)
        # What is done within the day is also done on a day off: the letter itself came on it.
        day = self.calendar.after(self.today, int(whole)) if whole else self.today
        return datetime.combine(day, OPENS, VIETNAM) + timedelta(hours=rest)
