"""Is there anything on the page?"""

from __future__ import annotations

import cv2
import numpy as np

from ocr.sheet import Pixels

MARGIN = 0.04
"""Fraction at each edge where the scanner's shadow lies."""
FEWEST_MARKS = 12
"""Spots as large as letters: three or four words."""


def is_blank(ink: Pixels) -> bool:
    """True when fewer spots of ink than four words have are on the paper; `ink` at 150 to 230 dpi."""
    height, width = ink.shape[:2]
    inner = ink[
        round(height * MARGIN) : round(height * (1 - MARGIN)), round(width * MARGIN) : round(width * (1 - MARGIN))
    ]
    paper = float(np.median(inner[::4, ::4]))
    dark = np.asarray(inner < min(paper - 45, 170), np.uint8)
    upper = dark[: dark.shape[0] // 5]
    return _letters(upper) < 2 * FEWEST_MARKS and _letters(dark) < FEWEST_MARKS


def _letters(dark: Pixels) -> int:
    _, _, spots, _ = cv2.connectedComponentsWithStats(dark)
    return int(np.count_nonzero((spots[1:, cv2.CC_STAT_HEIGHT] >= 9) & (spots[1:, cv2.CC_STAT_AREA] >= 20)))
