"""A page without the words of its arrival stamp: they are no part of the letter, and run into its lines."""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz import fuzz

from ocr.neighbours import SYLLABLE, neighbours
from ocr.page import Box, Line, MarkKind, Page, Word
from ocr.vietnamese import bare, is_upper

ALIKE = 75
FEW, MANY = 1, 5
"""Words of a line outside the stamp: up to FEW the line is the stamp's; from MANY on it is the letter's."""
BAD = 0.15
PRINTED = re.compile(r"den|s[o6]|ngay|chuyen|hs|.*\d\d.*")
"""What only a stamp has there, even in a line of the letter that it was set upon."""


def without_stamps(page: Page) -> Page:
    """The same page where nobody stamped it; itself if nobody did."""
    boxes = [mark.box for mark in page.marks if mark.kind is MarkKind.ARRIVAL_STAMP]
    for box in boxes:
        own = {bare(word.text) for line in page.digits if box.holds(line.box) for word in line.words}
        lines = [kept for line in page.lines if (kept := _without(line, box, own))]
        digits = [line for line in page.digits if not box.holds(line.box)]
        page = replace(page, lines=lines, digits=digits)
    return page


def _without(line: Line, box: Box, own: set[str]) -> Line | None:
    outside = [word for word in line.words if not box.holds(word.box)]
    if len(outside) == len(line.words):
        return line
    kept = outside
    if len(outside) >= MANY:
        kept = [word for word in line.words if not (box.holds(word.box) and _is_strange(word, own))]
    elif len(outside) > FEW:
        kept = [word for word in line.words if not (box.holds(word.box) and _is_own(word, own))]
    return replace(line, words=tuple(kept)) if kept else None


def _is_strange(word: Word, own: set[str]) -> bool:
    """Is it of the stamp's form, in capitals like its office's name, or no word at all?"""
    if word.confidence < BAD or (SYLLABLE.fullmatch(word.text) and not neighbours().spellings(word.text)):
        return True
    return bool(PRINTED.fullmatch(bare(word.text))) or (is_upper(word.text) and _is_own(word, own))


def _is_own(word: Word, own: set[str]) -> bool:
    """Is it a word that the other engine read in the stamp, or no word at all?"""
    text = bare(word.text)
    return len(text) < 2 or any(fuzz.ratio(text, other) >= ALIKE for other in own)
