"""Boxes to be ticked on a form, and which of them are."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from ocr.page import Box, Line, Mark, MarkKind, Page, Word
from ocr.sheet import MM_PER_INCH, Pixels
from ocr.stamp_words import WORDS, names_level
from ocr.upright import Upright
from storage.text import fold

SIDES = (2.8, 7.5)
"""Of a box, in millimetres."""
LEAST_EDGE = 0.65
"""Share of a side that is drawn."""
LEAST_FILLED = 0.06
"""Share of the inside that is inked in a ticked box."""
LEVELS = frozenset(told for word in WORDS for told in (word.bare, word.without_toned))
LEVEL_WORDS = range(1, 5)
"""How many words name a level: «Mật» to «Hỏa tốc hẹn giờ»."""
SIGNS = ".,:;()[]"
REACH = 0.16
"""Fraction of the page's width in which the words of a box stand, behind it or before it."""
DARK = 160


def ticked_boxes(upright: Upright, page: Page) -> Iterator[Mark]:
    """A mark for each ticked box of urgency or secrecy; its text are the words beside it."""
    if not any(map(_may_name_level, page.lines)):
        return
    grey = upright.colour if upright.colour.ndim == 2 else cv2.cvtColor(upright.colour, cv2.COLOR_BGR2GRAY)
    dark = np.asarray(np.asarray(grey) < DARK, np.uint8)
    height, width = dark.shape
    boxes = [
        (Box(x / width, y / height, (x + w) / width, (y + h) / height), _filled(dark[y : y + h, x : x + w]))
        for x, y, w, h in _squares(dark, upright.dpi / MM_PER_INCH)
    ]
    boxes = [(box, filled) for box, filled in boxes if not _is_letter(box, page)]
    for box, filled in boxes:
        others = [other for other, _ in boxes if other != box]
        words = _beside(box, others, page) if any(_alike(box, other) for other in others) else []
        text = " ".join(word.text for word in words)
        if filled >= LEAST_FILLED and names_level(text):
            yield Mark(MarkKind.TICKED_BOX, box, text, min(word.confidence for word in words))


def _may_name_level(line: Line) -> bool:
    """Do some of its words, side by side, name a level? Only then boxes are looked for."""
    words = fold(line.text).split()
    starts = range(len(words))
    return any("".join(words[at : at + many]).strip(SIGNS) in LEVELS for at in starts for many in LEVEL_WORDS)


def _squares(dark: Pixels, per_mm: float) -> Iterator[tuple[int, int, int, int]]:
    """Left, top, width, height of what is drawn of level and upright strokes and is square; ticks are neither."""
    stroke = round(SIDES[0] * per_mm * 0.75)
    level = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, stroke), np.uint8))
    upright = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((stroke, 1), np.uint8))
    joined = np.asarray(cv2.dilate(cv2.bitwise_or(level, upright), np.ones((3, 3), np.uint8)), np.uint8)
    _, _, spots, _ = cv2.connectedComponentsWithStats(joined)
    for x, y, w, h, _ in spots[1:]:
        is_square = SIDES[0] * per_mm <= w <= SIDES[1] * per_mm and 0.75 <= w / h <= 1.33
        if is_square and _has_four_sides(joined[y : y + h, x : x + w]):
            yield int(x), int(y), int(w), int(h)


def _has_four_sides(strokes: Pixels) -> bool:
    height, width = strokes.shape
    rows, columns = strokes.sum(axis=1) / width, strokes.sum(axis=0) / height
    rim_y, rim_x = max(2, height // 4), max(2, width // 4)
    sides = (rows[:rim_y], rows[-rim_y:], columns[:rim_x], columns[-rim_x:])
    return all(side.max() >= LEAST_EDGE for side in sides)


def _is_letter(box: Box, page: Page) -> bool:
    """Within a word, two upright strokes and two level ones are a letter."""
    words = (word for line in page.lines for word in line.words)
    return any(word.box.holds(box) and sum(c.isalnum() for c in word.text) > 2 for word in words)


def _alike(box: Box, other: Box) -> bool:
    """A form has several boxes of one size."""
    return 0.8 < box.width / other.width < 1.25


def _filled(square: Pixels) -> float:
    height, width = square.shape
    inside = square[round(height * 0.22) : round(height * 0.78), round(width * 0.22) : round(width * 0.78)]
    return float(inside.mean()) if inside.size else 0.0


def _beside(box: Box, others: list[Box], page: Page) -> list[Word]:
    """The words behind the box up to the next one; before it if there are none."""
    middle = box.center[1]
    row = [word for line in page.lines for word in line.words if word.box.y0 < middle < word.box.y1]
    level = [other for other in others if other.y0 < middle < other.y1]
    end = min([other.x0 for other in level if other.x0 > box.x1], default=1.0)
    start = max([other.x1 for other in level if other.x1 < box.x0], default=0.0)
    behind = [w for w in row if box.x1 - 0.005 < w.box.x0 < min(end, box.x1 + REACH)]
    before = [w for w in row if max(start, box.x0 - REACH) < w.box.x0 and w.box.x1 < box.x0 + 0.005]
    return sorted(behind or before, key=lambda word: word.box.x0)
