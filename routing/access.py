"""Which documents a person may see: need-to-know by post, day by day (domain rule: rights are per document)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Select, false, select

from workflow.document import IncomingDocument
from workflow.people import Person
from workflow.task import Task
from workflow.terms import Role

SEES_ALL = frozenset({Role.CLERK, Role.CHIEF, Role.LEADER})
"""Who keeps the books and who directs. An administrator sees no content."""


def visible_to(person: Person, today: date) -> Select[IncomingDocument]:
    """All documents this person may see on that day, as a query to go on from."""
    query = select(IncomingDocument)
    if person.roles_on(today) & SEES_ALL:
        return query
    units = [unit.id for unit in person.units_on(today)]
    given = select(Task.document_id).where(Task.unit_id.in_(units))
    return query.where(IncomingDocument.id.in_(given) if units else false())


def may_see(person: Person, document: IncomingDocument, today: date) -> bool:
    """The same question for one document."""
    if person.roles_on(today) & SEES_ALL:
        return True
    return any(task.unit in person.units_on(today) for task in document.tasks)
