"""Stamps that no outline shows: they run into a title, another stamp or the arrival stamp, or have lost their frame.

The ink of a head that belongs to no word of print is looked at by another eye, which finds words that lie askew, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr import ppocr
from ocr.page import Box, Line, Mark, Word
from ocr.sheet import MM_PER_INCH, Pixels, cut_out
from ocr.stamp_places import ink_mask
from ocr.stamp_words import WORDS, stamp_word
from ocr.upright import Upright
from storage.text import fold

HEAD = Box(0.0, 0.03, 1.0, 0.45)
"""Where such stamps stand, in fractions of the page."""
READ = 0.6
"""A word that was read so surely is print, and not looked at again."""
ON_STAMPS = frozenset(fold(part) for word in WORDS for part in word.text.split())
DOWN, ACROSS = 1.2, 4.0
"""How far apart the strokes of one word lie, in millimetres."""
WIDTHS, HEIGHTS = (7.0, 60.0), (2.5, 10.0)
"""Of a stamp's words, in millimetres."""
DPI = 130
"""Fine enough to find words as large as a stamp's."""
LEAST_NEW = 0.4
"""Share of a place's ink that belongs to no word of print."""
LEAST_CONFIDENCE = 0.5
CONFIDENCE = 0.8
"""Of a mark that was found like this."""
SPARE = 0.12
"""Around a word that is cut out, in its heights."""

Corners = NDArray[np.float32]
"""Of a word in pixels of the head, clockwise from the left one at the top."""


def remaining_stamps(upright: Upright, lines: Sequence[Line]) -> list[Mark]:
    """Marks of urgency and secrecy in a head whose lines were read; several levels of one kind are a printed form."""
    head, per_mm = cut_out(upright.colour, HEAD), upright.dpi / MM_PER_INCH
    remains = _remains(head, lines, per_mm)
    found = [
        Mark(word.kind, _box(place, head), word.text, CONFIDENCE)
        for place in _places(head, _around(remains, per_mm), min(1.0, DPI / upright.dpi))
        if _is_as_large(place, per_mm) and _share_new(place, head, remains) >= LEAST_NEW
        for text, _, sure in ppocr.read_line(_level(head, place))
        if sure >= LEAST_CONFIDENCE and (word := stamp_word(text))
    ]
    return [mark for mark in found if all(mark.text == other.text for other in found if other.kind is mark.kind)]


def _remains(head: Pixels, lines: Sequence[Line], per_mm: float) -> Pixels:
    """255 where there is ink of no word of print."""
    remains = ink_mask(_darkest(head))
    height, width = remains.shape[:2]
    spare = round(0.4 * per_mm)
    for word in (word for line in lines for word in line.words if _is_print(word)):
        left, right = (round(x * width) for x in (word.box.x0, word.box.x1))
        top, foot = (round((y - HEAD.y0) / HEAD.height * height) for y in (word.box.y0, word.box.y1))
        remains[max(0, top - spare) : max(0, foot + spare), max(0, left - spare) : max(0, right + spare)] = 0
    return remains


def _is_print(word: Word) -> bool:
    """Was it read surely, and as a word that no stamp bears?"""
    on_stamp = fold(word.text).strip(" .,:;") in ON_STAMPS or stamp_word(word.text, stamped=True)
    return word.confidence >= READ and not (word.text[:1].isupper() and on_stamp)


def _around(remains: Pixels, per_mm: float) -> Box | None:
    """All that may hold a stamp, in pixels."""
    near = np.ones((round(DOWN * per_mm), round(ACROSS * per_mm)), np.uint8)
    strokes = cv2.morphologyEx(remains, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
    _, _, spots, _ = cv2.connectedComponentsWithStats(
        np.asarray(cv2.morphologyEx(strokes, cv2.MORPH_CLOSE, near), np.uint8)
    )
    large = [spot for spot in spots[1:] if spot[2] >= WIDTHS[0] * per_mm and spot[3] >= HEIGHTS[0] * per_mm]
    if not large:
        return None
    boxes = np.array([(x, y, x + wide, y + high) for x, y, wide, high, _ in large])
    spare = 2 * per_mm
    left, top = np.maximum(boxes[:, :2].min(axis=0) - spare, 0)
    right, foot = boxes[:, 2:].max(axis=0) + spare
    return Box(float(left), float(top), float(right), float(foot))


def _places(head: Pixels, around: Box | None, scale: float) -> Iterator[Corners]:
    """Where words lie in that part of the head."""
    if around is None:
        return
    left, top, right, foot = (round(side) for side in around)
    part = np.ascontiguousarray(head[top:foot, left:right])
    small = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    for corners in ppocr.places(np.asarray(small, np.uint8)):
        yield np.asarray(np.asarray(corners) / scale + (left, top), np.float32)


def _is_as_large(place: Corners, per_mm: float) -> bool:
    width, height = (side / per_mm for side in _sides(place))
    return WIDTHS[0] <= width <= WIDTHS[1] and HEIGHTS[0] <= height <= HEIGHTS[1]


def _sides(place: Corners) -> tuple[float, float]:
    return float(np.linalg.norm(place[1] - place[0])), float(np.linalg.norm(place[3] - place[0]))


def _share_new(place: Corners, head: Pixels, remains: Pixels) -> float:
    """How much of a place's ink belongs to no word of print."""
    x, y, wide, high = cv2.boundingRect(place.astype(np.int32))
    x, y = max(0, x), max(0, y)
    part = (slice(y, y + high), slice(x, x + wide))
    inside = cv2.fillPoly(np.zeros(remains[part].shape, np.uint8), [place.astype(np.int32) - (x, y)], 1) > 0
    ink = inside & (ink_mask(_darkest(head[part])) > 0)
    return float((inside & (remains[part] > 0)).sum()) / max(1.0, float(ink.sum()))


def _level(head: Pixels, place: Corners) -> Pixels:
    """The word cut out and laid level."""
    width, height = _sides(place)
    edge = SPARE * height
    x0, y0, x1, y1 = edge, edge, width + edge, height + edge
    laid = np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], np.float32)
    matrix = cv2.getPerspectiveTransform(place, laid)
    size = (round(width + 2 * edge), round(height + 2 * edge))
    return np.asarray(cv2.warpPerspective(head, matrix, size, borderMode=cv2.BORDER_REPLICATE), np.uint8)


def _box(place: Corners, head: Pixels) -> Box:
    """In fractions of the page."""
    height, width = head.shape[:2]
    corner, other = place.min(axis=0), place.max(axis=0)
    top, foot = (HEAD.y0 + float(y) / height * HEAD.height for y in (corner[1], other[1]))
    return Box(float(corner[0]) / width, top, float(other[0]) / width, foot)


def _darkest(pixels: Pixels) -> Pixels:
    """Ink of any colour is dark in one of the three."""
    return pixels if pixels.ndim == 2 else np.asarray(pixels.min(axis=2), np.uint8)
