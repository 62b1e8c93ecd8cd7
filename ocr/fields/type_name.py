"""Tên loại văn bản: in capitals in the middle, under the number (cell 5a); a công văn prints none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ocr import kinds
from ocr.fields.code import Seen, seen
from ocr.finding import Finding
from ocr.landmarks import Landmarks, System, is_subject, landmarks
from ocr.columns import found
from ocr.page import Page


def find(pages: Sequence[Page]) -> Iterator[Finding[str]]:
    """By the printed title; by the letters in the code; «Công văn» where there is no title and the code has no type."""
    head = landmarks(pages[0])
    if head.title and head.kind:
        why = f"Tên loại in hoa ở giữa trang: «{head.title.text}»"
        yield found(head.kind, [head.title], head.page, certainty=head.kind_likeness / 100, why=why, way="title")
    if not head.number_row:
        return
    if part := seen(head.number_row.text):
        yield from _by_code(head, part)


def letters(part: Seen) -> str:
    """The type's letters in a code: «QĐ-UBND» → QĐ, «CV/BTG» → CV, «UBND-VX» → none."""
    first = re.split(r"[-/]", part.notation)[0]
    return first if kinds.known_letters(first) else ""


def _by_code(head: Landmarks, part: Seen) -> Iterator[Finding[str]]:
    code = letters(part)
    names = kinds.named(code)
    for index, name in enumerate(names):
        why = f"Chữ viết tắt «{code}» trong ký hiệu"
        yield found(name, [head.number_row], head.page, certainty=0.9 / (1 + index), why=why, way="letters")  # type: ignore[list-item]
    if names or head.title:
        return
    slanted = any(is_subject(row.text) for row in head.left)
    certainty = 0.97 if slanted or head.addressees else 0.7
    why = "Không in tên loại, ký hiệu không có chữ viết tắt tên loại: công văn"
    if head.system is not System.PARTY or slanted:
        yield found(kinds.OFFICIAL_LETTER, [head.number_row], head.page, certainty=certainty, why=why, way="no_title")  # type: ignore[list-item]
