"""The places for figures alone, each read several times: number, day, month.

The row as PP-OCR read it tells where the printed words end: between «Số:» and the notation, «ngày» and «tháng»,
«tháng» and «năm». What stands there can only be figures, so each reader is asked which figures it may have seen.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ocr import figure_chances, hand, ppocr
from ocr.ctc import Chances, likeliest
from ocr.figure_rows import FigureRow
from ocr.page import Box, Line, Place, Source, Word
from ocr.sheet import Pixels

LABEL = re.compile(r"\W*[Ss5$](?:[óôòốồőỏsoOòö06](?=\W|\d)|(?=[:.;]|\s))\s?[:.;,]{0,2}|\W*[Ss$](?=\d)")
NOTATION = re.compile(r"[/-]?\s*(?=[A-ZĐ][A-Za-zĐđ])|/(?=[a-z]{1,2}[A-Z-])|/(?=20\d\d/|19\d\d/)")
DAY_WORD = re.compile(r"n?g[^\W\d]{0,2}[yv]|ng[aàáãä](?!\w)")
MONTH_WORD = re.compile(r"th[^\W\d]{0,2}n?g|[tl]?h[áàãaåäâ]n?g")
YEAR_WORD = re.compile(r"n[^\W\d]{1,2}m(?=\W{0,3}(?:19|20)?\d)|n[ăǎāåáaàä]m")
SEPARATOR = re.compile(r"[/-]")
LOOKS = (1.5, 1.85, 2.3)
"""How high a crop is for our own reader, in heights of the row's words."""
PP_LOOKS = (2.1,)
"""And for PP-OCR, beside the whole row."""
BESIDE = 0.7
"""Of its neighbours, in heights of a word."""
OVERLAP = 0.2
"""How far a hand may write over the sign before, in heights of a word."""
NEAR = 1.6
"""Steps by which two readings may put a sign differently."""
MOST = 6
MOST_WHOLE = 24
"""Of days: how near a day lies to the letter's own is weighed later."""
LEAST = 0.002
Meant = Callable[[Chances, str], list[tuple[str, float]]]
"""What an engine may have meant, with probabilities: any figures, or days."""


@dataclass(frozen=True)
class Cell:
    """A place between printed words, in pixels of the row's crop, from the middle of a sign to the middle of one."""

    name: Place
    x0: float
    x1: float
    before: float
    """The middle of the printed sign before the figures."""
    inner: float
    """The middle of the printed sign after them, a slash or a letter; endless where nothing is printed."""


def read_cells(colour: Pixels, rows: Iterable[FigureRow]) -> list[Line]:
    """What stands in the cells, the likeliest first, by each reader: «số 241», with the reader's probability."""
    return [line for row in rows for cell in cells(row) for line in read_cell(colour, row, cell)]


def cells(row: FigureRow) -> Iterator[Cell]:
    """Number, or day and month; none where the printed words beside them were not read."""
    if not row.is_date:
        yield from _number(row)
        return
    day, month, year = _printed_words(row.said.text)
    for name, before, after in ((Place.DAY, day, month), (Place.MONTH, month, year)):
        if before and after:
            yield _cell(row, name, before.end() - 1, after.start())


def _printed_words(text: str) -> tuple[re.Match[str] | None, ...]:
    """«ngày», «tháng», «năm»: from the end of the row, since a place may be spelt like one of them («Hải Phòng»)."""
    found: list[re.Match[str] | None] = []
    end = len(text)
    for word in (YEAR_WORD, MONTH_WORD, DAY_WORD):
        matches = list(word.finditer(text, 0, end))
        found.append(matches[-1] if matches else None)
        end = matches[-1].start() if matches else end
    return tuple(reversed(found))


def _number(row: FigureRow) -> Iterator[Cell]:
    text = row.said.text
    label = LABEL.match(text)
    start = label.end() if label else 0
    notation = NOTATION.search(text, start)
    if notation and notation.end() < len(text):
        yield _cell(row, Place.NUMBER, start - 1, notation.end(), notation.start())


