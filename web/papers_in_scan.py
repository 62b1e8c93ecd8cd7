"""Which papers lie in one scan, as the review screen tells them above the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from web.words import day

NAMES = {"slip": "phiếu xử lý", "letter": "văn bản", "attachment": "tài liệu kèm theo", "other_letter": "văn bản khác"}
HEAD = ("type_name", "code", "issued_date", "organ_name")


@dataclass(frozen=True)
class PaperInScan:
    """One part of the scan."""

    name: str
    pages: str
    first: int
    about: str
    """What its own head says; empty for the letter, whose fields are on the form."""
    is_other: bool
    """A letter by itself, to be taken in by itself."""


def papers_of(reading: Mapping[str, Any]) -> list[PaperInScan]:
    """The parts in the order of the file; none where the letter is all there is."""
    parts = reading.get("parts") or []
    return [_paper(part) for part in parts] if len(parts) > 1 else []


def _paper(part: Mapping[str, Any]) -> PaperInScan:
    first, last = part["pages"]
    pages = f"trang {first}" if first == last else f"trang {first}–{last}"
    kind = part["kind"]
    return PaperInScan(
        NAMES.get(kind, "phần khác"), pages, first, _about(part.get("fields") or {}), kind == "other_letter"
    )


def _about(fields: Mapping[str, Any]) -> str:
    said = {name: (fields.get(name) or {}).get("value") for name in HEAD}
    words = [
        said["type_name"],
        said["code"] and f"số {said['code']}",
        said["issued_date"] and f"ngày {day(said['issued_date'])}",
    ]
    head = " ".join(str(word) for word in words if word)
    return f"{head} của {said['organ_name']}" if head and said["organ_name"] else head
