"""What is looked for: words, numbers, state, days, and the lists that the chief's desk leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self

from sqlalchemy import ColumnElement, Select, case, exists, or_, select

from routing.access import visible_to
from storage.text import fold
from web.clerk_queue import confirmed_urgency
from web.figures import Figure
from web.typed import Unclear, a_day
from workflow.deadlines import WorkingCalendar, last_day_waited_too_long
from workflow.document import IncomingDocument
from workflow.people import Person
from workflow.task import OPEN, Task
from workflow.terms import State, TaskState, Urgency

UNDIRECTED = (State.REGISTERED, State.SUBMITTED)
"""In the book, but no leader has spoken yet."""


@dataclass(frozen=True)
class Criteria:
    """As asked for in the address of the page; what is not understood is left out."""

    text: str = ""
    state: State | None = None
    since: date | None = None
    until: date | None = None
    unit_id: int | None = None
    late: bool = False
    """Some unit has not finished although its deadline has passed."""
    undirected: bool = False
    """Still without an opinion: urgent, or registered more than a working day ago."""
    reported: bool = False
    """Some unit waits for its result to be approved."""
    figure: Figure = field(default_factory=Figure)
    """What a figure of a report counts."""

    @classmethod
    def asked(cls, args: Mapping[str, str], today: date) -> Self:
        """From the words after the question mark."""
        state, unit = args.get("state", ""), args.get("unit", "")
        return cls(
            text=" ".join(args.get("q", "").split())[:200],
            state=State(state) if state in set(State) else None,
            since=_day(args.get("since", ""), today),
            until=_day(args.get("until", ""), today),
            unit_id=int(unit) if unit.isdecimal() and len(unit) < 10 else None,
            late=args.get("late") == "1",
            undirected=args.get("undirected") == "1",
            reported=args.get("reported") == "1",
            figure=Figure.asked(args),
        )

    @property
    def words(self) -> list[str]:
        """The words as they are compared."""
        return fold(self.text).split()

    def as_args(self, **changes: object) -> dict[str, str]:
        """Back to the words after the question mark."""
        it = replace(self, **changes)  # type: ignore[arg-type]
        days = {"since": it.since, "until": it.until}
        given: dict[str, str] = {"q": it.text, "state": it.state or "", "unit": str(it.unit_id or "")}
        given |= {name: day.isoformat() for name, day in days.items() if day}
        marks = {"late": it.late, "undirected": it.undirected, "reported": it.reported}
        given |= {name: "1" for name, wanted in marks.items() if wanted}
        return {name: value for name, value in given.items() if value} | it.figure.as_args()

    def apply(self, person: Person, today: date, calendar: WorkingCalendar) -> Select[IncomingDocument]:
        """The documents that fit and that this person may see; a number's own document first, then the newest."""
        query = visible_to(person, today).where(*self._conditions(today, calendar))
        numbers = [int(word) for word in self.words if word.isdecimal() and len(word) < 10]
        newest = (IncomingDocument.received_at.desc(), IncomingDocument.id.desc())
        if not numbers:
            return query.order_by(*newest)
        is_it = IncomingDocument.arrival_number.in_(numbers)
        return query.order_by(case((is_it, 0), else_=1), *newest)

    def _conditions(self, today: date, calendar: WorkingCalendar) -> Iterator[ColumnElement[bool]]:
        yield from map(_has, self.words)
        if self.state:
            yield IncomingDocument.state == self.state
        if self.since:
            yield IncomingDocument.arrival_date >= self.since
        if self.until:
            yield IncomingDocument.arrival_date <= self.until
        yield from self.figure.conditions(today)
        if self.unit_id or self.late or self.reported:
            yield self._has_task(today)
        if self.undirected:
            yield IncomingDocument.state.in_(UNDIRECTED)
            # Urgent letters are laid before a leader at once (Decree 30/2020, Art. 23.1).
            too_long = IncomingDocument.arrival_date <= last_day_waited_too_long(today, calendar)
            yield or_(too_long, confirmed_urgency() != Urgency.NORMAL.value)

    def _has_task(self, today: date) -> ColumnElement[bool]:
        tasks = select(Task.id).where(Task.document_id == IncomingDocument.id)
        if self.unit_id:
            tasks = tasks.where(Task.unit_id == self.unit_id)
        if self.late:
            tasks = tasks.where(Task.state.in_(OPEN), Task.due_date < today)
        if self.reported:
            tasks = tasks.where(Task.state == TaskState.REPORTED)
        return exists(tasks)


def _has(word: str) -> ColumnElement[bool]:
    """A number begins a word: «64» is the arrival number or «64-CV/…», not «1964»."""
    text = IncomingDocument.search_text
    if word.isdecimal():
        return or_(text.startswith(word, autoescape=True), text.contains(f" {word}", autoescape=True))
    return text.contains(word, autoescape=True)


def _day(text: str, today: date) -> date | None:
    try:
        return a_day(text, "", today)
    except Unclear:
        return None
