"""While the work runs: who gave it urges, or takes it from the unit again."""

from __future__ import annotations

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue

from web import work
from web.onward import onward
from web.typed import LONGEST_TEXT, a_text, within
from workflow import steps
from workflow.machine import must_be_open
from workflow.task import Task
from workflow.terms import TaskAction

URGINGS = (
    "Đề nghị đơn vị khẩn trương thực hiện và báo cáo kết quả đúng hạn.",
    "Việc đã quá hạn. Đề nghị báo cáo ngay kết quả hoặc nêu rõ vướng mắc.",
    "Đề nghị báo cáo tiến độ trong ngày hôm nay.",
)


def urge_form(id: int) -> ResponseReturnValue:
    """What was urged before, and a text."""
    task = _open(id, TaskAction.URGE)
    before = [event for event in task.history if event.action == TaskAction.URGE]
    return render_template("results/urge.html", task=task, before=before, phrases=URGINGS)


def urge(id: int) -> ResponseReturnValue:
    """Once more; the unit sees it on its desk."""
    task = work.task(id)
    steps.urge(task, _text("text", "Nội dung đôn đốc"), work.me(), work.now())
    flash(f"Đã đôn đốc {task.unit.name} lần {task.urged}.")
    return onward("documents.page", id=task.document_id)


def recall_form(id: int) -> ResponseReturnValue:
    """What has been done so far, by the unit and by those below it; then why."""
    task = _open(id, TaskAction.RECALL)
    branch = [task, *task.branch]
    done = [event for event in task.document.history if event.task in branch]
    return render_template("results/recall.html", task=task, branch=branch, done=done)


def recall(id: int) -> ResponseReturnValue:
    """The unit and all below it need do no more."""
    task = work.task(id)
    steps.recall(task, _text("reason", "Lý do"), work.me(), work.now())
    flash(f"Đã thu hồi việc của {task.unit.name}.")
    return onward("documents.page", id=task.document_id)


def _open(id: int, action: TaskAction) -> Task:
    task = work.task(id)
    must_be_open(task, action, work.me(), work.now())
    return task


def _text(name: str, label: str) -> str:
    return within(a_text(request.form.get(name, "")), LONGEST_TEXT, label)
