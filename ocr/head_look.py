"""The words of the head once more, by the second reader: where both see the same, the marks are right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from ocr.cells import NATION
from ocr.columns import MOTTOS
from ocr.page import Box, Line, Page, Source, Word
from ocr.second_reader import installed, readings
from ocr.upright import Upright
from ocr.vietnamese import bare

HEAD = Box(0.0, 0.0, 1.0, 0.45)
"""Where issuer, title, subject and addressees stand."""
WIDEST = 4.0
"""Of a piece that is read at once, in heights of its line: one long word or two short ones are read best."""
ALIKE = 78
LEAST_CONFIDENCE = 0.2
"""Of the first reader: what it doubts more is no word."""


def has_head(page: Page) -> bool:
    """May a letter begin on this page? Later pages are read once."""
    return page.number == 1 or any(_is_motto(line.text) for line in page.lines if NATION.holds(line.box))


def read_again(upright: Upright, lines: Sequence[Line]) -> list[Line]:
    """A second reading of the words of the head, each in the box of the first one, so that they can be compared.

    Two words that the second reader sees as one share the box around both.
    """
    if not installed():
        return []
    height, width = upright.ink.shape[:2]
    head = [line for line in lines if line.source is Source.TESSERACT and HEAD.holds(line.box)]
    pieces = [piece for line in head for piece in _pieces(line, width / height)]
    texts = readings(upright.ink, [Line(piece).box for piece in pieces])
    return [
        Line(words, Source.SECOND) for piece, text in zip(pieces, texts, strict=True) if (words := _told(piece, text))
    ]


def _is_motto(text: str) -> bool:
    return any(fuzz.partial_ratio(bare(text), motto) >= ALIKE for motto in MOTTOS)


def _pieces(line: Line, shape: float) -> Iterator[tuple[Word, ...]]:
    """`shape` is the page's width over its height."""
    piece: list[Word] = []
    for word in line.words:
        if word.confidence < LEAST_CONFIDENCE:
            continue
        if piece and (word.box.x1 - piece[0].box.x0) * shape > WIDEST * line.box.height:
            yield tuple(piece)
            piece = []
        piece.append(word)
    if piece:
        yield tuple(piece)


def _told(piece: tuple[Word, ...], text: str) -> tuple[Word, ...]:
    """The second reading as words, in the boxes of the first."""
    texts = text.split()
    if len(texts) == len(piece):
        return tuple(Word(told, word.box, 1.0) for told, word in zip(texts, piece, strict=True))
    return (Word(text, Line(piece).box, 1.0),) if texts else ()
