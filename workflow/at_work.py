"""At work: what a unit does with its task, and what those do who gave it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from workflow.at_the_desk import assign, finish_if_ended
from workflow.due import Deadline, Extension
from workflow.machine import moving_task, must_be_open
from workflow.people import Person, Unit
from workflow.task import Report, Task
from workflow.terms import Duty, TaskAction, TaskState


def see(task: Task, by: Person, at: datetime) -> None:
    """Đã xem lúc …: somebody of the unit opened it for the first time."""
    with moving_task(task, TaskAction.SEE, by, at):
        task.seen_at = at


def accept(task: Task, by: Person, at: datetime) -> None:
    """Tiếp nhận việc: somebody of the unit takes it on; the hand-over is receipted."""
    with moving_task(task, TaskAction.ACCEPT, by, at):
        _take_on(task, by, at)


def appoint(task: Task, officer: Person, note: str, by: Person, at: datetime) -> None:
    """Phân công: the head of the unit says who does it."""
    with moving_task(task, TaskAction.APPOINT, by, at, f"{officer.full_name}. {note}".strip()):
        _take_on(task, officer, at)


def forward(task: Task, onward: Iterable[Task], note: str, by: Person, at: datetime) -> None:
    """Chuyển tiếp: down one's own branch; the unit goes on to answer for the whole.

    Args:
        onward: a task for each unit below, cooperating or informed, with its deadline, if any.
    """
    must_be_open(task, TaskAction.FORWARD, by, at)
    if task.state is TaskState.ASSIGNED and task.duty is not Duty.INFORM:
        accept(task, by, at)
    with moving_task(task, TaskAction.FORWARD, by, at, note):
        task.seen_at = task.seen_at or at
        for below in onward:
            below.parent, below.directive = task, task.directive
            if below.due_date is not None and below.deadline is None:
                below.set_deadline(Deadline(due_date=below.due_date, due_time=below.due_time, set_by=by, at=at))
            assign(task.document, below, by, at)


def return_task(task: Task, reason: str, proposed: Unit | None, by: Person, at: datetime) -> None:
    """Trả lại: not this unit's work; effective at once, and what it had forwarded is recalled."""
    with moving_task(task, TaskAction.RETURN, by, at, reason):
        _recall_branch(task, by, at, "Đơn vị chuyển tiếp đã trả lại việc.")
        task.proposed_unit, task.ended_at = proposed, at


def recall(task: Task, reason: str, by: Person, at: datetime) -> None:
    """Thu hồi: by who gave it, with the whole branch."""
    with moving_task(task, TaskAction.RECALL, by, at, reason):
        _recall_branch(task, by, at, reason)
        task.ended_at = at
    finish_if_ended(task.document, at)


def ask_extension(task: Task, extension: Extension, by: Person, at: datetime) -> None:
    """Xin gia hạn, with the new day and the reason; until the answer the old deadline holds."""
    with moving_task(task, TaskAction.ASK_EXTENSION, by, at, extension.reason):
        task.extensions.append(extension)


def grant_extension(task: Task, deadline: Deadline, answer: str, by: Person, at: datetime) -> None:
    """Đồng ý gia hạn: to the day asked for, or another; the old deadline is kept beside it."""
    told = f"{answer} Hạn mới: {deadline.due_date:%d/%m/%Y}.".strip()
    with moving_task(task, TaskAction.GRANT_EXTENSION, by, at, told):
        task.set_deadline(deadline)
        _answer(task.asked_extension, True, answer, by, at)


def refuse_extension(task: Task, answer: str, by: Person, at: datetime) -> None:
    """Không đồng ý gia hạn, with the reason."""
    with moving_task(task, TaskAction.REFUSE_EXTENSION, by, at, answer):
        _answer(task.asked_extension, False, answer, by, at)


def urge(task: Task, text: str, by: Person | None, at: datetime) -> None:
    """Đôn đốc lần 1, 2, 3 …: kept for ever."""
    with moving_task(task, TaskAction.URGE, by, at, f"Lần {task.urged + 1}. {text}".strip()):
        task.urged += 1


def acknowledge(task: Task, by: Person, at: datetime) -> None:
    """Đã xem: what was sent for information needs no more."""
    with moving_task(task, TaskAction.ACKNOWLEDGE, by, at):
        _take_on(task, by, at)
        task.ended_at = at
    finish_if_ended(task.document, at)


def report(task: Task, result: Report, by: Person, at: datetime) -> None:
    """Báo cáo kết quả of the lead unit, for approval."""
    with moving_task(task, TaskAction.REPORT, by, at, result.text):
        task.reports.append(result)


def complete(task: Task, result: Report, by: Person, at: datetime) -> None:
    """A cooperating unit closes its own part, and only that; a periodic report is sent."""
    with moving_task(task, TaskAction.COMPLETE, by, at, result.text):
        _take_on(task, task.officer or by, at)
        task.reports.append(result)
        _end(task, at)


def send_back(task: Task, reason: str, by: Person, at: datetime) -> None:
    """Yêu cầu làm lại, with the reason; the report is kept."""
    with moving_task(task, TaskAction.SEND_BACK, by, at, reason):
        pass


def approve(task: Task, by: Person, at: datetime) -> None:
    """Duyệt kết quả of the lead unit; the document may be done by this."""
    with moving_task(task, TaskAction.APPROVE, by, at):
        _end(task, at)
    finish_if_ended(task.document, at)


def _take_on(task: Task, officer: Person, at: datetime) -> None:
    task.officer = officer
    task.seen_at = task.seen_at or at
    task.accepted_at = task.accepted_at or at


def _end(task: Task, at: datetime) -> None:
    """With a unit's part ends what it had asked of those below it."""
    for below in [below for below in task.branch if below.is_open]:
        with moving_task(below, TaskAction.CLOSE, None, at, "Đơn vị chuyển tiếp đã hoàn thành."):
            below.ended_at = at
    task.ended_at = at


def _recall_branch(task: Task, by: Person, at: datetime, reason: str) -> None:
    for below in [below for below in task.branch if below.is_open]:
        with moving_task(below, TaskAction.RECALL, by, at, reason):
            below.ended_at = at


def _answer(asked: Extension | None, granted: bool, answer: str, by: Person, at: datetime) -> None:
    if asked is not None:
        asked.granted, asked.answer, asked.answered_by, asked.answered_at = granted, answer, by, at
