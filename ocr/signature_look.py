"""A second look at the place of the signature: seal and pen cross its lines, which are found and read one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import cv2
import numpy as np

from ocr import ppocr
from ocr.page import Box, Line, Page, Source, Word
from ocr.sheet import Pixels
from ocr.signature_place import signature_place
from ocr.signature_rows import Piece, Row, box_of, more_rows, picture_of, piece_of, rows_of
from ocr.tesseract import ONE_LINE, words_in
from ocr.upright import Upright
from ocr.vietnamese import is_upper

SHORTEST = 6
"""Letters of a position."""
AGREED, ENOUGH = 0.9, 2
"""Readings alike and as sure as this need no witness: all of a name, so many of a position, of which there are few."""
RED_LINE = 0.02
"""Share of red in a line's place from which on the line itself may be red."""


def look_at_signature(upright: Upright, page: Page) -> list[Line]:
    """Readings of the lines where a signature is expected, several of each line; none where none is expected."""
    place = signature_place(page)
    if place is None or (upright.words and not upright.pasted):
        return []
    piece = piece_of(upright, place)
    rows = rows_of(piece)
    lines = [line for row in rows for line in _readings(piece, row)]
    if not (any(map(_is_capital, lines)) and any(map(_is_mixed, lines))):
        lines += [line for row in more_rows(piece, rows) for line in _readings(piece, row)]
    return lines


def _is_capital(line: Line) -> bool:
    return is_upper(line.text) and len(line.text) >= SHORTEST


def _is_mixed(line: Line) -> bool:
    """Two words or more that begin with a capital and go on small."""
    return len(re.findall(r"[^\W\d_]+", line.text)) >= 2 and line.text.istitle()


def _readings(piece: Piece, row: Row) -> Iterator[Line]:
    """By Tesseract at several sizes; the other engine, which knows few of the accents, is a witness for the letters."""
    box = box_of(piece, row)
    ink = picture_of(piece.ink, row)
    yield from _read([(ink, 0.75), (picture_of(piece.all, row), 0.9), (ink, 1.1)], piece.dpi, box)
    if piece.red is not None:
        red = picture_of(piece.red, row)
        if np.count_nonzero(red < 128) > RED_LINE * red.size:
            yield from _read([(red, 0.75), (red, 1.1)], piece.dpi, box)


def _read(pictures: list[tuple[Pixels, float]], dpi: float, box: Box) -> Iterator[Line]:
    read = [Line(words, Source.ROW) for ink, scale in pictures if (words := _words(ink, dpi, scale, box))]
    yield from read
    sure = [line.text for line in read if line.confidence >= AGREED]
    most = max(map(sure.count, sure), default=0)
    needed = ENOUGH if sure and is_upper(sure[0]) else len(pictures)
    if most < needed:
        for text, _, confidence in ppocr.read_line(pictures[0][0]):
            yield Line((Word(text, box, confidence),), Source.DIGITS)


def _words(ink: Pixels, dpi: float, scale: float, box: Box) -> tuple[Word, ...]:
    """With a white rim, which Tesseract needs; all in the box of the line."""
    paper = cv2.copyMakeBorder(ink, 12, 12, 16, 16, cv2.BORDER_CONSTANT, value=255)
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    paper = cv2.resize(paper, None, fx=scale, fy=scale, interpolation=how)
    words = words_in(np.asarray(paper, np.uint8), dpi * scale, ONE_LINE)
    return tuple(Word(word.text, box, word.confidence) for word in words)
