"""How a page lies: on its side, on its head, askew."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
ENOUGH_SENSE = 0.5
"""Of a part read in the likeliest way, so that no other is tried; on its head a page makes 0.3 at most."""
PART = 12
"""So small a part of the page is read."""

Trial = Callable[[Pixels], float]
"""How much sense a picture makes when read as it lies, 0 to 1."""
Points = tuple[npt.NDArray[np.float32], npt.NDArray[np.float32], int]
"""Where ink is: rows, columns from the middle, and how many rows there are."""


def lie_of(ink: Pixels, trial: Trial) -> tuple[int, float]:
    """How the page must be turned: by quarters clockwise to stand upright, then counter-clockwise to lie level.

    The second is in degrees, at most four. A part of the page is read only when in doubt.
    """
    letters = _letters(ink)
    lying, standing = _points(letters), _points(np.rot90(letters))
    (skew, rows), (other, columns) = _skew(lying), _skew(standing)
    if rows == 0:
        return 0, 0.0
    if columns < SURE_LEVEL * rows:
        lean = _lean(lying, skew)
        ways = [0] if lean > SURE_UPRIGHT else [180, 0] if lean < -SURE_UPRIGHT else [0, 180]
    else:
        ways = [90, 270] if rows < SURE_LEVEL * columns else [0, 180, 90, 270]
    turn = _most_sensible(ink, ways, trial)
    return turn, _worthwhile(lying, skew) if turn in (0, 180) else _worthwhile(standing, other)


def _most_sensible(ink: Pixels, ways: Sequence[int], trial: Trial) -> int:
    """The first way that makes enough sense, or the one that makes most; the only one is not tried."""
    best, most = ways[0], 0.0
    part = _densest_part(ink, ways[0])
    for way in ways if len(ways) > 1 else ():
        sense = trial(turned(part, way))
        if sense > most:
            best, most = way, sense
        if sense >= ENOUGH_SENSE:
            break
    return best


def _worthwhile(points: Points, skew: float) -> float:
    """The skew, if the rows become much sharper by straightening."""
    return skew if _sharpness(points, skew) > LEAST_GAIN * _sharpness(points, 0.0) else 0.0


def turned(pixels: Pixels, degrees: int) -> Pixels:
    """Clockwise, by quarters."""
    return np.ascontiguousarray(np.rot90(pixels, k=-(degrees // 90)))


def _densest_part(ink: Pixels, way: int) -> Pixels:
    """A strip of the page, across its lines, where most of its ink is."""
    across = 1 if way in (0, 180) else 0
    dark = np.count_nonzero(ink < 128, axis=across).astype(np.float64)
    length = len(dark) // PART
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


def _points(letters: Pixels) -> Points:
    rows, columns = np.divmod(np.flatnonzero(letters), letters.shape[1])
    return rows.astype(np.float32), (columns - letters.shape[1] / 2).astype(np.float32), letters.shape[0]


def _skew(points: Points) -> tuple[float, float]:
    """The angle at which rows of ink and of paper differ most, and how much they do."""
    angle, _ = _sharpest(points, np.arange(-WIDEST_SKEW, WIDEST_SKEW + 0.01, 0.5))
    return _sharpest(points, np.arange(angle - 0.4, angle + 0.41, 0.1))


def _sharpest(points: Points, angles: npt.NDArray[np.float64]) -> tuple[float, float]:
    scores = [_sharpness(points, angle) for angle in angles]
    best = int(np.argmax(scores))
    return float(angles[best]), scores[best]


def _sharpness(points: Points, angle: float) -> float:
    return float(np.sum(np.diff(_profile(points, angle)) ** 2))


def _profile(points: Points, angle: float) -> npt.NDArray[np.float64]:
    """Ink in each row of the page when turned counter-clockwise by so many degrees."""
    ys, xs, height = points
    rows = np.rint(ys - xs * np.float32(np.tan(np.radians(angle)))).astype(np.intp)
    return np.bincount(np.clip(rows, 0, height - 1, out=rows), minlength=height).astype(np.float64)


def _lean(points: Points, skew: float) -> float:
    """-1..1: Latin lines end sharply at the foot and fray out, with accents and ascenders, at the top."""
    steps = np.diff(_profile(points, skew))
    falls, rises = float(np.sum(-(steps[steps < 0] ** 3))), float(np.sum(steps[steps > 0] ** 3))
    return (falls - rises) / (falls + rises + 1e-9)
