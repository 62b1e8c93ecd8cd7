"""Where a framed or red word stands that could be a stamp of one line."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from ocr.ink import redness
from ocr.page import Box
from ocr.sheet import MM_PER_INCH, Pixels
from ocr.upright import Upright

WIDTHS, HEIGHTS = (9.0, 75.0), (3.0, 17.0)
"""Of a stamp's frame or bare letters, in millimetres; a seal and an arrival stamp are higher."""
FAINT_RED = 10
LEAST_RED = 1.0
"""Square millimetres of at least so red ink on a page that can bear a red stamp."""
RED = 25
"""By how much faded stamp ink is redder than other ink."""
DARK = 160
DARKER = 22
"""By how much ink is darker than the paper around it."""
LEAST_FRAMED = 0.82
"""Share of its own rectangle that a frame's outline fills."""
LARGEST_STAMP = 95.0
"""Of all stamps that run into one another, in millimetres; a larger grid of lines is a table."""
LEAST_LEVEL, LEAST_UPRIGHT = 0.85, 0.7
"""Share of a frame's upper and lower, left and right side that is drawn."""
LOWEST_FRAME = 0.55
"""Fraction of the page: black frames further down are tables."""

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
    paper = red_on_paper(upright)
    if paper is not None:
        yield from _in_frames(paper, per_mm, is_red=True)
        yield from _red_words(paper, per_mm)
    upper = upright.ink[: round(upright.ink.shape[0] * LOWEST_FRAME)]
    yield from _in_frames(upper, per_mm, upright.ink.shape[0], is_red=False)


def red_on_paper(upright: Upright) -> Pixels | None:
    """The red ink alone, dark on white; None where there is too little of it for a stamp."""
    if upright.colour.ndim == 2:
        return None
    red = redness(upright.colour)
    if np.count_nonzero(red > FAINT_RED) < LEAST_RED * (upright.dpi / MM_PER_INCH) ** 2:
        return None
    return np.asarray(255 - cv2.convertScaleAbs(red, alpha=2.5), np.uint8)


def _red_words(paper: Pixels, per_mm: float) -> Iterator[StampPlace]:
    red = np.asarray(np.where(paper < 255 - 2.5 * RED, 255, 0), np.uint8)
    red = np.asarray(cv2.morphologyEx(red, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8)), np.uint8)
    joined = cv2.morphologyEx(red, cv2.MORPH_CLOSE, np.ones((round(1.2 * per_mm), round(4.5 * per_mm)), np.uint8))
    for rectangle in _rectangles(np.asarray(joined, np.uint8), per_mm):
        yield place_of(paper, rectangle, per_mm, paper.shape[0], is_red=True)


def _in_frames(grey: Pixels, per_mm: float, page_height: int = 0, *, is_red: bool) -> Iterator[StampPlace]:
    """What is drawn as a rectangle, also when its frame runs into another stamp's: then its inner edge is whole."""
    dark = np.asarray(cv2.morphologyEx(ink_mask(grey), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)), np.uint8)
    for rectangle in _rectangles(dark, per_mm, LEAST_FRAMED, math.inf if is_red else LARGEST_STAMP):
        if _has_four_sides(_cut(dark, rectangle, per_mm, outside=0)):
            yield place_of(grey, rectangle, per_mm, page_height or grey.shape[0], is_red=is_red)


