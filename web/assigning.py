"""The part of a form that names units: what is asked of each, and until when. A proposal and a directive share it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask import abort, request
from sqlalchemy import select

from web import work
from web.typed import a_day
from workflow.people import Unit
from workflow.slip import Assignment
from workflow.terms import Duty

QUICK = (3, 5, 7, 10)
"""Deadlines one tap away, in working days."""

DUTY_WORDS = (("", "Không"), (Duty.LEAD, "Chính"), (Duty.SUPPORT, "Phối hợp"), (Duty.INFORM, "Để biết"))


@dataclass(frozen=True)
class Row:
    """One unit of the form, filled in with what is suggested for it."""

    unit: Unit
    duty: Duty | None
    due_date: date | None


def rows(suggested: Iterable[Assignment], due_date: date | None) -> list[Row]:
    """Every unit of the office, those that are suggested with their duty.

    Args:
        suggested: of the office's proposal, or of the directive in force.
        due_date: the letter's own deadline, offered where none is suggested.
    """
    by_unit = {assignment.unit.id: assignment for assignment in suggested}
    return [_row(unit, by_unit.get(unit.id), due_date) for unit in _units()]


def quick_dates() -> list[tuple[int, date]]:
    """«+3», and the day it means today."""
    return [(days, work.parts().calendar.after(work.today(), days)) for days in QUICK]


def named() -> list[Assignment]:
    """What the form that was sent asks of whom.

    Raises:
        Unclear: a date is not a date.
    """
    return [
        Assignment(unit=unit, duty=duty, due_date=None if duty is Duty.INFORM else _due_date(unit))
        for unit in _units()
        if (duty := _duty(unit)) is not None
    ]


def _units() -> list[Unit]:
    units = work.session().scalars(select(Unit).order_by(Unit.id))
    return [unit for unit in units if unit.exists_on(work.today())]


def _row(unit: Unit, suggested: Assignment | None, due_date: date | None) -> Row:
    if suggested is None:
        return Row(unit, None, due_date)
    return Row(unit, suggested.duty, suggested.due_date or due_date)


def _duty(unit: Unit) -> Duty | None:
    chosen = request.form.get(f"duty-{unit.id}", "")
    if chosen and chosen not in set(Duty):
        abort(400)
    return Duty(chosen) if chosen else None


def _due_date(unit: Unit) -> date | None:
    return a_day(request.form.get(f"due-{unit.id}", ""), f"Hạn xử lý của {unit.name}", work.today())
