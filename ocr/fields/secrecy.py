"""Độ mật: the stamp MẬT, TỐI MẬT, TUYỆT MẬT (cell 10a). The word in the text, or printed beside a box, is no mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ocr.finding import Evidence, Finding
from ocr.page import MarkKind, Page
from ocr.vietnamese import bare

LEVELS = (("tuyetmat", "top_secret"), ("toimat", "secret"), ("mat", "confidential"))
NONE = "none"


def find(pages: Sequence[Page]) -> Iterator[Finding[str]]:
    """The levels of the marks on any page of the letter, and of the ticked boxes of its slip."""
    for page in pages:
        for mark in page.marks:
            if mark.kind in (MarkKind.SECRECY_STAMP, MarkKind.TICKED_BOX) and (level := level_of(mark.text)):
                why = f"Dấu hoặc ô «{mark.text}»"
                yield Finding(level, Evidence(mark.text, page.number, mark.box, mark.confidence), 0.97, why, mark.kind)


def level_of(text: str) -> str | None:
    """«TỐI MẬT» → secret; None where no level is named."""
    word = bare(text)
    return next((level for name, level in LEVELS if word == name or (len(name) > 4 and name in word)), None)
