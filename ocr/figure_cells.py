"""The places for figures alone: between «ngày» and «tháng», «tháng» and «năm», «Số» and the letters of the code.

Cut out so narrowly, figures written by hand are read far better than in their row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import cv2
import numpy as np

from ocr import ppocr
from ocr.figure_places import day_row, number_row
from ocr.page import Box, Line, Source, Word
from ocr.sheet import Pixels
from ocr.upright import Upright
from ocr.vietnamese import plain

DAY_WORDS = (re.compile(r"n?g[aiv]{0,2}y"), re.compile(r"th.{0,2}ng"), re.compile(r"n[aă]?m"))
LABEL = re.compile(r"^\W*[s$5].{0,2}?(?=[\W\d]|$)[\s:.;,]{0,2}")
NOTATION = re.compile(r"(?<![\d/])\s*[/-]+\s*(?=[A-ZĐ]{2})|(?<=\d)\s*[/-]+\s*(?=[A-ZĐ]{2})|\s(?=[A-ZĐ]{2,}-)")
SPARE = ((0.1, 0.3), (0.1, 0.6), (-0.05, 0.4))
"""Beside and above, in heights of the row: three looks at one hand."""
WIDEST = 9.0
LEAST_CONFIDENCE = 0.5


def read_cells(upright: Upright, lines: Sequence[Line]) -> list[Line]:
    """What stands in the cells of number and date, each looked at three times; figures and nothing else."""
    head = list(lines)
    places = [*_day_cells(day_row(head)), *_number_cells(number_row(head))]
    return [line for place in places for line in _read(upright.colour, place)]


def _day_cells(row: Line | None) -> Iterator[Box]:
    """Day and month: between the ends and beginnings of the printed words."""
    if row is None:
        return
    found = [next(_spots(row, word), None) for word in DAY_WORDS]
    for one, next_one in pairwise(found):
        if one and next_one:
            yield from _between(row, one[1], next_one[0])


def _spots(row: Line, pattern: re.Pattern[str]) -> Iterator[tuple[float, float]]:
    """Where a printed word begins and ends, also where it runs into figures: letters have their share of the width."""
    for word in row.words:
        text = plain(word.text)
        if match := pattern.search(text):
            step = word.box.width / len(text)
            yield word.box.x0 + match.start() * step, word.box.x0 + match.end() * step


def _number_cells(row: Line | None) -> Iterator[Box]:
    if row is None:
        return
    label, notation = LABEL.search(plain(row.text)), NOTATION.search(row.text)
    if label and notation and notation.start() >= label.end() - 1:
        yield from _between(row, _at(row, label.end()), _at(row, notation.start()))


def _at(row: Line, index: int) -> float:
    """Where in the row a character begins."""
    start = 0
    for word in row.words:
        if index <= start + len(word.text):
            return word.box.x0 + word.box.width * max(0, index - start) / len(word.text)
        start += len(word.text) + 1
    return row.box.x1


def _between(row: Line, x0: float, x1: float) -> Iterator[Box]:
    if 0.4 * row.box.height < x1 - x0 < WIDEST * row.box.height:
        yield Box(x0, row.box.y0, x1, row.box.y1)


def _read(colour: Pixels, place: Box) -> Iterator[Line]:
    height, width = colour.shape[:2]
    high = place.height * height
    for beside, above in SPARE:
        left, right = place.x0 * width - beside * high, place.x1 * width + beside * high
        top, foot = place.y0 * height - above * high, place.y1 * height + above * high
        crop = colour[max(0, round(top)) : round(foot), max(0, round(left)) : round(right)]
        if not crop.size:
            continue
        paper = cv2.copyMakeBorder(crop, 0, 0, round(high / 2), round(high / 2), cv2.BORDER_REPLICATE)
        for text, _, confidence in ppocr.read_line(np.ascontiguousarray(paper)):
            if confidence >= LEAST_CONFIDENCE:
                yield Line((Word(text, place, confidence),), Source.CELL)
