"""The rings of a seal on a copy without colours: found by their size, taken off where they cross the letters.

Across a ring, its line is thin everywhere; a letter's stroke that runs through it is not. So in a picture laid out
around the seal's middle, angle by angle, what is no thicker than the ring goes and what is thicker stays: as staves are
taken off printed music.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.sheet import Pixels

RADII = (13.0, 23.0)
"""Of a seal, in millimetres (36 across by the rule, larger for the highest bodies)."""
DARKER = 60
"""What is darker than paper by so much is ink."""
CLOSED = 0.6
"""A ring is there when so much of its way round is ink; those within it may be more worn."""
INNER = 0.55
INNERMOST = 0.3
"""Nothing nearer the middle, in radii, is a ring."""
PALER = 30
"""A seal paler than print by so much is told from it by that alone."""
LIKELIEST = 4
"""Circles looked at."""

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Ring:
    """The outermost ring, in pixels."""

    x: float
    y: float
    radius: float


def ring_in(ink: Pixels, dpi: float) -> Ring | None:
    """The seal's ring in a piece of a page, if there is one that is nearly closed."""
    dark = np.asarray(ink < _paper(ink) - DARKER)
    small = cv2.resize(np.asarray(dark, np.uint8) * 255, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    least, most = (round(radius * dpi / 25.4 / 2) for radius in RADII)
    circles = cv2.HoughCircles(
        small, cv2.HOUGH_GRADIENT, 1, minDist=least, param1=200, param2=25, minRadius=least, maxRadius=most
    )
    if circles is None:
        return None
    found = [_fitted(dark, Ring(*(2.0 * float(part) for part in circle))) for circle in circles[0][:LIKELIEST]]
    best = max(found, key=lambda ring: _closed(dark, ring))
    return best if _closed(dark, best) >= CLOSED else None


def without_ring(ink: Pixels, ring: Ring) -> Pixels:
    """The same picture, the seal's rings turned to paper: a pale seal as a whole."""
    seal, print_ = _levels(ink, ring)
    if seal - print_ > PALER:
        return np.where(_distance(ink, ring) <= 1.1 * ring.radius, _darkest(ink, (print_ + 2 * seal) / 3), ink)
    return _without_arcs(ink, ring)


def _paper(ink: Pixels) -> float:
    return float(np.percentile(ink[::4, ::4], 80))


def _fitted(dark: Mask, ring: Ring) -> Ring:
    """Moved and stretched a pixel or two until most of it lies on ink."""
    best, share = ring, _closed(dark, ring)
    for step in (3, 2, 1, 1):
        moves = [(x, y, r) for x in (-step, 0, step) for y in (-step, 0, step) for r in (-step, 0, step)]
        for near in [Ring(best.x + x, best.y + y, best.radius + r) for x, y, r in moves]:
            if (closed := _closed(dark, near)) > share:
                best, share = near, closed
    return best


def _closed(dark: Mask, ring: Ring) -> float:
    """How much of its way round is ink; a ring that hardly lies in the picture is none."""
    angles = np.linspace(0, 2 * math.pi, 360, endpoint=False)
    x = np.round(ring.x + ring.radius * np.cos(angles)).astype(int)
    y = np.round(ring.y + ring.radius * np.sin(angles)).astype(int)
    inside = (x >= 0) & (x < dark.shape[1]) & (y >= 0) & (y < dark.shape[0])
    return float(dark[y[inside], x[inside]].mean()) if inside.mean() > 0.6 else 0.0


def _levels(ink: Pixels, ring: Ring) -> tuple[float, float]:
    """How bright the ring is, and the print outside it."""
    away = _distance(ink, ring)
    dark = ink < _paper(ink) - DARKER
    on, outside = ink[dark & (abs(away - ring.radius) <= 1.5)], ink[dark & (away > 1.15 * ring.radius)]
    return (float(np.median(on)), float(np.percentile(outside, 20))) if len(on) and len(outside) else (0.0, 0.0)


def _distance(ink: Pixels, ring: Ring) -> Floats:
    y, x = np.ogrid[: ink.shape[0], : ink.shape[1]]
    return np.asarray(np.hypot(x - ring.x, y - ring.y))


def _darkest(ink: Pixels, level: float) -> Pixels:
    return np.where(ink > level, 255, ink).astype(np.uint8)


def _without_arcs(ink: Pixels, ring: Ring) -> Pixels:
    turns, reach = round(2.4 * math.pi * ring.radius), round(1.08 * ring.radius)
    around = _laid_out(ink, ring, turns, reach)
    dark = np.asarray(around < _paper(ink) - DARKER)
    gone = np.zeros_like(dark)
    for start, end in _bands(dark.mean(axis=0), ring.radius):
        _take_off(dark, start, end, gone)
    return _painted(ink, ring, gone)


def _laid_out(ink: Pixels, ring: Ring, turns: int, reach: int) -> Pixels:
    """A row for each angle, a column for each pixel from the middle."""
    angles, away = np.linspace(0, 2 * math.pi, turns, endpoint=False), np.arange(reach)
    x = (ring.x + np.outer(np.cos(angles), away)).astype(np.float32)
    y = (ring.y + np.outer(np.sin(angles), away)).astype(np.float32)
    return np.asarray(cv2.remap(ink, x, y, cv2.INTER_LINEAR, borderValue=255), np.uint8)


def _bands(share: Floats, radius: float) -> list[tuple[int, int]]:
    """Where rings lie, from how much of each way round is ink."""
    bands, away = [], round(INNERMOST * radius)
    while away < len(share):
        start = away
        if share[away] > INNER:
            while away < len(share) and share[away] > 0.6 * INNER:
                away += 1
            bands.append((start, away))
        away += 1
    return bands


def _take_off(dark: Mask, start: int, end: int, gone: Mask) -> None:
    """At each angle the ink of the ring, unless it is much thicker there than it mostly is."""
    middle = start + int(dark[:, start:end].mean(axis=0).argmax())
    rows = np.flatnonzero(dark[:, middle])
    first = middle - _steps(~dark[rows, middle::-1]) + 1
    last = middle + _steps(~dark[rows, middle:]) - 1
    thick = last - first + 1
    for row, one, other in zip(rows, first, last, strict=True):
        if other - one + 1 <= 1.5 * np.median(thick) + 1:
            gone[row, max(0, one - 1) : other + 2] = True


def _steps(light: Mask) -> NDArray[Any]:
    """How far it is to the first paper."""
    return np.asarray(np.where(light.any(axis=1), light.argmax(axis=1), light.shape[1]))


def _painted(ink: Pixels, ring: Ring, gone: Mask) -> Pixels:
    """What is gone at an angle and a distance, gone in the picture."""
    turns, reach = gone.shape
    y, x = np.ogrid[: ink.shape[0], : ink.shape[1]]
    away = np.round(_distance(ink, ring)).astype(int)
    angle = np.round(np.arctan2(y - ring.y, x - ring.x) % (2 * math.pi) / (2 * math.pi) * turns).astype(int) % turns
    erased = (away < reach) & gone[angle, np.minimum(away, reach - 1)]
    return np.where(cv2.dilate(erased.astype(np.uint8), np.ones((2, 2), np.uint8)) > 0, 255, ink).astype(np.uint8)
