"""The desk of who sees to it that nothing lies: how much is where, who is late, what nobody has spoken to."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import selectinload

from web import clerk_queue, work
from web.criteria import Criteria
from web.lists import first
from workflow.books.light import LIGHT
from workflow.deadlines import last_day_due_soon
from workflow.document import IncomingDocument
from workflow.people import Unit
from workflow.task import OPEN, Task
from workflow.terms import Duty, State, TaskState

MOST = 10
"""Rows of a list; the rest is a page of the search."""


@dataclass(frozen=True)
class Load:
    """What one unit has before it."""

    unit: Unit
    open: int
    not_accepted: int
    soon: int
    late: int


def desk() -> ResponseReturnValue:
    """Everything, and what is late; each figure leads to its list."""
    return render_template(
        "chief/desk.html",
        counts=_by_state(),
        loads=_loads(),
        late=first(_tasks(Task.due_date < work.today()), MOST),
        undirected=first(_undirected(), MOST),
        results=first(_tasks(Task.state == TaskState.REPORTED), MOST),
        to_submit=first(_to_submit(), MOST),
    )


def _by_state() -> dict[State, int]:
    counts = clerk_queue.counts(work.session())
    return {state: counts.get(state, 0) for state in State}


def _tasks(which: ColumnElement[bool]) -> Select[Task]:
    """Open tasks, the first due first."""
    query = select(Task).where(Task.state.in_(OPEN), which)
    return query.order_by(Task.due_date.is_(None), Task.due_date, Task.id).options(
        selectinload(Task.document).options(*LIGHT)
    )


def _loads() -> list[Load]:
    """Every unit that has work, the latest first."""
    today, soon = work.today(), last_day_due_soon(work.today(), work.parts().calendar)
    query = (
        select(
            Unit,
            func.count(),
            _how_many(Task.state == TaskState.ASSIGNED),
            _how_many(Task.due_date.between(today, soon)),
            _how_many(Task.due_date < today),
        )
        .join(Task, Task.unit_id == Unit.id)
        .where(Task.state.in_(OPEN), Task.duty != Duty.INFORM)
        .group_by(Unit.id)
    )
    loads = [Load(*row) for row in work.session().execute(query)]
    return sorted(loads, key=lambda load: (-load.late, -load.open, load.unit.id))


def _how_many(which: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((which, 1), else_=0))


def _undirected() -> Select[IncomingDocument]:
    """The most urgent first, then the longest waiting."""
    query = Criteria(undirected=True).apply(work.me(), work.today(), work.parts().calendar).order_by(None)
    pressing = query.order_by(clerk_queue.urgency_rank(), IncomingDocument.arrival_date, IncomingDocument.id)
    return pressing.options(*LIGHT, selectinload(IncomingDocument.proposals))


def _to_submit() -> Select[IncomingDocument]:
    query = select(IncomingDocument).where(IncomingDocument.state == State.REGISTERED)
    shown = (*LIGHT, selectinload(IncomingDocument.obligations))
    return query.order_by(clerk_queue.urgency_rank(), IncomingDocument.received_at, IncomingDocument.id).options(*shown)
