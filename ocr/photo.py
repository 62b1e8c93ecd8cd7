"""A photographed sheet, laid flat: found on its desk by its four edges, squared to A4, its shadows lifted.

What a flatbed scanned has no desk around it and stays as it is, to the last pixel.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from ocr.outline import Corners, dotted, sheet_in, sides_of
from ocr.sheet import A4_HEIGHT, A4_WIDTH, PageImage, Pixels

SHADED = 0.8
"""Brightness of the darker parts of the paper as a share of that of the brighter ones."""
PAPER = 242
"""How bright paper is where the shadow was."""


def laid_flat(image: PageImage) -> PageImage:
    """The sheet alone, if a desk is seen around it, and evenly lit; the image itself if it is a scan."""
    corners = sheet_in(image.pixels)
    if corners is None:
        return replace(image, pixels=evenly_lit(image.pixels)) if is_shaded(image.pixels) else image
    size = _size(corners)
    square = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], np.float32)
    view = cv2.getPerspectiveTransform(corners, square)
    flat = cv2.warpPerspective(image.pixels, view, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return replace(image, pixels=evenly_lit(np.asarray(flat, np.uint8)), dpi=max(size) / A4_HEIGHT)


def evenly_lit(pixels: Pixels) -> Pixels:
    """Each colour as bright as if the paper under it were white."""
    paper = _paper_of(pixels, 8)
    lit = cv2.divide(pixels, np.maximum(paper, 1), scale=PAPER)
    return np.asarray(lit, np.uint8)


def is_shaded(pixels: Pixels) -> bool:
    """Does a shadow lie over a large part of the sheet? No scan is so uneven, a photo that is all sheet may be."""
    small = dotted(pixels)
    grey = small if small.ndim == 2 else np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), np.uint8)
    height, width = grey.shape
    paper = _paper_of(grey, 2)[height // 20 : -height // 20, width // 20 : -width // 20]
    dark, bright = (float(np.percentile(paper, share)) for share in (10, 95))
    return dark < SHADED * bright


def _size(corners: Corners) -> tuple[int, int]:
    """Width and height in the shape of A4, with no fewer pixels than the sheet has in the photo."""
    wide, high = sides_of(corners)
    long = max(wide, high, min(wide, high) * A4_HEIGHT / A4_WIDTH)
    short = long * A4_WIDTH / A4_HEIGHT
    return (round(short), round(long)) if high >= wide else (round(long), round(short))


def _paper_of(pixels: Pixels, shrunk: int) -> Pixels:
    """The page without what is written on it: only paper and the light on it; looked at `shrunk` times smaller."""
    height, width = pixels.shape[:2]
    size = (max(1, width // shrunk), max(1, height // shrunk))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    side = max(3, min(size) // 12) | 1
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
    smooth = cv2.GaussianBlur(closed, (0, 0), side / 3)
    return np.asarray(cv2.resize(smooth, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)
