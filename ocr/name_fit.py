"""How well a name explains what an engine read: letters, marks and missing words, each engine by its own mistakes."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance.Levenshtein import distance

from ocr.page import Source
from ocr.vietnamese import bare, tidy

MOST = 1.6
"""No word costs more: what was read is no trace of it."""
MISSING, HIDDEN, STRAY = 1.0, 0.2, 0.3
"""A word that the reading lacks or has too many; the first one may be hidden by the seal, and signs of the seal that
are no words may stand before it."""
LEFT_OUT = 0.3
"""The engine for figures leaves out letters whose marks it does not know: «Trần» → «Trn»."""


@lru_cache(maxsize=200_000)
def word_cost(word: str, read: str, source: Source) -> float:
    """How far a reading is from a word: 1 for a wrong letter, half for a wrong mark; marks of the engine for figures do
    not count."""
    letters = distance(bare(word), bare(read))
    if source is Source.DIGITS:
        lacking = LEFT_OUT + distance(_unmarked(word), bare(read))
        return min(MOST, letters, lacking)
    return min(MOST, 0.5 * letters + 0.5 * distance(_apart(word), _apart(read)))


def name_cost(name: Sequence[str], read: Sequence[str], source: Source) -> float:
    """Of all words of a name, from the last to the first, against those of a reading, laid side by side at best."""
    return _side_by_side(name, read, source)[0]


def laid_beside(name: Sequence[str], read: Sequence[str], source: Source) -> list[str | None]:
    """For each word of the name what was read in its place; None where nothing was."""
    return _side_by_side(name, read, source)[1]


def _side_by_side(name: Sequence[str], read: Sequence[str], source: Source) -> tuple[float, list[str | None]]:
    best: dict[tuple[int, int], tuple[float, list[str | None]]] = {(0, 0): (0.0, [])}
    for i in range(len(name) + 1):
        for j in range(len(read) + 1):
            ways = []
            if i and j:
                cost, beside = best[i - 1, j - 1]
                ways.append((cost + word_cost(name[i - 1], read[j - 1], source), [*beside, read[j - 1]]))
            if i:
                cost, beside = best[i - 1, j]
                ways.append((cost + (HIDDEN if j == len(read) else MISSING), [*beside, None]))
            if j:
                cost, beside = best[i, j - 1]
                ways.append((cost + _stray(read[j - 1], i == len(name)), beside))
            if ways:
                best[i, j] = min(ways, key=lambda way: way[0])
    return best[len(name), len(read)]


def _stray(read: str, before: bool) -> float:
    return STRAY if before and (len(read) == 1 or not read.istitle()) else MISSING


def _apart(word: str) -> str:
    """Letters and marks, each by itself; đ is a d with a mark."""
    return unicodedata.normalize("NFD", tidy(word).casefold().replace("đ", "d\u0335"))


def _unmarked(word: str) -> str:
    """Only the letters that have no mark."""
    return "".join(letter for letter in tidy(word).casefold() if letter.isascii() and letter.isalpha())
