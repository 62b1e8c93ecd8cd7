"""After the first directive: who cooperates says a word, and work that came back is given to another unit."""

from __future__ import annotations

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue

from web import assigning, work
from web.due_dates import letters_dates
from web.leader import written_down
from web.onward import onward
from web.typed import LONGEST_TEXT, a_text, within
from workflow import steps
from workflow.document import IncomingDocument
from workflow.machine import Refusal, must_be_open
from workflow.rules import come_back
from workflow.slip import Assignment
from workflow.task import Task
from workflow.terms import Action, TaskState


def comment_form(id: int) -> ResponseReturnValue:
    """The opinion of a leader who cooperates; who directs decides."""
    document = work.document(id)
    must_be_open(document, Action.COMMENT, work.me(), work.now())
    return render_template("leader/comment.html", document=document)


def comment(id: int) -> ResponseReturnValue:
    """Take it into the history."""
    document = work.document(id)
    text = within(a_text(request.form.get("text", "")), LONGEST_TEXT, "Ý kiến")
    steps.comment(document, text, work.me(), work.now())
    flash("Đã ghi ý kiến phối hợp chỉ đạo.")
    return onward("documents.page", id=id)


def reassign_form(id: int) -> ResponseReturnValue:
    """What came back and why, and whose it might be."""
    document = work.document(id)
    must_be_open(document, Action.REASSIGN, work.me(), work.now())
    back, held = come_back(document), _held(document)
    taken = {assignment.unit.id for assignment in (*back, *held)}
    rows = [row for row in assigning.rows(_suggested(document, back), None) if row.unit.id not in taken]
    return render_template(
        "leader/reassign.html",
        document=document,
        returned=_returned(document),
        held=held,
        rows=rows,
        quick_dates=assigning.quick_dates(),
        letters_dates=letters_dates(document),
        duty_words=assigning.DUTY_WORDS,
    )


def reassign(id: int) -> ResponseReturnValue:
    """The others go on; those named now get their task at once."""
    document = work.document(id)
    new, held = assigning.named(document), _held(document)
    if not new:
        raise Refusal("Xin chọn đơn vị nhận việc thay.")
    again = [
        Assignment(unit=kept.unit, duty=kept.duty, due_date=kept.due_date, deadline=kept.deadline) for kept in held
    ]
    last = document.directive
    asked, several = (last.sender, last.several_leads) if last else (work.me(), False)
    directive = written_down(asked, "Ý kiến", [*new, *again], several_leads=several)
    steps.reassign(document, directive, work.me(), work.now())
    flash(f"Đã giao lại việc cho {', '.join(assignment.unit.name for assignment in new)}.")
    return onward("documents.page", id=id)


def _held(document: IncomingDocument) -> list[Assignment]:
    """What the units still have of the directive in force."""
    gone = come_back(document)
    return [asked for asked in document.directive.assignments if asked not in gone] if document.directive else []


def _returned(document: IncomingDocument) -> list[Task]:
    return [task for task in document.tasks_in_force if task.state in (TaskState.RETURNED, TaskState.RECALLED)]


def _suggested(document: IncomingDocument, back: list[Assignment]) -> list[Assignment]:
    """For what was returned, the unit that the returning one named, with the duty and the day that were asked for."""
    asked = {(assignment.unit, assignment.duty): assignment for assignment in back}
    return [
        Assignment(unit=task.proposed_unit, duty=task.duty, due_date=asked[(task.unit, task.duty)].due_date)
        for task in _returned(document)
        if task.proposed_unit is not None and (task.unit, task.duty) in asked
    ]
