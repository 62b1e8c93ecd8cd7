"""Where a framed or red word stands that could be a stamp of one line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from ocr.ink import redness
from ocr.page import Box
from ocr.sheet import Pixels
from ocr.upright import Upright

WIDTHS, HEIGHTS = (9.0, 75.0), (3.0, 17.0)
"""Of a stamp's frame or bare letters, in millimetres; a seal and an arrival stamp are higher."""
RED = 25
"""By how much faded stamp ink is redder than other ink."""
DARK = 160
LEAST_FRAMED = 0.82
"""Share of its own rectangle that a frame's outline fills."""
LOWEST_FRAME = 0.55
"""Fraction of the page: black frames further down are tables."""
MM_PER_INCH = 25.4

Rectangle = tuple[tuple[float, float], tuple[float, float], float]
"""OpenCV's: middle, (width, height), degrees."""


@dataclass(frozen=True)
class StampPlace:
    """A place on the page where a stamp may be, cut out."""

    box: Box
    """In fractions of the page."""
    piece: Pixels
    """Grey, laid level, without its frame: only the words should be left."""
    is_red: bool


def stamp_places(upright: Upright) -> Iterator[StampPlace]:
    """Red words anywhere, framed words in the upper half."""
    per_mm = upright.dpi / MM_PER_INCH
    if upright.colour.ndim == 3:
        yield from _red_words(redness(upright.colour), per_mm)
    yield from _framed_words(upright.ink, per_mm)


def _red_words(redness: Pixels, per_mm: float) -> Iterator[StampPlace]:
    red = cv2.threshold(redness, RED, 255, cv2.THRESH_BINARY)[1]
    red = cv2.morphologyEx(red, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
    paper = np.asarray(255 - cv2.convertScaleAbs(redness, alpha=2.5), np.uint8)
    joined = cv2.morphologyEx(red, cv2.MORPH_CLOSE, np.ones((round(1.2 * per_mm), round(4.5 * per_mm)), np.uint8))
    for rectangle in _rectangles(np.asarray(joined, np.uint8), per_mm):
        yield _place(paper, rectangle, per_mm, is_red=True)


def _framed_words(ink: Pixels, per_mm: float) -> Iterator[StampPlace]:
    upper = ink[: round(ink.shape[0] * LOWEST_FRAME)]
    dark = np.asarray(np.where(upper < DARK, 255, 0), np.uint8)
    dark = np.asarray(cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)), np.uint8)
    for rectangle in _rectangles(dark, per_mm, LEAST_FRAMED):
        yield _place(ink, rectangle, per_mm, is_red=False)


def _rectangles(mask: Pixels, per_mm: float, filled: float = 0) -> Iterator[Rectangle]:
    """Of the spots as large as a stamp of one line, whose outline fills its rectangle."""
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for outline in outlines:
        _, _, wide, high = cv2.boundingRect(outline)
        if wide < WIDTHS[0] * per_mm or wide > WIDTHS[1] * per_mm * 1.1 or high > 2.2 * HEIGHTS[1] * per_mm:
            continue
        rectangle = _level(cv2.minAreaRect(outline))
        width, height = (side / per_mm for side in rectangle[1])
        if not (WIDTHS[0] <= width <= WIDTHS[1] and HEIGHTS[0] <= height <= HEIGHTS[1] and width > 1.4 * height):
            continue
        if cv2.contourArea(cv2.convexHull(outline)) >= filled * width * height * per_mm**2:
            yield rectangle


def _level(rectangle: Rectangle) -> Rectangle:
    """The same rectangle, told with its long side as width and less than 45 degrees off."""
    middle, (width, height), angle = rectangle
    if width < height:
        width, height, angle = height, width, angle - 90
    while angle > 45:
        angle -= 180
    while angle < -135:
        angle += 180
    return middle, (width, height), angle


def _place(grey: Pixels, rectangle: Rectangle, per_mm: float, *, is_red: bool) -> StampPlace:
    middle, (width, height), angle = rectangle
    page_height, page_width = grey.shape[:2]
    spare = round(per_mm)
    matrix = cv2.getRotationMatrix2D(middle, angle, 1)
    size = (round(width) + 2 * spare, round(height) + 2 * spare)
    matrix[:, 2] += (size[0] / 2 - middle[0], size[1] / 2 - middle[1])
    piece = cv2.warpAffine(grey, matrix, size, flags=cv2.INTER_LINEAR, borderValue=255)
    corners = cv2.boxPoints(rectangle)
    (x0, y0), (x1, y1) = corners.min(axis=0), corners.max(axis=0)
    box = Box(float(x0) / page_width, float(y0) / page_height, float(x1) / page_width, float(y1) / page_height)
    return StampPlace(box, without_frame(np.asarray(piece, np.uint8)), is_red)


def without_frame(piece: Pixels) -> Pixels:
    """Spots that run along the whole piece are its frame."""
    height, width = piece.shape[:2]
    count, labels, spots, _ = cv2.connectedComponentsWithStats(np.asarray(piece < DARK, np.uint8))
    clean = piece.copy()
    for label in range(1, count):
        _, _, wide, high, _ = spots[label]
        along = wide > 0.6 * width and not 0.12 * height < high < 0.65 * height
        if along or (high > 0.65 * height and wide < 0.1 * width):
            around = cv2.dilate(np.asarray(labels == label, np.uint8), np.ones((3, 3), np.uint8))
            clean[around > 0] = 255
    return clean
