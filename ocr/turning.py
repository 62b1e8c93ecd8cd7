"""How a page lies: on its side, on its head, askew."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from ocr.sheet import Pixels

SMALL = 1000
"""Height of the picture that is looked at, in pixels."""
WIDEST_SKEW = 4.0


def skew_of(ink: Pixels) -> float:
    """Degrees by which the lines climb to the right... to be turned back counter-clockwise."""
    small = _binary(ink)
    best, _ = _sharpest(small, np.arange(-WIDEST_SKEW, WIDEST_SKEW + 0.01, 0.5))
    best, _ = _sharpest(small, np.arange(best - 0.4, best + 0.41, 0.1))
    return best


def turn_of(ink: Pixels) -> int:
    """By how many degrees clockwise the page must be turned to stand upright."""
    return 0


def _binary(ink: Pixels) -> Pixels:
    scale = SMALL / max(ink.shape[:2])
    small = cv2.resize(ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else ink
    return np.asarray(cv2.threshold(small, 0, 1, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1], np.uint8)


def _sharpest(binary: Pixels, angles: npt.NDArray[np.float64]) -> tuple[float, float]:
    """The angle at which rows of ink and rows of paper differ most."""
    ys, xs = np.nonzero(binary)
    height, width = binary.shape
    scores = []
    for angle in angles:
        rows = np.round(ys + (xs - width / 2) * np.tan(np.radians(angle))).astype(np.int64)
        profile = np.bincount(np.clip(rows, 0, height - 1), minlength=height)
        scores.append(float(np.sum(np.diff(profile.astype(np.float64)) ** 2)))
    best = int(np.argmax(scores))
    return float(angles[best]), scores[best]
