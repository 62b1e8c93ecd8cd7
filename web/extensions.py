"""Gia hạn: who has the work asks for a later day, who set the deadline answers. Until then the old day holds."""

from __future__ import annotations

from datetime import date

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue

from web import work
from web.due_dates import deadline_on
from web.onward import onward
from web.typed import LONGEST_TEXT, Unclear, a_day, a_text, within
from web.words import day
from workflow import steps
from workflow.due import Deadline, Extension
from workflow.machine import must_be_open
from workflow.task import Task
from workflow.terms import Source, TaskAction

QUICK = (1, 3, 5, 10)
"""Later days one tap away, in working days after the deadline, or after today where that is past."""


def ask_extension_form(id: int) -> ResponseReturnValue:
    """A later day, and why."""
    task = _open(id, TaskAction.ASK_EXTENSION)
    return render_template("officer/ask_extension.html", task=task, quick_dates=_quick_dates(task))


def ask_extension(id: int) -> ResponseReturnValue:
    """Lay it before who set the deadline."""
    task = work.task(id)
    asked = Extension(asked_by=work.me(), asked_at=work.now(), asked_date=_new_day(), reason=_text("reason", "Lý do"))
    steps.ask_extension(task, asked, work.me(), work.now())
    flash(f"Đã gửi đề nghị gia hạn đến {day(asked.asked_date)}. Trước khi có trả lời, hạn cũ vẫn có hiệu lực.")
    return onward("documents.page", id=task.document_id)


def grant_extension_form(id: int) -> ResponseReturnValue:
    """What is asked for, and both answers."""
    return _answer_form(id, TaskAction.GRANT_EXTENSION)


def grant_extension(id: int) -> ResponseReturnValue:
    """To the day asked for, or to another."""
    task = work.task(id)
    deadline = _granted(task)
    steps.grant_extension(task, deadline, _text("answer", "Ý kiến"), work.me(), work.now())
    flash(f"Đã gia hạn việc của {task.unit.name} đến {day(deadline.due_date)}.")
    return onward("documents.page", id=task.document_id)


def refuse_extension_form(id: int) -> ResponseReturnValue:
    """The same page, at its other answer."""
    return _answer_form(id, TaskAction.REFUSE_EXTENSION)


def refuse_extension(id: int) -> ResponseReturnValue:
    """The old day stands."""
    task = work.task(id)
    steps.refuse_extension(task, _text("answer", "Lý do"), work.me(), work.now())
    flash(f"Đã trả lời {task.unit.name}: không gia hạn.")
    return onward("documents.page", id=task.document_id)


def _answer_form(id: int, action: TaskAction) -> str:
    task = _open(id, action)
    return render_template("results/extension.html", task=task, action=action, quick_dates=_quick_dates(task))


def _open(id: int, action: TaskAction) -> Task:
    task = work.task(id)
    must_be_open(task, action, work.me(), work.now())
    return task


def _granted(task: Task) -> Deadline:
    """The later day, told like every other deadline; its words are those that asked for it."""
    deadline = deadline_on(_new_day(), None)
    deadline.source = Source.EXTENSION
    deadline.phrase = task.asked_extension.reason if task.asked_extension else ""
    deadline.steps = [f"Hạn trước khi gia hạn là {day(task.due_date)}.", *deadline.steps]
    return deadline


def _quick_dates(task: Task) -> list[tuple[int, date]]:
    since = max(task.due_date or work.today(), work.today())
    return [(days, work.parts().calendar.after(since, days)) for days in QUICK]


def _new_day() -> date:
    found = a_day(request.form.get("date", ""), "Hạn mới", work.today())
    if found is None:
        raise Unclear("Xin ghi hạn mới.")
    return found


def _text(name: str, label: str) -> str:
    return within(a_text(request.form.get(name, "")), LONGEST_TEXT, label)
