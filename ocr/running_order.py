"""Numbers of one issuer, notation and year run with the days: where a number of a given day has its room.

Many offices keep to it, not all: a register whose own numbers do not run with the days tells nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, combinations

LAG = timedelta(days=3)
"""A number may be taken some days before or after the letter is dated."""
KEPT = 0.9
"""The share of known numbers that must rise with the days."""
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
    """Of days clearly before, the highest last."""
    later: Sequence[Dated]
    """Of days clearly after, the lowest first."""
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
    run = in_order([each for each in known if each[0].year == day.year])
    if run is None or len(run) < 2:
        return None
    earlier = sorted((each for each in run if each[0] < day - LAG), key=_number)
    later = sorted((each for each in run if each[0] > day + LAG), key=_number)
    if not earlier and not later:
        return None
    ceiling = later[0][1] - 1 if later else _ceiling(run, earlier[-1], day)
    return Room(earlier, later, len(run) >= FEW, ceiling)


def in_order(numbers: Sequence[Dated]) -> list[Dated] | None:
    """These numbers, but for a few slips of the pen; None where they do not rise with the days."""
    run = list(enumerate(sorted(numbers)))
    clashes = [(early, late) for (early, one), (late, other) in combinations(run, 2) if _clash(one, other)]
    slips: set[int] = set()
    while clashes and len(slips) < round((1.0 - KEPT) * len(run)):
        worst = Counter(chain.from_iterable(clashes)).most_common(1)[0][0]
        slips.add(worst)
        clashes = [pair for pair in clashes if worst not in pair]
    return None if clashes else [each for at, each in run if at not in slips]


def _clash(early: Dated, late: Dated) -> bool:
    """Does the number of a clearly earlier day fail to be the lower one?"""
    return late[0] - early[0] > LAG and early[1] >= late[1]


def _number(known: Dated) -> int:
    return known[1]


def _ceiling(run: Sequence[Dated], last: Dated, day: date) -> int:
    days = max((run[-1][0] - run[0][0]).days, 1)
    pace = (run[-1][1] - run[0][1]) / days
    return last[1] + SPARE + round(PACES * pace * (day - last[0]).days)
