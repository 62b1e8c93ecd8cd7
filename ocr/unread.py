"""What the first reader passed over in the head: print that a second look for lines finds, and that belongs to no word.

An engine's layout drops a column beside a stamp, or the word where two columns nearly touch. Where print lies is seen
here by another eye (the second reader's, if it is installed); what stands there is read by the first reader again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ocr.head_look import HEAD
from ocr.layout import lines_of
from ocr.page import Box, Line, Source, Word
from ocr.second_reader import places
from ocr.sheet import Pixels, cut_out
from ocr.tesseract import ONE_LINE, words_in
from ocr.upright import Upright

LEAST_GAP = 0.9
"""Of a place that no word covers, in heights of its line."""
HEIGHTS = (0.006, 0.03)
"""Of a line of print, as a share of the page's height; what is lower or higher is a rule, a seal or a heading."""
INKED = (0.06, 0.5)
"""How much of such a place print covers; less is speckle, more is a blot or a bar."""
LEAST_CONFIDENCE = 0.55
DARK = 128


def completed(upright: Upright, lines: Sequence[Line]) -> list[Line]:
    """The lines of a scanned page, with what was passed over in its head; a page with words of its own stays."""
    if any(line.source is not Source.TESSERACT for line in lines) or not (new := passed_over(upright, lines)):
        return list(lines)
    height, width = upright.ink.shape[:2]
    return lines_of([*(word for line in lines for word in line.words), *new], Source.TESSERACT, width / height)


def passed_over(upright: Upright, lines: Sequence[Line]) -> list[Word]:
    """Words of the head that are in none of these lines; none where there is no second eye."""
    height, width = upright.ink.shape[:2]
    head = upright.ink[: round(height * HEAD.y1)]
    known = [word.box for line in lines for word in line.words]
    found: list[Word] = []
    for box in places(head):
        line = Box(box.x0, box.y0 * HEAD.y1, box.x1, box.y1 * HEAD.y1)
        if HEIGHTS[0] < line.height < HEIGHTS[1]:
            found += [word for gap in _gaps(line, known, width / height) for word in _read(upright, gap)]
    return found


def _gaps(line: Box, known: Sequence[Box], shape: float) -> Iterator[Box]:
    """The places of a line that no word covers, left to right; `shape` is the page's width over its height."""
    level = sorted((box for box in known if _on_level(line, box)), key=lambda box: box.x0)
    at = line.x0
    for box in [*level, Box(line.x1, line.y0, line.x1, line.y1)]:
        if (box.x0 - at) * shape > LEAST_GAP * line.height:
            yield Box(at, line.y0, box.x0, line.y1)
        at = max(at, box.x1)


def _on_level(line: Box, box: Box) -> bool:
    shared = min(line.y1, box.y1) - max(line.y0, box.y0)
    return shared > 0.4 * min(line.height, box.height) and box.x1 > line.x0 and box.x0 < line.x1


def _read(upright: Upright, place: Box) -> list[Word]:
    """The words of a place, if they are words."""
    ink = cut_out(upright.ink, place)
    if not INKED[0] < np.count_nonzero(ink < DARK) / max(ink.size, 1) < INKED[1]:
        return []
    edge = max(4, ink.shape[0] // 4)
    framed = np.pad(ink, edge, constant_values=255)
    words = [word for word in words_in(framed, upright.dpi, ONE_LINE) if any(letter.isalnum() for letter in word.text)]
    if not words or sum(word.confidence for word in words) / len(words) < LEAST_CONFIDENCE:
        return []
    return [_placed(word, place, framed, edge) for word in words]


def _placed(word: Word, place: Box, framed: Pixels, edge: int) -> Word:
    """From fractions of the framed piece to fractions of the page."""
    height, width = framed.shape[:2]
    across, down = place.width / (width - 2 * edge), place.height / (height - 2 * edge)
    x0, x1 = (place.x0 + (x * width - edge) * across for x in (word.box.x0, word.box.x1))
    y0, y1 = (place.y0 + (y * height - edge) * down for y in (word.box.y0, word.box.y1))
    return Word(word.text, Box(x0, y0, x1, y1), word.confidence)
