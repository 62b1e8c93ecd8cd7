"""Độ khẩn: the stamp HỎA TỐC, THƯỢNG KHẨN, KHẨN under the number (cell 10b); on a slip only a ticked box counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ocr import cells
from ocr.columns import found, pieces, within
from ocr.finding import Evidence, Finding
from ocr.page import Line, Mark, MarkKind, Page
from ocr.vietnamese import bare, is_upper

LEVELS = (
    ("hoatochengio", "express_timed"),
    ("hoatoc", "express"),
    ("thuongkhan", "very_urgent"),
    ("khan", "urgent"),
)
"""The longer first: THƯỢNG KHẨN also ends with KHẨN."""
NORMAL = "normal"


def find(pages: Sequence[Page]) -> Iterator[Finding[str]]:
    """Stamps and ticked boxes that were recognised as such, and the words standing alone in capitals in the head."""
    for mark in pages[0].marks:
        stamped = mark.kind is MarkKind.URGENCY_STAMP and cells.STAMPS.holds(mark.box)
        if (stamped or mark.kind is MarkKind.TICKED_BOX) and (level := level_of(mark.text)):
            yield _by_mark(level, mark, pages[0])
    for piece in within(pieces(pages[0]), cells.STAMPS):
        if level := _alone(piece):
            why = f"Dấu «{piece.text}» đứng riêng ở phần đầu"
            yield found(level, [piece], pages[0], certainty=0.9, why=why, way="words")
    for line in within(pages[0].digits, cells.STAMPS):
        if level := _alone(line):
            yield found(level, [line], pages[0], certainty=0.85, why=f"Dấu «{line.text}» ở phần đầu", way="figures")


def level_of(text: str) -> str | None:
    """«HOẢ TỐC» → express; None where no level is named."""
    word = bare(text)
    return next((level for name, level in LEVELS if word.startswith(name) or word.endswith(name)), None)


def _alone(line: Line) -> str | None:
    word = bare(line.text)
    exact = next((level for name, level in LEVELS if word == name), None)
    return exact if exact and is_upper(line.text, 0.9) else None


def _by_mark(level: str, mark: Mark, page: Page) -> Finding[str]:
    evidence = Evidence(mark.text, page.number, mark.box, mark.confidence)
    ticked = mark.kind is MarkKind.TICKED_BOX
    why = f"Ô «{mark.text}» được đánh dấu" if ticked else f"Dấu «{mark.text}» đóng trên văn bản"
    return Finding(level, evidence, 0.97, why, "ticked" if ticked else "stamp")
