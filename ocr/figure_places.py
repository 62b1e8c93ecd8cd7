"""Where figures are to be expected on a page: beside «Số», beside «ngày … tháng», in an arrival stamp."""

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
STAMP = re.compile(r"^\W*((cong van |van ban )?den|chuyen|luu ho so)\b[\W_]*(so\b|$)")
STAMP_REACH = (-0.12, -0.06, 0.34, 0.11)
"""How far around its first word an arrival stamp reaches, in fractions of the page."""
LOWEST_STAMP = 0.6
ROWS_APART = 0.035
"""Number and date stand in one row or nearly so."""


def figure_places(lines: list[Line]) -> Iterator[Box]:
    """Boxes in fractions of the page; none on a page without a letterhead or a stamp."""
    head = [line for line in lines if line.box.y0 < HEAD]
    mottos = [line for line in head if MOTTO.search(fold(line.text))]
    foot = max((line.box.y1 for line in mottos), default=None)
    rows = _rows(head, foot)
    if rows:
        yield _strip(rows)
    elif foot is not None:
        yield Box(0, max(0, foot - 0.005), 1, min(1, foot + 0.11))
    stamp = next((line for line in lines if line.box.y0 < LOWEST_STAMP and STAMP.search(fold(line.text))), None)
    if stamp is not None:
        left, up, right, down = STAMP_REACH
        box = stamp.box
        yield Box(max(0, box.x0 + left), max(0, box.y0 + up), min(1, box.x0 + right), min(1, box.y1 + down))


def _rows(head: list[Line], motto: float | None) -> list[Line]:
    """The lines of number and date; without a motto only where both of them seem to be."""
    likely = [line for line in head if line.box.height < 0.05 and _has_figures(line)]
    if motto is not None:
        likely = [line for line in likely if motto - 0.01 < line.box.y0 < motto + 0.2]
    if not likely:
        return []
    first = min(line.box.y0 for line in likely)
    rows = [line for line in likely if line.box.y0 < first + ROWS_APART]
    return rows if motto is not None or len(rows) > 1 else []


def _has_figures(line: Line) -> bool:
    text = fold(line.text)
    return bool(NUMBER.search(text) or DATE.search(text))


def _strip(rows: list[Line]) -> Box:
    """Across the page, with a line's height to spare: handwriting leaves its line."""
    spare = max(line.box.height for line in rows)
    return Box(0, max(0, min(r.box.y0 for r in rows) - 1.1 * spare), 1, max(r.box.y1 for r in rows) + 0.9 * spare)
