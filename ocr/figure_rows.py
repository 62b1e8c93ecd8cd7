"""The two rows of a head that hold figures, number and date, cut out and read whole by PP-OCR.

Where Tesseract saw no number row, the left column is searched for one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ocr import ppocr
from ocr.digits import lines_in
from ocr.landmarks import LABELLED, Landmarks, landmarks
from ocr.page import Box, Line, Page, Source, Word
from ocr.sheet import Pixels
from ocr.upright import Upright
from ocr.vietnamese import plain, tidy

LETTERS = re.compile(r"[^\W\d_]{2,}")
LABEL_WORD = re.compile(r"^\W*[s5$][o06uốôóòö]?\W*\d*\W*$|^\W*s[oóốô][:.]", re.IGNORECASE)
LABEL_SEEN = re.compile(r"\W*[Ss5$][^\W\d]?\s?(?:[:.;]|\d+\s?/)")
"""As PP-OCR spells «Số:»."""
SPARE = 0.4
"""Over and under a row, in heights of its words: handwriting leaves its line."""
UNSEEN_LABEL, UNSEEN_NOTATION, UNSEEN_DAY = 0.12, 0.2, 0.3
"""How far a row goes on where its beginning or end was not read, in fractions of the page."""
LEFT_COLUMN = 0.55
HEAD_FOOT = 0.42
NUMBER_UNDER = 0.09
"""How far under the date a number is looked for that was not read."""
NARROWEST = 8
"""Pixels of a crop that is worth reading."""
SLANT = 1.8
"""A row so much higher than its words lies askew, or has a stranger's stroke in it."""


@dataclass(frozen=True)
class FigureRow:
    """A row as cut out and as read; `left`, `top`, `high` of the crop and `word`, its words' height, in pixels."""

    is_date: bool
    said: ppocr.Said
    left: int
    top: int
    high: int
    word: float
    page: tuple[int, int]
    """Width and height of the page."""

    def box(self, x0: float, x1: float) -> Box:
        """A part of the row between two edges, in pixels of the crop, as fractions of the page."""
        width, height = self.page
        return Box(
            (self.left + x0) / width, self.top / height, (self.left + x1) / width, (self.top + self.high) / height
        )

    @property
    def line(self) -> Line | None:
        """The row's words as read."""
        words, end = [], len(self.said.at)
        for match in re.finditer(r"\S+", self.said.text):
            first, last = self.said.at[match.start()], self.said.at[min(match.end(), end) - 1]
            half = 0.25 * self.high
            words.append(Word(match[0], self.box(first - half, last + half), self.said.confidence))
        return Line(tuple(words), Source.DIGITS) if words else None


def figure_rows(upright: Upright, page: Page) -> list[FigureRow]:
    """Number row and date row of a page with a letterhead; none where it has none."""
    head = landmarks(page)
    if head.motto is None and not (head.number_row and head.date_row):
        return []
    number = _number_box(head) or _searched(upright, head)
    places = [(*place, is_date) for place, is_date in ((number, False), (_date_box(head), True)) if place]
    rows = [read_row(upright.colour, box, word, is_date=is_date) for box, word, is_date in places]
    return [row for row in rows if row]


def _number_box(head: Landmarks) -> tuple[Box, float] | None:
    row = head.number_row
    if row is None:
        return None
    words = list(row.words)
    at = next((index for index, word in enumerate(words) if LABEL_WORD.match(plain(word.text))), 0)
    words = words[at:]
    labelled, ended = bool(LABELLED.match(tidy(row.text))) or at > 0, bool(re.search(r"[A-ZĐ]{2}", row.text))
    right = head.date_row.box.x0 - 0.01 if head.date_row else LEFT_COLUMN
    box, word = _level(words)
    x0 = box.x0 - (0.6 * word if labelled else UNSEEN_LABEL)
    x1 = box.x1 + word if ended else min(box.x1 + UNSEEN_NOTATION, max(right, box.x1))
    return Box(max(0, x0), box.y0, min(1, x1), box.y1), word


def _date_box(head: Landmarks) -> tuple[Box, float] | None:
    row = head.date_row
    if row is None:
        return None
    box, word = _level(row.words)
    left = head.number_row.box.x1 if head.number_row else 0.3
    x0 = max(min(box.x0, max(left, box.x1 - UNSEEN_DAY)), 0.0)
    return Box(x0, box.y0, min(1, box.x1 + word), box.y1), word


def _level(words: Sequence[Word]) -> tuple[Box, float]:
    """Around the words of a row, and how high they are; strokes that are no words do not count."""
    sound = [word for word in words if LETTERS.search(word.text)] or list(words)
    high = float(np.median([word.box.height for word in sound]))
    top, foot = min(word.box.y0 for word in sound), max(word.box.y1 for word in sound)
    if foot - top > SLANT * high:
        middle = float(np.median([word.box.center[1] for word in sound]))
        top, foot = middle - 0.7 * high, middle + 0.7 * high
    return Box(words[0].box.x0, top, max(word.box.x1 for word in words), foot), high


def _searched(upright: Upright, head: Landmarks) -> tuple[Box, float] | None:
    """A number row that only the engine for figures sees."""
    top = head.motto.box.y1 - 0.01 if head.motto else head.date_row.box.y0 if head.date_row else 0.0
    foot = head.date_row.box.y1 + NUMBER_UNDER if head.date_row else top + 0.13
    place = Box(0, max(0, top), LEFT_COLUMN, min(HEAD_FOOT, foot))
    if place.height <= 0.01:
        return None
    for line in lines_in(upright.colour, place):
        if LABELLED.match(tidy(line.text)) or LABEL_SEEN.match(line.text):
            return Box(
                line.box.x0, line.box.y0 + 0.1 * line.box.height, line.box.x1, line.box.y1 - 0.1 * line.box.height
            ), 0.7 * line.box.height
    return None


def read_row(colour: Pixels, box: Box, word: float, *, is_date: bool) -> FigureRow | None:
    """A place that holds one row, whose words are `word` high, in fractions of the page."""
    height, width = colour.shape[:2]
    spare = SPARE * word * height
    left, right = max(0, int(box.x0 * width)), round(box.x1 * width)
    top, foot = max(0, int(box.y0 * height - spare)), min(height, round(box.y1 * height + spare))
    crop = colour[top:foot, left:right]
    if min(crop.shape[:2]) < NARROWEST:
        return None
    said = ppocr.said(np.ascontiguousarray(crop))
    return FigureRow(is_date, said, left, top, foot - top, word * height, (width, height))
