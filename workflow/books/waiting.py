"""Where letters wait: how many stand at each stage, how long those took that passed it, in working days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from statistics import median
from typing import Any

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from storage.days import local_day_of
from workflow.books.asked import Asked
from workflow.books.standing import WORKING
from workflow.deadlines import WorkingCalendar
from workflow.document import Event, IncomingDocument
from workflow.task import GONE, OPEN, Report, Task
from workflow.terms import Action, State, TaskState, Term


# fmt: off
class Stage(Term):
    """Who has the letter."""

    REGISTER  = "register",  "Văn thư: chờ vào sổ"
    SUBMIT    = "submit",    "Văn phòng: chờ trình"
    DIRECT    = "direct",    "Lãnh đạo: chờ chỉ đạo"
    HAND_OVER = "hand_over", "Văn thư: chờ chuyển giao"
    ACCEPT    = "accept",    "Đơn vị: chờ tiếp nhận"
    WORK      = "work",      "Đơn vị: đang giải quyết"
    APPROVE   = "approve",   "Chờ duyệt kết quả"
# fmt: on


@dataclass(frozen=True)
class Wait:
    """One stage; the waits are in working days, the same day is 0."""

    stage: Stage
    passed: int
    """How many letters, or pieces of work, have gone through it."""
    median_days: float | None
    longest_days: int | None
    longest_id: int | None
    """The document that took longest."""
    here: int
    """How many stand there now, whenever they came."""
    here_longest: int | None
    here_longest_id: int | None


_Span = tuple[int, date, date | None]
"""A document, since when it waited, until when; None: it waits still."""


def waiting(session: Session, asked: Asked, calendar: WorkingCalendar) -> list[Wait]:
    """Every stage, in the order of the way: how long the period's letters took, and what stands there now."""
    between = cache(calendar.between)
    spans: dict[Stage, list[_Span]] = {stage: [] for stage in Stage}
    for document in session.execute(_documents(asked)):
        for stage, since, until in _of_document(document):
            if document.in_period or until is None:
                spans[stage].append((document.id, since, until))
    for task in session.execute(_tasks(asked)):
        for stage, since, until in _of_task(task):
            if task.in_period or until is None:
                spans[stage].append((task.document_id, since, until))
    return [_wait(stage, spans[stage], asked.today, between) for stage in Stage]


def _documents(asked: Asked) -> Any:
    """When each act was first done, on the office's day."""
    came = local_day_of(IncomingDocument.received_at)
    in_period = came.between(asked.period.first, asked.period.last)
    still = IncomingDocument.state.in_((State.TO_REVIEW, State.REGISTERED, State.SUBMITTED, State.DIRECTED))
    firsts = {
        "entered": (Action.REGISTER,),
        "laid": (Action.SUBMIT, Action.TRANSFER),
        "directed": (Action.DIRECT, Action.TRANSFER),
        "handed": (Action.HAND_OVER, Action.TRANSFER, Action.FILE),
    }
    days = [local_day_of(_first(actions)).label(name) for name, actions in firsts.items()]
    return (
        select(IncomingDocument.id, IncomingDocument.state, came.label("came"), in_period.label("in_period"), *days)
        .join(Event, Event.document_id == IncomingDocument.id)
        .where(in_period | still, asked.allowed)
        .group_by(IncomingDocument.id, IncomingDocument.state, IncomingDocument.received_at)
    )


def _first(actions: Iterable[Action]) -> ColumnElement[Any]:
    named = Event.action.in_([action.value for action in actions]) & Event.task_id.is_(None)
    return func.min(case((named, Event.at)))


def _of_document(row: Any) -> Iterator[tuple[Stage, date, date | None]]:
    """Its waits. What was put aside or sent back waits nowhere; what went straight to its unit waited for nobody."""
    state = row.state
    if row.entered or state is State.TO_REVIEW:
        yield Stage.REGISTER, row.came, row.entered
    if row.laid or (row.entered and state is State.REGISTERED):
        yield Stage.SUBMIT, row.entered or row.came, row.laid
    if row.laid and (row.directed or state is State.SUBMITTED):
        yield Stage.DIRECT, row.laid, row.directed
    if row.directed and (row.handed or state is State.DIRECTED):
        yield Stage.HAND_OVER, row.directed, row.handed


def _tasks(asked: Asked) -> Any:
    reported = select(func.max(Report.at)).where(Report.task_id == Task.id).correlate(Task).scalar_subquery()
    moments = {"given": Task.assigned_at, "taken": Task.accepted_at, "reported": reported, "ended": Task.ended_at}
    days = [local_day_of(moment).label(name) for name, moment in moments.items()]
    in_period = local_day_of(IncomingDocument.received_at).between(asked.period.first, asked.period.last)
    return (
        select(Task.document_id, Task.state, in_period.label("in_period"), *days)
        .join(IncomingDocument, IncomingDocument.id == Task.document_id)
        .where(Task.duty.in_(WORKING), Task.state.not_in(GONE), in_period | Task.state.in_(OPEN), asked.allowed)
    )


def _of_task(row: Any) -> Iterator[tuple[Stage, date, date | None]]:
    if row.taken or row.state is TaskState.ASSIGNED:
        yield Stage.ACCEPT, row.given, row.taken
    if row.taken:
        back = row.state is TaskState.IN_WORK
        yield Stage.WORK, row.taken, None if back else row.reported or row.ended
    if row.reported and row.state in (TaskState.REPORTED, TaskState.FINISHED):
        yield Stage.APPROVE, row.reported, row.ended


def _wait(stage: Stage, spans: Sequence[_Span], today: date, between: Any) -> Wait:
    passed = [(between(since, until), document) for document, since, until in spans if until is not None]
    here = [(between(since, today), document) for document, since, until in spans if until is None]
    longest, longest_here = max(passed, default=(None, None)), max(here, default=(None, None))
    return Wait(
        stage=stage,
        passed=len(passed),
        median_days=median(days for days, _ in passed) if passed else None,
        longest_days=longest[0],
        longest_id=longest[1],
        here=len(here),
        here_longest=longest_here[0],
        here_longest_id=longest_here[1],
    )
