"""One scan, several papers: the slip of the receiving office, the letter, what is attached to it, another letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ocr.fields.to_places import heading_of
from ocr.landmarks import landmarks
from ocr.page import Page
from ocr.signature import blocks
from ocr.vietnamese import bare, plain
from ocr.weighing import FieldReading

SLIP_TITLES = (
    "phieuxulyvanban",
    "phieugiaiquyetvanban",
    "phieutrinhvanban",
    "phieuchuyenvanban",
    "phieutrinh",
    "phieuxuly",
)
ABOUT_A_LETTER = tuple(title for title in SLIP_TITLES if title.endswith("vanban"))
"""No letter is called so; «PHIẾU TRÌNH …» may be one, with a number of its own."""
SLIP_WORDS = (
    "nguoi chi dao",
    "don vi xu ly",
    "don vi phoi hop",
    "y kien chi dao",
    "ngay trinh",
    "do khan",
    "co quan phat hanh",
)


class PartKind(StrEnum):
    """What a part of a scan is."""

    SLIP = "slip"
    LETTER = "letter"
    ATTACHMENT = "attachment"
    OTHER_LETTER = "other_letter"
    """A letter by itself, that has nothing to do with the first."""


@dataclass(frozen=True)
class Part:
    """Some pages that belong together; first and last as in the file."""

    kind: PartKind
    first: int
    last: int
    fields: Mapping[str, FieldReading] = field(default_factory=dict)
    """Of a part with a head of its own that is not the letter: what its head says."""

    def among(self, pages: Iterable[Page]) -> list[Page]:
        """Those of the pages that belong to it."""
        return [page for page in pages if self.first <= page.number <= self.last]


def parts_of(pages: Sequence[Page], page_count: int) -> list[Part]:
    """The parts in the order of the file; pages not yet read belong to what stands before them."""
    parts: list[tuple[PartKind, int]] = []
    signed = False
    for page in pages:
        kind = _begins(page, [kind for kind, _ in parts], signed)
        if kind is not None:
            parts.append((kind, page.number))
            signed = False
        signed = signed or _is_signed(page)
    ends = [first - 1 for _, first in parts[1:]] + [page_count]
    return [Part(kind, first, max(first, last)) for (kind, first), last in zip(parts, ends, strict=True)]


def is_slip(page: Page) -> bool:
    """Is it the receiving office's own form, which accompanies the letter?"""
    top = [bare(line.text) for line in page.lines if line.box.y0 < 0.45]
    if any(line.startswith(SLIP_TITLES) for line in top):
        return not has_own_head(page) or any(line.startswith(ABOUT_A_LETTER) for line in top)
    text = plain(page.text)
    return sum(word in text for word in SLIP_WORDS) >= 4


def has_own_head(page: Page) -> bool:
    """Has it a number, and nearly all else that the head of a letter has?"""
    head = landmarks(page)
    return head.found >= 3 and head.number_row is not None


def _begins(page: Page, before: Sequence[PartKind], signed: bool) -> PartKind | None:
    """What begins on this page; None if it goes on with what stands before."""
    last = before[-1] if before else None
    if is_slip(page):
        return PartKind.SLIP
    if last in (None, PartKind.SLIP):
        if page.blank and last:
            return None
        return PartKind.OTHER_LETTER if PartKind.LETTER in before else PartKind.LETTER
    if signed and not page.blank:
        return PartKind.ATTACHMENT if last is PartKind.LETTER or landmarks(page).found >= 3 else None
    if has_own_head(page):
        return PartKind.ATTACHMENT
    return PartKind.ATTACHMENT if last is PartKind.LETTER and _is_annex(page) else None


def _is_annex(page: Page) -> bool:
    top = [plain(line.text).strip(" .,:-*'\"(") for line in page.lines if line.box.y0 < 0.3]
    return any(
        re.match(r"(?:phu luc|kem theo (?:quyet dinh|cong van|ke hoach|thong bao|to trinh|van ban))\b", line)
        for line in top
    )


def _is_signed(page: Page) -> bool:
    """The letter ends where its recipients or its signature stand."""
    return heading_of(page) is not None or any(block.name is not None for block in blocks([page]))
