"""Number and day in an arrival stamp, each behind its printed word, read by both readers of figures."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable, Iterator, Sequence

from ocr.ctc import likeliest
from ocr.figure_cells import OVERLAP, Cell, read_cell
from ocr.figure_days import likeliest_days
from ocr.figure_rows import FigureRow, read_row
from ocr.page import Box, Line, Place
from ocr.sheet import Pixels
from ocr.vietnamese import plain
from storage.text import fold

LABELS = {
    Place.ARRIVAL_NUMBER: re.compile(r"^\W*(?:den\W*)?s[^\W\d]{0,2}\s?(?:den)?(?=\s?[:.;…\d]|\s*$)[\s:;]{0,2}"),
    Place.ARRIVAL_DAY: re.compile(r"^\W*(?!gio)n?[gm]{1,2}\w{1,3}?y?(?=\W|\d|$)\s?(?:den)?[\s:;]{0,2}"),
}
BEHIND = {
    Place.ARRIVAL_NUMBER: re.compile(r"^\W*(?:den\W*)?(?:[s5$][a-z0-9]?(?=[^\w]|$)|s[ou6]?(?=\d))\s?[:.;,]{0,2}"),
    Place.ARRIVAL_DAY: re.compile(r"^\W*(?:den\W*)?n[a-z]{0,5}[:.;,]{0,2}"),
}
"""The same labels as PP-OCR spells them when it reads the row alone."""
DAY_SEEN = re.compile(r"\d\s?/\s?\d{1,2}\s?/\s?\d\d")
FIGURES_ONLY = re.compile(r"^\W*\d{1,5}\W*$")
FORWARDED = re.compile(r"^\W*c\w{2,6}n\b")
"""«Chuyển»: the row under the day."""
NEXT_ROW = (0.5, 2.4)
"""How far under a row the next one stands, in heights of the box around it."""
NOT_NUMBER = re.compile(r"\bva\b|ky|\bhs\b|hieu")
WORD = 0.7
"""How high the words of a row are, as a share of the box that PP-OCR puts around it."""
BEHIND_ROW = 0.5
"""How far a hand may go on behind the box of its row, in its heights: a last 1 touches the edge otherwise."""
WIDE = 0.14
"""How far a row goes on where the stamp has no frame, in fractions of the page."""


def read_stamp(
    colour: Pixels, lines: Sequence[Line], frame: Box | None, years: frozenset[int] = frozenset()
) -> list[Line]:
    """«số đến 931», «ngày đến 2012-04-19», each reading with its probability; `lines` are the stamp's rows.

    Where the years in question are not known, the day is told as its figures look: «19/04/2012».
    """
    shape = colour.shape[0] / colour.shape[1]
    return [
        line
        for name, box in _rows(lines, frame, shape)
        if (row := read_row(colour, box, WORD * box.height, is_date=name is Place.ARRIVAL_DAY))
        for line in _read(colour, row, _cell(name, row), years)
    ]


def _read(colour: Pixels, row: FigureRow, cell: Cell, years: frozenset[int]) -> list[Line]:
    if cell.name is Place.ARRIVAL_NUMBER:
        return read_cell(colour, row, cell)
    meant = functools.partial(likeliest_days, years=years) if years else likeliest
    return read_cell(colour, row, cell, meant, whole=True)


def _rows(lines: Sequence[Line], frame: Box | None, shape: float) -> Iterator[tuple[Place, Box]]:
    """Where the number and the day stand; `shape` is the page's height over its width."""
    for name, line in rows_of(lines, is_framed=frame is not None):
        box = line.box
        right = box.x1 + BEHIND_ROW * box.height * shape if frame else max(box.x1, box.x0 + WIDE)
        yield name, Box(box.x0, box.y0 + 0.1 * box.height, min(1.0, right), box.y1 - 0.1 * box.height)


def rows_of(lines: Sequence[Line], *, is_framed: bool) -> Iterator[tuple[Place, Line]]:
    """The number row and the day row; in a frame they are known by their places, too."""
    number, day = (_labelled(label, lines) for label in LABELS.values())
    if is_framed and not day:
        day = _day_alone(lines, number)
    if is_framed and day and not number:
        number = _number_alone(lines, day)
    yield from ((name, line) for name, line in zip(LABELS, (number, day), strict=True) if line)


def _labelled(label: re.Pattern[str], lines: Iterable[Line]) -> Line | None:
    """The first row behind this label that has figures, else the first of them."""
    rows = [line for line in lines if label.match(fold(line.text)) and not NOT_NUMBER.search(fold(line.text))]
    return min(rows, key=lambda line: (not re.search(r"\d", line.text), line.box.y0), default=None)


def _day_alone(lines: Sequence[Line], number: Line | None) -> Line | None:
    """A day whose label was not read, or what stands under the number."""
    if seen := next((line for line in lines if DAY_SEEN.search(line.text)), None):
        return seen
    under = [line for line in lines if number and _is_under(number, line) and not FORWARDED.match(fold(line.text))]
    return min(under, key=lambda line: line.box.y0, default=None)


def _number_alone(lines: Iterable[Line], day: Line) -> Line | None:
    """Figures over the day, their label not read."""
    return next((line for line in lines if FIGURES_ONLY.match(line.text) and _is_under(line, day)), None)


def _is_under(upper: Line, lower: Line) -> bool:
    """The next row of the same column."""
    step = (lower.box.center[1] - upper.box.center[1]) / upper.box.height
    return NEXT_ROW[0] <= step <= NEXT_ROW[1] and lower.box.x0 < upper.box.x1 and upper.box.x0 < lower.box.x1


def _cell(name: Place, row: FigureRow) -> Cell:
    """From the end of the label, as the row's own reading places it, to the end of the row."""
    at, width = row.said.at, row.said.stride * len(row.said.steps)
    label = BEHIND[name].match("".join((plain(sign) or " ")[0] for sign in row.said.text))
    before = at[label.end() - 1] if label and label.end() else 0.0
    return Cell(name, max(0.0, before - OVERLAP * row.word), width, before, math.inf)
