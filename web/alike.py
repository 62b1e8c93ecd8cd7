"""Is this letter here already? Others with the same number and notation, or nearly the same words.

Only shown, never refused: a person decides (`web/clerk_same.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select

from ocr.page import Page
from routing.access import visible_to
from routing.likeness import TEXT, same_subject, shared_words
from storage.text import fold
from web import work
from workflow.document import IncomingDocument, ScanPage
from workflow.terms import LinkKind, State

MOST = 5
LOOKED_BACK = 2000
"""So many letters before this one are compared by their words; the same number is looked for among all."""
_ELSEWHERE = (State.WITHHELD, State.MERGED)
"""What was removed is not shown, and a second copy is known by its first."""


@dataclass(frozen=True)
class Said:
    """What is known, or typed, of the letter in hand."""

    code: str
    organ_name: str
    issued: date | None
    subject: str = ""


@dataclass(frozen=True)
class Alike:
    """Another document, and what speaks for its being the same letter."""

    document: IncomingDocument
    why: str
    likely: bool


def alike(document: IncomingDocument, said: Said) -> list[Alike]:
    """Documents that may be the same letter, the likeliest first; those that a person told apart are not shown."""
    apart = _told_apart(document)
    by_code = [other for other in _with_code(document, said.code) if other.id not in apart]
    near = [other for other in _with_words(document, said) if other.id not in apart and other not in by_code]
    texts = _first_pages([document, *by_code, *near])
    found = [_compared(other, said, _shared(texts, document, other)) for other in by_code]
    found += [each for other in near if (each := _nearly(other, said, _shared(texts, document, other)))]
    return sorted(found, key=lambda each: not each.likely)[:MOST]


def code_of(document: IncomingDocument) -> str:
    """Số, ký hiệu as confirmed, or else as read."""
    return document.letterhead.code if document.letterhead else _read(document, "code")


def _told_apart(document: IncomingDocument) -> set[int]:
    back = {link.earlier.id for link in document.links_back if link.kind is LinkKind.ANOTHER}
    return back | {link.later.id for link in document.links_on if link.kind is LinkKind.ANOTHER and link.later}


def _others(document: IncomingDocument) -> Select[IncomingDocument]:
    query = visible_to(work.me(), work.today()).order_by(IncomingDocument.id.desc())
    return query.where(IncomingDocument.id != document.id, IncomingDocument.state.not_in(_ELSEWHERE))


def _with_code(document: IncomingDocument, code: str) -> list[IncomingDocument]:
    if not code:
        return []
    named = IncomingDocument.search_text.contains(fold(code), autoescape=True)
    others = work.session().scalars(_others(document).where(named).limit(50))
    return [other for other in others if fold(code_of(other)) == fold(code)][:MOST]


def _with_words(document: IncomingDocument, said: Said) -> list[IncomingDocument]:
    """Of the same issuer, with nearly the same subject; only their words are fetched before they are chosen."""
    if not (said.organ_name and said.subject):
        return []
    same_issuer = IncomingDocument.search_text.contains(fold(said.organ_name), autoescape=True)
    lately = IncomingDocument.id > document.id - LOOKED_BACK
    words = (
        _others(document)
        .where(lately, same_issuer)
        .with_only_columns(IncomingDocument.id, IncomingDocument.search_text)
    )
    ids = [id for id, text in work.session().execute(words) if same_subject(said.subject, text)][:MOST]
    return list(work.session().scalars(_others(document).where(IncomingDocument.id.in_(ids)))) if ids else []


def _compared(other: IncomingDocument, said: Said, shared: int | None) -> Alike:
    same_organ, same_day = _same_organ(other, said), _same_day(other, said)
    why = (
        "cùng số, ký hiệu",
        "cùng cơ quan" if same_organ else "khác cơ quan",
        "cùng ngày" if same_day else "khác ngày",
        *_told(shared),
    )
    return Alike(other, ", ".join(why), same_organ and same_day)


def _nearly(other: IncomingDocument, said: Said, shared: int | None) -> Alike | None:
    """Another number, or none, over nearly the same words: read wrong, or another letter after all."""
    if shared is not None and shared < TEXT:
        return None
    same_day = _same_day(other, said)
    why = "trích yếu gần giống", "cùng cơ quan", "cùng ngày" if same_day else "khác ngày", *_told(shared)
    return Alike(other, ", ".join(why), same_day and shared is not None)


def _told(shared: int | None) -> Iterator[str]:
    if shared is not None:
        yield f"chữ trên trang đầu giống {shared}%"


def _same_organ(other: IncomingDocument, said: Said) -> bool:
    organ = other.letterhead.organ_name if other.letterhead else _read(other, "organ_name")
    return not said.organ_name or not organ or fold(organ) == fold(said.organ_name)


def _same_day(other: IncomingDocument, said: Said) -> bool:
    head = other.letterhead
    when = (head.issued_date.isoformat() if head.issued_date else "") if head else _read(other, "issued_date")
    return said.issued is None or not when or when == said.issued.isoformat()


def _first_pages(documents: Iterable[IncomingDocument]) -> dict[int, str]:
    """What the first page of each says, where it was read."""
    ids = [document.id for document in documents]
    if len(ids) < 2:
        return {}
    query = select(ScanPage.document_id, ScanPage.content).where(ScanPage.document_id.in_(ids), ScanPage.number == 1)
    return {id: Page.from_json(content).text for id, content in work.session().execute(query) if content}


def _shared(texts: dict[int, str], one: IncomingDocument, other: IncomingDocument) -> int | None:
    if not (texts.get(one.id) and texts.get(other.id)):
        return None
    return shared_words(texts[one.id], texts[other.id])


def _read(document: IncomingDocument, name: str) -> str:
    return str((((document.reading or {}).get("fields") or {}).get(name) or {}).get("value") or "")
