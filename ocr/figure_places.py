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
BODY_NAME = re.compile(r"\W*[^\W\d_]{2,}(?: +[^\W\d_]{2,})+\W*")
"""«SỞ VĂN HÓA», which without its marks begins as «Số» does."""
ROWS_APART = 0.035
"""Number and date stand in one row or nearly so in a letter of the State; the Party sets the date over the number."""
PARTY_ROWS_APART = 0.1


def figure_places(lines: list[Line]) -> Iterator[Box]:
    """Boxes in fractions of the page; none on a page without a letterhead."""
    head = [line for line in lines if line.box.y0 < HEAD]
    mottos = [line for line in head if MOTTO.search(fold(line.text))]
    foot = max((line.box.y1 for line in mottos), default=None)
    rows = _rows(head, foot)
    if rows:
        yield _strip(rows)
    elif foot is not None:
        yield Box(0, max(0, foot - 0.005), 1, min(1, foot + 0.11))


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
