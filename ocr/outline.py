"""Where a photographed sheet lies: its four edges, against the desk around it."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt

from ocr.sheet import Pixels

SMALL = 480
"""Longer side of the picture in which the sheet is looked for, in pixels."""
LEAST_SHEET, LARGEST_SHEET = 0.3, 0.97
"""Share of the picture that a photographed sheet takes."""
LEAST_FIT = 0.95
"""Share of the bright spot and of its four-cornered outline that they have in common."""
LEAST_STEP = 22
"""By how much, at each edge, the sheet is brighter than the desk or otherwise coloured."""
REACH = 7
"""How far from an outline its edge may lie, in pixels of the small picture."""
LEAST_EDGE = 0.75
"""Share of an edge at which it is."""
SHAPES = (1.2, 1.7)
"""Longer by shorter side of an A4 sheet seen aslant; straight it has 1.41."""

Corners = npt.NDArray[np.float32]
"""(4, 2): of the sheet, in pixels, from the upper left one clockwise."""


def sheet_in(pixels: Pixels) -> Corners | None:
    """Where the sheet lies in a photo; None for a scan, which is all sheet."""
    if not _has_a_desk(dotted(pixels)):
        return None
    scale = SMALL / max(pixels.shape[:2])
    small = np.asarray(cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    smooth = np.asarray(cv2.medianBlur(small, 9), np.uint8)
    for mask in _bright_spots(smooth):
        corners = _four_corners(mask)
        if corners is not None and _stands_out(corners, smooth):
            return np.asarray((_along_the_edges(corners, smooth) + 0.5) / scale - 0.5, np.float32)
    return None


def sides_of(corners: Corners) -> tuple[float, float]:
    """Mean width and height of a sheet, in pixels."""
    upper, right, lower, left = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    return float(upper + lower) / 2, float(left + right) / 2


def dotted(pixels: Pixels) -> Pixels:
    """A small picture of some of the pixels as they are: enough for a first look, and for nothing else."""
    step = max(1, max(pixels.shape[:2]) // SMALL)
    return np.ascontiguousarray(pixels[::step, ::step])


def _has_a_desk(small: Pixels) -> bool:
    """Is the rim of the picture darker or otherwise coloured than its middle, on two sides at least?"""
    rim = 4
    sides = (small[:rim], small[-rim:], small[:, :rim], small[:, -rim:])
    height, width = small.shape[:2]
    inner = small[height // 5 : -height // 5, width // 5 : -width // 5]
    paper = np.percentile(inner.reshape(-1, *small.shape[2:]), 80, axis=0)
    apart = [np.abs(np.median(side.reshape(-1, *small.shape[2:]), axis=0) - paper).max() for side in sides]
    return sum(bool(difference > LEAST_STEP) for difference in apart) >= 2


def _bright_spots(smooth: Pixels) -> Iterator[Pixels]:
    """255 where the sheet could be: by brightness and by lack of colour, at several thresholds."""
    planes = [smooth] if smooth.ndim == 2 else [cv2.cvtColor(smooth, cv2.COLOR_BGR2HSV)[:, :, 2]]
    if smooth.ndim == 3:
        planes.append(np.asarray(255 - cv2.cvtColor(smooth, cv2.COLOR_BGR2HSV)[:, :, 1], np.uint8))
    for plane in planes:
        middle = cv2.threshold(plane, 0, 255, cv2.THRESH_OTSU)[0]
        for step in (0, -15, 15, -30, 30):
            mask = cv2.threshold(plane, middle + step, 255, cv2.THRESH_BINARY)[1]
            yield np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)), np.uint8)


def _four_corners(mask: Pixels) -> Corners | None:
    """Of the largest spot, if it has the size and the outline of a sheet."""
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    outline = cv2.convexHull(max(outlines, key=cv2.contourArea)) if outlines else None
    if outline is None or not LEAST_SHEET < cv2.contourArea(outline) / mask.size < LARGEST_SHEET:
        return None
    for tolerance in (0.02, 0.03, 0.05):
        corners = cv2.approxPolyDP(outline, tolerance * cv2.arcLength(outline, closed=True), closed=True)
        if len(corners) == 4:
            ordered = _ordered(np.asarray(corners, np.float32).reshape(4, 2))
            return ordered if _is_sheet(ordered) and _fit(ordered, mask) >= LEAST_FIT else None
    return None


def _ordered(corners: Corners) -> Corners:
    """From the upper left one clockwise."""
    middle = corners.mean(axis=0)
    around = np.argsort(np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0]))
    turned = corners[around]
    return np.roll(turned, -int(np.argmin(turned.sum(axis=1))), axis=0)


def _is_sheet(corners: Corners) -> bool:
    wide, high = sides_of(corners)
    return SHAPES[0] <= max(wide, high) / max(1.0, min(wide, high)) <= SHAPES[1]


def _fit(corners: Corners, mask: Pixels) -> float:
    outline = cv2.fillConvexPoly(np.zeros_like(mask), corners.astype(np.int32), 255)
    both, either = cv2.bitwise_and(outline, mask), cv2.bitwise_or(outline, mask)
    return int(np.count_nonzero(both)) / max(1, int(np.count_nonzero(either)))


def _stands_out(corners: Corners, smooth: Pixels) -> bool:
    """Is there a step in brightness or colour along all edges that are in the picture?"""
    middle = corners.mean(axis=0)
    height, width = smooth.shape[:2]
    steps = []
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        along = np.linspace(0.06, 0.94, 60)[:, None] * (end - start) + start
        outward = _across(start, end, middle)
        inside, outside = along - 6 * outward, along + 6 * outward
        if outside.min() < 0 or outside[:, 0].max() >= width or outside[:, 1].max() >= height:
            continue
        near, far = (smooth[p[:, 1].astype(int), p[:, 0].astype(int)].astype(int) for p in (inside, outside))
        difference = np.abs(near - far)
        step = difference if difference.ndim == 1 else difference.max(axis=1)
        steps.append(float((step >= LEAST_STEP).mean()))
    return len(steps) >= 2 and min(steps) >= LEAST_EDGE


def _along_the_edges(corners: Corners, smooth: Pixels) -> Corners:
    """The corners where lines along the steepest steps meet; a spot's own corners are rounded by shadows and blur."""
    middle = corners.mean(axis=0)
    lines = [
        _edge(start, end, _across(start, end, middle), smooth)
        for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True)
    ]
    met = np.array([np.cross(lines[index - 1], lines[index]) for index in range(4)])
    if np.abs(met[:, 2]).min() < 1e-6:
        return corners
    moved = np.asarray(met[:, :2] / met[:, 2:], np.float32)
    return moved if np.linalg.norm(moved - corners, axis=1).max() < 3 * REACH else corners


