"""What the review screen asks, field by field: the value proposed, how far to trust it, where it stands on paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from web.letterhead_form import FIELDS, Field, Kind
from web.words import day
from workflow.deadlines import Counting, WorkingCalendar
from workflow.document import IncomingDocument, Letterhead
from workflow.reckoning import proposed_due_date, reckon

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
class Place:
    """Somewhere on the pages that speaks of a field."""

    page: int
    box: tuple[float, float, float, float]
    """x0, y0, x1, y1 in fractions of the upright page."""
    title: str
    """What it says, where that is not the field's own value."""
    main: bool = True
    """Where the value was seen; elsewhere it is spoken of, too."""


@dataclass(frozen=True)
class Asked:
    """One field, as it is asked."""

    field: Field
    value: str
    status: Status
    why: str = ""
    seen: str = ""
    places: tuple[Place, ...] = ()
    candidates: tuple[Candidate, ...] = ()

    @property
    def place(self) -> Place | None:
        """Where the value was seen."""
        return next((place for place in self.places if place.main), None)

    @property
    def needs_attention(self) -> bool:
        """Enter leads here."""
        return self.status is Status.LOOK or (self.status is Status.MISSING and self.field.asked)


def asked_about(document: IncomingDocument, today: date, calendar: WorkingCalendar) -> list[Asked]:
    """All fields in order: from the letterhead that a person confirmed, or else from what was read."""
    if document.letterhead is not None:
        return [_confirmed(field, document.letterhead) for field in FIELDS]
    reading = document.reading or {}
    read = reading.get("fields") or {}
    counting = Counting(_written(reading) or today, today, calendar)
    every = [_due(field, reading, counting) if field.name == "due_date" else _read(field, read) for field in FIELDS]
    return [_told_apart(asked, reading.get("disagreements") or ()) for asked in every]


def places_on(number: int, asked: Iterable[Asked]) -> list[tuple[Field, Place]]:
    """The places of one page, each with its field."""
    return [(each.field, place) for each in asked for place in each.places if place.page == number]


def _confirmed(field: Field, letterhead: Letterhead) -> Asked:
    value = getattr(letterhead, field.name)
    shown = day(value) if field.kind is Kind.DAY else str(value or "")
    # Urgency and secrecy are confirmed anew each time.
    again = field.kind is Kind.CHOICE
    return Asked(field, shown, Status.LOOK if again else Status.CONFIRMED)


def _read(field: Field, read: Mapping[str, Any]) -> Asked:
    found = read.get(field.name) or {}
    value = _shown(field, found.get("value"))
    return Asked(
        field,
        value,
        _status(field, value, sure=bool(found.get("sure"))),
        why=str(found.get("why") or ""),
        seen=str(found.get("text") or ""),
        places=_places(found),
        candidates=_candidates(field, found.get("candidates") or ()),
    )


def _places(found: Mapping[str, Any], title: str = "", *, main: bool = True) -> tuple[Place, ...]:
    """Of a reading kept by an earlier version, a place may be missing."""
    page, box = found.get("page"), found.get("box")
    return (Place(page, (box[0], box[1], box[2], box[3]), title, main),) if page and box else ()


def _told_apart(asked: Asked, disagreements: Iterable[Mapping[str, Any]]) -> Asked:
    """A field of which slip and letter say different things is looked at, however sure its reading is."""
    own = [each for each in disagreements if each.get("field") == asked.field.name]
    if not own:
        return asked
    elsewhere = tuple(
        place
        for each in own
        for witness in each.get("witnesses") or ()
        for place in _places(witness, str(each["sentence"]), main=False)
        if place.box not in {known.box for known in asked.places}
    )
    return replace(asked, status=Status.LOOK, places=asked.places + elsewhere)


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


def _due(field: Field, reading: Mapping[str, Any], counting: Counting) -> Asked:
    """The sender's deadlines, with how the one proposed was counted: from the day of the letter, not from today."""
    deadlines = reading.get("deadlines") or []
    words = "; ".join(f"«{each['text']}» (trang {each['page']})" for each in deadlines if each.get("text"))
    why = f"Theo văn bản: {words}." if words else ""
    proposed = proposed_due_date(deadlines, counting)
    if proposed is None:
        return Asked(field, "", Status.MISSING, why=why, places=_limits(deadlines, None, counting))
    made = (reckon(each, counting) for each in deadlines)
    steps = next(" ".join(each.steps) for each in made if each and each.due_date == proposed)
    past = " Hạn này đã qua." if proposed < counting.arrived else ""
    limits = _limits(deadlines, proposed, counting)
    days = sorted({last for each in deadlines if (last := _last_day(each, counting)) and last >= proposed})
    candidates = tuple(Candidate(day(each), day(each)) for each in days[:MOST_CANDIDATES])
    several = candidates if len(candidates) > 1 else ()
    return Asked(field, day(proposed), Status.LOOK, f"{why} {steps}{past}", places=limits, candidates=several)


def _limits(deadlines: Iterable[Mapping[str, Any]], proposed: date | None, counting: Counting) -> tuple[Place, ...]:
    """Where every deadline stands; that of the one proposed is the main place."""
    return tuple(
        place
        for each in deadlines
        for place in _places(each, str(each.get("text") or ""), main=_last_day(each, counting) == proposed)
    )


def _last_day(deadline: Mapping[str, Any], counting: Counting) -> date | None:
    reckoned = reckon(deadline, counting)
    return reckoned.due_date if reckoned else None


def _written(reading: Mapping[str, Any]) -> date | None:
    issued = ((reading.get("fields") or {}).get("issued_date") or {}).get("value")
    return date.fromisoformat(issued) if issued else None


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
