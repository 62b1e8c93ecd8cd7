"""PageImage: the picture of one page, before anybody has turned or read it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ocr.page import Word

Pixels = npt.NDArray[np.uint8]
"""Grey (height, width) or blue-green-red (height, width, 3), 255 is paper."""


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
