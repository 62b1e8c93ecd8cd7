"""The desk of a unit, of its head and its officers: take work on, report the result, close one's own part."""

from __future__ import annotations

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue

from web import attached, buttons, work
from web.onward import onward
from web.task_events import last_events
from web.typed import LONGEST_TEXT, a_code, a_text, within
from web.unit_lists import FIGURES, LISTS, MANY, Desk
from workflow import steps
from workflow.machine import must_be_open
from workflow.task import Report, Task
from workflow.terms import Role, TaskAction, TaskState

DESK_ACTS = frozenset(
    {TaskAction.ACCEPT, TaskAction.APPOINT, TaskAction.ACKNOWLEDGE, TaskAction.REPORT, TaskAction.COMPLETE}
)
"""What is done from a row of the desk; the rest is on the page of the letter."""


def desk() -> ResponseReturnValue:
    """The tasks of my units: what is new, what came back, what presses, what runs."""
    lies = _desk()
    asked = request.args.get("show", "")
    if asked in LISTS or asked in FIGURES:
        return _alone(lies, asked)
    return render_template(
        "officer/desk.html",
        desk=lies,
        heaps=(heaps := lies.heaps()),
        figures=lies.figures(),
        titles={key: title for key, (title, _) in FIGURES.items()},
        recent=lies.recent(),
        below=lies.below(),
        loads=lies.loads() if Role.HEAD in work.me().roles_on(work.today()) else [],
        urged=last_events((task for heap in heaps for task in heap.shown.rows), TaskAction.URGE),
        acts=_desk_acts,
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


def _desk() -> Desk:
    return Desk(work.me().units_on(work.today()), request.args.get("officer", type=int))


def _alone(lies: Desk, key: str) -> str:
    """One list, or that behind a figure, page by page."""
    number = max(1, request.args.get("page", 1, type=int))
    heap = lies.alone(key, number)
    return render_template(
        "officer/heap.html",
        desk=lies,
        heap=heap,
        number=number,
        pages=max(1, -(-heap.shown.total // MANY)),
        urged=last_events(heap.shown.rows, TaskAction.URGE),
        acts=_desk_acts,
    )


def _desk_acts(task: Task) -> list[tuple[TaskAction, buttons.Button]]:
    """Appointing is for what is new; later it is done on the page of the letter."""
    acts = [(action, button) for action, button in buttons.on_task(task) if action in DESK_ACTS]
    taken = task.state is not TaskState.ASSIGNED
    return [(action, button) for action, button in acts if not (taken and action is TaskAction.APPOINT)]


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
        no_reply=within(a_text(request.form.get("no_reply", "")), LONGEST_TEXT, "Lý do không có văn bản trả lời"),
        reply_code=within(a_code(request.form.get("reply_code", "")), 60, "Số, ký hiệu văn bản trả lời"),
        file_sha256=work.parts().door.attach(work.session(), attachment.kept) if attachment else "",
        file_name=attachment.name if attachment else "",
    )


def _back(task: Task) -> ResponseReturnValue:
    """To where the button was pressed."""
    if request.form.get("from") == "document":
        return onward("documents.page", id=task.document_id)
    return onward("officer.desk")
