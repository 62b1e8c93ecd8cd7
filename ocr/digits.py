"""What PP-OCR reads in a place of the page, line by line: the arrival stamp, a column where nothing else was read."""

from __future__ import annotations

import numpy as np

from ocr import ppocr
from ocr.page import Box, Line, Source, Word
from ocr.sheet import Pixels

LEAST_CONFIDENCE = 0.3


def lines_in(colour: Pixels, place: Box) -> list[Line]:
    """What stands in a place of the page, line by line, in fractions of the page."""
    height, width = colour.shape[:2]
    left, top = int(place.x0 * width), int(place.y0 * height)
    crop = colour[top : round(place.y1 * height), left : round(place.x1 * width)]
    found = ppocr.read(np.ascontiguousarray(crop))
    return [
        _line(text, (left + x0, top + y0, left + x1, top + y1), (width, height), sure)
        for text, (x0, y0, x1, y1), sure in found
        if sure >= LEAST_CONFIDENCE
    ]


def _line(text: str, box: tuple[float, float, float, float], size: tuple[int, int], confidence: float) -> Line:
    """Words get their share of the line's width by their letters."""
    x0, y0, x1, y1 = box
    step = (x1 - x0) / len(text)
    words, at = [], 0
    for part in text.split(" "):
        if part:
            place = (x0 + at * step, y0, x0 + (at + len(part)) * step, y1)
            words.append(Word(part, _fractions(place, size), confidence))
        at += len(part) + 1
    return Line(tuple(words), Source.DIGITS)


def _fractions(box: tuple[float, float, float, float], size: tuple[int, int]) -> Box:
    return Box(box[0] / size[0], box[1] / size[1], box[2] / size[0], box[3] / size[1])
