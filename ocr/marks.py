"""What is on the paper beside lines of print: stamps and ticked boxes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise

import cv2
import numpy as np

from ocr import ppocr
from ocr.head_look import has_head
from ocr.page import Box, Line, Mark, MarkKind, Page
from ocr.sheet import Pixels
from ocr.stamp_outlines import outlined_places
from ocr.stamp_places import StampPlace, stamp_places
from ocr.stamp_remains import remaining_stamps
from ocr.stamp_words import StampWord, stamp_word
from ocr.tesseract import words_in
from ocr.ticks import ticked_boxes
from ocr.upright import Upright

HEAD = 0.5
"""Fraction of the page: further down a word in capitals is a heading or a name."""
MOST_PLACES = 40
"""A page with more frames is a table."""
ONE_FRAME = 0.6
"""Share of their area that the two edges of one frame have in common, at least."""
ASIDE = 0.06
"""Fraction of the page's width that is free to both sides of a stamp's word."""


def marks_on(upright: Upright, page: Page) -> list[Mark]:
    """Each mark once; those read in a frame or in red ink before those that are only words standing alone."""
    marks = _once([*_stamped(upright), *_printed(page), *ticked_boxes(upright, page)])
    if any(mark.kind is MarkKind.SECRECY_STAMP for mark in marks) or not has_head(page):
        return marks
    return _once([*marks, *remaining_stamps(upright, page.lines)])


def _once(marks: list[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in marks:
        if not any(mark.kind is known.kind and _meet(mark.box, known.box) for known in kept):
            kept.append(mark)
    return kept


def _stamped(upright: Upright) -> list[Mark]:
    seen = chain(stamp_places(upright), outlined_places(upright))
    places = _apart([place for place in seen if _has_letters(place.piece)])
    found: list[tuple[StampPlace, Mark]] = []
    for place, text in zip(places, _texts(places, upright.dpi), strict=True):
        for reading in (text, *_second_reading(place)):
            if word := stamp_word(reading, stamped=True):
                found.append((place, Mark(word.kind, place.box, word.text, 0.95 if reading == text else 0.85)))
                break
    levels = {mark.text for place, mark in found if mark.kind is MarkKind.SECRECY_STAMP and not place.is_red}
    is_form = len(levels) > 1
    return [mark for place, mark in found if place.is_red or not is_form or mark.kind is not MarkKind.SECRECY_STAMP]


def _apart(places: list[StampPlace]) -> list[StampPlace]:
    """The outer and the inner edge of one frame are one place; an arrow and the word in it are two."""
    kept: list[StampPlace] = []
    for place in places:
        if not any(_share_common(known.box, place.box) >= ONE_FRAME for known in kept):
            kept.append(place)
    return kept[:MOST_PLACES]


def _share_common(one: Box, other: Box) -> float:
    """Of the area of both, how much both have."""
    wide, high = min(one.x1, other.x1) - max(one.x0, other.x0), min(one.y1, other.y1) - max(one.y0, other.y0)
    common = max(0.0, wide) * max(0.0, high)
    return common / (one.width * one.height + other.width * other.height - common)


def _texts(places: list[StampPlace], dpi: float) -> list[str]:
    """All pieces read in one go: laid under one another on one sheet."""
    if not places:
        return []
    spare = 40
    width = max(place.piece.shape[1] for place in places) + 2 * spare
    rows, tops = [], [0]
    for place in places:
        high, wide = place.piece.shape[:2]
        row = np.full((high + spare, width), 255, np.uint8)
        row[spare // 2 : spare // 2 + high, spare : spare + wide] = place.piece
        rows.append(row)
        tops.append(tops[-1] + row.shape[0])
    sheet = np.vstack(rows)
    words = words_in(sheet, dpi)
    return [
        " ".join(
            w.text for w in sorted(words, key=lambda w: w.box.x0) if top <= w.box.center[1] * sheet.shape[0] < foot
        )
        for top, foot in pairwise(tops)
    ]


def _second_reading(place: StampPlace) -> Iterator[str]:
    yield from (text for text, _, _ in ppocr.read_line(place.piece))


def _has_letters(piece: Pixels) -> bool:
    """Between one spot (a thick stamp's letters run together) and three lines of letters."""
    height = piece.shape[0]
    _, _, spots, _ = cv2.connectedComponentsWithStats(np.asarray(piece < 160, np.uint8))
    letters = np.count_nonzero(
        (spots[1:, cv2.CC_STAT_HEIGHT] > 0.2 * height) & (spots[1:, cv2.CC_STAT_HEIGHT] < height)
    )
    return 1 <= int(letters) <= 40


def _printed(page: Page) -> Iterator[Mark]:
    """Words that stand alone in capitals in the head; not the levels printed one beside the other on a form."""
    found = [(line, word) for line in page.lines if line.box.y1 < HEAD and (word := _alone(line, page))]
    for line, word in found:
        others = {w.text for _, w in found if w.kind is word.kind} - {word.text}
        if not others:
            yield Mark(word.kind, line.box, word.text, line.confidence)


def _alone(line: Line, page: Page) -> StampWord | None:
    word = stamp_word(line.text)
    if word is None:
        return None
    around = Box(line.box.x0 - ASIDE, line.box.y0, line.box.x1 + ASIDE, line.box.y1)
    return None if any(other is not line and _meet(around, other.box) for other in page.lines) else word


def _meet(one: Box, other: Box) -> bool:
    return min(one.x1, other.x1) > max(one.x0, other.x0) and min(one.y1, other.y1) - max(one.y0, other.y0) > 0.004