def _edge(start: Corners, end: Corners, outward: Corners, smooth: Pixels) -> npt.NDArray[np.float64]:
    """The line (a, b, c) where the picture changes most across the edge from start to end."""
    along = np.linspace(0.04, 0.96, 80)[:, None] * (end - start) + start
    offsets = np.arange(-REACH, REACH + 1)
    places = along[:, None, :] + offsets[None, :, None] * outward
    limit = np.array([smooth.shape[1] - 1, smooth.shape[0] - 1])
    at = np.clip(np.round(places), 0, limit).astype(int)
    seen = smooth[at[..., 1], at[..., 0]].astype(int).reshape(len(along), len(offsets), -1)
    steps = np.abs(seen[:, 2:] - seen[:, :-2]).max(axis=2)
    steepest = places[np.arange(len(along)), steps.argmax(axis=1) + 1].astype(np.float32)
    dx, dy, x, y = (float(v) for v in np.asarray(cv2.fitLine(steepest, cv2.DIST_HUBER, 0, 0.01, 0.01)).ravel())
    return np.array([dy, -dx, dx * y - dy * x])


def _across(start: Corners, end: Corners, middle: Corners) -> Corners:
    """Of length one, at a right angle to the edge, away from the middle."""
    along = (end - start) / max(1e-6, float(np.linalg.norm(end - start)))
    across = np.array([along[1], -along[0]], np.float32)
    return across if float(np.dot((start + end) / 2 - middle, across)) > 0 else -across
