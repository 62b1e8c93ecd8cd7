"""The Reading as the JSON that outside programs rely on: docs/read.md, schema 1."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ocr.fields.cites import Citation
from ocr.fields.deadlines import Deadline
from ocr.finding import Evidence, Finding
from ocr.page import Box
from ocr.parts import Part
from ocr.weighing import FieldReading
from ocr.witnesses import Disagreement

if TYPE_CHECKING:
    from ocr.reading import Reading

SCHEMA = 1
LEAST_SHOWN = 0.03
"""Of a candidate, how likely it is."""
NAMES = (
    *("code", "code_number", "code_notation", "issued_date", "issue_place", "organ_name", "parent_name", "type_name"),
    *("subject", "urgency", "secrecy", "signer_name", "signer_position", "addressed_to", "to_places"),
    *("arrival_number", "arrival_date"),
)
"""The fields of the contract, all always there."""


def told(reading: Reading, file: str, seconds: float) -> dict[str, Any]:
    """The whole object of one document; of an earlier reading that was kept, some keys may be missing."""
    refused = reading.refused
    return {
        "schema": SCHEMA,
        "file": file,
        "pages": reading.page_count,
        "seconds": round(seconds, 3),
        "refused": {"reason": str(refused.reason), "message": refused.message} if refused else None,
        "parts": [_part(part) for part in reading.parts],
        "fields": {name: _field(reading.fields.get(name, FieldReading())) for name in NAMES},
        "deadlines": [_deadline(finding) for finding in reading.deadlines],
        "cites": [_citation(finding) for finding in reading.cites],
        "disagreements": [_disagreement(each) for each in reading.disagreements],
    }


def _part(part: Part) -> dict[str, Any]:
    """`fields` only where the part has a head of its own."""
    head = {"fields": {name: _field(reading) for name, reading in part.fields.items()}} if part.fields else {}
    return {"kind": str(part.kind), "pages": [part.first, part.last]} | head


def _field(reading: FieldReading) -> dict[str, Any]:
    return {
        "value": reading.value,
        "confidence": reading.confidence,
        "sure": reading.sure,
        "page": reading.page,
        "box": _box(reading.box),
        "text": reading.text,
        "why": reading.why,
        "candidates": [{"value": value, "confidence": confidence} for value, confidence in _worth_showing(reading)],
    }


def _worth_showing(reading: FieldReading) -> list[tuple[Any, float]]:
    """The value, and what else may well be right: what hardly is takes the eye from the rest."""
    return [(value, chance) for value, chance in reading.candidates if chance >= LEAST_SHOWN or value == reading.value]


def _deadline(found: Finding[Deadline]) -> dict[str, Any]:
    """What was not said has no key; a day of every month is `day_of_month`, as it was before other returns were."""
    limit = found.value
    said: dict[str, Any] = {}
    if limit.date is not None:
        said["date"] = limit.date.isoformat()
    if limit.every is not None:
        said["every"] = str(limit.every)
        said |= {"day_of_month" if limit.every == "month" else "day": limit.day}
        said |= {"month": limit.month} if limit.month else {}
    if limit.within is not None:
        said["within"] = {"days": limit.within.days, "working": limit.within.working, "from": limit.within.start}
    return said | {"text": limit.text, "inclusive": limit.inclusive} | _place(found.evidence)


def _citation(found: Finding[Citation]) -> dict[str, Any]:
    cited = found.value
    return {
        "code": cited.code,
        "date": _plain(cited.date),
        "type_name": cited.type_name,
        "organ_name": cited.organ_name,
        "answers": cited.answers,
        **_place(found.evidence),
    }


def _disagreement(each: Disagreement) -> dict[str, Any]:
    witnesses = [
        {"source": witness.source, "value": witness.reading.value, "page": witness.reading.page}
        | {"box": _box(witness.reading.box), "text": witness.reading.text}
        for witness in each.witnesses
    ]
    return {"field": each.field, "sentence": each.sentence, "witnesses": witnesses}


def _place(evidence: Evidence) -> dict[str, Any]:
    return {"page": evidence.page, "box": _box(evidence.box)}


def _box(box: Box | None) -> list[float] | None:
    return [round(edge, 4) for edge in box] if box else None


def _plain(when: date | None) -> str | None:
    return when.isoformat() if when else None
