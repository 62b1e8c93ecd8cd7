"""Obeys the flow. The only code that sets a state; and what it refuses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from workflow.act import Act
from workflow.deadlines import local_day
from workflow.document import Event, IncomingDocument
from workflow.flow import FLOW, TASK_FLOW, DocumentMove, TaskMove
from workflow.people import Person, roles_of
from workflow.task import Task
from workflow.terms import Action, Role, TaskAction


class Refusal(Exception):
    """The office says no; the text is a sentence for the person who asked."""


class WrongState(Refusal):
    """The act is not possible where the document or task stands now."""


class WrongRole(Refusal):
    """The act belongs to others."""


class RuleBroken(Refusal):
    """The act is possible and theirs, but something is missing."""


@contextmanager
def moving(
    document: IncomingDocument, action: Action, by: Person | None, at: datetime, note: str = ""
) -> Iterator[None]:
    """Check the move, let the caller write the facts, check what is provided, write the Event, set the state.

    Whoever catches a Refusal must drop the facts (the session is rolled back): they were written before it.

    Raises:
        Refusal: in one of its three kinds, with the sentence to show.
    """
    act = Act(document, by, at, local_day(at), note)
    move = _allowed(FLOW, act, action)
    told = _told(act, move.role)
    yield
    _must_hold(move.provided, act)
    record(document, action, by, at, before=move.source, after=move.target, note=told)
    document.state = move.target


@contextmanager
def moving_task(task: Task, action: TaskAction, by: Person | None, at: datetime, note: str = "") -> Iterator[None]:
    """The same for a task; its Event stands in the history of its document."""
    act = Act(task, by, at, local_day(at), note)
    move = _allowed(TASK_FLOW, act, action)
    told = _told(act, move.role)
    yield
    _must_hold(move.provided, act)
    record(task.document, action, by, at, before=move.source, after=move.target, note=told, task=task)
    task.state = move.target


def record(
    document: IncomingDocument,
    action: Action | TaskAction,
    by: Person | None,
    at: datetime,
    *,
    before: str | None,
    after: str,
    note: str = "",
    task: Task | None = None,
) -> None:
    """Add one Event to the history; by this the document's version rises, also when only a task moved."""
    document.moves += 1
    event = Event(
        sequence=document.moves, action=action.value, at=at, before=before, after=after, note=note, task=task, by=by
    )
    document.history.append(event)


def must_be_open(to: IncomingDocument | Task, action: Action | TaskAction, by: Person | None, at: datetime) -> None:
    """Is this act theirs, here and now? Asked before they fill in its form.

    Raises:
        Refusal: it is not, in the words that the act itself would be refused with.
    """
    _allowed(FLOW if isinstance(to, IncomingDocument) else TASK_FLOW, Act(to, by, at, local_day(at)), action)


def moves_open_to(person: Person | None, document: IncomingDocument, at: datetime) -> list[DocumentMove]:
    """What this person may do to the document now: the buttons of its page, in the order of the table."""
    return _open_moves(FLOW, Act(document, person, at, local_day(at)))


def task_moves_open_to(person: Person | None, task: Task, at: datetime) -> list[TaskMove]:
    """What this person may do to the task now."""
    return _open_moves(TASK_FLOW, Act(task, person, at, local_day(at)))


def _open_moves(flow: Iterable[Any], act: Act[Any]) -> list[Any]:
    roles = roles_of(act.by, act.today)
    moves = (move for move in flow if move.source is act.to.state and move.role in roles)
    by_action = {move.action: move for move in moves if all(rule(act) for rule in move.open_if)}
    return list(by_action.values())


def _allowed(flow: Iterable[Any], act: Act[Any], action: Action | TaskAction) -> Any:
    """The row that lets this person do this here and now."""
    rows = [move for move in flow if move.action is action]
    here = [move for move in rows if move.source is act.to.state]
    if not here:
        raise WrongState(f"Không thể «{action.label}» khi đang ở trạng thái «{act.to.state.label}».")
    theirs = [move for move in here if move.role in roles_of(act.by, act.today)]
    if not theirs:
        raise WrongRole(f"Chỉ {_either(move.role.label for move in here)} được «{action.label}».")
    for move in theirs:
        if all(rule(act) for rule in move.open_if):
            return move
    _must_hold(theirs[0].open_if, act)
    raise AssertionError("one of its rules was broken")


def _told(act: Act[Any], role: Role) -> str:
    """The note of the Event: where one acts for a leader, both are named."""
    mandate = act.mandate if role is Role.LEADER else None
    if mandate is None:
        return act.note
    return f"Thay đồng chí {mandate.giver.full_name} ({mandate.kind.label}). {act.note}".strip()


def _must_hold(rules: Iterable[Any], act: Act[Any]) -> None:
    for rule in rules:
        if not rule(act):
            raise RuleBroken(rule.__doc__)


def _either(labels: Iterable[str]) -> str:
    return " hoặc ".join(dict.fromkeys(labels))
