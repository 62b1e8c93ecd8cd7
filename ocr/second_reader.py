"""A second reader of Vietnamese print (TrueOCR, Apache-2.0), asked where it is installed: it errs in other places."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from ocr.page import Box
from ocr.sheet import Pixels, cut_out


def installed() -> bool:
    """Is there a second reader on this machine? Everything works without it, with less certainty."""
    return _recogniser() is not None


def readings(ink: Pixels, boxes: Sequence[Box]) -> list[str]:
    """What stands in each of these boxes, a few words of one line at most; empty texts where there is no reader."""
    recogniser = _recogniser()
    if recogniser is None or not boxes:
        return [""] * len(boxes)
    return [str(read.text) for read in recogniser.predict([cut_out(ink, box) for box in boxes])]


def line(ink: Pixels) -> tuple[str, float]:
    """What stands in a picture of one line, and how sure the reader is; an empty text where there is no reader."""
    recogniser = _recogniser()
    if recogniser is None:
        return "", 0.0
    read = recogniser.predict_one(ink)
    return str(read.text), float(read.confidence)


def places(ink: Pixels) -> list[Box]:
    """Where lines of print lie, in fractions of the picture; two columns may be one. None where there is no reader."""
    if not installed():
        return []
    height, width = ink.shape[:2]
    return [
        Box(float(x0) / width, float(y0) / height, float(x1) / width, float(y1) / height)
        for x0, y0, x1, y1, _ in _finder().detect(ink)
    ]


@cache
def _recogniser() -> Any:
    """Loaded when first needed, once a process: it takes 0.2 s and 30 MB."""
    try:
        import trueocr
        from trueocr.recognizer import Recognizer
    except ImportError:
        return None
    return Recognizer(Path(trueocr.__file__).with_name("models"), threads=1)


@cache
def _finder() -> Any:
    """Finds lines; loaded when first needed."""
    import trueocr
    from trueocr.page import PageEngine

    return PageEngine(Path(trueocr.__file__).with_name("models"), threads=1)
