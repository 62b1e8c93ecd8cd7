"""From how much speaks for a value to how likely it is right: curves fitted on letters whose truth is known.

The curve is Platt's (1999): the log-odds of being right are a straight line in the log-odds of the weight. How it was
fitted, and on what, stands in docs/reading.md; `python -m benchmarks.calibration` writes the table anew.
"""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("calibration.csv")
NEVER = 2.0
"""No weight is this high."""
EDGE = 0.0005
"""Weights nearer to 0 and 1 than this are taken as this."""


@dataclass(frozen=True)
class Curve:
    """What weights mean for one field; a field without a curve of its own takes its weights at their word."""

    slope: float = 1.0
    offset: float = 0.0
    sure: float = NEVER
    """From this weight on, at most one value in two hundred was wrong."""
    ways: float = 1
    """So many independent ways must agree before it is sure: one engine alone may misread a hand with conviction."""
    absent: float = 0.0
    """How likely it is not on the paper, when nothing of it was found."""
    absent_is_sure: bool = False
    """Is nothing found reason enough not to look?"""

    def probability(self, weight: float) -> float:
        """How likely a value of this weight is right, 0..1."""
        return 1.0 / (1.0 + math.exp(-(self.slope * log_odds(weight) + self.offset)))


def log_odds(weight: float) -> float:
    """Of a weight of 0..1, finite also at its ends."""
    kept = min(1.0 - EDGE, max(EDGE, weight))
    return math.log(kept / (1.0 - kept))


def curve_of(field: str) -> Curve:
    """The curve of a field of the contract."""
    return _curves().get(field, Curve())


@cache
def _curves() -> dict[str, Curve]:
    with TABLE.open(encoding="utf-8") as file:
        return {row.pop("field"): _curve(row) for row in csv.DictReader(file)}


def _curve(row: dict[str, str]) -> Curve:
    numbers = {key: float(value) for key, value in row.items() if value and key != "absent_is_sure"}
    return Curve(**numbers, absent_is_sure=row["absent_is_sure"] == "yes")
