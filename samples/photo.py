"""A sheet on a desk, photographed with a telephone held by hand: out of square, unevenly lit, a shadow over it."""

import cv2
import numpy as np
from numpy.typing import NDArray

Dots = NDArray[np.uint8]
Light = NDArray[np.float32]
Points = NDArray[np.float32]

DESKS = ((58, 44, 36), (96, 70, 50), (70, 74, 80), (132, 112, 92), (44, 58, 52))
"""Dark and light wood, slate, a green cloth; red, green, blue."""
MOST_TILT, MOST_TURN = 13.0, 5.0
"""Degrees by which the telephone is not level with the sheet, and not straight to it."""
DISTANCE = 1.7
"""Of the telephone from the sheet, in lengths of the sheet."""
FILLED = (0.84, 0.95)
"""How much of the picture's width or height the sheet takes."""
SHAPE = 4 / 3


def photograph(sheet: Dots, chance: np.random.Generator) -> Dots:
    """The sheet (red, green, blue) as a telephone sees it, at about the sheet's own number of dots a millimetre."""
    high, wide = sheet.shape[:2]
    seen = _seen_from(_corners(wide, high), chance)
    size = _frame(seen, wide / high, chance.uniform(*FILLED))
    seen += np.array(size, np.float32) / 2 - (seen.min(axis=0) + seen.max(axis=0)) / 2
    view = cv2.getPerspectiveTransform(_corners(wide, high), seen)
    picture = _desk(size, chance)
    cv2.warpPerspective(sheet, view, size, dst=picture, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_TRANSPARENT)
    lit = picture * (_light(size, chance) * _shadow(size, chance))[..., None]
    return np.asarray(lit.clip(0, 255), np.uint8)


def _corners(wide: float, high: float) -> Points:
    return np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)


def _seen_from(corners: Points, chance: np.random.Generator) -> Points:
    """The corners as a lens above the middle shows them."""
    length = float(corners[:, 1].max())
    flat = corners - corners.mean(axis=0)
    x_tilt, y_tilt = np.radians(chance.uniform(-MOST_TILT, MOST_TILT, 2))
    turn = np.radians(chance.uniform(-MOST_TURN, MOST_TURN))
    x = flat[:, 0] * np.cos(turn) - flat[:, 1] * np.sin(turn)
    y = flat[:, 0] * np.sin(turn) + flat[:, 1] * np.cos(turn)
    depth = DISTANCE * length + x * np.sin(y_tilt) + y * np.sin(x_tilt)
    seen = np.stack([x * np.cos(y_tilt), y * np.cos(x_tilt)], axis=1) * (DISTANCE * length / depth)[:, None]
    return np.asarray(seen, np.float32)


def _frame(seen: Points, shape: float, filled: float) -> tuple[int, int]:
    """Width and height of the picture, upright for an upright sheet."""
    wide, high = (seen.max(axis=0) - seen.min(axis=0)) / filled
    tall = SHAPE if shape < 1 else 1 / SHAPE
    wide = max(wide, high / tall)
    return round(float(wide)), round(float(wide * tall))


def _desk(size: tuple[int, int], chance: np.random.Generator) -> Dots:
    """One colour, with a grain along one side."""
    wide, high = size
    grain = chance.normal(0, 1, (high // 6 + 1, wide // 60 + 1)).astype(np.float32)
    grain = np.asarray(cv2.resize(grain, size, interpolation=cv2.INTER_CUBIC), np.float32)
    colour = np.array(DESKS[int(chance.integers(len(DESKS)))], np.float32)
    return np.asarray((colour * (1 + 0.1 * grain[..., None])).clip(0, 255), np.uint8)


def _light(size: tuple[int, int], chance: np.random.Generator) -> Light:
    """A lamp to one side, and corners that any lens darkens."""
    across, down = _grid(size)
    angle = chance.uniform(0, 2 * np.pi)
    slope = chance.uniform(0.05, 0.22) * (across * np.cos(angle) + down * np.sin(angle))
    return np.asarray(0.93 - slope - 0.08 * (across**2 + down**2), np.float32)


def _shadow(size: tuple[int, int], chance: np.random.Generator) -> Light:
    """Of the hand or the head, over one side of the picture, with a soft edge."""
    across, down = _grid(size)
    angle = chance.uniform(0, 2 * np.pi)
    inside = across * np.cos(angle) + down * np.sin(angle) - chance.uniform(0.0, 0.7)
    softness = chance.uniform(0.03, 0.12)
    return np.asarray(1 - chance.uniform(0.1, 0.45) / (1 + np.exp(-inside / softness)), np.float32)


def _grid(size: tuple[int, int]) -> tuple[Light, Light]:
    """-1 to 1 from left to right and from head to foot."""
    wide, high = size
    return (
        np.linspace(-1, 1, wide, dtype=np.float32)[None, :],
        np.linspace(-1, 1, high, dtype=np.float32)[:, None],
    )
