"""Notice: «sắp đến hạn», «quá hạn»; told once to each who answers for a task."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Model, Vocabulary
from workflow.deadlines import WorkingCalendar, is_due_soon
from workflow.people import Person
from workflow.task import Task
from workflow.terms import Role, Term


class NoticeKind(Term):
    """What a notice tells."""

    DUE_SOON = "due_soon", "Sắp đến hạn"
    OVERDUE = "overdue", "Quá hạn"


class Notice(Model):
    """One person is told one thing about one deadline, once; a new deadline is told anew."""

    __tablename__ = "vt_notice"
    __table_args__ = (UniqueConstraint("person_id", "task_id", "kind", "due_date"),)

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("vt_person.id"), init=False, index=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("vt_task.id"), init=False, index=True)
    kind: Mapped[NoticeKind] = mapped_column(Vocabulary(NoticeKind))
    due_date: Mapped[date]
    at: Mapped[datetime]
    seen_at: Mapped[datetime | None] = mapped_column(default=None)
    person: Mapped[Person] = relationship(default=None)
    task: Mapped[Task] = relationship(default=None)


@dataclass(frozen=True)
class DueNotice:
    """A notice that is due; it may have been given already."""

    person: Person
    task: Task
    kind: NoticeKind
    due_date: date


def due_notices(
    tasks: Iterable[Task], people: Iterable[Person], today: date, calendar: WorkingCalendar
) -> Iterator[DueNotice]:
    """Who is to be told what today.

    Args:
        tasks: any; those ended or without a deadline are passed over.
        people: everybody of the office.
    """
    people = tuple(people)
    for task in tasks:
        kind = _kind(task, today, calendar)
        if kind is not None and task.due_date is not None:
            for person in people:
                if _answers_for(person, task, kind, today):
                    yield DueNotice(person, task, kind, task.due_date)


def _kind(task: Task, today: date, calendar: WorkingCalendar) -> NoticeKind | None:
    if not task.is_open or task.due_date is None:
        return None
    if task.is_overdue(today):
        return NoticeKind.OVERDUE
    return NoticeKind.DUE_SOON if is_due_soon(task.due_date, today, calendar) else None


def _answers_for(person: Person, task: Task, kind: NoticeKind, today: date) -> bool:
    """The officer who took it on and the head of the unit; what is late, also the chief of office."""
    if kind is NoticeKind.OVERDUE and Role.CHIEF in person.roles_on(today):
        return True
    if task.officer is not None and task.officer is not person and Role.HEAD not in _roles_in_unit(person, task, today):
        return False
    return person.serves_in(task.unit, today)


def _roles_in_unit(person: Person, task: Task, today: date) -> set[Role]:
    return {post.role for post in person.posts_on(today) if post.unit is task.unit}
