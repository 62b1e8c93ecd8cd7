"""What lies over a born-digital page is not in its text: the head is looked at once more, as a picture."""

from __future__ import annotations

from ocr.layout import lines_of
from ocr.page import Box, Line, Source
from ocr.tesseract import placed, words_in
from ocr.upright import Upright

HEAD = 0.45
LEAST_CONFIDENCE = 0.3


def missing_words(upright: Upright, known: list[Line]) -> list[Line]:
    """Lines of the head that stand where the page's own text has nothing."""
    height, width = upright.ink.shape[:2]
    head = upright.ink[: round(height * HEAD)]
    seen = (placed(word, 0, head.shape[0] / height) for word in words_in(head, upright.dpi))
    new = [word for word in seen if word.confidence >= LEAST_CONFIDENCE and not _is_known(word.box, known)]
    return lines_of(new, Source.TESSERACT, width / height)


def _is_known(box: Box, lines: list[Line]) -> bool:
    return any(word.box.holds(box) or box.holds(word.box) for line in lines for word in line.words)
