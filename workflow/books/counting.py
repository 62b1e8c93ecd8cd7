"""A line of figures: how much stands how; and lines that add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from workflow.books.standing import Standing


@dataclass(frozen=True)
class Line:
    """One row: what it counts, and how much of it stands how."""

    name: str
    key: str
    """By which its list is found; empty in a total."""
    counts: Counter[Standing] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """Of all standings."""
        return self.counts.total()

    @property
    def on_time(self) -> float | None:
        """How much of what was due came in time, from 0 to 1; None where nothing was due yet."""
        due = sum(self.counts[standing] for standing in (Standing.IN_TIME, Standing.LATE, Standing.OVERDUE))
        return self.counts[Standing.IN_TIME] / due if due else None


@dataclass(frozen=True)
class Part:
    """A table of lines: by what they are told apart, and their sum."""

    by: str
    """«type», «urgency», «channel», «group», «month», «unit», «officer»."""
    title: str
    lines: tuple[Line, ...]

    @property
    def sum(self) -> Line:
        """All lines together."""
        return Line("Cộng", "", sum((line.counts for line in self.lines), Counter()))


def most_first(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The largest first; of equal ones, by name."""
    return tuple(sorted(lines, key=lambda line: (-line.total, line.name)))
