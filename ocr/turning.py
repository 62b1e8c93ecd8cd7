"""How a page lies: on its side, on its head, askew."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import numpy.typing as npt

from ocr.sheet import Pixels

SMALL = 1000
"""Longer side of the picture that is looked at, in pixels."""
LETTER_HEIGHTS, LETTER_WIDTHS = (3, 26), (2, 80)
"""In that picture; words run together, rules and shadows are larger."""
WIDEST_SKEW = 4.0
LEAST_GAIN = 1.03
"""How much sharper the rows must become for a page to be straightened."""
SURE_UPRIGHT = 0.14
"""Lean of the rows (see `_lean`) from which no trial is needed."""
SURE_LEVEL = 0.55
"""A page is level without trial when its columns are less sharp than this share of its rows."""

Trial = Callable[[Pixels], float]
"""How much sense a picture makes when read as it lies."""


def skew_of(ink: Pixels) -> float:
    """Degrees, at most four, by which the page must be turned counter-clockwise to lie level."""
    letters = _letters(ink)
    angle, sharpness = _skew(letters)
    _, lying = _sharpest(letters, np.array([0.0]))
    return angle if sharpness > LEAST_GAIN * lying else 0.0


def turn_of(ink: Pixels, trial: Trial) -> int:
    """By how many degrees clockwise the page must be turned to stand upright; reads a part of it only when in doubt."""
    letters = _letters(ink)
    (skew, rows), (_, columns) = _skew(letters), _skew(np.ascontiguousarray(np.rot90(letters)))
    if rows == 0 or (columns < SURE_LEVEL * rows and _lean(letters, skew) > SURE_UPRIGHT):
        return 0
    ways = [0, 180] if columns < SURE_LEVEL * rows else [90, 270] if rows < SURE_LEVEL * columns else [0, 90, 180, 270]
    return max(ways, key=lambda degrees: trial(turned(_densest_part(ink, ways[0]), degrees)))


def turned(pixels: Pixels, degrees: int) -> Pixels:
    """Clockwise, by quarters."""
    return np.ascontiguousarray(np.rot90(pixels, k=-(degrees // 90)))


def _densest_part(ink: Pixels, way: int) -> Pixels:
    """An eighth of the page, across its lines, where most of its ink is."""
    across = 1 if way in (0, 180) else 0
    dark = np.count_nonzero(ink < 128, axis=across).astype(np.float64)
    length = len(dark) // 8
    start = int(np.argmax(np.convolve(dark, np.ones(length), mode="valid")))
    return ink[start : start + length] if across else ink[:, start : start + length]


def _letters(ink: Pixels) -> Pixels:
    """1 where spots of the size of letters are, on a small picture."""
    scale = SMALL / max(ink.shape[:2])
    small = cv2.resize(ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    binary = cv2.threshold(small, 0, 1, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1]
    _, labels, spots, _ = cv2.connectedComponentsWithStats(np.asarray(binary, np.uint8))
    width, height = spots[:, cv2.CC_STAT_WIDTH], spots[:, cv2.CC_STAT_HEIGHT]
    short, long = np.minimum(width, height), np.maximum(width, height)
    keep = (
        (short >= LETTER_WIDTHS[0])
        & (short <= LETTER_HEIGHTS[1])
        & (long >= LETTER_HEIGHTS[0])
        & (long <= LETTER_WIDTHS[1])
    )
    keep[0] = False
    return np.asarray(keep[labels], np.uint8)


def _skew(letters: Pixels) -> tuple[float, float]:
    """The angle at which rows of ink and of paper differ most, and how much they do."""
    angle, _ = _sharpest(letters, np.arange(-WIDEST_SKEW, WIDEST_SKEW + 0.01, 0.5))
    return _sharpest(letters, np.arange(angle - 0.4, angle + 0.41, 0.1))


def _sharpest(letters: Pixels, angles: npt.NDArray[np.float64]) -> tuple[float, float]:
    scores = [float(np.sum(np.diff(_profile(letters, angle)) ** 2)) for angle in angles]
    best = int(np.argmax(scores))
    return float(angles[best]), scores[best]


def _profile(letters: Pixels, angle: float) -> npt.NDArray[np.float64]:
    """Ink in each row of the page when turned counter-clockwise by so many degrees."""
    ys, xs = np.nonzero(letters)
    height, width = letters.shape
    rows = np.round(ys + (xs - width / 2) * np.tan(np.radians(angle))).astype(np.int64)
    return np.bincount(np.clip(rows, 0, height - 1), minlength=height).astype(np.float64)


def _lean(letters: Pixels, skew: float) -> float:
    """-1..1: Latin lines end sharply at the foot and fray out, with accents and ascenders, at the top."""
    steps = np.diff(_profile(letters, skew))
    falls, rises = float(np.sum(-(steps[steps < 0] ** 3))), float(np.sum(steps[steps > 0] ** 3))
    return (falls - rises) / (falls + rises + 1e-9)
