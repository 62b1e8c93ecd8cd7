"""Words in outlines that are no rectangles: the arrow, the oval, the frame of which a side is missing its corners."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt

from ocr.sheet import MM_PER_INCH, Pixels
from ocr.stamp_places import (
    HEIGHTS,
    LEAST_FRAMED,
    LOWEST_FRAME,
    WIDTHS,
    Rectangle,
    StampPlace,
    ink_mask,
    level_rectangle,
    place_of,
    red_on_paper,
)
from ocr.upright import Upright

OUTLINES = (10.0, 100.0), (6.0, 50.0)
"""Width and height of an outline as it lies on the page, in millimetres."""
LEAST_INSIDE = 0.25
"""Share of its own rectangle that an outline encloses; a curl of handwriting encloses less."""
HIGHEST_LETTERS = 8.0
"""Of one line of words in capitals with their accents, in millimetres."""


def outlined_places(upright: Upright) -> Iterator[StampPlace]:
    """In red ink anywhere, in other ink in the upper half of the page."""
    per_mm = upright.dpi / MM_PER_INCH
    paper = red_on_paper(upright)
    if paper is not None:
        yield from _within(paper, per_mm, paper.shape[0], is_red=True)
    upper = upright.ink[: round(upright.ink.shape[0] * LOWEST_FRAME)]
    yield from _within(upper, per_mm, upright.ink.shape[0], is_red=False)


def _within(grey: Pixels, per_mm: float, page_height: int, *, is_red: bool) -> Iterator[StampPlace]:
    dark = np.asarray(cv2.morphologyEx(ink_mask(grey), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)), np.uint8)
    outlines, family = cv2.findContours(dark, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    for index, found in enumerate(outlines):
        outline = np.asarray(found, np.int32)
        if int(family[0][index][3]) < 0 or not _is_large(outline, per_mm):
            continue
        letters = _letters_in(outline, dark)
        if len(letters) < 3:
            continue
        rectangle = _laid_like(np.vstack(letters), level_rectangle(outline)[2])
        width, height = (side / per_mm for side in rectangle[1])
        if WIDTHS[0] <= width <= WIDTHS[1] and HEIGHTS[0] <= height <= HIGHEST_LETTERS and width > 1.4 * height:
            yield place_of(grey, rectangle, per_mm, page_height, is_red=is_red)


def _laid_like(letters: npt.NDArray[np.int32], angle: float) -> Rectangle:
    """The rectangle around them that lies as their outline does: a short word's own may lie askew."""
    turn = cv2.getRotationMatrix2D((0, 0), angle, 1)[:, :2]
    level = letters.reshape(-1, 2) @ turn.T
    low, high = level.min(axis=0), level.max(axis=0)
    x, y = (low + high) / 2 @ turn
    return (float(x), float(y)), (float(high[0] - low[0]), float(high[1] - low[1])), angle


def _is_large(outline: npt.NDArray[np.int32], per_mm: float) -> bool:
    """As large as a stamp, hollow, and no rectangle: those are found as frames."""
    _, _, wide, high = cv2.boundingRect(outline)
    (least_wide, most_wide), (least_high, most_high) = OUTLINES
    if not (least_wide <= wide / per_mm <= most_wide and least_high <= high / per_mm <= most_high):
        return False
    width, height = cv2.minAreaRect(outline)[1]
    return LEAST_INSIDE <= cv2.contourArea(outline) / max(1.0, width * height) < LEAST_FRAMED


def _letters_in(outline: npt.NDArray[np.int32], dark: Pixels) -> list[npt.NDArray[np.int32]]:
    """The contours of what stands free inside."""
    x, y, wide, high = cv2.boundingRect(outline)
    inside = cv2.fillPoly(np.zeros((high, wide), np.uint8), [np.subtract(outline, (x, y))], 255)
    free = cv2.bitwise_and(dark[y : y + high, x : x + wide], cv2.erode(inside, np.ones((3, 3), np.uint8)))
    letters, _ = cv2.findContours(np.asarray(free, np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    least = 0.12 * high
    return [np.asarray(np.add(one, (x, y)), np.int32) for one in letters if max(cv2.boundingRect(one)[2:]) >= least]
