"""A deadline and where it comes from, and the asking for a later one. What was set once is kept beside the new."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String, Text, inspect
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Model, Vocabulary
from workflow.people import Person
from workflow.terms import Source

if TYPE_CHECKING:
    from workflow.task import Task


class Deadline(Model):
    """Hạn: a day, the words it comes from, and how it was counted. Written once; a later one follows it."""

    __tablename__ = "vt_deadline"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    task_id: Mapped[int | None] = mapped_column(ForeignKey("vt_task.id"), init=False, default=None, index=True)
    """None while it is only proposed or directed, and nothing was handed over."""
    set_by_id: Mapped[int | None] = mapped_column(ForeignKey("vt_person.id"), init=False, default=None)
    due_date: Mapped[date]
    """The last day in time."""
    due_time: Mapped[time | None] = mapped_column(default=None)
    """The hour of that day, for what is «hỏa tốc hẹn giờ»; else the day's end."""
    source: Mapped[Source] = mapped_column(Vocabulary(Source), default=Source.DIRECTIVE)
    phrase: Mapped[str] = mapped_column(Text, default="")
    """The words as they stand on the paper, in the directive or in the regulation."""
    page: Mapped[int | None] = mapped_column(default=None)
    box: Mapped[list[float] | None] = mapped_column(default=None)
    """Where on the page (docs/read.md)."""
    reading: Mapped[str] = mapped_column(String(32), default="")
    """How the words were taken: a value of `workflow.reckoning.Reading`."""
    steps: Mapped[list[str]] = mapped_column(default_factory=list)
    """How it was counted, in sentences."""
    calendar_version: Mapped[int] = mapped_column(default=0)
    at: Mapped[datetime | None] = mapped_column(default=None)
    set_by: Mapped[Person | None] = relationship(lazy="joined", default=None)
    task: Mapped[Task | None] = relationship(back_populates="deadlines", default=None)

    def again(self) -> Deadline:
        """The same for one more task: each keeps its own."""
        told = {column.key: getattr(self, column.key) for column in inspect(Deadline).column_attrs}
        given = {name: told[name] for name in told if name != "id" and not name.endswith("_id")}
        return Deadline(**given, set_by=self.set_by)


class Extension(Model):
    """Xin gia hạn: asked for by who has the work, answered by who set the deadline."""

    __tablename__ = "vt_extension"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("vt_task.id"), init=False, index=True)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("vt_person.id"), init=False)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("vt_person.id"), init=False, default=None)
    asked_at: Mapped[datetime]
    asked_date: Mapped[date]
    reason: Mapped[str] = mapped_column(Text)
    asked_by: Mapped[Person] = relationship(foreign_keys=[asked_by_id], lazy="joined")
    granted: Mapped[bool | None] = mapped_column(default=None)
    """None: not answered yet."""
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    answered_by: Mapped[Person | None] = relationship(foreign_keys=[answered_by_id], lazy="joined", default=None)
    task: Mapped[Task] = relationship(back_populates="extensions", default=None)
