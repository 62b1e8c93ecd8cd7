"""What lies on the desk of a unit: what is new, what came back, what presses, what runs; and who does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from routing.access import still_known
from web import work
from web.lists import Shown, first
from workflow.books.light import LIGHT
from workflow.deadlines import last_day_due_soon
from workflow.people import Person, Unit
from workflow.task import OPEN, Report, Task
from workflow.terms import Duty, TaskState

FEW, MANY = 10, 50
"""Rows of a list among the others, and of one that is shown alone."""
RECENT = timedelta(days=30)
"""How long what has ended stays on the desk."""
ENDED = (TaskState.FINISHED, TaskState.CLOSED, TaskState.RECALLED, TaskState.RETURNED)

Condition = ColumnElement[bool]


@dataclass(frozen=True)
class Heap:
    """One list of the desk."""

    key: str
    title: str
    shown: Shown[Task]


@dataclass(frozen=True)
class Load:
    """What one person of the unit has before them; nobody: what was given to no one yet."""

    officer: Person | None
    open: int
    soon: int
    late: int


@dataclass(frozen=True)
class Desk:
    """The desk of the units I serve in, or what one person there has of it."""

    units: list[Unit]
    officer: int | None = None

    def heaps(self) -> list[Heap]:
        """The beginning of every list that has something in it."""
        heaps = (Heap(key, title, self._shown(which(), FEW)) for key, (title, which) in LISTS.items())
        return [heap for heap in heaps if heap.shown.total]

    def alone(self, key: str, page: int) -> Heap:
        """One list, page by page from 1; or that behind a figure."""
        title, which = (LISTS | FIGURES)[key]
        return Heap(key, title, self._shown(which(), MANY, (page - 1) * MANY))

    def figures(self) -> dict[str, int]:
        """How many are unseen, late, due soon; to be done again; open at all."""
        counted = {key: _how_many(which()) for key, (_, which) in FIGURES.items()}
        row = work.session().execute(select(*counted.values()).select_from(Task).where(*self._mine())).one()
        return {key: int(count or 0) for key, count in zip(counted, row, strict=True)}

    def recent(self) -> Shown[Task]:
        """What has ended within the month, the latest first."""
        ended = Task.state.in_(ENDED), Task.ended_at >= work.now() - RECENT, still_known()
        query = select(Task).where(*ended, *self._mine()).order_by(Task.ended_at.desc(), Task.id)
        return first(query.options(*_SHOWN), FEW)

    def loads(self) -> list[Load]:
        """Who does what: those with the most late first."""
        counts = func.count(), _how_many(_soon()), _how_many(_late())
        given = Task.state.in_(OPEN), Task.duty != Duty.INFORM
        asked = select(Task.officer_id, *counts).where(*given, *Desk(self.units)._mine()).group_by(Task.officer_id)
        rows = work.session().execute(asked).all()
        ids = [row[0] for row in rows if row[0] is not None]
        people: dict[int | None, Person] = {
            person.id: person for person in work.session().scalars(select(Person).where(Person.id.in_(ids)))
        }
        loads = [Load(people.get(row[0]), row[1], row[2] or 0, row[3] or 0) for row in rows]
        return sorted(loads, key=lambda load: (-load.late, -load.open))

    def below(self) -> Shown[Task]:
        """What was forwarded to the units below and still runs there, the next deadline first."""
        above = Task.parent.has(Task.unit_id.in_([unit.id for unit in self.units]))
        return first(_by_deadline(select(Task).where(Task.state.in_(OPEN), above)), FEW)

    def _shown(self, which: Condition, most: int, skip: int = 0) -> Shown[Task]:
        return first(_by_deadline(select(Task).where(which, *self._mine())), most, skip)

    def _mine(self) -> list[Condition]:
        units = Task.unit_id.in_([unit.id for unit in self.units])
        return [units] if self.officer is None else [units, Task.officer_id == self.officer]


_SHOWN = (
    selectinload(Task.document).options(*LIGHT),
    joinedload(Task.directive),
    joinedload(Task.parent),
    selectinload(Task.deadlines),
    selectinload(Task.extensions),
)


def _by_deadline(query: Select[Any]) -> Select[Any]:
    return query.order_by(Task.due_date.is_(None), Task.due_date, Task.id).options(*_SHOWN)


def _how_many(which: Condition) -> ColumnElement[int]:
    return func.sum(case((which, 1), else_=0))


def _to_work_on(state: TaskState) -> Condition:
    return (Task.state == state) & (Task.duty != Duty.INFORM)


def _new() -> Condition:
    return _to_work_on(TaskState.ASSIGNED)


def _to_read() -> Condition:
    return (Task.state == TaskState.ASSIGNED) & (Task.duty == Duty.INFORM)


def _again() -> Condition:
    """A result was sent back: there is a report, and the work goes on."""
    return _to_work_on(TaskState.IN_WORK) & exists().where(Report.task_id == Task.id)


def _late() -> Condition:
    return Task.state.in_(OPEN) & (Task.due_date < work.today())


def _soon() -> Condition:
    last = last_day_due_soon(work.today(), work.parts().calendar)
    return Task.state.in_(OPEN) & Task.due_date.between(work.today(), last)


def _pressing() -> Condition:
    return _to_work_on(TaskState.IN_WORK) & ~exists().where(Report.task_id == Task.id) & or_(_late(), _soon())


def _running() -> Condition:
    last = last_day_due_soon(work.today(), work.parts().calendar)
    later = or_(Task.due_date.is_(None), Task.due_date > last)
    return _to_work_on(TaskState.IN_WORK) & ~exists().where(Report.task_id == Task.id) & later


LISTS: dict[str, tuple[str, Callable[[], Condition]]] = {
    "again": ("Phải làm lại", _again),
    "new": ("Chờ tiếp nhận", _new),
    "pressing": ("Đang thực hiện: quá hạn, sắp đến hạn", _pressing),
    "running": ("Đang thực hiện: còn thời gian", _running),
    "reported": ("Chờ duyệt kết quả", lambda: _to_work_on(TaskState.REPORTED)),
    "to_read": ("Nhận để biết", _to_read),
}
"""The lists of the desk, what presses most first; each task that is open stands in exactly one."""

FIGURES: dict[str, tuple[str, Callable[[], Condition]]] = {
    "unseen": ("Chưa ai mở xem", lambda: (Task.state == TaskState.ASSIGNED) & Task.seen_at.is_(None)),
    "late": ("Quá hạn", _late),
    "soon": ("Sắp đến hạn", _soon),
}
"""What the desk is asked for first; each leads to its list."""