def _has_four_sides(mask: Pixels) -> bool:
    """Is there a line along each side? A word has gaps."""
    rim = max(3, mask.shape[0] // 5)
    level = (mask[:rim].any(axis=0), mask[-rim:].any(axis=0))
    upright = (mask[:, :rim].any(axis=1), mask[:, -rim:].any(axis=1))
    return bool(
        min(side.mean() for side in level) >= LEAST_LEVEL and min(side.mean() for side in upright) >= LEAST_UPRIGHT
    )


def ink_mask(grey: Pixels) -> Pixels:
    """255 where it is darker than the paper around, also on a faint or grey copy."""
    smooth = cv2.GaussianBlur(grey, (3, 3), 0)
    paper = cv2.blur(smooth, (61, 61))
    return np.asarray(cv2.threshold(cv2.subtract(paper, smooth), DARKER, 255, cv2.THRESH_BINARY)[1], np.uint8)


def _rectangles(mask: Pixels, per_mm: float, filled: float = 0, largest: float = math.inf) -> Iterator[Rectangle]:
    """Outer and inner edges as large as a stamp of one line, that fill their rectangle; no cells of larger tables."""
    outlines, family = cv2.findContours(mask, cv2.RETR_CCOMP if filled else cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for index, outline in enumerate(outlines):
        _, _, wide, high = cv2.boundingRect(outline)
        if wide < WIDTHS[0] * per_mm or wide > WIDTHS[1] * per_mm * 1.1 or high > 2.2 * HEIGHTS[1] * per_mm:
            continue
        rectangle = level_rectangle(np.asarray(outline, np.int32))
        width, height = (side / per_mm for side in rectangle[1])
        if not (WIDTHS[0] <= width <= WIDTHS[1] and HEIGHTS[0] <= height <= HEIGHTS[1] and width > 1.4 * height):
            continue
        outer = int(family[0][index][3])
        if outer >= 0 and max(cv2.boundingRect(outlines[outer])[2:]) > largest * per_mm:
            continue
        if cv2.contourArea(cv2.convexHull(outline)) >= filled * width * height * per_mm**2:
            yield rectangle


def level_rectangle(outline: npt.NDArray[np.int32]) -> Rectangle:
    """The rectangle around it, told with its long side as width and less than 45 degrees off."""
    (x, y), (width, height), angle = cv2.minAreaRect(outline)
    if width < height:
        width, height, angle = height, width, angle - 90
    while angle > 45:
        angle -= 180
    while angle < -135:
        angle += 180
    return (x, y), (width, height), angle


def place_of(grey: Pixels, rectangle: Rectangle, per_mm: float, page_height: int, *, is_red: bool) -> StampPlace:
    """What lies in the rectangle (in pixels of `grey`), cut out, its box in fractions of a page of that height."""
    piece = _cut(grey, rectangle, per_mm, outside=255)
    page_width = grey.shape[1]
    corners = cv2.boxPoints(rectangle)
    (x0, y0), (x1, y1) = corners.min(axis=0), corners.max(axis=0)
    box = Box(float(x0) / page_width, float(y0) / page_height, float(x1) / page_width, float(y1) / page_height)
    return StampPlace(box, without_frame(_stretched(piece)), is_red)


def _cut(pixels: Pixels, rectangle: Rectangle, per_mm: float, outside: int) -> Pixels:
    """The rectangle, laid level, with a millimetre around it."""
    middle, (width, height), angle = rectangle
    spare = round(per_mm)
    size = (round(width) + 2 * spare, round(height) + 2 * spare)
    matrix = cv2.getRotationMatrix2D(middle, angle, 1)
    matrix[:, 2] += np.array([size[0] / 2 - middle[0], size[1] / 2 - middle[1]])
    return np.asarray(cv2.warpAffine(pixels, matrix, size, flags=cv2.INTER_LINEAR, borderValue=outside), np.uint8)


def _stretched(piece: Pixels) -> Pixels:
    """Ink black, paper white."""
    ink, paper = np.percentile(piece, (2, 70))
    if paper - ink < DARKER:
        return piece
    return np.asarray(np.clip((piece.astype(np.float32) - ink) * 255 / (0.9 * (paper - ink)), 0, 255), np.uint8)


def without_frame(piece: Pixels) -> Pixels:
    """Long level strokes, the rim and what stands upright at the ends are the frame; letters may touch it."""
    height, width = piece.shape[:2]
    dark = np.asarray(piece < DARK, np.uint8)
    count, labels, spots, _ = cv2.connectedComponentsWithStats(dark)
    stroke = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, max(3, round(0.2 * width))), np.uint8))
    post = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((max(3, round(0.45 * height)), 1), np.uint8))
    post[:, round(0.13 * width) : round(0.87 * width)] = 0
    rim = np.ones_like(dark)
    rim[round(0.17 * height) : round(0.83 * height), round(0.04 * width) : round(0.96 * width)] = 0
    frame = np.zeros_like(dark)
    for label in range(1, count):
        x, _, wide, high, _ = spots[label]
        spot = labels == label
        if wide > 0.6 * width and not 0.12 * height < high < 0.65 * height:
            frame |= np.asarray(spot & ((stroke > 0) | (post > 0) | (rim > 0)), np.uint8)
        elif high > 0.65 * height and wide < 0.1 * width and not 0.08 * width < x < 0.92 * width - wide:
            frame |= np.asarray(spot, np.uint8)
    clean = piece.copy()
    clean[cv2.dilate(frame, np.ones((3, 3), np.uint8)) > 0] = 255
    return clean
