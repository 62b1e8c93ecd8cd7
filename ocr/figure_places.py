"""Where figures are to be expected in a head: beside «Số», beside «ngày … tháng»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ocr.page import Box, Line
from storage.text import fold

HEAD = 0.42
"""Fraction of the page in which a letter's number and date stand."""
MOTTO = re.compile(r"cong hoa|chu nghia|doc lap|hanh phuc|dang cong san")
NUMBER = re.compile(r"^\W*(so|s6)\b|/[a-z]{1,6} ?- ?[a-z]|\d ?- ?[a-z]{2,4}/[a-z]")
DATE = re.compile(r"\bngay\b.*thang|thang\b.*nam\b|nam 20\d\d")
BODY_NAME = re.compile(r"\W*[^\W\d_]{2,}(?:[ ,]+[^\W\d_]{2,})+\W*")
"""«SỞ VĂN HÓA», which without its marks begins as «Số» does."""
HIGHEST = 0.05
REACH = 0.2
"""How far under the motto number and date may stand."""
ROWS_APART = 0.035
"""Number and date stand in one row or nearly so in a letter of the State; the Party sets the date over the number."""
LEFT_COLUMN = 0.55
NUMBER_UNDER = 0.09
"""How far under the Party's date the number is, when nothing of it was read."""


def figure_places(lines: list[Line]) -> Iterator[Box]:
    """Boxes in fractions of the page; none on a page without a letterhead."""
    foot, number, day = _foot(lines), number_row(lines), day_row(lines)
    if foot is None and not (number and day):
        return
    if number and day and abs(number.box.y0 - day.box.y0) < ROWS_APART:
        yield _strip([number, day])
    elif number or day:
        yield from (_strip([row], _column(row, number)) for row in (day, number) if row)
        if number is None and day is not None:
            yield Box(0, day.box.y1, LEFT_COLUMN, min(1, day.box.y1 + NUMBER_UNDER))
    elif foot is not None:
        yield Box(0, max(0, foot - 0.005), 1, min(1, foot + 0.11))


def number_row(lines: list[Line]) -> Line | None:
    """«Số: 12/UBND-VX» under the motto's level; None where nothing like it was read."""
    return next((line for line in _head(lines) if _is_number_row(line)), None)


def day_row(lines: list[Line]) -> Line | None:
    """«Hà Nội, ngày 30 tháng 01 năm 2024»."""
    return next((line for line in _head(lines) if DATE.search(fold(line.text))), None)


def _head(lines: list[Line]) -> list[Line]:
    head = [line for line in lines if line.box.y0 < HEAD and line.box.height < HIGHEST]
    foot = _foot(lines)
    return head if foot is None else [line for line in head if foot - 0.01 < line.box.y0 < foot + REACH]


def _foot(lines: list[Line]) -> float | None:
    """Where the motto ends."""
    head = [line for line in lines if line.box.y0 < HEAD and line.box.height < HIGHEST]
    return max((line.box.y1 for line in head if MOTTO.search(fold(line.text))), default=None)


def _is_number_row(line: Line) -> bool:
    return bool(NUMBER.search(fold(line.text))) and not BODY_NAME.fullmatch(line.text)


def _column(row: Line, number: Line | None) -> tuple[float, float]:
    """A row by itself is read in its own column: another row may stand between."""
    return (0.0, LEFT_COLUMN) if row is number else (LEFT_COLUMN - 0.12, 1.0)


def _strip(rows: list[Line], edges: tuple[float, float] = (0.0, 1.0)) -> Box:
    """With a line's height to spare: handwriting leaves its line."""
    spare = max(line.box.height for line in rows)
    top, foot = min(row.box.y0 for row in rows), max(row.box.y1 for row in rows)
    return Box(edges[0], max(0, top - 1.1 * spare), edges[1], foot + 0.9 * spare)
