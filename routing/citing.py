"""The unit that had the letter which this one answers or cites: it knows the matter."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from routing.rules import Suggestion
from workflow.document import IncomingDocument, Letterhead
from workflow.people import Unit
from workflow.task import Task
from workflow.terms import Duty, TaskState

ANSWERED, CITED = 3.0, 1.5
"""How much it weighs: who is answered is likelier the same than who is only cited. Precedent weighs up to 2."""
MOST_CITED = 20


def by_citation(session: Session, units: Iterable[Unit], document: IncomingDocument) -> list[Suggestion]:
    """The units that led the letters of ours that this one names, the likeliest first."""
    cites = [each for each in (document.reading or {}).get("cites") or () if each.get("code")][:MOST_CITED]
    weights = {each["code"]: ANSWERED if each.get("answers") else CITED for each in cites}
    if not weights:
        return []
    led = (
        select(Task.unit_id, Letterhead.code, IncomingDocument.arrival_number)
        .join(IncomingDocument, IncomingDocument.id == Task.document_id)
        .join(Letterhead, Letterhead.document_id == IncomingDocument.id)
        .where(Letterhead.code.in_(weights), IncomingDocument.id != document.id)
        .where(Task.duty == Duty.LEAD, Task.state.not_in((TaskState.RETURNED, TaskState.RECALLED)))
        .order_by(IncomingDocument.id.desc())
    )
    known = {unit.id: unit for unit in units}
    found = {
        unit_id: Suggestion(known[unit_id], _said(code, number, weights[code]), weights[code])
        for unit_id, code, number in reversed(session.execute(led).all())
        if unit_id in known
    }
    return sorted(found.values(), key=lambda each: -each.weight)


def _said(code: str, number: int | None, weight: float) -> str:
    named = "trả lời" if weight == ANSWERED else "nhắc đến"
    return f"Văn bản này {named} {code} (số đến {number}), đơn vị đã chủ trì" if number else f"Đã chủ trì {code}"
