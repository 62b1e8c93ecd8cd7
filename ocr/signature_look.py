"""A second look at the place of the signature: seal and pen cross its lines, which are found and read one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from ocr import ppocr, second_reader
from ocr.page import Box, Line, Page, Source, Word
from ocr.sheet import Pixels
from ocr.signature_place import signature_place
from ocr.signature_rows import (
    Piece,
    Row,
    box_of,
    crosses,
    more_rows,
    picture_of,
    piece_of,
    printed_rows,
    red_rows,
)
from ocr.tesseract import ONE_LINE, words_in
from ocr.upright import Upright
from ocr.vietnamese import is_upper, tidy

SHORTEST = 6
"""Letters of a position."""
AGREED, ENOUGH = 0.9, 2
"""Readings alike and as sure as this need no witness: all of a name, so many of a position, of which there are few."""
READ_AT_ONCE, RUNNING = 0.85, 3
"""How sure the first reading of a position must be, and how many small words make running text, to be read once."""
RED_LINE = 0.02
"""Share of red in a line's place from which on the line itself may be red."""


def look_at_signature(upright: Upright, page: Page) -> list[Line]:
    """Readings of the lines where a signature is expected, several of each line; none where none is expected."""
    place = signature_place(page)
    if place is None or (upright.words and not upright.pasted):
        return []
    piece = piece_of(upright, place)
    rows: list[Row] = []
    lines: list[Line] = []
    for found in (printed_rows, red_rows, more_rows):
        new = found(piece, rows)
        lines += [line for row in new for line in _readings(piece, row)]
        rows += new
        if any(map(_is_capital, lines)) and any(map(_is_mixed, lines)):
            break
    return lines


def _is_capital(line: Line) -> bool:
    return is_upper(line.text) and len(line.text) >= SHORTEST


def _is_mixed(line: Line) -> bool:
    """Two words or more that begin with a capital and go on small."""
    return len(re.findall(r"[^\W\d_]+", line.text)) >= 2 and line.text.istitle()


def _readings(piece: Piece, row: Row) -> Iterator[Line]:
    """By Tesseract and the second reader; where they differ, at several sizes, without the seal's rings, and by the
    engine for figures, which knows few of the accents: it is a witness for the letters."""
    box = box_of(piece, row)
    ink = picture_of(piece.ink, row)
    first = list(_read([(ink, 0.75)], piece.dpi, box))
    yield from first
    if any(map(_is_plain, first)):
        return
    second = list(_second(ink, box))
    yield from second
    if _agree(first, second):
        return
    every = picture_of(piece.all, row)
    yield from _second(every, box) if (every != ink).any() else ()
    more = list(_read([(every, 0.9), (ink, 1.1)], piece.dpi, box))
    yield from more
    yield from _witness(ink, box, first + more, 3)
    yield from _without_ring(piece, row, box)
    yield from _in_red(piece, row, box)


def _without_ring(piece: Piece, row: Row, box: Box) -> Iterator[Line]:
    if piece.ring is not None and crosses(piece.ring, row):
        bare = picture_of(piece.without_ring, row)
        yield from _second(bare, box)
        yield from _read([(bare, 0.9)], piece.dpi, box)


def _in_red(piece: Piece, row: Row, box: Box) -> Iterator[Line]:
    if piece.red is not None:
        red = picture_of(piece.red, row)
        if np.count_nonzero(red < 128) > RED_LINE * red.size:
            in_red = [*_second(red, box), *_read([(red, 0.75), (red, 1.1)], piece.dpi, box)]
            yield from in_red
            yield from _witness(red, box, in_red, 2)


def _second(ink: Pixels, box: Box) -> Iterator[Line]:
    """By the second reader of print, where it is installed."""
    text, confidence = second_reader.line(ink)
    if text:
        yield Line(tuple(Word(word, box, confidence) for word in text.split()), Source.SECOND)


def _agree(first: Sequence[Line], second: Sequence[Line]) -> bool:
    """Do two readers, each of them sure, say the same?"""
    return any(
        min(one.confidence, other.confidence) >= AGREED and _letters(one.text) == _letters(other.text)
        for one in first
        for other in second
    )


def _letters(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", tidy(text))


def _is_plain(first: Line) -> bool:
    """A position read surely, or running text, in which nobody signs: no other look can add to it."""
    surely = _is_capital(first) and first.confidence >= READ_AT_ONCE
    small = [word for word in first.words if word.text.islower() and word.text.isalpha()]
    return surely or len(small) >= RUNNING


def _read(pictures: list[tuple[Pixels, float]], dpi: float, box: Box) -> Iterator[Line]:
    for ink, scale in pictures:
        if words := _words(ink, dpi, scale, box):
            yield Line(words, Source.ROW)


def _witness(ink: Pixels, box: Box, read: Sequence[Line], looks: int) -> Iterator[Line]:
    """What the other engine sees, unless all looks agreed on a name, or enough of them on a position."""
    sure = [line.text for line in read if line.confidence >= AGREED]
    most = max(map(sure.count, sure), default=0)
    if most < (ENOUGH if sure and is_upper(sure[0]) else looks):
        for text, _, confidence in ppocr.read_line(ink):
            yield Line((Word(text, box, confidence),), Source.DIGITS)


def _words(ink: Pixels, dpi: float, scale: float, box: Box) -> tuple[Word, ...]:
    """With a white rim, which Tesseract needs; all in the box of the line."""
    paper = cv2.copyMakeBorder(ink, 12, 12, 16, 16, cv2.BORDER_CONSTANT, value=255)
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    paper = cv2.resize(paper, None, fx=scale, fy=scale, interpolation=how)
    words = words_in(np.asarray(paper, np.uint8), dpi * scale, ONE_LINE)
    return tuple(Word(word.text, box, word.confidence) for word in words)
