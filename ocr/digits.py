"""A second reading of the places where figures stand, also by hand: the number, the date, the arrival stamp."""

from __future__ import annotations

import cv2
import numpy as np

from ocr import ppocr
from ocr.figure_places import figure_places
from ocr.page import Box, Line, Source, Word
from ocr.sheet import Pixels
from ocr.upright import Upright

LEAST_CONFIDENCE = 0.3


def read_figures(upright: Upright, lines: list[Line]) -> list[Line]:
    """Lines as PP-OCR reads them, in fractions of the page; empty where no figures are to be expected."""
    return [line for place in figure_places(lines) for line in lines_in(upright.colour, place)]


def lines_in(colour: Pixels, place: Box, scale: float = 1.0) -> list[Line]:
    """What stands in a place of the page, line by line, in fractions of the page; seen so much larger."""
    height, width = colour.shape[:2]
    left, top = int(place.x0 * width), int(place.y0 * height)
    crop = colour[top : round(place.y1 * height), left : round(place.x1 * width)]
    if scale != 1.0:
        crop = np.asarray(cv2.resize(crop, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC), np.uint8)
    found = ppocr.read(np.ascontiguousarray(crop))
    return [
        _line(text, (left + x0 / scale, top + y0 / scale, left + x1 / scale, top + y1 / scale), (width, height), sure)
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
