"""A year at a glance: twelve months of weeks, with the days that are special and what they are called."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from workflow.calendar import CalendarDay, DayKind
from workflow.deadlines import WorkingCalendar

WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_BOOK = Calendar(firstweekday=0)


@dataclass(frozen=True)
class Cell:
    """One day of a month."""

    day: date
    look: str
    """«off», «make-up», «rest» of a plain weekend, or nothing."""
    name: str


@dataclass(frozen=True)
class Stretch:
    """Special days that follow one another under one name."""

    first: date
    last: date
    kind: DayKind
    name: str

    @property
    def days(self) -> str:
        """«16–20», within its month."""
        return f"{self.first.day}" if self.first == self.last else f"{self.first.day}–{self.last.day}"


@dataclass(frozen=True)
class Month:
    """One month, week by week from Monday; None where a week lies outside it."""

    number: int
    weeks: Sequence[Sequence[Cell | None]]
    stretches: Sequence[Stretch]
    working_days: int


def months_of(year: int, days: Sequence[CalendarDay], calendar: WorkingCalendar) -> list[Month]:
    """All twelve, with what is special in them."""
    return [
        _month(year, number, [each for each in days if each.day.month == number], calendar) for number in range(1, 13)
    ]


def _month(year: int, number: int, days: Sequence[CalendarDay], calendar: WorkingCalendar) -> Month:
    special = {each.day: each for each in days}
    weeks = [
        [_cell(day, special.get(day)) if day.month == number else None for day in week]
        for week in _BOOK.monthdatescalendar(year, number)
    ]
    inside = [cell.day for week in weeks for cell in week if cell]
    return Month(number, weeks, _stretches(days), sum(map(calendar.is_working, inside)))


def _cell(day: date, special: CalendarDay | None) -> Cell:
    if special is None:
        return Cell(day, "rest" if day.weekday() >= 5 else "", "")
    return Cell(day, LOOKS[special.kind], special.name)


LOOKS = {DayKind.OFF: "off", DayKind.MAKE_UP: "make-up"}


def _stretches(days: Iterable[CalendarDay]) -> list[Stretch]:
    """Days in a row have the same distance from their place in the list."""
    numbered = enumerate(days)
    runs = groupby(numbered, key=lambda each: (each[1].day - timedelta(days=each[0]), each[1].kind, each[1].name))
    return [
        Stretch(run[0].day, run[-1].day, kind, name)
        for (_, kind, name), group in runs
        if (run := [each for _, each in group])
    ]
