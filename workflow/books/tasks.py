"""Danh sách việc: overdue, due soon, returned, or whatever a figure of the reports counts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from workflow.books.asked import Asked
from workflow.books.light import LIGHT
from workflow.books.standing import WORKING, Standing, task_standing
from workflow.books.work import NOBODY, counted
from workflow.document import IncomingDocument
from workflow.task import OPEN, Task
from workflow.terms import TaskState, Term


# fmt: off
class TaskList(Term):
    """Which work is listed."""

    ALL      = "all",      "Việc của các đơn vị"
    OVERDUE  = "overdue",  "Việc quá hạn"
    DUE_SOON = "due_soon", "Việc sắp đến hạn"
    RETURNED = "returned", "Việc bị trả lại"
# fmt: on


@dataclass(frozen=True)
class TaskAsked:
    """Which of the tasks of the period's letters."""

    which: TaskList = TaskList.ALL
    unit_id: int | None = None
    officer_id: int | None = None
    """`NOBODY`: taken on by nobody."""
    standing: Standing | None = None
    state: TaskState | None = None
    soon_until: date | None = None
    """The last deadline that is near."""


@dataclass(frozen=True)
class TaskRows:
    """The first of them, and how many there are."""

    tasks: Sequence[Task]
    total: int


def tasks_listed(
    session: Session, asked: Asked, wish: TaskAsked, most: int | None, units: Collection[int] | None = None
) -> TaskRows:
    """The work, the first due first.

    Args:
        most: how many are told; None: all.
        units: only theirs; None: of all.
    """
    query = _query(asked, wish, units)
    total = session.scalar(query.with_only_columns(func.count(Task.id)).order_by(None)) or 0
    rows = query.options(
        contains_eager(Task.document).options(*LIGHT),
        joinedload(Task.proposed_unit),
    )
    return TaskRows(session.scalars(rows.limit(most)).all(), total)


def _query(asked: Asked, wish: TaskAsked, units: Collection[int] | None) -> Select[Task]:
    query = select(Task).join(Task.document).where(*_conditions(asked, wish, units))
    return query.order_by(Task.due_date.is_(None), Task.due_date, IncomingDocument.arrival_number, Task.id)


def _conditions(asked: Asked, wish: TaskAsked, units: Collection[int] | None) -> Iterator[ColumnElement[bool]]:
    if wish.which is TaskList.RETURNED:
        yield from (Task.state == TaskState.RETURNED, Task.duty.in_(WORKING), asked.letters)
        if units is not None:
            yield Task.unit_id.in_(units)
    else:
        yield from counted(asked, units)
    if wish.which is TaskList.OVERDUE:
        yield from (Task.state.in_(OPEN), Task.due_date < asked.today)
    if wish.which is TaskList.DUE_SOON:
        yield from (Task.state.in_(OPEN), Task.due_date.between(asked.today, wish.soon_until or asked.today))
    if wish.unit_id is not None:
        yield Task.unit_id == wish.unit_id
    if wish.officer_id is not None:
        yield Task.officer_id.is_(None) if wish.officer_id == NOBODY else Task.officer_id == wish.officer_id
    if wish.state is not None:
        yield Task.state == wish.state
    if wish.standing is not None:
        yield task_standing(asked.today) == wish.standing.value