def _cell(row: FigureRow, name: Place, before: int, after: int, slash: int | None = None) -> Cell:
    at = row.said.at
    x0 = max(0.0, at[before] - OVERLAP * row.word) if before >= 0 else 0.0
    return Cell(name, x0, at[after], at[before] if before >= 0 else 0.0, at[after if slash is None else slash])


def read_cell(
    colour: Pixels, row: FigureRow, cell: Cell, meant: Meant = likeliest, *, whole: bool = False
) -> list[Line]:
    """A cell as each reader sees it, read as `meant` reads; `whole` with the slashes and dashes of a date."""
    place = row.box(cell.x0, cell.x1)
    signs = figure_chances.FIGURES + ("/" if whole else "")
    by_pp = [_by_pp(row.said, cell.before, cell.inner, signs)]
    by_pp += [_closer(colour, row, cell, high, signs) for high in PP_LOOKS]
    by_hand = [hand.chances(_crop(colour, row, cell, high)) for high in LOOKS]
    readers = ((by_pp, signs, Source.CELL), (by_hand, hand.SIGNS, Source.HAND))
    return [
        line
        for looks, known, source in readers
        for line in opinions(cell.name, place, mixed([meant(look, known) for look in looks], whole=whole), source)
    ]


def _by_pp(said: ppocr.Said, x0: float, x1: float, signs: str) -> Chances:
    """What PP-OCR may have seen strictly between two signs of a line, which stand about there."""
    first = _step(said, x0) + 1 if x0 > 0 else 0
    last = max(_step(said, x1), first + 1) if math.isfinite(x1) else None
    return figure_chances.chances(said.steps, first, last, signs=signs)


def _step(said: ppocr.Said, x: float) -> int:
    """The step at which the sign nearest to a place was said; the place's own where none is near."""
    near = min(said.at, key=lambda at: abs(at - x), default=x)
    return int((near if abs(near - x) < NEAR * said.stride else x) / said.stride)


def _closer(colour: Pixels, row: FigureRow, cell: Cell, high: float, signs: str) -> Chances:
    """The cell cut out of its row, with some of its neighbours: PP-OCR misreads what touches an edge."""
    beside = min(BESIDE * row.word, cell.x0)
    wider = replace(cell, x0=cell.x0 - beside, x1=cell.x1 + BESIDE * row.word)
    shift = beside - cell.x0
    return _by_pp(ppocr.said(_crop(colour, row, wider, high)), cell.before + shift, cell.inner + shift, signs)


def mixed(readings: Sequence[Sequence[tuple[str, float]]], *, whole: bool = False) -> list[tuple[str, float]]:
    """Several looks by one reader: the mean of what it says, without the unlikely; what is missing to 1 is «nothing».

    After a slash or a dash nothing of a number follows, but a year; a date is taken whole.
    """
    mean: dict[str, float] = defaultdict(float)
    for reading in readings:
        for text, chance in reading:
            seen = text.strip("/-")
            mean[seen if whole else SEPARATOR.split(seen)[0]] += chance / len(readings)
    nothing = mean.pop("", 0.0)
    best = sorted(mean.items(), key=lambda found: -found[1])[: MOST_WHOLE if whole else MOST]
    total = sum(chance for _, chance in best)
    return [(text, chance / total * (1.0 - nothing)) for text, chance in best if chance >= LEAST]


def opinions(name: Place, place: Box, seen: Iterable[tuple[str, float]], source: Source) -> Iterator[Line]:
    """A reader's opinions of a cell as lines: its name, the figures, their probability."""
    for text, chance in seen:
        if chance >= LEAST:
            yield Line((Word(str(name), place, 1.0), Word(text, place, round(chance, 4))), source)


def _crop(colour: Pixels, row: FigureRow, cell: Cell, high: float) -> Pixels:
    """Of the page, so many heights of a word high around the row's middle."""
    middle, half = row.top + row.high / 2, high * row.word / 2
    top, foot = max(0, round(middle - half)), round(middle + half)
    left, right = max(0, round(row.left + cell.x0)), round(row.left + cell.x1)
    return np.ascontiguousarray(colour[top:foot, left : max(right, left + 4)])
