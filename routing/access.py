"""Which documents a person may see: need-to-know by post, day by day (domain rule: rights are per document)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, Select, false, or_, select

from workflow.document import IncomingDocument
from workflow.people import Person
from workflow.register import Register
from workflow.slip import Proposal
from workflow.task import Task
from workflow.terms import Role, TaskState

SEES_ALL = frozenset({Role.CLERK, Role.CHIEF, Role.LEADER})
"""Who keeps the books and who directs, by a post of their own. An administrator sees no content."""


def visible_to(person: Person, today: date) -> Select[IncomingDocument]:
    """All documents this person may see on that day, as a query to go on from."""
    query = select(IncomingDocument)
    if person.own_roles_on(today) & SEES_ALL:
        return query
    units = [unit.id for unit in person.units_on(today)]
    leaders = [leader.id for leader in person.leaders_on(today)]
    given = select(Task.document_id).where(Task.unit_id.in_(units), still_known())
    asked = or_(Proposal.leader_id.in_(leaders), Proposal.co_leaders.any(Person.id.in_(leaders)))
    laid_before = select(Proposal.document_id).where(asked)
    seen = [IncomingDocument.id.in_(ids) for ids, whose in ((given, units), (laid_before, leaders)) if whose]
    return query.where(or_(*seen) if seen else false())


def registers_visible_to(person: Person) -> Select[Register]:
    """The office's registers, in the order in which they were opened; a secret one only to its keeper."""
    mine = or_(Register.keeper_id.is_(None), Register.keeper_id == person.id)
    return select(Register).where(mine).order_by(Register.id)


def may_see(person: Person, document: IncomingDocument, today: date) -> bool:
    """The same question for one document."""
    if person.own_roles_on(today) & SEES_ALL:
        return True
    units, leaders = person.units_on(today), person.leaders_on(today)
    return any(task.unit in units and _is_still_known(task) for task in document.tasks) or any(
        leader in (proposal.leader, *proposal.co_leaders) for proposal in document.proposals for leader in leaders
    )


def still_known() -> ColumnElement[bool]:
    """Work that was taken back before anybody of the unit had opened it gives no right to look."""
    return or_(Task.state != TaskState.RECALLED, Task.seen_at.is_not(None))


def _is_still_known(task: Task) -> bool:
    return task.state is not TaskState.RECALLED or task.seen_at is not None
