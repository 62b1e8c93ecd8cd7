"""Which period and which part of the work the person asks the books for; what is not understood is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from routing.access import SEES_ALL, visible_to
from web import work
from web.typed import Unclear, a_day
from workflow.books.asked import Asked
from workflow.books.period import ALWAYS, Period, before, month_of, quarter_of, year_of
from workflow.books.standing import Standing
from workflow.books.tasks import TaskAsked, TaskList
from workflow.deadlines import last_day_due_soon
from workflow.document import IncomingDocument
from workflow.people import Person, Unit
from workflow.terms import TaskState

SomeWord = TypeVar("SomeWord", bound=StrEnum)


@dataclass(frozen=True)
class Wish:
    """What was asked for."""

    asked: Asked
    tasks: TaskAsked
    units: frozenset[int] | None
    """Only these units' figures; None: all."""

    @property
    def period(self) -> Period:
        """The days it is about."""
        return self.asked.period

    @property
    def first_day(self) -> str:
        """As the page shows it: empty where no letter is too old."""
        return "" if self.period.first == ALWAYS else f"{self.period.first:%d/%m/%Y}"

    def as_args(self, **changes: object) -> dict[str, Any]:
        """The words after the question mark."""
        tasks = self.tasks
        given = {
            "from": self.period.first.isoformat(),
            "to": self.period.last.isoformat(),
            "which": tasks.which.value if tasks.which is not TaskList.ALL else "",
            "unit": _said(tasks.unit_id),
            "officer": _said(tasks.officer_id),
            "standing": tasks.standing.value if tasks.standing else "",
            "state": tasks.state.value if tasks.state else "",
        } | changes
        return {name: str(value) for name, value in given.items() if value not in ("", None)}


def wish(args: Mapping[str, str], usual: Period) -> Wish:
    """From the words after the question mark; the period is the usual one where none is asked for."""
    today = work.today()
    first, last = _day(args.get("from", ""), today) or usual.first, _day(args.get("to", ""), today) or usual.last
    ids = visible_to(work.me(), today).with_only_columns(IncomingDocument.id)
    return Wish(
        Asked(Period(min(first, last), max(first, last)), today, IncomingDocument.id.in_(ids)),
        TaskAsked(
            which=_word(args.get("which", ""), TaskList) or TaskList.ALL,
            unit_id=_number(args.get("unit", "")),
            officer_id=_number(args.get("officer", "")),
            standing=_word(args.get("standing", ""), Standing),
            state=_word(args.get("state", ""), TaskState),
            soon_until=last_day_due_soon(today, work.parts().calendar),
        ),
        None if work.me().own_roles_on(today) & SEES_ALL else _own(work.me(), today),
    )


def whole_past(today: date) -> Period:
    """Whatever came until today: what is overdue may be old."""
    return Period(ALWAYS, today)


def periods(today: date) -> list[tuple[str, Period]]:
    """What is asked for most, with its name on the button."""
    month, quarter = month_of(today), quarter_of(today)
    return [
        ("Tháng này", month),
        ("Tháng trước", before(month)),
        ("Quý này", quarter),
        ("Quý trước", before(quarter)),
        ("Năm nay", year_of(today)),
        ("Năm trước", before(year_of(today))),
    ]


def _own(person: Person, today: date) -> frozenset[int]:
    """The units that this person answers for, and all below them."""
    return frozenset(unit.id for own in person.units_on(today) for unit in _branch(own))


def _branch(unit: Unit) -> list[Unit]:
    return [unit, *(below for each in unit.below for below in _branch(each))]


def _day(text: str, today: date) -> date | None:
    try:
        return a_day(text, "", today)
    except Unclear:
        return None


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 10 else None


def _said(number: int | None) -> str:
    return "" if number is None else str(number)


def _word(text: str, words: type[SomeWord]) -> SomeWord | None:
    return words(text) if text in {word.value for word in words} else None
