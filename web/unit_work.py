"""What the head of a unit decides about its work: who does it, which parts go further down, that it is not theirs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select

from web import assigning, work
from web.onward import onward
from web.typed import LONGEST_TEXT, a_text, within
from workflow import steps
from workflow.machine import Refusal, must_be_open
from workflow.people import Person, Post, Unit
from workflow.slip import Assignment
from workflow.task import OPEN, Task
from workflow.task_rules import PASSED_ON
from workflow.terms import Duty, TaskAction

WORDS = {Duty.SUPPORT: "Phối hợp", Duty.INFORM: "Để biết", Duty.PERIODIC: "Báo cáo định kỳ"}
"""What a unit may ask of those below it: the answer for the whole stays with it."""


def appoint_form(id: int) -> ResponseReturnValue:
    """Who serves in the unit, and how much each already has."""
    task = _open(id, TaskAction.APPOINT)
    people = _people_of(task.unit)
    return render_template("officer/appoint.html", task=task, people=people, loads=_loads(people))


def appoint(id: int) -> ResponseReturnValue:
    """This one does it."""
    task = work.task(id)
    officer = work.session().get(Person, request.form.get("officer", type=int) or 0)
    if officer is None:
        raise Refusal("Xin chọn người thực hiện.")
    steps.appoint(task, officer, _text("note", "Ý kiến phân công"), work.me(), work.now())
    flash(f"Đã phân công {officer.full_name}.")
    return onward("documents.page", id=task.document_id)


def forward_form(id: int) -> ResponseReturnValue:
    """The units below, those that have a part already left out."""
    task = _open(id, TaskAction.FORWARD)
    have = {below.unit for below in task.forwarded if below.is_open}
    return render_template(
        "officer/forward.html",
        task=task,
        rows=[
            row for row in assigning.rows([], task.due_date) if row.unit.is_below(task.unit) and row.unit not in have
        ],
        quick_dates=[(days, day) for days, day in assigning.quick_dates() if day <= _last_day(task)],
        duty_words=[("", "Không giao"), *((duty, WORDS[duty]) for duty in PASSED_ON[task.duty])],
    )


def forward(id: int) -> ResponseReturnValue:
    """Each unit named gets its part; ours goes on to answer for the whole."""
    task = work.task(id)
    parts = [_part(asked) for asked in assigning.named(task.document)]
    steps.forward(task, parts, _text("note", "Ý kiến"), work.me(), work.now())
    flash(f"Đã chuyển tiếp cho {', '.join(part.unit.name for part in parts)}.")
    return onward("documents.page", id=task.document_id)


def return_form(id: int) -> ResponseReturnValue:
    """Why, and whose it is; what was forwarded will be recalled."""
    task = _open(id, TaskAction.RETURN)
    units = [unit for unit in assigning.served_units() if unit is not task.unit]
    return render_template("officer/return.html", task=task, units=units)


def return_task(id: int) -> ResponseReturnValue:
    """Not ours; effective at once."""
    task = work.task(id)
    proposed = work.session().get(Unit, request.form.get("proposed_unit", type=int) or 0)
    steps.return_task(task, _text("reason", "Lý do"), proposed, work.me(), work.now())
    flash("Đã trả lại việc. Người giao việc được báo ngay để giao lại.")
    return onward("officer.desk")


def _open(id: int, action: TaskAction) -> Task:
    task = work.task(id)
    must_be_open(task, action, work.me(), work.now())
    return task


def _last_day(task: Task) -> date:
    """Until when a part may be asked for; who is late already may still ask for today."""
    return max(task.due_date, work.today()) if task.due_date else date.max


def _part(asked: Assignment) -> Task:
    part = Task(unit=asked.unit, duty=asked.duty, due_date=None, assigned_at=work.now())
    if asked.deadline is not None:
        part.set_deadline(asked.deadline)
    return part


def _text(name: str, label: str) -> str:
    return within(a_text(request.form.get(name, "")), LONGEST_TEXT, label)


def _people_of(unit: Unit) -> Sequence[Person]:
    holders = select(Post.person_id).where(Post.unit_id == unit.id)
    people = work.session().scalars(select(Person).where(Person.id.in_(holders)).order_by(Person.id))
    return [person for person in people if person.serves_in(unit, work.today())]


def _loads(people: Sequence[Person]) -> dict[int | None, int]:
    ids = [person.id for person in people]
    query = select(Task.officer_id, func.count()).where(Task.officer_id.in_(ids), Task.state.in_(OPEN))
    return {row[0]: row[1] for row in work.session().execute(query.group_by(Task.officer_id))}
