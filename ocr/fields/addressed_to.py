"""Kính gửi: the addressees over the body (cell 9a), one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ocr.columns import found, rows
from ocr.finding import Finding
from ocr.landmarks import Landmarks, landmarks
from ocr.page import Line, Page
from ocr.vietnamese import plain, tidy

HEADING = re.compile(r"^\W*K\S{2,4}\s*(?:g\S{1,2}|mời)\s*[:;.,]*\s*", re.IGNORECASE)
MOST_ROWS = 14


def find(pages: Sequence[Page]) -> Iterator[Finding[str]]:
    """The addressees as one text, parted by semicolons."""
    head = landmarks(pages[0])
    if head.addressees is None:
        return
    lines = [head.addressees, *_following(head, head.addressees)]
    if value := together([line.text for line in lines]):
        yield found(value, lines, head.page, certainty=0.9, why="Sau «Kính gửi:»", way="heading")


def together(texts: Sequence[str]) -> str:
    """«Kính gửi: - Sở A;», «- Sở B» → «Sở A; Sở B»."""
    text = HEADING.sub("", " ".join(tidy(text) for text in texts), count=1)
    items = [item.strip(" .,;:-+*_'") for item in re.split(r"(?:^|[;.,:]|\s)\s*[-+–~•]\s+|;\s*", text)]
    return "; ".join(item for item in items if len(item) > 1)


def _following(head: Landmarks, first: Line) -> list[Line]:
    under = rows(p for p in head.pieces if first.box.center[1] + 0.004 < p.box.center[1] < first.box.y1 + 0.35)
    kept: list[Line] = []
    above = first
    for row in under[:MOST_ROWS]:
        if row.box.y0 - above.box.y1 > 0.022 or _is_body(row):
            break
        kept.append(row)
        above = row
    return kept


def _is_body(row: Line) -> bool:
    """The text runs over the full width, or begins a sentence at the margin."""
    dashed = bool(re.match(r"\W*[-+–~•]", row.text))
    starts = plain(row.text).startswith(
        ("can cu", "thuc hien", "theo ", "ngay ", "nham ", "de ", "vua qua", "tiep ", "ubnd tinh nhan")
    )
    return starts or (row.box.x0 < 0.24 and row.box.x1 > 0.8 and not dashed)
