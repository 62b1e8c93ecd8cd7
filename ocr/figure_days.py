"""Which day may stand where a day is written: every day of the years in question is asked for, in each spelling.

A hand's strokes between day, month and year look like a 1 or a 7. What an engine saw step by step is therefore not
spelt out and parted: each day is tried on it, and the likelihoods of all its spellings add up.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ocr.ctc import Chances, chances_of
from ocr.page import Line
from ocr.vietnamese import plain

YEAR = re.compile(r"th.{0,3}ng.{0,8}n.{0,2}m\W{0,2}(?P<year>(?:19|20)\d\d)")
LEAST_SEEN = 1e-6
"""Below this likelihood, of all days together, no day is written there."""
MOST = 24


def years_told(lines: Iterable[Line]) -> frozenset[int]:
    """The year that the head of the letter names, and the next: a letter arrives soon. Empty where it names none."""
    told = (YEAR.search(plain(line.text)) for line in lines)
    first = next((int(match["year"]) for match in told if match), None)
    return frozenset() if first is None else frozenset((first, first + 1))


def likeliest_days(chances: Chances, signs: str, years: frozenset[int]) -> list[tuple[str, float]]:
    """Days as «2025-06-26» with probabilities that add up to 1, the likeliest first; none where no day is written."""
    if not len(chances):
        return []
    seen: dict[str, float] = defaultdict(float)
    for texts, days in _spellings(years):
        for day, chance in zip(days, chances_of(chances, signs, texts), strict=True):
            seen[day] += float(chance)
    whole = sum(seen.values())
    if whole < LEAST_SEEN:
        return []
    best = sorted(seen.items(), key=lambda found: -found[1])[:MOST]
    return [(day, chance / whole) for day, chance in best]


@functools.cache
def _spellings(years: frozenset[int]) -> list[tuple[list[str], list[str]]]:
    """Spellings of one length each, and the day that each stands for."""
    by_length: dict[int, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for day in (day for year in sorted(years) for day in _days(year)):
        for text in _spelt(day):
            texts, days = by_length[len(text)]
            texts.append(text)
            days.append(day.isoformat())
    return list(by_length.values())


def _days(year: int) -> Iterator[date]:
    first = date(year, 1, 1)
    return (first + timedelta(days=count) for count in range((date(year + 1, 1, 1) - first).days))


def _spelt(day: date) -> Iterator[str]:
    """«05/6/2025»: with and without noughts, the year whole or its last two figures."""
    for first in {f"{day.day:02d}", str(day.day)}:
        for second in {f"{day.month:02d}", str(day.month)}:
            yield f"{first}/{second}/{day.year}"
            yield f"{first}/{second}/{day.year % 100:02d}"
