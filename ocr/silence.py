"""What it means that nothing was found: a letter without a stamp, or a stamp that could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocr.page import MarkKind, Page
from ocr.weighing import FieldReading

NO_STAMP = "Không thấy dấu nào trên văn bản"
UNREAD = "Có dấu «ĐẾN» trên văn bản nhưng không đọc được phần này: xin xem ảnh và nhập tay"
LEFT = 0.1
"""How likely an arrival stamp has no number, or no day."""


def unmarked(reading: FieldReading, ordinary: str) -> FieldReading:
    """No stamp seen: the ordinary level, proposed without proof."""
    if reading.value is not None:
        return reading
    candidates = [(ordinary, reading.confidence), *reading.candidates]
    return replace(reading, value=ordinary, why=NO_STAMP, candidates=candidates)


def unread(reading: FieldReading, pages: Sequence[Page]) -> FieldReading:
    """Nothing was read of a stamp that is there: nobody may think that there is none."""
    if reading.value is not None or reading.weight > 0 or not has_arrival_stamp(pages):
        return reading
    return replace(reading, confidence=LEFT, sure=False, why=UNREAD)


def has_arrival_stamp(pages: Sequence[Page]) -> bool:
    """Has the receiving office stamped it?"""
    return any(mark.kind is MarkKind.ARRIVAL_STAMP for page in pages for mark in page.marks)
