"""Words put together to lines, and lines to the order in which a person reads them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ocr.page import Line, Source, Word

WIDEST_GAP = 2.2
"""Between words of one line, in heights of the line: wider is the way to another column."""
WIDEST_OVERLAP = 0.7
"""How far a word may reach back under the one before it, in heights."""
WIDEST_BLANK = 9.0
"""Where a number or a day is to be written in by hand."""
BLANK_FOLLOWS = re.compile(r"\b(số|ngày|tháng|năm)\s*:?$", re.IGNORECASE)
LEAST_SHARED = 0.5
"""Of the lower word's height, that two words of one line share."""
WIDEST_STEP = 0.6
"""Up or down from the middle of a line's last words to that of the next, in heights of the lower of both."""
FARTHEST = 3.0
"""Up or down, in heights: a word so far off belongs to another line, and is looked at no closer."""
TALLEST = 2.6
"""In heights of most words: a sign that is taller is a stroke, a bracket by hand, the edge of a page; no word."""


def lines_of(words: Sequence[Word], source: Source, shape: float) -> list[Line]:
    """`shape` is the page's width over its height: it makes gaps and heights comparable."""
    rows: list[list[Word]] = []
    for word in sorted(_printed(words), key=lambda w: w.box.x0):
        near = [row for row in rows if _follows(row, word, shape)]
        if near:
            min(near, key=lambda row: _distance(row, word, shape)).append(word)
        else:
            rows.append([word])
    return in_reading_order([Line(tuple(row), source) for row in rows])


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """Head to foot, left to right."""
    return sorted(lines, key=lambda line: (round(line.box.center[1], 2), line.box.x0))


def _printed(words: Sequence[Word]) -> list[Word]:
    """The words without tall strokes, which would tie the lines together that they cross."""
    heights = sorted(word.box.height for word in words)
    limit = TALLEST * heights[len(heights) // 2] if heights else 0.0
    return [word for word in words if word.box.height <= limit or any(letter.isalnum() for letter in word.text)]


def _follows(row: list[Word], word: Word, shape: float) -> bool:
    last = row[-1]
    height = max(last.box.height, word.box.height, 1e-6)
    if abs(word.box.y0 - last.box.y0) > FARTHEST * height:
        return False
    gap = (word.box.x0 - last.box.x1) * shape / height
    widest = WIDEST_BLANK if BLANK_FOLLOWS.search(last.text) else WIDEST_GAP
    level = _shared(row, word) >= LEAST_SHARED and _step(row, word) <= WIDEST_STEP
    return (gap > -WIDEST_OVERLAP or word.box.x0 > last.box.center[0]) and gap < widest and level


def _shared(row: list[Word], word: Word) -> float:
    """How much of its height the word shares with the row's last words."""
    top, foot = min(w.box.y0 for w in row[-3:]), max(w.box.y1 for w in row[-3:])
    shared = min(foot, word.box.y1) - max(top, word.box.y0)
    return shared / max(min(foot - top, word.box.height), 1e-6)


def _step(row: list[Word], word: Word) -> float:
    """From the middle of the line's last words to that of the word, in heights of the lower; of a hyphen, less."""
    middles = sorted(w.box.center[1] for w in row[-3:])
    low, high = sorted((sorted(w.box.height for w in row[-3:])[len(middles) // 2], word.box.height))
    return abs(word.box.center[1] - middles[len(middles) // 2]) / max(low, 0.6 * high, 1e-6)


def _distance(row: list[Word], word: Word, shape: float) -> float:
    """Sideways and, weighing more, up or down."""
    last = row[-1]
    return abs(word.box.x0 - last.box.x1) * shape + 3 * abs(word.box.center[1] - last.box.center[1])
