"""How the units and their people stand to their work on the letters of a period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from workflow.books.asked import Asked
from workflow.books.counting import Line, Part, most_first
from workflow.books.standing import WORKING, Standing, task_standing
from workflow.document import IncomingDocument
from workflow.people import Person, Unit
from workflow.task import GONE, Task

NOBODY = 0
"""The key of work that nobody of the unit has taken on yet."""


def work_by_unit(session: Session, asked: Asked, units: Collection[int] | None = None) -> Part:
    """A line for each unit that had work, those below a unit behind it.

    Args:
        units: only these; None: all.
    """
    counts = _counts(session, asked, Task.unit_id, units)
    named = {unit.id: unit for unit in session.scalars(select(Unit).where(Unit.id.in_(counts)))}
    lines = [Line(_told(unit), str(unit.id), counts[unit.id]) for unit in sorted(named.values(), key=_branch)]
    return Part("unit", "Theo đơn vị", tuple(lines))


def work_by_officer(session: Session, asked: Asked, units: Collection[int] | None = None) -> Part:
    """A line for each person who took work on, and one for what nobody has."""
    counts = _counts(session, asked, func.coalesce(Task.officer_id, NOBODY), units)
    names = session.execute(select(Person.id, Person.full_name).where(Person.id.in_(counts)))
    lines = most_first(Line(name, str(id), counts[id]) for id, name in names)
    waiting = (Line("Chưa có người nhận", str(NOBODY), counts[NOBODY]),) if NOBODY in counts else ()
    return Part("officer", "Theo người xử lý", lines + waiting)


def counted(asked: Asked, units: Collection[int] | None = None) -> list[ColumnElement[bool]]:
    """Which tasks are counted: of leading and cooperating units, unless they were returned or recalled."""
    of_letters = Task.document_id.in_(select(IncomingDocument.id).where(asked.letters))
    conditions: list[ColumnElement[bool]] = [Task.duty.in_(WORKING), Task.state.not_in(GONE), of_letters]
    return conditions if units is None else [*conditions, Task.unit_id.in_(units)]


def _counts(
    session: Session, asked: Asked, by: ColumnElement[Any] | InstrumentedAttribute[int], units: Collection[int] | None
) -> dict[int, Counter[Standing]]:
    each = select(by.label("by"), task_standing(asked.today).label("standing")).where(*counted(asked, units)).subquery()
    counts: dict[int, Counter[Standing]] = {}
    for key, standing, number in session.execute(select(each, func.count()).group_by(*each.c)):
        counts.setdefault(key, Counter())[Standing(standing)] = number
    return counts


def _branch(unit: Unit) -> tuple[int, ...]:
    return (*(_branch(unit.parent) if unit.parent else ()), unit.id)


def _told(unit: Unit) -> str:
    return f"– {unit.name}" if unit.parent else unit.name
