"""Numbers of one issuer, notation and year run with the days: where a number of a given day has its room.

Many offices keep to it, not all: a register whose own numbers do not run with the days tells nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

LAG = timedelta(days=3)
"""A number may be taken some days before or after the letter is dated."""
KEPT = 0.9
"""The share of known numbers that must run with the days."""
FEW = 4
"""With fewer numbers in a row nothing is said against one that was read: they may belong to another run."""
WITNESSES = 2
"""So many known numbers must stand against one that was read: a single one may be a slip of the pen."""
PACES, SPARE = 3, 20
"""How far ahead of the last known number the next may be: so many times its usual pace, and some."""

Dated = tuple[date, int]


@dataclass(frozen=True)
class Room:
    """Between which numbers those of a day lie."""

    earlier: Sequence[Dated]
    """Of days clearly before, the nearest last."""
    later: Sequence[Dated]
    """Of days clearly after, the nearest first."""
    firm: bool
    """Do enough numbers run in order to contradict one?"""
    ceiling: int
    """The highest number that the next one after, or the pace of the earlier ones, makes likely."""

    @property
    def before(self) -> Dated | None:
        """The highest known number of an earlier day."""
        return self.earlier[-1] if self.earlier else None

    @property
    def after(self) -> Dated | None:
        """The lowest known number of a later day."""
        return self.later[0] if self.later else None

    def holds(self, number: int) -> bool:
        """Does the number lie where those of the day are to be expected?"""
        return (self.before[1] if self.before else 0) < number <= self.ceiling

    def contradicts(self, number: int) -> Dated | None:
        """The nearest of the known numbers, of earlier or of later days, on whose wrong side it lies."""
        higher = [each for each in self.earlier if each[1] >= number]
        lower = [each for each in self.later if each[1] <= number]
        if self.firm and len(higher) >= WITNESSES:
            return higher[-1]
        return lower[0] if self.firm and len(lower) >= WITNESSES else None

    def tightness(self, number: int) -> float:
        """How much it says that a number lies here: near 1 where few numbers of its length do, 0 where most do."""
        width = self.ceiling - (self.before[1] if self.before else 0)
        return max(0.0, 1.0 - width / float(10 ** len(str(number))))


def room_on(day: date, known: Sequence[Dated]) -> Room | None:
    """The room of that day's numbers; None where the register cannot tell."""
    year = sorted(each for each in known if each[0].year == day.year)
    chain = in_order(year)
    if len(chain) < 2 or not is_kept(year):
        return None
    earlier = [each for each in chain if each[0] < day - LAG]
    later = [each for each in chain if each[0] > day + LAG]
    if not earlier and not later:
        return None
    ceiling = later[0][1] - 1 if later else _ceiling(chain, earlier[-1], day)
    return Room(earlier, later, len(chain) >= FEW, ceiling)


def is_kept(numbers: Sequence[Dated]) -> bool:
    """Do these, in the order of days, nearly all rise?"""
    return len(in_order(numbers)) >= KEPT * len(numbers)


def in_order(numbers: Sequence[Dated]) -> list[Dated]:
    """The longest row of these, taken in the order of days, whose numbers rise."""
    best: list[list[Dated]] = []
    for each in numbers:
        earlier = [row for row in best if row[-1][1] < each[1]]
        best.append([*max(earlier, key=len, default=[]), each])
    return max(best, key=len, default=[])


def _ceiling(chain: Sequence[Dated], last: Dated, day: date) -> int:
    days = max((chain[-1][0] - chain[0][0]).days, 1)
    pace = (chain[-1][1] - chain[0][1]) / days
    return last[1] + SPARE + round(PACES * pace * (day - last[0]).days)
