"""The work of the units on one letter, as a tree: who has it from whom, who has seen it, what may be done with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from web import buttons, work
from workflow import steps
from workflow.document import Event, IncomingDocument
from workflow.machine import task_moves_open_to
from workflow.task import Task
from workflow.terms import TaskAction

OPENS = (
    TaskAction.SEE, TaskAction.ACCEPT, TaskAction.APPOINT, TaskAction.FORWARD, TaskAction.ACKNOWLEDGE,
    TaskAction.COMPLETE,
)  # fmt: skip
"""By the first of these the unit has seen it."""

SHOWN = (
    selectinload(Task.deadlines),
    selectinload(Task.extensions),
    selectinload(Task.reports),
    selectinload(Task.forwarded),
)
"""What the page tells of a task."""


@dataclass(frozen=True)
class Branch:
    """One task, and what was forwarded from it."""

    task: Task
    acts: list[tuple[TaskAction, buttons.Button]]
    seen: Event | None
    """How the unit first opened it."""
    urged: list[Event]
    came_back: Event | None
    """Why it was returned or recalled."""
    below: list[Branch]


def of(document: IncomingDocument) -> list[Branch]:
    """The tasks of a letter, those from above first; each with its branch."""
    query = select(Task).where(Task.document_id == document.id).order_by(Task.id).options(*SHOWN)
    tasks = work.session().scalars(query).all()
    events: dict[int | None, list[Event]] = defaultdict(list)
    for event in document.history:
        events[event.task_id].append(event)
    return _branches([task for task in tasks if task.parent is None], events)


def unseen_by_me(document: IncomingDocument) -> list[Task]:
    """Those of my units that nobody there has opened yet."""
    return [
        task
        for task in document.tasks
        if any(move.action is TaskAction.SEE for move in task_moves_open_to(work.me(), task, work.now()))
    ]


def see(id: int) -> ResponseReturnValue:
    """Đã xem. The page says so itself when somebody looks at it (office.js).

    Opening a page must change nothing, for browsers also fetch pages that nobody looks at.
    """
    for task in unseen_by_me(work.document(id)):
        steps.see(task, work.me(), work.now())
    return "", 204


def _branches(tasks: Sequence[Task], events: Mapping[int | None, list[Event]]) -> list[Branch]:
    return [_branch(task, events) for task in sorted(tasks, key=lambda task: task.id)]


def _branch(task: Task, events: Mapping[int | None, list[Event]]) -> Branch:
    own = events.get(task.id, [])
    ended = (event for event in reversed(own) if event.action in (TaskAction.RETURN, TaskAction.RECALL))
    return Branch(
        task=task,
        acts=buttons.on_task(task),
        seen=next((event for event in own if event.action in OPENS), None),
        urged=[event for event in own if event.action == TaskAction.URGE],
        came_back=next(ended, None),
        below=_branches(task.forwarded, events),
    )
