"""What was said last about each of many tasks, by one question to the database."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select

from web import work
from workflow.document import Event
from workflow.task import Task
from workflow.terms import TaskAction


def last_events(tasks: Iterable[Task], *actions: TaskAction) -> dict[int, Event]:
    """The last event of one of these kinds, by the id of its task; a task without one is not there."""
    ids = [task.id for task in tasks]
    last = (
        select(func.max(Event.id))
        .where(Event.task_id.in_(ids), Event.action.in_([action.value for action in actions]))
        .group_by(Event.task_id)
    )
    events = work.session().scalars(select(Event).where(Event.id.in_(last))) if ids else ()
    return {event.task_id: event for event in events if event.task_id is not None}
