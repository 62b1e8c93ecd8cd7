"""One scan, several papers: the slip of the receiving office, the letter, what is attached to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ocr.fields.signer import blocks
from ocr.fields.to_places import heading_of
from ocr.landmarks import landmarks
from ocr.page import Page
from ocr.vietnamese import bare, plain

SLIP_TITLES = (
    "phieuxulyvanban",
    "phieugiaiquyetvanban",
    "phieutrinhvanban",
    "phieuchuyenvanban",
    "phieutrinh",
    "phieuxuly",
)
SLIP_WORDS = (
    "nguoi chi dao",
    "don vi xu ly",
    "don vi phoi hop",
    "y kien chi dao",
    "ngay trinh",
    "do khan",
    "co quan phat hanh",
)
NEWS_SIGNS = ("gmt+7", "gmt +7", "cac tin khac", "tin lien quan", "tag:", "doc nhieu", "binh luan", "chia se", "ban in")


class PartKind(StrEnum):
    """What a part of a scan is."""

    SLIP = "slip"
    LETTER = "letter"
    ATTACHMENT = "attachment"


@dataclass(frozen=True)
class Part:
    """Some pages that belong together; first and last as in the file."""

    kind: PartKind
    first: int
    last: int


def parts_of(pages: Sequence[Page], page_count: int) -> list[Part]:
    """The parts in the order of the file; pages not yet read belong to what stands before them."""
    parts: list[tuple[PartKind, int]] = []
    signed = False
    for page in pages:
        kind = _begins(page, parts[-1][0] if parts else None, signed)
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
        return True
    text = plain(page.text)
    return sum(word in text for word in SLIP_WORDS) >= 4


def is_letter(pages: Sequence[Page]) -> bool:
    """Has it anything of a letter: a head, a number, a signature? News pages and empty pages have none."""
    if any(landmarks(page).found >= 2 for page in pages[:3]):
        return True
    text = plain("\n".join(page.text for page in pages))
    if sum(sign in text for sign in NEWS_SIGNS) >= 2:
        return False
    signed = any(block.name is not None and bool(block.authorities) for block in blocks(pages))
    return signed or any(is_slip(page) for page in pages)


def is_empty(pages: Sequence[Page]) -> bool:
    """Is there hardly a word on any page?"""
    return all(page.blank or len(re.sub(r"\W", "", page.text)) < 20 for page in pages)


def _begins(page: Page, before: PartKind | None, signed: bool) -> PartKind | None:
    """What begins on this page; None if it goes on with what stands before."""
    if is_slip(page):
        return PartKind.SLIP
    if before in (None, PartKind.SLIP):
        return None if page.blank and before else PartKind.LETTER
    if signed and not page.blank:
        return PartKind.ATTACHMENT if before is PartKind.LETTER or landmarks(page).found >= 3 else None
    head = landmarks(page)
    if head.found >= 3 and head.number_row is not None:
        return PartKind.ATTACHMENT
    return PartKind.ATTACHMENT if before is PartKind.LETTER and _is_annex(page) else None


def _is_annex(page: Page) -> bool:
    top = [plain(line.text).strip(" .,:-*'\"(") for line in page.lines if line.box.y0 < 0.3]
    return any(
        re.match(r"(?:phu luc|kem theo (?:quyet dinh|cong van|ke hoach|thong bao|to trinh|van ban))\b", line)
        for line in top
    )


def _is_signed(page: Page) -> bool:
    """The letter ends where its recipients or its signature stand."""
    return heading_of(page) is not None or any(block.name is not None for block in blocks([page]))
