"""The arrival stamp on a page: a frame with «ĐẾN», «Số», «Ngày» in it, in red, blue or black.

Red print is taken out before letters are read, so the stamp is looked for in the colours of the scan, and read by the
engine for figures: number and day are written by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from ocr.digits import lines_in
from ocr.figure_days import years_told
from ocr.page import Box, Line, Mark, MarkKind
from ocr.sheet import MM_PER_INCH, Pixels
from ocr.stamp_cells import read_stamp
from ocr.stamp_places import ink_mask
from ocr.upright import Upright
from storage.text import fold

WIDTHS, HEIGHTS = (26.0, 82.0), (11.0, 50.0)
"""Of the stamp with what is written over its edge, in millimetres: the Decree prints 35 × 50, offices take others."""
LOWEST = 0.6
"""Fraction of the page above which it stands."""
MOST_FRAMES = 3
LEAST_DRAWN = 0.4
"""Share of a frame's four sides that is drawn as lines; of words that run together and of seals a third at most is."""
LEAST_LINE = 6.0
"""Millimetres: a shorter stroke is a letter's."""
SPARE = 1.2
"""Millimetres around a frame that are read with it."""
ANCHOR = re.compile(r"^\W*((cong van |van ban )?den|chuyen|luu ho so)\b[\W_]*(so\b|$)")
REACH = (-0.12, -0.06, 0.34, 0.11)
"""How far around its first word a stamp reaches whose frame is worn away, in fractions of the page."""
WORDS = tuple(
    re.compile(pattern)
    for pattern in (
        r"^\W*(cong van |van ban )?den\b",
        r"^\W*s[oóu]\b(?! va|.*ky)|^\W*so[\W\d]",
        r"^\W*n?[gml]{1,3}[aiy]{1,3}y?\b.*\d.*\d|^\W*ngay",
        r"^\W*chuy",
        r"\bhs\b|ky hi\w*u|luu ho so",
        r"^\W*gio\b",
    )
)
"""What is printed in it, as the engine for figures spells it, folded; «Giờ» in some offices."""
LEAST_WORDS = 2


def arrival_stamp(upright: Upright, lines: Sequence[Line]) -> tuple[Mark | None, list[Line], list[Line]]:
    """The stamp, if the page has one, its rows as read, and its figures in their own places; in fractions of the page.

    Where the frame is gone, the place around the word «ĐẾN» is read, and there is no mark.
    """
    for frame in frames(upright):
        read = lines_in(upright.colour, frame)
        if is_stamp(read):
            text = "\n".join(line.text for line in read)
            confidence = sum(line.confidence for line in read) / len(read)
            mark = Mark(MarkKind.ARRIVAL_STAMP, frame, text, confidence)
            return mark, read, read_stamp(upright.colour, read, frame, years_told(lines))
    anchor = next((line for line in lines if line.box.y0 < LOWEST and ANCHOR.search(fold(line.text))), None)
    around = lines_in(upright.colour, _around(anchor.box)) if anchor else []
    return None, around, read_stamp(upright.colour, around, None, years_told(lines))


def frames(upright: Upright) -> Iterator[Box]:
    """Places as large as an arrival stamp that hang together, as a frame does; the likeliest, emptiest first."""
    height, width = upright.colour.shape[:2]
    per_mm = upright.dpi / MM_PER_INCH
    mask = ink_mask(_darkest(upright.colour[: round(height * LOWEST)]))
    joined = np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)), np.uint8)
    _, _, spots, _ = cv2.connectedComponentsWithStats(joined)
    likely = [
        spot
        for spot in spots[1:]
        if _is_as_large(spot[2] / per_mm, spot[3] / per_mm)
        and _share_drawn(joined[spot[1] : spot[1] + spot[3], spot[0] : spot[0] + spot[2]], per_mm) >= LEAST_DRAWN
    ]
    likely.sort(key=lambda spot: spot[4] / (spot[2] * spot[3]))
    spare = SPARE * per_mm
    for x, y, wide, high, _ in likely[:MOST_FRAMES]:
        yield Box(
            max(0.0, (x - spare) / width),
            max(0.0, (y - spare) / height),
            min(1.0, (x + wide + spare) / width),
            min(1.0, (y + high + spare) / height),
        )


def is_stamp(lines: Sequence[Line]) -> bool:
    """Do these rows say «ĐẾN» and one thing more that such a stamp says?"""
    texts = [fold(line.text) for line in lines]
    said = [any(word.search(text) for text in texts) for word in WORDS]
    return (said[0] and sum(said) >= LEAST_WORDS) or sum(said) > LEAST_WORDS


def _darkest(colour: Pixels) -> Pixels:
    """Ink of any colour is dark in one of the three."""
    if colour.ndim == 2:
        return colour
    blue, green, red = cv2.split(colour)
    return np.asarray(cv2.min(cv2.min(blue, green), red), np.uint8)


def _is_as_large(width: float, height: float) -> bool:
    return WIDTHS[0] <= width <= WIDTHS[1] and HEIGHTS[0] <= height <= HEIGHTS[1] and width > height


def _share_drawn(spot: Pixels, per_mm: float) -> float:
    """How much of its upper, lower, left and right side is covered by lines."""
    height, width = (side // 3 for side in spot.shape)
    length = round(LEAST_LINE * per_mm)
    level = cv2.morphologyEx(spot, cv2.MORPH_OPEN, np.ones((1, length), np.uint8)) > 0
    upright = cv2.morphologyEx(spot, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8)) > 0
    rows = (level[:height].any(axis=0), level[-height:].any(axis=0))
    columns = (upright[:, :width].any(axis=1), upright[:, -width:].any(axis=1))
    return float(np.mean([side.mean() for side in (*rows, *columns)]))


def _around(box: Box) -> Box:
    left, up, right, down = REACH
    return Box(max(0, box.x0 + left), max(0, box.y0 + up), min(1, box.x0 + right), min(1, box.y1 + down))
