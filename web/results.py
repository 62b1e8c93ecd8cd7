"""The result of a lead unit: seen by who may see the letter, approved or sent back by a leader or the chief."""

from __future__ import annotations

from flask import abort, flash, render_template, request
from flask.typing import ResponseReturnValue

from web import attached, work
from web.onward import onward
from web.typed import LONGEST_TEXT, a_text, within
from workflow import steps
from workflow.machine import must_be_open
from workflow.task import Report
from workflow.terms import TaskAction


def send_back_form(id: int) -> ResponseReturnValue:
    """The result, and the two answers to it."""
    task = work.task(id)
    must_be_open(task, TaskAction.SEND_BACK, work.me(), work.now())
    return render_template("results/judge.html", task=task)


def approve(id: int) -> ResponseReturnValue:
    """It is good."""
    task = work.task(id)
    steps.approve(task, work.me(), work.now())
    flash(f"Đã duyệt kết quả của {task.unit.name}.")
    return onward("desks.home")


def send_back(id: int) -> ResponseReturnValue:
    """It is not, and why."""
    task = work.task(id)
    reason = within(a_text(request.form.get("reason", "")), LONGEST_TEXT, "Lý do")
    steps.send_back(task, reason, work.me(), work.now())
    flash(f"Đã yêu cầu {task.unit.name} làm lại.")
    return onward("desks.home")


def file(id: int) -> ResponseReturnValue:
    """The file that came with a result."""
    report = work.session().get(Report, id)
    if report is None:
        abort(404)
    work.task(report.task_id)
    if not report.file_name or not work.parts().files.path(report.file_sha256).is_file():
        abort(404)
    return attached.hand_out(report)
