"""Phiếu xử lý: what the receiving office wrote on its own slip about the letter; a second witness, no more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from ocr.columns import found, pieces, rows, text_of
from ocr.fields import code
from ocr.fields.arrival import date_in
from ocr.fields.urgency import level_of
from ocr.figures import figures
from ocr.finding import Evidence, Finding
from ocr.page import Line, MarkKind, Page
from ocr.vietnamese import plain, tidy

CODE = re.compile(r"VĂN BẢN SỐ\s*:?\s*(?P<code>\S.*)", re.IGNORECASE)
SUBJECT = re.compile(r"^\W*trich yeu\b")


def find(pages: Sequence[Page]) -> dict[str, list[Finding[Any]]]:
    """Findings by the name of the field that they speak for."""
    return {
        "code": [found for page in pages for found in _codes(page)],
        "arrival_date": [found for page in pages for found in _arrivals(page)],
        "urgency": [found for page in pages for found in _ticked(page)],
    }


def find_subject(pages: Sequence[Page]) -> Iterator[Finding[str]]:
    """«TRÍCH YẾU …» in its row of the form: right of the words, and the lines under that on the same side."""
    for page in pages:
        lines = pieces(page)
        label = next((line for line in lines if SUBJECT.match(plain(line.text))), None)
        if label is None:
            continue
        beside = [line for line in lines if _in_row(line, label)]
        if beside:
            yield found(text_of(beside), beside, page, certainty=0.9, why="Trích yếu ghi trên phiếu xử lý", way="slip")


def _in_row(line: Line, label: Line) -> bool:
    level = label.box.y0 - 0.012 < line.box.y0 < label.box.y1 + 0.03
    return level and line.box.x0 > label.box.x1 and not SUBJECT.match(plain(line.text))


def _codes(page: Page) -> Iterator[Finding[code.Code]]:
    """«VĂN BẢN SỐ: 357-CV/BTGĐUK», in one cell or over two rows."""
    for line in [*page.lines, *rows(page.lines)]:
        match = CODE.search(tidy(line.text))
        part = code.seen(f"Số {match['code']}") if match else None
        if part is not None and (read := figures(part.raw)):
            number = f"{read[0]}/{part.year}" if part.year else read[0]
            value = code.Code(number, part.notation, part.party)
            yield found(value, [line], page, certainty=read[1], why="Số ghi trên phiếu xử lý", way="slip")


def _arrivals(page: Page) -> Iterator[Finding[Any]]:
    for line in [*page.lines, *rows(page.lines)]:
        text = plain(line.text)
        if "ngay den" in text and (when := date_in(line.text[text.index("ngay den") :])):
            yield found(when, [line], page, certainty=0.9, why="Ngày đến ghi trên phiếu xử lý", way="slip")


def _ticked(page: Page) -> Iterator[Finding[str]]:
    for mark in page.marks:
        if mark.kind is MarkKind.TICKED_BOX and (level := level_of(mark.text)):
            evidence = Evidence(mark.text, page.number, mark.box, mark.confidence)
            yield Finding(level, evidence, 0.97, f"Ô «{mark.text}» trên phiếu được đánh dấu", "ticked")
