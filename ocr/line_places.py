"""Where lines of writing stand in a picture: PP-OCR's finder, whose map of likelihoods is drawn around with rectangles.

The method is DB (Liao et al., 2020): a spot of the map is the core of a line, and the line is the spot, grown.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.sheet import Pixels

Corners = NDArray[np.float32]
"""(4, 2): of a line, in pixels, clockwise from the left one at the top."""
Map = NDArray[np.float32]
"""(height, width): how likely a line's core is there, 0..1."""
LONGEST_SIDE = 1280
"""Of the picture in which lines are looked for, in pixels."""
STEP = 32
"""The network takes sides that are multiples of it."""
CORE, LIKELY = 0.3, 0.5
"""From which likelihood on a pixel belongs to a core; the least mean of a core's rectangle."""
GROWN = 1.6
"""How far a core is grown: so often its area by its outline."""
THINNEST, NARROWEST = 3.0, 5.0
"""Sides of a core and of a line, in pixels of the map."""
SAME_ROW = 10
"""Pixels by which lines of one row may lie higher or lower than the one before."""


def lines_in(colour: Pixels, network: Any) -> list[Corners]:
    """The lines of a picture (height, width, 3), head to foot, and from left to right where they are level."""
    height, width = colour.shape[:2]
    shrunk = min(1.0, LONGEST_SIDE / max(height, width))
    high, wide = (round(int(side * shrunk) / STEP) * STEP for side in (height, width))
    if not high or not wide:
        return []
    small = cv2.resize(colour, (wide, high)).astype(np.float32) / 127.5 - 1.0
    likely = network.run(None, {network.get_inputs()[0].name: small.transpose(2, 0, 1)[None]})[0][0, 0]
    scale = np.array((width / wide, height / high))
    limit = np.array((width - 1, height - 1))
    lines = [np.asarray(np.clip(np.round(corners * scale), 0, limit), np.float32) for corners in _grown_cores(likely)]
    return _in_order([line for line in lines if min(_sides(line)) > THINNEST])


def _grown_cores(likely: Map) -> Iterator[Corners]:
    core = cv2.dilate((likely > CORE).astype(np.uint8), np.ones((2, 2), np.uint8))
    outlines, _ = cv2.findContours(core, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    for outline in outlines:
        middle, (width, height), angle = cv2.minAreaRect(outline)
        if min(width, height) < THINNEST:
            continue
        if _mean_in(likely, _clockwise(cv2.boxPoints((middle, (width, height), angle)))) < LIKELY:
            continue
        more = GROWN * width * height / (width + height)
        if min(width, height) + more >= NARROWEST:
            yield _clockwise(cv2.boxPoints((middle, (width + more, height + more), angle)))


def _mean_in(likely: Map, corners: Corners) -> float:
    height, width = likely.shape
    x0, y0 = (int(v) for v in np.clip(np.floor(corners.min(axis=0)), 0, (width - 1, height - 1)))
    x1, y1 = (int(v) for v in np.clip(np.ceil(corners.max(axis=0)), 0, (width - 1, height - 1)))
    inside = np.zeros((y1 - y0 + 1, x1 - x0 + 1), np.uint8)
    cv2.fillPoly(inside, [(corners - (x0, y0)).astype(np.int32)], 1)
    return float(cv2.mean(likely[y0 : y1 + 1, x0 : x1 + 1], inside)[0])


def _clockwise(corners: NDArray[Any]) -> Corners:
    """From the left one at the top: of the two left corners the upper, of the two right ones the upper, and so on."""
    by_x = corners[np.argsort(corners[:, 0], kind="stable")]
    left, right = by_x[:2], by_x[2:]
    upper_left, lower_left = left[np.argsort(left[:, 1], kind="stable")]
    upper_right, lower_right = right[np.argsort(right[:, 1], kind="stable")]
    return np.array([upper_left, upper_right, lower_right, lower_left], np.float32)


def _sides(corners: Corners) -> tuple[int, int]:
    return int(np.linalg.norm(corners[0] - corners[1])), int(np.linalg.norm(corners[0] - corners[3]))


def _in_order(lines: list[Corners]) -> list[Corners]:
    lines = sorted(lines, key=lambda line: float(line[0, 1]))
    rows: list[list[Corners]] = []
    for line in lines:
        if rows and line[0, 1] - rows[-1][-1][0, 1] < SAME_ROW:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda line: float(line[0, 0]))]
