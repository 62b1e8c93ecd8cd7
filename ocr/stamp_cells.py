"""Number and day in an arrival stamp, each behind its printed word, read by both readers of figures."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence

from ocr.figure_cells import OVERLAP, Cell, read_cell
from ocr.figure_rows import FigureRow, read_row
from ocr.page import Box, Line, Place
from ocr.sheet import Pixels
from ocr.vietnamese import plain
from storage.text import fold

LABELS = {
    Place.ARRIVAL_NUMBER: re.compile(r"^\W*(?:den\W*)?s\w?\s?(?:den)?(?=\s?[:.;…\d]|\s*$)[\s:;]{0,2}"),
    Place.ARRIVAL_DAY: re.compile(r"^\W*(?!gio)n?[gm]{1,2}\w{1,3}?y?(?=\W|\d|$)\s?(?:den)?[\s:;]{0,2}"),
}
BEHIND = {
    Place.ARRIVAL_NUMBER: re.compile(r"^\W*(?:den\W*)?(?:[s5$][a-z0-9]?(?=[^\w]|$)|s[ou6]?(?=\d))\s?[:.;,]{0,2}"),
    Place.ARRIVAL_DAY: re.compile(r"^\W*(?:den\W*)?n[a-z]{0,5}[:.;,]{0,2}"),
}
"""The same labels as PP-OCR spells them when it reads the row alone."""
NOT_NUMBER = re.compile(r"\bva\b|ky|\bhs\b|hieu")
WORD = 0.7
"""How high the words of a row are, as a share of the box that PP-OCR puts around it."""
BESIDE = 0.4
"""Beside the row, in its heights: a hand begins before the box and ends after it."""
WIDE = 0.14
"""How far a row goes on where the stamp has no frame, in fractions of the page."""


def read_stamp(colour: Pixels, lines: Sequence[Line], frame: Box | None) -> list[Line]:
    """«số đến 931», «ngày đến 19/04/2012», each reading with its probability; `lines` are the stamp's rows."""
    return [
        line
        for name, box in _rows(lines, frame)
        if (row := read_row(colour, box, WORD * box.height, is_date=name is Place.ARRIVAL_DAY))
        for line in read_cell(colour, row, _cell(name, row), whole=name is Place.ARRIVAL_DAY)
    ]


def _rows(lines: Iterable[Line], frame: Box | None) -> Iterator[tuple[Place, Box]]:
    """The first number row and the first day row that have figures, else the first of each."""
    for name, label in LABELS.items():
        rows = [line for line in lines if label.match(fold(line.text)) and not NOT_NUMBER.search(fold(line.text))]
        rows.sort(key=lambda line: (not re.search(r"\d", line.text), line.box.y0))
        for line in rows[:1]:
            box = line.box
            right = box.x1 if frame else max(box.x1, box.x0 + WIDE)
            yield name, Box(box.x0, box.y0 + 0.1 * box.height, min(1.0, right), box.y1 - 0.1 * box.height)


def _cell(name: Place, row: FigureRow) -> Cell:
    """From the end of the label, as the row's own reading places it, to the end of the row."""
    at, width = row.said.at, row.said.stride * len(row.said.steps)
    label = BEHIND[name].match("".join((plain(sign) or " ")[0] for sign in row.said.text))
    before = at[label.end() - 1] if label and label.end() else 0.0
    return Cell(name, max(0.0, before - OVERLAP * row.word), width, before, math.inf)
