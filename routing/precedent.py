"""What leaders decided before for the like: the units they put in the lead for letters of the same issuer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from routing.rules import Suggestion
from storage.text import fold
from workflow.document import Letterhead
from workflow.people import Unit
from workflow.slip import Assignment, Directive
from workflow.terms import Duty

MEMORY = 50
"""So many letters back; who did it years ago may not be who does it now."""


def by_precedent(session: Session, units: Iterable[Unit], issuer: str, subject: str) -> list[Suggestion]:
    """The units that led such letters before, the likeliest first. A subject that shares words weighs more."""
    if not issuer:
        return []
    last_directives = select(func.max(Directive.id)).group_by(Directive.document_id)
    last_letterheads = select(func.max(Letterhead.id)).group_by(Letterhead.document_id)
    led = (
        select(Assignment.unit_id, Letterhead.subject)
        .join(Directive, Directive.id == Assignment.directive_id)
        .join(Letterhead, Letterhead.document_id == Directive.document_id)
        .where(Assignment.duty == Duty.LEAD, Letterhead.organ_name == issuer)
        # What was corrected or decided anew counts once, as it stands now.
        .where(Directive.id.in_(last_directives), Letterhead.id.in_(last_letterheads))
        .order_by(Directive.id.desc())
        .limit(MEMORY)
    )
    before = session.execute(led).all()
    times = Counter(unit_id for unit_id, _ in before)
    likeness = dict.fromkeys(times, 0.0)
    for unit_id, earlier in before:
        likeness[unit_id] = max(likeness[unit_id], _shared(subject, earlier))
    found = [
        Suggestion(unit, _said(times[unit.id], len(before), issuer), times[unit.id] / len(before) + likeness[unit.id])
        for unit in units
        if unit.id in times
    ]
    return sorted(found, key=lambda each: -each.weight)


def _said(times: int, of: int, issuer: str) -> str:
    return f"Lãnh đạo đã giao đơn vị này {times}/{of} văn bản của {issuer}"


def _shared(one: str, other: str) -> float:
    """How many of the words of two subjects are the same: 0..1."""
    first, second = set(fold(one).split()), set(fold(other).split())
    return len(first & second) / len(first | second) if first and second else 0.0
