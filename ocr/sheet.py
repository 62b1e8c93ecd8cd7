"""PageImage: the picture of one page, before anybody has turned or read it; measures of paper."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ocr.page import Box, Word

Pixels = npt.NDArray[np.uint8]
"""Grey (height, width) or blue-green-red (height, width, 3), 255 is paper."""
MM_PER_INCH = 25.4
POINTS_PER_INCH = 72
A4_WIDTH, A4_HEIGHT = 8.27, 11.69
"""Inches."""


@dataclass(frozen=True)
class PageImage:
    """What the scanner saw, as the file shows it."""

    pixels: Pixels
    dpi: float
    """As the file tells or as the paper size makes likely."""
    words: tuple[Word, ...] = ()
    """Of a born-digital page whose own text can be trusted; otherwise empty."""
    pasted: bool = False
    """Something lies over the page that its text does not tell: a form field, a stamp of a signing program."""


def cut_out(pixels: Pixels, box: Box) -> Pixels:
    """The part of a page that the box touches, in pixels of the page."""
    height, width = pixels.shape[:2]
    rows, columns = (
        slice(int(box.y0 * height), int(box.y1 * height) + 1),
        slice(int(box.x0 * width), int(box.x1 * width) + 1),
    )
    return np.ascontiguousarray(pixels[rows, columns])
