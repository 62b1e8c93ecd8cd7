"""Task: one unit's piece of work on a document, with its own duty, deadline and state; and its Reports."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Model, Vocabulary
from workflow.document import Event, IncomingDocument
from workflow.people import Person, Unit
from workflow.slip import Directive
from workflow.terms import Duty, TaskState

OPEN = frozenset({TaskState.ASSIGNED, TaskState.IN_WORK, TaskState.REPORTED})


class Task(Model):
    """Only `workflow.machine` sets its state."""

    __tablename__ = "vt_task"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("vt_document.id"), init=False, index=True)
    directive_id: Mapped[int] = mapped_column(ForeignKey("vt_directive.id"), init=False)
    unit_id: Mapped[int] = mapped_column(ForeignKey("vt_unit.id"), init=False, index=True)
    officer_id: Mapped[int | None] = mapped_column(ForeignKey("vt_person.id"), init=False, default=None)
    duty: Mapped[Duty] = mapped_column(Vocabulary(Duty))
    due_date: Mapped[date | None]
    """The last day in time; «quá hạn» is computed from today, never stored."""
    assigned_at: Mapped[datetime]
    state: Mapped[TaskState] = mapped_column(Vocabulary(TaskState), default=TaskState.ASSIGNED, index=True)
    accepted_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    document: Mapped[IncomingDocument] = relationship(back_populates="tasks", default=None)
    unit: Mapped[Unit] = relationship(lazy="joined", default=None)
    directive: Mapped[Directive] = relationship(default=None)
    officer: Mapped[Person | None] = relationship(lazy="joined", default=None)
    """Who accepted it for the unit."""
    reports: Mapped[list[Report]] = relationship(
        back_populates="task", order_by="Report.id", default_factory=list, cascade="all, delete-orphan"
    )

    @property
    def is_open(self) -> bool:
        """Has somebody still to act on it?"""
        return self.state in OPEN

    @property
    def history(self) -> list[Event]:
        """Its own events among those of the document."""
        return [event for event in self.document.history if event.task is self]

    @property
    def report(self) -> Report | None:
        """The last report; earlier ones, sent back, are kept."""
        return self.reports[-1] if self.reports else None

    def is_overdue(self, today: date) -> bool:
        """Quá hạn: today is after the due day; the due day itself is in time."""
        return self.is_open and self.due_date is not None and today > self.due_date


class Report(Model):
    """Báo cáo kết quả: what was done, and the reply's number or file."""

    __tablename__ = "vt_report"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("vt_task.id"), init=False, index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("vt_person.id"), init=False)
    at: Mapped[datetime]
    text: Mapped[str] = mapped_column(Text)
    by: Mapped[Person] = relationship(lazy="joined")
    reply_code: Mapped[str] = mapped_column(String(60), default="")
    """Số ký hiệu văn bản trả lời."""
    file_sha256: Mapped[str] = mapped_column(String(64), default="")
    file_name: Mapped[str] = mapped_column(String(255), default="")
    task: Mapped[Task] = relationship(back_populates="reports", default=None)
