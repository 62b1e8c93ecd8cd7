"""The part of a form that names units: what is asked of each, and until when. A proposal and a directive share it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from flask import abort, request
from sqlalchemy import or_, select

from web import work
from web.due_dates import deadline_on, deadline_within
from web.typed import a_day, an_hour, hours_from_now
from workflow.document import IncomingDocument
from workflow.machine import Refusal
from workflow.people import UNIT_ROLES, Post, Unit
from workflow.slip import Assignment
from workflow.terms import Duty

QUICK = (3, 5, 7, 10)
"""Deadlines one tap away, in working days."""

DUTY_WORDS = (("", "Không giao"), (Duty.LEAD, "Xử lý chính"), (Duty.SUPPORT, "Phối hợp"), (Duty.INFORM, "Để biết"))


NOBODY_THERE = "Có đơn vị hiện không có người nhận việc. Xin tải lại trang và chọn đơn vị khác."


@dataclass(frozen=True)
class Row:
    """One unit of the form, filled in with what is suggested for it."""

    unit: Unit
    duty: Duty | None
    due_date: date | None
    reason: str = ""
    """Why it is suggested."""


def rows(suggested: Iterable[Assignment], due_date: date | None, reasons: Mapping[int, str] | None = None) -> list[Row]:
    """Every unit of the office, those that are suggested with their duty.

    Args:
        suggested: of the office's proposal, or of the directive in force.
        due_date: the letter's own deadline, offered where none is suggested.
        reasons: why a unit is suggested, by its id; those suggested stand first, in this order.
    """
    by_unit = {assignment.unit.id: assignment for assignment in suggested}
    told = reasons or {}
    first = list(told or by_unit)
    units = sorted(served_units(), key=lambda unit: first.index(unit.id) if unit.id in first else len(first))
    return [replace(_row(unit, by_unit.get(unit.id), due_date), reason=told.get(unit.id, "")) for unit in units]


def letters_deadline(document: IncomingDocument) -> date | None:
    """Until when the sender wants an answer, if that day is not past."""
    due = document.letterhead.due_date if document.letterhead else None
    return due if due is not None and due >= work.today() else None


def quick_dates() -> list[tuple[int, date]]:
    """«+3», and the day it means today."""
    return [(days, work.parts().calendar.after(work.today(), days)) for days in QUICK]


def named(document: IncomingDocument | None = None) -> list[Assignment]:
    """What the form that was sent asks of whom, each day with where it comes from.

    Args:
        document: whose own deadlines may have been chosen.

    Raises:
        Unclear: a date is not a date.
        Refusal: a unit is named in which nobody serves any more.
    """
    return [_assignment(unit, duty, document) for unit, duty in chosen(request.form).items()]


def chosen(form: Mapping[str, str]) -> dict[Unit, Duty]:
    """Which unit is asked for what.

    Raises:
        Refusal: a unit is named in which nobody serves any more: the form was open too long.
    """
    asked = {name: duty for name, duty in form.items() if name.startswith("duty-") and duty}
    if not set(asked.values()) <= set(Duty):
        abort(400)
    units = {f"duty-{unit.id}": unit for unit in served_units()}
    if not asked.keys() <= units.keys():
        raise Refusal(NOBODY_THERE)
    return {unit: Duty(asked[name]) for name, unit in units.items() if name in asked}


def served_units() -> list[Unit]:
    """Those that can be given work today: somebody serves there as head or officer, and can accept it."""
    today = work.today()
    in_office = Post.valid_from <= today, or_(Post.valid_to.is_(None), Post.valid_to >= today)
    served = select(Post.unit_id).where(Post.role.in_(UNIT_ROLES), *in_office)
    units = work.session().scalars(select(Unit).where(Unit.id.in_(served)).order_by(Unit.id))
    return [unit for unit in units if unit.exists_on(today)]


def _row(unit: Unit, suggested: Assignment | None, due_date: date | None) -> Row:
    if suggested is None:
        return Row(unit, None, due_date)
    return Row(unit, suggested.duty, suggested.due_date or due_date)


def _assignment(unit: Unit, duty: Duty, document: IncomingDocument | None) -> Assignment:
    if duty is not Duty.INFORM and (hours := hours_from_now(request.form.get("hour", ""))):
        soon = deadline_within(hours)
        return Assignment(unit=unit, duty=duty, due_date=soon.due_date, deadline=soon)
    day = None if duty is Duty.INFORM else _due_date(unit)
    hour = an_hour(request.form.get("hour", ""), "Giờ hạn")
    deadline = deadline_on(day, document, hour) if day is not None else None
    return Assignment(unit=unit, duty=duty, due_date=day, deadline=deadline)


def _due_date(unit: Unit) -> date | None:
    return a_day(request.form.get(f"due-{unit.id}", ""), f"Hạn xử lý của {unit.name}", work.today())
