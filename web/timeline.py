"""The history of a document in words: when, who, what, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from web.words import day, label_of
from workflow.deadlines import local_day
from workflow.document import Event, IncomingDocument
from workflow.task import Task
from workflow.terms import Action, Duty, TaskAction


@dataclass(frozen=True)
class Line:
    """«09:30 02/02/2024 · Trần Thị Lan (Văn thư) · Vào sổ — số đến 64»."""

    at: datetime
    who: str
    what: str
    detail: str
    note: str


def of(document: IncomingDocument) -> list[Line]:
    """All that happened, the latest first."""
    numbers = iter(document.entries)
    details: dict[Action, Callable[[Event], str]] = {
        Action.REGISTER: lambda _: f"số đến {next(numbers).number}",
        Action.FILE: lambda event: f"hồ sơ {event.note}",
    }
    return [_line(event, _detail(event, details)) for event in document.history][::-1]


def _line(event: Event, detail: str) -> Line:
    return Line(event.at, _who(event), label_of(event.action), detail, event.note if event.note not in detail else "")


def _who(event: Event) -> str:
    if event.by is None:
        return "Hệ thống"
    title = event.by.title_on(local_day(event.at))
    return f"{event.by.full_name} ({title})" if title else event.by.full_name


def _detail(event: Event, details: dict[Action, Callable[[Event], str]]) -> str:
    if event.task is not None:
        return " · ".join(_of_task(event, event.task))
    return details[Action(event.action)](event) if event.action in details else ""


def _of_task(event: Event, task: Task) -> Iterator[str]:
    yield task.unit.name
    if tell := _TOLD.get(TaskAction(event.action)):
        yield from tell(event, task)


def _assigned(_: Event, task: Task) -> Iterator[str]:
    """As it was given then: a later deadline has an event of its own."""
    yield task.duty.label.lower()
    if task.parent is not None:
        yield f"chuyển tiếp từ {task.parent.unit.name}"
    due = task.deadlines[0].due_date if task.deadlines else task.due_date
    if task.duty is not Duty.INFORM and due:
        yield f"hạn {day(due)}"


def _returned(_: Event, task: Task) -> Iterator[str]:
    if task.proposed_unit is not None:
        yield f"đề nghị giao cho {task.proposed_unit.name}"


def _asked_for_more(event: Event, task: Task) -> Iterator[str]:
    yield from (f"đến {day(asked.asked_date)}" for asked in task.extensions if asked.asked_at == event.at)


def _reported(event: Event, task: Task) -> Iterator[str]:
    for report in task.reports:
        if report.at == event.at and report.reply_code:
            yield f"văn bản trả lời {report.reply_code}"


_TOLD: dict[TaskAction, Callable[[Event, Task], Iterator[str]]] = {
    TaskAction.ASSIGN: _assigned,
    TaskAction.RETURN: _returned,
    TaskAction.ASK_EXTENSION: _asked_for_more,
    TaskAction.REPORT: _reported,
    TaskAction.COMPLETE: _reported,
}
"""What is told of an act beside its unit and its note."""
