"""The page as a person would lay it before himself: upright, straight, at 200 dpi."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from ocr.blank import is_blank
from ocr.ink import grey_without_red, without_speckles
from ocr.page import Word
from ocr.photo import laid_flat
from ocr.sheet import PageImage, Pixels
from ocr.tesseract import sense_of
from ocr.turning import lie_of, turned

DPI = 200
KEPT_DPI = (150, 230)
"""A page between these is read as it is."""
LEAST_SKEW = 0.1
JPEG_QUALITY = 80


@dataclass(frozen=True)
class Upright:
    """All boxes of a Page are fractions of this picture."""

    colour: Pixels
    """As scanned, at the resolution of `ink`; grey if the scan is grey."""
    ink: Pixels
    """Grey, without red ink and speckles: what is read."""
    dpi: float
    turned: int
    """Clockwise, 0, 90, 180 or 270."""
    words: tuple[Word, ...]
    """The page's own words, if it has trusted ones."""
    pasted: bool
    """Something lies over the page that its own words do not tell."""
    blank: bool

    def as_jpeg(self, width: int = 1240) -> bytes:
        """For a screen, no wider than it is."""
        height, own = self.colour.shape[:2]
        shown = self.colour
        if own > width:
            shown = np.asarray(
                cv2.resize(shown, (width, round(height * width / own)), interpolation=cv2.INTER_AREA), np.uint8
            )
        return bytes(cv2.imencode(".jpg", shown, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])[1])


def prepare(image: PageImage) -> Upright:
    """Turn, straighten, scale and clean; the page's own words turn with it."""
    image = image if image.words else laid_flat(image)
    ink = without_speckles(grey_without_red(image.pixels))
    colour, ink, dpi = _scaled(image.pixels, ink, image.dpi)
    if image.words:
        return Upright(colour, ink, dpi, 0, image.words, image.pasted, blank=False)
    if is_blank(ink):
        return Upright(colour, ink, dpi, 0, (), image.pasted, blank=True)
    turn, skew = lie_of(ink, lambda part: sense_of(part, dpi))
    colour, ink = turned(colour, turn), turned(ink, turn)
    if abs(skew) >= LEAST_SKEW:
        colour, ink = _straightened(colour, skew), _straightened(ink, skew)
    return Upright(colour, ink, dpi, turn, (), image.pasted, blank=False)


def _scaled(colour: Pixels, ink: Pixels, dpi: float) -> tuple[Pixels, Pixels, float]:
    if KEPT_DPI[0] <= dpi <= KEPT_DPI[1]:
        return colour, ink, dpi
    factor = DPI / dpi
    size = (max(1, round(ink.shape[1] * factor)), max(1, round(ink.shape[0] * factor)))
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return _resized(colour, size, how), _resized(ink, size, how), DPI


def _resized(pixels: Pixels, size: tuple[int, int], how: int) -> Pixels:
    return np.asarray(cv2.resize(pixels, size, interpolation=how), np.uint8)


def _straightened(pixels: Pixels, degrees: float) -> Pixels:
    """Turned counter-clockwise by a few degrees at most; the corners that come in are paper."""
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    paper = (255, 255, 255) if pixels.ndim == 3 else 255
    return np.asarray(
        cv2.warpAffine(pixels, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=paper), np.uint8
    )
