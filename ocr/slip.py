"""Phiếu xử lý: what the receiving office wrote on its own slip about the letter; a second witness, no more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from ocr.columns import found, rows
from ocr.fields import code
from ocr.fields.arrival import date_in
from ocr.fields.urgency import level_of
from ocr.figures import figures
from ocr.finding import Evidence, Finding
from ocr.page import MarkKind, Page
from ocr.vietnamese import plain, tidy

CODE = re.compile(r"VĂN BẢN SỐ\s*:?\s*(?P<code>\S.*)", re.IGNORECASE)


def find(pages: Sequence[Page]) -> dict[str, list[Finding[Any]]]:
    """Findings by the name of the field that they speak for."""
    return {
        "code": [found for page in pages for found in _codes(page)],
        "arrival_date": [found for page in pages for found in _arrivals(page)],
        "urgency": [found for page in pages for found in _ticked(page)],
    }


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
