"""Tên loại văn bản: in capitals in the middle, under the number (cell 5a); a công văn prints none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ocr import kinds
from ocr.columns import found
from ocr.finding import Finding
from ocr.landmarks import Landmarks, is_subject, landmarks
from ocr.number_row import seen
from ocr.page import Line, Page


def find(pages: Sequence[Page]) -> Iterator[Finding[str]]:
    """By the printed title; by the letters in the code; «Công văn» where there is no title and the code has no type."""
    head = landmarks(pages[0])
    if head.title and head.kind:
        why = f"Tên loại in hoa ở giữa trang: «{head.title.text}»"
        yield found(head.kind, [head.title], head.page, certainty=head.kind_likeness / 100, why=why, way="title")
    code = letters(head)
    for index, name in enumerate(kinds.named(code)):
        why = f"Chữ viết tắt «{code}» trong ký hiệu"
        yield found(name, [_row(head)], head.page, certainty=0.9 / (1 + index), why=why, way="letters")
    if not head.title and not kinds.named(code) and (shown := _letter_like(head)):
        why = "Không in tên loại, có «V/v» hoặc «Kính gửi»: công văn"
        yield found(kinds.OFFICIAL_LETTER, [shown], head.page, certainty=0.97, why=why, way="no_title")


def letters(head: Landmarks) -> str:
    """The type's letters in the code: «QĐ-UBND» → QĐ, «CV/BTG» → CV, «UBND-VX» → none."""
    part = seen(head.number_row.text) if head.number_row else None
    first = re.split(r"[-/]", part.notation)[0] if part else ""
    return first if kinds.known_letters(first) else ""


def _row(head: Landmarks) -> Line:
    assert head.number_row is not None  # noqa: S101 - letters come from it
    return head.number_row


def _letter_like(head: Landmarks) -> Line | None:
    """The row that shows a công văn: its subject under the number, else its addressees."""
    if head.found == 0:
        return None
    under = [row for row in head.left if not head.number_row or row.box.y0 > head.number_row.box.y0]
    return next((row for row in under if is_subject(row.text)), None) or head.addressees
