"""Phiếu xử lý: what the receiving office wrote on its own slip about the letter; a second witness, no more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import dropwhile, takewhile
from typing import Any

from ocr.columns import found, text_of
from ocr.fields import code
from ocr.fields.arrival import date_in
from ocr.fields.urgency import level_of
from ocr.figures import figures
from ocr.finding import Evidence, Finding
from ocr.number_row import seen
from ocr.page import Line, MarkKind, Page, Word
from ocr.slip_cells import cells
from ocr.vietnamese import bare, plain

STATE_TITLE = "phieugiaiquyetvanban"
OPINION = re.compile(r"\W*(?:\d\W+)?y kien\b")
NAMED = re.compile(
    r"\b[Ss]ố:? (?P<code>[\w/-]+),? ngày .{6,26}? của .{2,90}?,? (?:[Vv]ề(?: việc)?|[Vv]/[Vv]:?) (?P<subject>.+?)\W*$"
)
"""«Công văn số 123/STC-NS ngày 01/02/2024 của Sở Tài chính về việc quyết toán ngân sách»."""


def find(pages: Sequence[Page]) -> dict[str, list[Finding[Any]]]:
    """Findings by the name of the field that they speak for."""
    filled = [(page, field, lines) for page in pages for field, lines in [*cells(page), *_named_under_title(page)]]
    return {
        "code": [found for page, field, lines in filled if field == "code" for found in _code(page, lines)],
        "arrival_date": [
            found for page, field, lines in filled if field == "arrival_date" for found in _day(page, lines)
        ],
        "subject": [_subject(page, lines) for page, field, lines in filled if field == "subject"],
        "urgency": [found for page in pages for found in _ticked(page)],
    }


def _named_under_title(page: Page) -> Iterator[tuple[str, list[Line]]]:
    """The State's form (Decree 30/2020, Annex IV) has no cells for the letter: a sentence under the title names it."""
    lines = sorted(page.lines, key=lambda line: line.box.y0)
    below = dropwhile(lambda line: not bare(line.text).startswith(STATE_TITLE), lines)
    heading = list(takewhile(lambda line: not OPINION.match(plain(line.text)), list(below)[1:]))
    words = [word for line in heading for word in line.words]
    if match := NAMED.search(" ".join(word.text for word in words)):
        for field in ("code", "subject"):
            yield field, [Line(tuple(_words_at(words, *match.span(field))))]


def _words_at(words: Sequence[Word], start: int, end: int) -> Iterator[Word]:
    """Those that the characters start..end of their text touch."""
    at = 0
    for word in words:
        if at < end and at + len(word.text) > start:
            yield word
        at += len(word.text) + 1


def _code(page: Page, lines: Sequence[Line]) -> Iterator[Finding[code.Code]]:
    """«VĂN BẢN SỐ: 357-CV/BTGĐUK»."""
    part = seen(f"Số {text_of(lines)}")
    if part is not None and (read := figures(part.raw)):
        number = f"{read[0]}/{part.year}" if part.year else read[0]
        value = code.Code(number, part.notation, part.party)
        yield found(value, lines, page, certainty=read[1], why="Số ghi trên phiếu xử lý", way="slip")


def _day(page: Page, lines: Sequence[Line]) -> Iterator[Finding[date]]:
    if when := date_in(f"Ngày {text_of(lines)}"):
        yield found(when, lines, page, certainty=0.9, why="Ngày đến ghi trên phiếu xử lý", way="slip")


def _subject(page: Page, lines: Sequence[Line]) -> Finding[str]:
    return found(text_of(lines), lines, page, certainty=0.9, why="Trích yếu ghi trên phiếu xử lý", way="slip")


def _ticked(page: Page) -> Iterator[Finding[str]]:
    for mark in page.marks:
        if mark.kind is MarkKind.TICKED_BOX and (level := level_of(mark.text)):
            evidence = Evidence(mark.text, page.number, mark.box, mark.confidence)
            yield Finding(level, evidence, 0.97, f"Ô «{mark.text}» trên phiếu được đánh dấu", "ticked")
