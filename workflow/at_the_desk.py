"""At the leader's desk: proposed, directed or transferred by regulation, handed over, and decided anew."""

from __future__ import annotations

from datetime import datetime

from workflow.act import Act
from workflow.deadlines import local_day
from workflow.document import IncomingDocument
from workflow.due import Deadline
from workflow.machine import moving, moving_task, record
from workflow.people import Person
from workflow.rules import asked_otherwise, come_back, work_has_ended
from workflow.slip import Directive, Proposal
from workflow.task import Task
from workflow.terms import Action, TaskAction, TaskState


def submit(document: IncomingDocument, proposal: Proposal, by: Person, at: datetime) -> None:
    """Trình: the office proposes and lays the letter before a leader (Art. 23.1)."""
    with moving(document, Action.SUBMIT, by, at):
        document.proposals.append(proposal)


def transfer(document: IncomingDocument, directive: Directive, by: Person, at: datetime) -> None:
    """Chuyển thẳng: the regulation has fixed the unit; its clause is the directive (Art. 23.1)."""
    with moving(document, Action.TRANSFER, by, at, directive.text):
        document.directives.append(directive)
        _assign_all(document, directive, by, at)


def direct(document: IncomingDocument, directive: Directive, by: Person, at: datetime) -> None:
    """Cho ý kiến chỉ đạo: who leads, who cooperates, until when (Art. 23.2)."""
    with moving(document, Action.DIRECT, by, at, directive.text):
        document.directives.append(directive)


def comment(document: IncomingDocument, text: str, by: Person, at: datetime) -> None:
    """Người phối hợp chỉ đạo cho ý kiến: it stands in the history, and gives no work."""
    with moving(document, Action.COMMENT, by, at, text):
        pass


def redirect(document: IncomingDocument, directive: Directive, by: Person, at: datetime) -> None:
    """Chỉ đạo lại: a new directive follows the old one, which is kept; what was handed over is recalled."""
    with moving(document, Action.REDIRECT, by, at, directive.text):
        for task in document.open_tasks:
            with moving_task(task, TaskAction.RECALL, by, at, "Có ý kiến chỉ đạo mới."):
                task.ended_at = at
        document.directives.append(directive)


def hand_over(document: IncomingDocument, by: Person, at: datetime) -> None:
    """Chuyển giao: each unit named gets its task (Art. 23.3)."""
    with moving(document, Action.HAND_OVER, by, at):
        if document.directive is not None:
            _assign_all(document, document.directive, by, at)


def take_back(document: IncomingDocument, reason: str, by: Person, at: datetime) -> None:
    """Rút lại: handed over by mistake, and nobody has seen it yet."""
    with moving(document, Action.TAKE_BACK, by, at, reason):
        for task in document.open_tasks:
            with moving_task(task, TaskAction.RECALL, by, at, reason):
                task.ended_at = at


def reassign(document: IncomingDocument, directive: Directive, by: Person, at: datetime) -> None:
    """Giao lại: what was returned or recalled goes to another unit; all other work goes on as it is.

    Args:
        directive: names every unit that is to have work from now on, those that go on as well; whose unit is asked
            for something else than before loses what it had.
    """
    with moving(document, Action.REASSIGN, by, at, directive.text):
        directive.continues = document.directive
        document.directives.append(directive)
        _give_way(document, at)
        _assign_all(document, directive, by, at)
    finish_if_ended(document, at)


def finish(document: IncomingDocument, at: datetime) -> None:
    """Kết thúc giải quyết: follows from the tasks, nobody decides it; what is still open closes with it."""
    with moving(document, Action.FINISH, None, at):
        for task in document.open_tasks:
            with moving_task(task, TaskAction.CLOSE, None, at):
                task.ended_at = at


def finish_if_ended(document: IncomingDocument, at: datetime) -> None:
    """After a task has ended: was it the last that the letter waited for?"""
    if work_has_ended(Act(document, None, at, local_day(at))):
        finish(document, at)


def _assign_all(document: IncomingDocument, directive: Directive, by: Person, at: datetime) -> None:
    """A task for each unit named that has none yet."""
    for assignment in come_back(document):
        task = Task(directive=directive, unit=assignment.unit, duty=assignment.duty, due_date=None, assigned_at=at)
        if assignment.deadline is not None:
            task.set_deadline(assignment.deadline.again())
        elif assignment.due_date is not None:
            task.set_deadline(Deadline(due_date=assignment.due_date, set_by=directive.sender, at=at))
        assign(document, task, by, at)


def assign(document: IncomingDocument, task: Task, by: Person | None, at: datetime) -> None:
    """Giao việc: a task is born, with its deadline. Nobody: the program, for a turn of a standing obligation."""
    document.tasks.append(task)
    told = f"hạn {task.due_date:%d/%m/%Y}" if task.due_date else ""
    record(document, TaskAction.ASSIGN, by, at, before=None, after=TaskState.ASSIGNED, note=told, task=task)


def _give_way(document: IncomingDocument, at: datetime) -> None:
    """A unit that is asked for something else than before: what it had is recalled, with the branch."""
    for task in asked_otherwise(document):
        for had in (task, *(below for below in task.branch if below.is_open)):
            with moving_task(had, TaskAction.RECALL, None, at, "Đơn vị được giao vai trò khác."):
                had.ended_at = at
