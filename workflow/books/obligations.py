"""Who sent what and when: the turns of a span of time, series by series, and how often each unit was in time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, selectinload

from workflow.books.light import LIGHT
from workflow.document import IncomingDocument
from workflow.obligation import RUNNING, Obligation, Standing, Turn
from workflow.people import Unit
from workflow.task import Task

MOST = 200
"""Series on a page."""


@dataclass(frozen=True)
class Matrix:
    """One series: its units downwards, its periods across."""

    obligation: Obligation
    due_dates: Sequence[date]
    rows: Sequence[tuple[Unit, Sequence[Turn | None]]]
    """None: the turn has not begun."""


@dataclass(frozen=True)
class Rate:
    """One unit's record; what is not due yet or was taken back is not counted."""

    unit: Unit
    on_time: int
    late: int
    missing: int

    @property
    def due(self) -> int:
        """How many reports were due."""
        return self.on_time + self.late + self.missing

    @property
    def share(self) -> float | None:
        """In time, from 0 to 1; None where nothing was due. What is missing is not in time."""
        return self.on_time / self.due if self.due else None


@dataclass(frozen=True)
class Coming:
    """A turn to come."""

    due: date
    obligation: Obligation


def series(session: Session, may_see: ColumnElement[bool]) -> list[Obligation]:
    """All that this person may see, those that run first."""
    told = selectinload(Obligation.document).options(*LIGHT, selectinload(IncomingDocument.links_on))
    query = select(Obligation).join(Obligation.document).where(may_see, IncomingDocument.state.in_(RUNNING))
    found = session.scalars(query.options(told).order_by(Obligation.id).limit(MOST))
    return sorted(found, key=lambda obligation: (not obligation.runs, obligation.id))


def turns(
    session: Session, of: Sequence[Obligation], first: date, last: date, units: frozenset[int] | None
) -> Sequence[Turn]:
    """Those due in the span.

    Args:
        units: only these units' turns; None: all.
    """
    query = select(Turn).where(
        Turn.obligation_id.in_([each.id for each in of]),
        Turn.due_date.between(first, last),
        *([Turn.unit_id.in_(units)] if units is not None else []),
    )
    told = selectinload(Turn.task).selectinload(Task.reports)
    return session.scalars(query.order_by(Turn.due_date, Turn.unit_id).options(told)).all()


def matrices(
    of: Iterable[Obligation], made: Iterable[Turn], first: date, last: date, units: frozenset[int] | None
) -> list[Matrix]:
    """Only series with a turn in the span."""
    by_series: dict[int, list[Turn]] = defaultdict(list)
    for turn in made:
        by_series[turn.obligation_id].append(turn)
    found = (_matrix(each, by_series[each.id], first, last, units) for each in of)
    return [matrix for matrix in found if matrix.due_dates and matrix.rows]


def rates(made: Iterable[Turn], today: date) -> list[Rate]:
    """Each unit's record, the best first: «xếp loại cuối năm»."""
    counted: dict[Unit, dict[Standing, int]] = defaultdict(lambda: dict.fromkeys(Standing, 0))
    for turn in made:
        counted[turn.unit][turn.standing(today)] += 1
    found = [Rate(unit, by[Standing.ON_TIME], by[Standing.LATE], by[Standing.MISSING]) for unit, by in counted.items()]
    return sorted((rate for rate in found if rate.due), key=lambda rate: (-(rate.share or 0), rate.unit.id))


def coming(of: Iterable[Obligation], today: date, until: date) -> list[Coming]:
    """What will be due, day by day."""
    running = (each for each in of if each.runs)
    found = (Coming(due, each) for each in running for due in each.due_dates(until) if due >= today)
    return sorted(found, key=lambda each: (each.due, each.obligation.id))


def _matrix(
    obligation: Obligation, made: Sequence[Turn], first: date, last: date, units: frozenset[int] | None
) -> Matrix:
    planned = [due for due in obligation.due_dates(last) if due >= first] if obligation.runs else []
    dates = sorted({*planned, *(turn.due_date for turn in made)})
    by_place = {(turn.unit, turn.due_date): turn for turn in made}
    concerned = {*obligation.units, *(turn.unit for turn in made)}
    shown = sorted((unit for unit in concerned if units is None or unit.id in units), key=lambda unit: unit.id)
    return Matrix(obligation, dates, [(unit, [by_place.get((unit, due)) for due in dates]) for unit in shown])
