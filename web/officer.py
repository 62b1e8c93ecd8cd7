"""The desk of a unit, of its head and its officers: take work on, report the result, close one's own part."""

from __future__ import annotations

from datetime import date, timedelta

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from web import attached, work
from web.lists import LIGHT
from web.onward import onward
from web.typed import LONGEST_TEXT, a_code, a_text, within
from workflow import steps
from workflow.machine import must_be_open
from workflow.task import Report, Task
from workflow.terms import Duty, TaskAction, TaskState

RECENT = timedelta(days=30)
"""How long what has ended stays on the desk."""

ENDED = (TaskState.FINISHED, TaskState.CLOSED, TaskState.RECALLED)


def desk() -> ResponseReturnValue:
    """The tasks of my units, by where they stand; what is due first stands first."""
    tasks = _of_my_units()
    return render_template(
        "officer/desk.html",
        units=work.me().units_on(work.today()),
        to_read=[task for task in tasks if task.state is TaskState.ASSIGNED and task.duty is Duty.INFORM],
        groups=(
            ("Chờ tiếp nhận", _in_state(tasks, TaskState.ASSIGNED)),
            ("Đang thực hiện", _in_state(tasks, TaskState.IN_WORK)),
            ("Chờ duyệt kết quả", _in_state(tasks, TaskState.REPORTED)),
        ),
        recent=sorted((task for task in tasks if task.state in ENDED), key=_ended_at, reverse=True),
    )


def accept(id: int) -> ResponseReturnValue:
    """Take it on for the unit."""
    task = work.task(id)
    steps.accept(task, work.me(), work.now())
    flash(f"Đã tiếp nhận việc của {task.unit.name}.")
    return _back(task)


def acknowledge(id: int) -> ResponseReturnValue:
    """Seen."""
    task = work.task(id)
    steps.acknowledge(task, work.me(), work.now())
    flash("Đã ghi nhận là đã xem.")
    return _back(task)


def report_form(id: int) -> ResponseReturnValue:
    """What was done: for approval."""
    return _form(id, TaskAction.REPORT, "officer.report")


def report(id: int) -> ResponseReturnValue:
    """Take the result of the lead unit."""
    attachment = _attachment(id, TaskAction.REPORT)
    task = work.task(id)
    steps.report(task, _result(attachment), work.me(), work.now())
    flash("Đã báo cáo kết quả, chờ lãnh đạo duyệt.")
    return _back(task)


def complete_form(id: int) -> ResponseReturnValue:
    """What was done: the cooperating unit's own part."""
    return _form(id, TaskAction.COMPLETE, "officer.complete")


def complete(id: int) -> ResponseReturnValue:
    """Take the result of a cooperating unit."""
    attachment = _attachment(id, TaskAction.COMPLETE)
    task = work.task(id)
    steps.complete(task, _result(attachment), work.me(), work.now())
    flash(f"Đã báo hoàn thành phần việc của {task.unit.name}.")
    return _back(task)


def _form(id: int, action: TaskAction, endpoint: str) -> str:
    task = work.task(id)
    must_be_open(task, action, work.me(), work.now())
    return render_template("officer/report.html", task=task, endpoint=endpoint)


def _attachment(id: int, action: TaskAction) -> attached.Attachment | None:
    """The file that came along, stored before anything is written; not at all if the act is not theirs."""
    must_be_open(work.task(id), action, work.me(), work.now())
    attachment = attached.take(request.files.get("file"))
    work.write_now()
    return attachment


def _result(attachment: attached.Attachment | None) -> Report:
    return Report(
        by=work.me(),
        at=work.now(),
        text=within(a_text(request.form.get("text", "")), LONGEST_TEXT, "Kết quả"),
        reply_code=within(a_code(request.form.get("reply_code", "")), 60, "Số, ký hiệu văn bản trả lời"),
        file_sha256=work.parts().door.attach(work.session(), attachment.kept) if attachment else "",
        file_name=attachment.name if attachment else "",
    )


def _back(task: Task) -> ResponseReturnValue:
    """To where the button was pressed."""
    if request.form.get("from") == "document":
        return onward("documents.page", id=task.document_id)
    return onward("officer.desk")


def _of_my_units() -> list[Task]:
    units = [unit.id for unit in work.me().units_on(work.today())]
    mine = select(Task).where(
        Task.unit_id.in_(units), Task.state.not_in(ENDED) | (Task.ended_at >= work.now() - RECENT)
    )
    tasks = work.session().scalars(mine.options(selectinload(Task.document).options(*LIGHT)))
    return sorted(tasks, key=lambda task: (task.due_date or date.max, task.id))


def _in_state(tasks: list[Task], state: TaskState) -> list[Task]:
    """What is to be worked on; what is only to be read has its own place."""
    return [task for task in tasks if task.state is state and task.duty is not Duty.INFORM]


def _ended_at(task: Task) -> float:
    return task.ended_at.timestamp() if task.ended_at else 0
