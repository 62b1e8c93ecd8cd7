"""Chế độ báo cáo định kỳ: what a letter asks of units again and again, and each turn of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from sqlalchemy import Column, ForeignKey, String, Table, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Model, Vocabulary
from workflow.deadlines import latest_safe_day, local_day, next_day_of_month
from workflow.document import IncomingDocument
from workflow.people import Person, Unit
from workflow.reckoning import RETURNS
from workflow.task import Task
from workflow.terms import LinkKind, State, TaskState, Term


# fmt: off
class Every(Term):
    """How often it comes back."""

    MONTH     = "month",     "Hằng tháng"
    QUARTER   = "quarter",   "Hằng quý"
    HALF_YEAR = "half_year", "6 tháng một lần"
    YEAR      = "year",      "Hằng năm"


class Standing(Term):
    """What became of a turn."""

    ON_TIME = "on_time", "Gửi đúng hạn"
    LATE    = "late",    "Gửi trễ"
    MISSING = "missing", "Quá hạn chưa gửi"
    AWAITED = "awaited", "Chưa đến hạn"
    SPARED  = "spared",  "Không phải gửi"
# fmt: on


_units = Table(
    "vt_obligation_unit",
    Model.metadata,
    Column("obligation_id", ForeignKey("vt_obligation.id"), primary_key=True),
    Column("unit_id", ForeignKey("vt_unit.id"), primary_key=True),
)


class Obligation(Model):
    """One series, as a person confirmed it: who sends what to whom, on which day of which month, from when on."""

    __tablename__ = "vt_obligation"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("vt_document.id"), init=False, index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("vt_person.id"), init=False)
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("vt_person.id"), init=False, default=None)
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("vt_document.id"), init=False, default=None)
    every: Mapped[Every] = mapped_column(Vocabulary(Every))
    day: Mapped[int]
    """Of the month; where the month is too short, its last day."""
    month: Mapped[int | None]
    """Which month of the quarter, half-year or year, from 1; None: its last."""
    inclusive: Mapped[bool]
    """«trước ngày 23» leaves the 23rd out."""
    first_due: Mapped[date]
    """The last day in time of the first turn."""
    what: Mapped[str] = mapped_column(String(300))
    """«Báo cáo dư luận xã hội»."""
    receiver: Mapped[str] = mapped_column(String(300))
    """«về Ban Tuyên giáo (qua Phòng Tuyên truyền)»."""
    at: Mapped[datetime]
    by: Mapped[Person] = relationship(foreign_keys=[by_id], lazy="joined")
    units: Mapped[list[Unit]] = relationship(secondary=_units, order_by=Unit.id, default_factory=list, lazy="selectin")
    prepare: Mapped[int] = mapped_column(default=5)
    """Working days before it is due on which a turn is put on the units' desks."""
    phrase: Mapped[str] = mapped_column(Text, default="")
    page: Mapped[int | None] = mapped_column(default=None)
    box: Mapped[list[float] | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    end_reason: Mapped[str] = mapped_column(Text, default="")
    ended_by: Mapped[Person | None] = relationship(foreign_keys=[ended_by_id], lazy="joined", default=None)
    successor: Mapped[IncomingDocument | None] = relationship(foreign_keys=[successor_id], default=None)
    """The later letter that ends it."""
    turns: Mapped[list[Turn]] = relationship(
        back_populates="obligation", order_by="Turn.due_date, Turn.unit_id", default_factory=list
    )
    document: Mapped[IncomingDocument] = relationship(
        foreign_keys=[document_id], back_populates="obligations", default=None
    )

    @property
    def ended_on(self) -> date | None:
        """By a person, or by a later letter that takes the place of this one; None: it runs."""
        if self.ended_at is not None:
            return local_day(self.ended_at)
        replaced = [local_day(link.at) for link in self.document.links_on if link.kind in _ENDS]
        return min(replaced, default=None)

    @property
    def runs(self) -> bool:
        """Are there turns to come?"""
        return self.ended_on is None and self.document.state in RUNNING

    def due_dates(self, until: date) -> Iterator[date]:
        """The last day in time of every turn up to that day. A fixed day is not moved for a day off."""
        span, _ = RETURNS[self.every.value]
        # The first day that is named lies after this one.
        named = self.first_due - timedelta(days=1) if self.inclusive else self.first_due
        while True:
            named = next_day_of_month(self.day, named, span=span, month=self.month or span)
            due = latest_safe_day(named, inclusive=self.inclusive)
            if due > until:
                return
            yield due

    def period_of(self, due: date) -> str:
        """«Tháng 3/2026», «Quý I/2026», «6 tháng đầu năm 2026», «Năm 2026»."""
        named = due if self.inclusive else due + timedelta(days=1)
        month = named.month
        return {
            Every.MONTH: f"Tháng {month}/{named.year}",
            Every.QUARTER: f"Quý {('I', 'II', 'III', 'IV')[(month - 1) // 3]}/{named.year}",
            Every.HALF_YEAR: f"6 tháng {'đầu' if month <= 6 else 'cuối'} năm {named.year}",
            Every.YEAR: f"Năm {named.year}",
        }[self.every]


_ENDS = (LinkKind.REPLACES, LinkKind.RECALLS)
RUNNING = (State.REGISTERED, State.SUBMITTED, State.DIRECTED, State.IN_PROGRESS, State.DONE, State.FILED)
"""A letter in these obliges; one taken away, voided or called back does not."""


class Turn(Model):
    """One unit's turn: made once, with its task; who sent what, and when, stands there."""

    __tablename__ = "vt_obligation_turn"
    __table_args__ = (UniqueConstraint("obligation_id", "unit_id", "due_date"),)

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    obligation_id: Mapped[int] = mapped_column(ForeignKey("vt_obligation.id"), init=False)
    unit_id: Mapped[int] = mapped_column(ForeignKey("vt_unit.id"), init=False, index=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("vt_task.id"), init=False, unique=True)
    due_date: Mapped[date]
    """As the letter sets it; more time granted stands with the task."""
    unit: Mapped[Unit] = relationship(lazy="joined")
    task: Mapped[Task] = relationship()
    obligation: Mapped[Obligation] = relationship(back_populates="turns", default=None)

    @property
    def sent_at(self) -> datetime | None:
        """When the unit sent it."""
        return self.task.ended_at if self.task.state is TaskState.FINISHED else None

    def standing(self, today: date) -> Standing:
        """Sent in time, late, missing, still to come, or no longer asked for."""
        due = self.task.due_date or self.due_date
        if self.sent_at is not None:
            return Standing.ON_TIME if local_day(self.sent_at) <= due else Standing.LATE
        if not self.task.is_open:
            return Standing.SPARED
        return Standing.MISSING if today > due else Standing.AWAITED
