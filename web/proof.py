"""What the review screen asks, field by field: the value proposed, how far to trust it, where it stands on paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from web.letterhead_form import FIELDS, Field, Kind
from web.words import day
from workflow.deadlines import proposed_due_date
from workflow.document import IncomingDocument, Letterhead

MOST_CANDIDATES = 9
"""As many as there are keys for."""


class Status(Enum):
    """How a field stands: a shape, a word and (in the style sheet) a colour."""

    SURE = ("sure", "◆", "tự nhận")
    LOOK = ("look", "●", "cần xem")
    OFFERED = ("offered", "◇", "đề xuất")
    MISSING = ("missing", "○", "không thấy")
    CONFIRMED = ("confirmed", "✓", "đã xác nhận")

    def __init__(self, key: str, sign: str, word: str) -> None:
        self.key, self.sign, self.word = key, sign, word


@dataclass(frozen=True)
class Candidate:
    """A value that may be chosen with one key."""

    value: str
    shown: str
    percent: int | None = None


@dataclass(frozen=True)
class Asked:
    """One field, as it is asked."""

    field: Field
    value: str
    status: Status
    why: str = ""
    seen: str = ""
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    """x0, y0, x1, y1 in fractions of the upright page."""
    candidates: tuple[Candidate, ...] = ()

    @property
    def needs_attention(self) -> bool:
        """Enter leads here."""
        return self.status is Status.LOOK or (self.status is Status.MISSING and self.field.asked)


def asked_about(document: IncomingDocument, today: date) -> list[Asked]:
    """All fields in order: from the letterhead that a person confirmed, or else from what was read."""
    if document.letterhead is not None:
        return [_confirmed(field, document.letterhead) for field in FIELDS]
    reading = document.reading or {}
    read = reading.get("fields") or {}
    return [_due(field, reading, today) if field.name == "due_date" else _read(field, read) for field in FIELDS]


def _confirmed(field: Field, letterhead: Letterhead) -> Asked:
    value = getattr(letterhead, field.name)
    shown = day(value) if field.kind is Kind.DAY else str(value or "")
    # Urgency and secrecy are confirmed anew each time.
    again = field.kind is Kind.CHOICE
    return Asked(field, shown, Status.LOOK if again else Status.CONFIRMED)


def _read(field: Field, read: Mapping[str, Any]) -> Asked:
    found = read.get(field.name) or {}
    value = _shown(field, found.get("value"))
    box = found.get("box")
    return Asked(
        field,
        value,
        _status(field, value, sure=bool(found.get("sure"))),
        why=str(found.get("why") or ""),
        seen=str(found.get("text") or ""),
        page=found.get("page"),
        box=(box[0], box[1], box[2], box[3]) if box else None,
        candidates=_candidates(field, found.get("candidates") or ()),
    )


def _status(field: Field, value: str, *, sure: bool) -> Status:
    if field.kind is Kind.CHOICE:
        # No mark seen is no proof that there is none: a person says so.
        return Status.LOOK
    if not value:
        return Status.MISSING
    if sure:
        return Status.SURE
    return Status.LOOK if field.doubted else Status.OFFERED


def _candidates(field: Field, found: Iterable[Mapping[str, Any]]) -> tuple[Candidate, ...]:
    made = (
        Candidate(_shown(field, each.get("value")), _shown(field, each.get("value")), _percent(each.get("confidence")))
        for each in found
    )
    several = list({candidate.value: candidate for candidate in made if candidate.value}.values())
    return tuple(several[:MOST_CANDIDATES]) if len(several) > 1 else ()


def _due(field: Field, reading: Mapping[str, Any], today: date) -> Asked:
    """The sender's deadline: its words are counted from the day of the letter, not from today."""
    deadlines = reading.get("deadlines") or []
    issued = ((reading.get("fields") or {}).get("issued_date") or {}).get("value")
    proposed = proposed_due_date(deadlines, date.fromisoformat(issued) if issued else today)
    if proposed is None:
        return Asked(field, "", Status.MISSING)
    words = "; ".join(f"«{each['text']}» (trang {each['page']})" for each in deadlines if each.get("text"))
    past = " Hạn này đã qua." if proposed < today else ""
    return Asked(field, day(proposed), Status.LOOK, why=f"Theo văn bản: {words}.{past}")


def _shown(field: Field, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(str(each) for each in value)
    if field.kind is Kind.DAY:
        return day(str(value))
    return str(value)


def _percent(confidence: Any) -> int | None:
    return round(100 * confidence) if isinstance(confidence, int | float) else None
