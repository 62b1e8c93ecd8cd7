"""The history told backwards: what stands in the Events alone is enough to know where everything stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from workflow.document import Event
from workflow.task import Task
from workflow.terms import TaskAction

DAY = re.compile(r"\d{2}/\d{2}/\d{4}")


@dataclass
class TaskTold:
    """What the history tells of a task."""

    state: str
    deadlines: list[date] = field(default_factory=list)
    urged: int = 0
    seen: bool = False


@dataclass
class Told:
    """What the history tells of a letter."""

    state: str = ""
    tasks: dict[Task, TaskTold] = field(default_factory=dict)


def rebuilt(events: Iterable[Event]) -> Told:
    """Go through the lines in their order; each must begin where the one before it on the same thing ended."""
    told = Told()
    for number, event in enumerate(events, start=1):
        assert event.sequence == number
        if event.task is None:
            assert event.before == (told.state or None)
            told.state = event.after
        elif event.action == TaskAction.ASSIGN:
            assert (event.before, event.task in told.tasks) == (None, False)
            told.tasks[event.task] = TaskTold(event.after, _days(event))
        else:
            _goes_on(told.tasks[event.task], event)
    return told


def _goes_on(task: TaskTold, event: Event) -> None:
    assert event.before == task.state
    task.state = event.after
    task.urged += event.action == TaskAction.URGE
    task.seen = task.seen or event.action in _SEEN
    if event.action == TaskAction.GRANT_EXTENSION:
        task.deadlines += _days(event)[-1:]


_SEEN = {
    TaskAction.SEE, TaskAction.ACCEPT, TaskAction.APPOINT, TaskAction.FORWARD, TaskAction.COMPLETE,
    TaskAction.ACKNOWLEDGE,
}  # fmt: skip


def _days(event: Event) -> list[date]:
    return [datetime.strptime(day, "%d/%m/%Y").date() for day in DAY.findall(event.note)]  # noqa: DTZ007
