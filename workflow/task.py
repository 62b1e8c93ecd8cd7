"""Task: one unit's piece of work on a document, with its own duty, deadline and state; and its Reports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Model, Vocabulary
from workflow.deadlines import VIETNAM, local_day
from workflow.document import Event, IncomingDocument
from workflow.due import Deadline, Extension
from workflow.people import Person, Unit
from workflow.slip import Directive
from workflow.terms import Duty, TaskState

OPEN = frozenset({TaskState.ASSIGNED, TaskState.IN_WORK, TaskState.REPORTED})
GONE = frozenset({TaskState.RETURNED, TaskState.RECALLED})
"""Taken from the unit again, by itself or by others."""


class Task(Model):
    """Only `workflow.machine` sets its state."""

    __tablename__ = "vt_task"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("vt_document.id"), init=False, index=True)
    directive_id: Mapped[int] = mapped_column(ForeignKey("vt_directive.id"), init=False)
    unit_id: Mapped[int] = mapped_column(ForeignKey("vt_unit.id"), init=False, index=True)
    officer_id: Mapped[int | None] = mapped_column(ForeignKey("vt_person.id"), init=False, default=None)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("vt_task.id"), init=False, default=None, index=True)
    proposed_unit_id: Mapped[int | None] = mapped_column(ForeignKey("vt_unit.id"), init=False, default=None)
    duty: Mapped[Duty] = mapped_column(Vocabulary(Duty))
    due_date: Mapped[date | None]
    """The last day in time; «quá hạn» is computed from today, never stored."""
    assigned_at: Mapped[datetime]
    state: Mapped[TaskState] = mapped_column(Vocabulary(TaskState), default=TaskState.ASSIGNED, index=True)
    due_time: Mapped[time | None] = mapped_column(default=None)
    """The hour of that day, where one was set."""
    urged: Mapped[int] = mapped_column(default=0, server_default="0")
    """Đôn đốc: how often."""
    seen_at: Mapped[datetime | None] = mapped_column(default=None)
    """When somebody of the unit first opened it."""
    accepted_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    document: Mapped[IncomingDocument] = relationship(back_populates="tasks", default=None)
    unit: Mapped[Unit] = relationship(foreign_keys=[unit_id], lazy="joined", default=None)
    parent: Mapped[Task | None] = relationship(remote_side=[id], back_populates="forwarded", default=None)
    """The work that this was forwarded from, down the branch."""
    forwarded: Mapped[list[Task]] = relationship(back_populates="parent", default_factory=list)
    proposed_unit: Mapped[Unit | None] = relationship(foreign_keys=[proposed_unit_id], default=None)
    """Whose it is, as the unit says that returned it."""
    directive: Mapped[Directive] = relationship(default=None)
    officer: Mapped[Person | None] = relationship(lazy="joined", default=None)
    """Who accepted it for the unit, or was appointed by its head."""
    deadlines: Mapped[list[Deadline]] = relationship(
        back_populates="task", order_by=Deadline.id, default_factory=list, cascade="all, delete-orphan"
    )
    """All that were ever set, the oldest first; the last one is `due_date`."""
    extensions: Mapped[list[Extension]] = relationship(
        back_populates="task", order_by=Extension.id, default_factory=list, cascade="all, delete-orphan"
    )
    reports: Mapped[list[Report]] = relationship(
        back_populates="task", order_by="Report.id", default_factory=list, cascade="all, delete-orphan"
    )

    @property
    def is_open(self) -> bool:
        """Has somebody still to act on it?"""
        return self.state in OPEN

    @property
    def is_periodic(self) -> bool:
        """One turn of a standing obligation: it goes on whatever becomes of the letter."""
        return self.duty is Duty.PERIODIC

    def set_deadline(self, deadline: Deadline) -> None:
        """From now on this one holds; those before it are kept."""
        self.deadlines.append(deadline)
        self.due_date, self.due_time = deadline.due_date, deadline.due_time

    @property
    def deadline(self) -> Deadline | None:
        """The deadline in force, and where it comes from."""
        return self.deadlines[-1] if self.deadlines else None

    @property
    def asked_extension(self) -> Extension | None:
        """The extension that waits for an answer."""
        return next((extension for extension in self.extensions if extension.granted is None), None)

    @property
    def branch(self) -> Iterator[Task]:
        """What was forwarded from it, at any remove, the nearest first."""
        for task in self.forwarded:
            yield task
            yield from task.branch

    @property
    def history(self) -> list[Event]:
        """Its own events among those of the document."""
        return [event for event in self.document.history if event.task is self]

    @property
    def report(self) -> Report | None:
        """The last report; earlier ones, sent back, are kept."""
        return self.reports[-1] if self.reports else None

    @property
    def due_moment(self) -> datetime | None:
        """The hour of the due day on the office's clock, where one was set."""
        if self.due_date is None or self.due_time is None:
            return None
        return datetime.combine(self.due_date, self.due_time, VIETNAM)

    def is_past(self, now: datetime) -> bool:
        """Quá hạn, to the hour where one was set."""
        due = self.due_moment
        return self.is_overdue(local_day(now)) or (self.is_open and due is not None and now > due)

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
    no_reply: Mapped[str] = mapped_column(Text, default="", server_default="")
    """Why there is neither a reply nor a file."""
    task: Mapped[Task] = relationship(back_populates="reports", default=None)
