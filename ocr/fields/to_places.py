"""Nơi nhận: the list left of the signature (cell 9b), down to «Lưu: …»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from ocr import cells
from ocr.columns import found, pieces, rows, within
from ocr.finding import Finding
from ocr.page import Line, Page
from ocr.vietnamese import bare, plain, tidy

HEADING = "noi nhan"


def find(pages: Sequence[Page]) -> Iterator[Finding[str]]:
    """The places as one text, parted by semicolons; the file copy («Lưu: VT») is the last."""
    for page in pages:
        if (heading := heading_of(page)) is None:
            continue
        lines = _list(page, heading)
        if lines:
            items = [item.strip(" .,;:-+*_'~") for item in _items(lines)]
            value = "; ".join(item for item in items if len(item) > 1)
            yield found(value, lines, page, certainty=0.85, why="Danh sách dưới «Nơi nhận:»", way="heading")


def heading_of(page: Page) -> Line | None:
    """«Nơi nhận:» in the left half."""
    for piece in within(pieces(page), cells.RECIPIENTS):
        start = plain(piece.text).lstrip(" .,:;-'\"*(")[: len(HEADING)]
        if fuzz.ratio(start, HEADING) >= 80 and len(piece.text) < 24:
            return piece
    return None


def _list(page: Page, heading: Line) -> list[Line]:
    under = [p for p in pieces(page) if p.box.center[1] > heading.box.y1 and p.box.x0 < 0.4 and p.box.x1 < 0.66]
    kept: list[Line] = []
    above = heading
    for row in rows(p for p in under if abs(p.box.x0 - heading.box.x0) < 0.12):
        if row.box.y0 - above.box.y1 > 0.04:
            break
        kept.append(row)
        above = row
        if re.match(r"\W*luu\b", plain(row.text)):
            break
    return kept


def _items(lines: Sequence[Line]) -> list[str]:
    """Rows that begin with a dash, or follow one that ended its item, are items; the others go on."""
    items: list[str] = []
    for line in lines:
        text = tidy(line.text)
        if (
            items
            and not re.match(r"[-+~•*'’‘]", text)
            and not re.search(r"[;,.]$", items[-1])
            and bare(text)[:3] != "luu"
        ):
            items[-1] = f"{items[-1]} {text}"
        else:
            items.append(text)
    return items
