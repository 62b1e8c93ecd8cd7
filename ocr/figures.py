"""Figures where figures must stand: second readings of a place, and what a misread sign may have been.

The engine for figures reads handwriting that the engine for words cannot; both are asked, and what is not a figure
is taken for the figure that it looks like, at a price.
"""

from __future__ import annotations

from collections.abc import Iterator

from ocr.page import Line, Page

LOOKS_LIKE = {
    **dict.fromkeys("OoØøQDÔÓ°", "0"),
    **dict.fromkeys("lI|!íìĺ][ïÍ/\\Jj", "1"),
    **dict.fromkeys("Zz¿", "2"),
    **dict.fromkeys("AÁ", "4"),
    **dict.fromkeys("SsŠ§$", "5"),
    **dict.fromkeys("bG", "6"),
    **dict.fromkeys("T?", "7"),
    **dict.fromkeys("B&", "8"),
    **dict.fromkeys("gq", "9"),
    "M": "11",
    "H": "11",
}
PRICE = 0.72
"""What is left of the certainty for every sign that had to be taken for a figure."""
FILLING = " .,:;_-…'`~^*"
"""The dots over which a number is written, and specks."""


def figures(raw: str) -> tuple[str, float] | None:
    """«¿4l» → («241», 0.52): the figures, and how much of the certainty is left; None if a sign is no figure."""
    result, certainty = "", 1.0
    for sign in raw.strip(FILLING):
        if sign.isdigit() and sign.isascii():
            result += sign
        elif sign in FILLING:
            certainty *= 0.6 if result else 0.9
        elif sign in LOOKS_LIKE:
            result += LOOKS_LIKE[sign]
            certainty *= PRICE
        else:
            return None
    return (result, certainty) if result else None


def second_readings(page: Page, row: Line, *, left: float = 0.0, right: float = 1.0) -> Iterator[Line]:
    """What the engine for figures read on the level of this row, between two edges."""
    middle, height = row.box.center[1], max(row.box.height, 0.011)
    for line in page.digits:
        x, y = line.box.center
        if abs(y - middle) <= 0.75 * height and left <= x <= right and line.box.height < 4 * height:
            yield line
