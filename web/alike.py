"""Is this letter here already? Others with the same number and notation; only a warning: a person decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_

from routing.access import visible_to
from storage.text import fold
from web import work
from workflow.document import IncomingDocument
from workflow.terms import State

MOST = 5


@dataclass(frozen=True)
class Alike:
    """Another document, and what speaks for its being the same letter."""

    document: IncomingDocument
    why: str
    likely: bool


def alike(document: IncomingDocument, code: str, organ_name: str, issued: date | None) -> list[Alike]:
    """Documents that bear the same number and notation, the likeliest first."""
    if not code:
        return []
    read_code = IncomingDocument.reading["fields"]["code"]["value"].as_string()
    query = (
        visible_to(work.me(), work.today())
        .where(IncomingDocument.id != document.id, IncomingDocument.state != State.WITHHELD)
        .where(or_(IncomingDocument.search_text.contains(fold(code), autoescape=True), read_code == code))
        .order_by(IncomingDocument.id.desc())
        .limit(50)
    )
    others = (other for other in work.session().scalars(query) if fold(code_of(other)) == fold(code))
    found = [_compared(other, organ_name, issued) for other in others]
    return sorted(found, key=lambda each: not each.likely)[:MOST]


def code_of(document: IncomingDocument) -> str:
    """Số, ký hiệu as confirmed, or else as read."""
    return document.letterhead.code if document.letterhead else _read(document, "code")


def _compared(other: IncomingDocument, organ_name: str, issued: date | None) -> Alike:
    head = other.letterhead
    organ = head.organ_name if head else _read(other, "organ_name")
    when = (head.issued_date.isoformat() if head and head.issued_date else "") if head else _read(other, "issued_date")
    same_organ = not organ_name or not organ or fold(organ) == fold(organ_name)
    same_day = issued is None or not when or when == issued.isoformat()
    why = ", ".join(
        (
            "cùng số, ký hiệu",
            "cùng cơ quan" if same_organ else "khác cơ quan",
            "cùng ngày" if same_day else "khác ngày",
        )
    )
    return Alike(other, why, same_organ and same_day)


def _read(document: IncomingDocument, name: str) -> str:
    return str((((document.reading or {}).get("fields") or {}).get(name) or {}).get("value") or "")
