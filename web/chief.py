"""The desk of who sees to it that nothing lies: how much is where, who is late, what nobody has spoken to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask import render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from web import clerk_queue, work
from web.criteria import Criteria
from workflow.deadlines import is_due_soon
from workflow.document import IncomingDocument
from workflow.people import Unit
from workflow.task import OPEN, Task
from workflow.terms import Duty, State, TaskState


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
    tasks = _open_tasks()
    return render_template(
        "chief/desk.html",
        counts=_by_state(),
        loads=_loads(tasks),
        late=[task for task in tasks if task.is_overdue(work.today())],
        undirected=_undirected(),
        results=[task for task in tasks if task.state is TaskState.REPORTED],
        to_submit=_in_state(State.REGISTERED),
    )


def _by_state() -> dict[State, int]:
    counts = clerk_queue.counts(work.session())
    return {state: counts.get(state, 0) for state in State}


def _open_tasks() -> list[Task]:
    open_ = select(Task).where(Task.state.in_(OPEN)).options(selectinload(Task.document), selectinload(Task.reports))
    return sorted(work.session().scalars(open_), key=lambda task: (task.due_date or date.max, task.id))


def _loads(tasks: Iterable[Task]) -> list[Load]:
    """Every unit that has work, the latest first."""
    working = [task for task in tasks if task.duty is not Duty.INFORM]
    today, calendar = work.today(), work.parts().calendar
    open_ = Counter(task.unit for task in working)
    waiting = Counter(task.unit for task in working if task.state is TaskState.ASSIGNED)
    late = Counter(task.unit for task in working if task.is_overdue(today))
    soon = Counter(task.unit for task in working if task.due_date and is_due_soon(task.due_date, today, calendar))
    loads = [Load(unit, open_[unit], waiting[unit], soon[unit], late[unit]) for unit in open_]
    return sorted(loads, key=lambda load: (-load.late, -load.open, load.unit.id))


def _undirected() -> list[IncomingDocument]:
    query = Criteria(undirected=True).apply(work.me(), work.today(), work.parts().calendar)
    return list(work.session().scalars(query.order_by(None).order_by(IncomingDocument.arrival_date)))


def _in_state(state: State) -> list[IncomingDocument]:
    query = select(IncomingDocument).where(IncomingDocument.state == state).order_by(IncomingDocument.received_at)
    return list(work.session().scalars(query))
