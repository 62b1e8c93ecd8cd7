"""Sổ chuyển giao văn bản đến: on which day what was handed to whom, and who has receipted it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from storage.days import local_day_of
from workflow.books.asked import Asked, numbered
from workflow.books.light import LIGHT
from workflow.deadlines import VIETNAM, local_day
from workflow.document import IncomingDocument
from workflow.task import Task
from workflow.terms import Duty, TaskState


@dataclass(frozen=True)
class Transfer:
    """One line: a letter to a unit."""

    day: date
    number: int | None
    document_id: int
    letter: str
    """«Công văn 357-CV/BTGĐUK ngày 02/02/2024»."""
    unit: str
    duty: Duty
    received: str
    """«Nguyễn Văn A, 09:30 02/02/2024»: who took it on, or that it was opened; empty until then."""
    note: str


@dataclass(frozen=True)
class Transfers:
    """The first lines, and how many there are; and how many of all are receipted."""

    lines: Sequence[Transfer]
    total: int
    receipted: int


def transfers(session: Session, asked: Asked, most: int | None) -> Transfers:
    """What was handed over on the days of the period, in that order.

    Args:
        most: how many lines are told; None: all.
    """
    on_these_days = local_day_of(Task.assigned_at).between(asked.period.first, asked.period.last)
    query = (
        select(Task)
        .join(Task.document)
        .where(on_these_days, numbered(), asked.allowed, Task.duty != Duty.PERIODIC)
        .order_by(Task.assigned_at, Task.id)
    )
    counts = query.with_only_columns(func.count(Task.id), func.count(Task.seen_at)).order_by(None)
    total, receipted = session.execute(counts).one()
    shown = query.options(contains_eager(Task.document).options(*LIGHT), joinedload(Task.proposed_unit)).limit(most)
    return Transfers([_line(task) for task in session.scalars(shown)], total, receipted)


def told_letter(document: IncomingDocument) -> str:
    """«Công văn 357-CV/BTGĐUK ngày 02/02/2024, Ban Tuyên giáo …»."""
    head = document.letterhead
    if head is None:
        return "Nội dung đã gỡ bỏ"
    on = f" ngày {head.issued_date:%d/%m/%Y}" if head.issued_date else ""
    return f"{head.type_name} {head.code}{on}, {head.organ_name}"


def _line(task: Task) -> Transfer:
    return Transfer(
        day=local_day(task.assigned_at),
        number=task.document.arrival_number,
        document_id=task.document_id,
        letter=told_letter(task.document),
        unit=task.unit.name,
        duty=task.duty,
        received=_receipt(task),
        note=_note(task),
    )


def _receipt(task: Task) -> str:
    if task.accepted_at and task.officer:
        return f"{task.officer.full_name}, {task.accepted_at.astimezone(VIETNAM):%H:%M %d/%m/%Y}"
    return f"Đã mở xem {task.seen_at.astimezone(VIETNAM):%H:%M %d/%m/%Y}" if task.seen_at else ""


def _note(task: Task) -> str:
    if task.state is TaskState.RETURNED:
        proposed = f", đề xuất {task.proposed_unit.name}" if task.proposed_unit else ""
        return f"{task.state.label}{proposed}"
    return task.state.label if task.state is TaskState.RECALLED else ""
