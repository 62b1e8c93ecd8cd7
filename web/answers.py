"""What waits for an answer of mine on every desk: work that came back, and more time that is asked for.

The queries find what may be mine; the machine says what is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Flask, url_for
from sqlalchemy import ColumnElement, Select, exists, func, or_, select, true
from sqlalchemy.orm import aliased, joinedload, selectinload

from web import work
from web.task_events import last_events
from workflow.books.light import LIGHT
from workflow.document import Event, IncomingDocument
from workflow.due import Extension
from workflow.flow import UNDER_WAY
from workflow.machine import moves_open_to, task_moves_open_to
from workflow.slip import Assignment, Directive
from workflow.task import GONE, Task
from workflow.terms import Action, Duty, Role, State, TaskAction, TaskState

MOST = 200
"""How many are asked about; an office has a few at a time."""

Above, Later, Said = aliased(Task), aliased(Task), aliased(Directive)


@dataclass(frozen=True)
class CameBack:
    """Work that nobody has any more, why, and where it is given to somebody else."""

    task: Task
    event: Event | None
    word: str
    path: str


def returned_to_me() -> list[CameBack]:
    """What I am to give anew: to another unit, or to another below mine. The first that came back is first."""
    given = [task for task in _found(_given_and_gone()) if _may_reassign(task)]
    forwarded = [task for task in _found(_forwarded_and_gone()) if _may_forward(task.parent)]
    events = last_events([*given, *forwarded], TaskAction.RETURN, TaskAction.RECALL)
    return [
        *(_to_reassign(task, events.get(task.id)) for task in given),
        *(_to_forward(task, events.get(task.id)) for task in forwarded),
    ]


def extensions_asked_of_me() -> list[Task]:
    """More time is asked for, and the answer is mine; the first due comes first."""
    asked = exists().where(Extension.task_id == Task.id, Extension.granted.is_(None))
    query = (
        select(Task)
        .join(Task.directive)
        .outerjoin(Above, Above.id == Task.parent_id)
        .where(Task.state == TaskState.IN_WORK, asked, or_(_sent_for_me(), Above.unit_id.in_(_units())))
        .order_by(Task.due_date, Task.id)
    )
    return [task for task in _found(query) if _may(task, TaskAction.GRANT_EXTENSION)]


def _found(query: Select[Task]) -> Sequence[Task]:
    letter = selectinload(Task.document).options(
        *LIGHT,
        selectinload(IncomingDocument.tasks),
        selectinload(IncomingDocument.proposals),
        selectinload(IncomingDocument.obligations),
        selectinload(IncomingDocument.directives).selectinload(Directive.assignments),
    )
    shown = (letter, joinedload(Task.parent), selectinload(Task.extensions), selectinload(Task.deadlines))
    return work.session().scalars(query.limit(MOST).options(*shown, selectinload(Task.proposed_unit))).all()


def _given_and_gone() -> Select[Task]:
    """The last word on a unit's part is that the unit has it no more, and the directive in force still asks for it.

    Cooperation that was recalled is rarely missed; a lead always is.
    """
    of_it = select(func.max(Said.id)).where(Said.document_id == Task.document_id)
    last = of_it.correlate(Task).scalar_subquery()
    still_asked = exists().where(
        Assignment.directive_id == last, Assignment.unit_id == Task.unit_id, Assignment.duty == Task.duty
    )
    again = exists().where(
        Later.document_id == Task.document_id,
        Later.unit_id == Task.unit_id,
        Later.duty == Task.duty,
        Later.parent_id.is_(None),
        Later.id > Task.id,
    )
    missed = or_(Task.state == TaskState.RETURNED, Task.duty == Duty.LEAD)
    return (
        select(Task)
        .join(Directive, Directive.id == last)
        .join(Task.document)
        .where(Task.state.in_(GONE), Task.parent_id.is_(None), IncomingDocument.state == State.IN_PROGRESS)
        .where(missed, still_asked, ~again, _sent_for_me())
        .order_by(Task.ended_at, Task.id)
    )


def _forwarded_and_gone() -> Select[Task]:
    """A unit below returned its part, and nothing has been forwarded since."""
    later = Later.id > Task.id, Later.assigned_at >= Task.ended_at
    since = exists().where(Later.parent_id == Task.parent_id, *later)
    return (
        select(Task)
        .join(Above, Above.id == Task.parent_id)
        .where(Task.state == TaskState.RETURNED, Above.unit_id.in_(_units()), Above.state.in_(UNDER_WAY), ~since)
        .order_by(Task.ended_at, Task.id)
    )


def _sent_for_me() -> ColumnElement[bool]:
    """By me or one for whom I act; the office looks after what others sent as well."""
    if work.me().own_roles_on(work.today()) & {Role.CLERK, Role.CHIEF}:
        return true()
    return Directive.sender_id.in_([person.id for person in (work.me(), *work.me().leaders_on(work.today()))])


def _units() -> list[int]:
    return [unit.id for unit in work.me().units_on(work.today())]


def _may_reassign(task: Task) -> bool:
    return any(move.action is Action.REASSIGN for move in moves_open_to(work.me(), task.document, work.now()))


def _may_forward(task: Task | None) -> bool:
    return task is not None and _may(task, TaskAction.FORWARD)


def _may(task: Task, action: TaskAction) -> bool:
    return any(move.action is action for move in task_moves_open_to(work.me(), task, work.now()))


def _to_reassign(task: Task, event: Event | None) -> CameBack:
    return CameBack(task, event, Action.REASSIGN.label, url_for("leader_again.reassign_form", id=task.document_id))


def _to_forward(task: Task, event: Event | None) -> CameBack:
    return CameBack(task, event, "Chuyển đơn vị khác", url_for("unit_work.forward_form", id=task.parent_id))


def install(app: Flask) -> None:
    """Make them known to the templates of the desks."""
    app.jinja_env.globals.update(returned_to_me=returned_to_me, extensions_asked_of_me=extensions_asked_of_me)
