"""Sổ theo dõi giải quyết văn bản đến: the seven columns of the law (Decree 30/2020, Annex IV, VIII)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from workflow.books.asked import Asked
from workflow.books.light import LIGHT
from workflow.books.transfers import told_letter
from workflow.document import IncomingDocument
from workflow.task import GONE, Task
from workflow.terms import Duty

COLUMNS = (
    "Số đến", "Tên loại, số và ký hiệu, ngày tháng và tác giả văn bản", "Đơn vị hoặc người nhận",
    "Thời hạn giải quyết", "Tiến độ giải quyết", "Số, ký hiệu văn bản trả lời", "Ghi chú",
)  # fmt: skip


@dataclass(frozen=True)
class Followed:
    """One letter; where several units have it, a line each in the same order."""

    number: int | None
    document_id: int
    letter: str
    recipients: str
    deadlines: str
    progress: str
    replies: str
    note: str


@dataclass(frozen=True)
class Following:
    """The first letters of the period, and how many there are."""

    letters: Sequence[Followed]
    total: int


def following(session: Session, asked: Asked, most: int | None) -> Following:
    """In the order of their numbers.

    Args:
        most: how many are told; None: all.
    """
    query = select(IncomingDocument).where(asked.letters)
    total = session.scalar(query.with_only_columns(func.count())) or 0
    shown = query.order_by(IncomingDocument.arrival_date, IncomingDocument.arrival_number).limit(most)
    with_tasks = selectinload(IncomingDocument.tasks).selectinload(Task.reports)
    return Following(
        [_line(document, asked.today) for document in session.scalars(shown.options(*LIGHT, with_tasks))], total
    )


def _line(document: IncomingDocument, today: date) -> Followed:
    tasks = [task for task in document.tasks if task.state not in GONE and task.parent_id is None]
    working = [task for task in tasks if task.duty is not Duty.PERIODIC]
    return Followed(
        number=document.arrival_number,
        document_id=document.id,
        letter=told_letter(document),
        recipients="\n".join(_recipient(task) for task in working),
        deadlines=_each(working, _deadline),
        progress=_each(working, lambda task: _progress(task, today)) or document.state.label,
        replies="\n".join(report.reply_code for task in working if (report := task.report) and report.reply_code),
        note="\n".join(_notes(document, working)),
    )


def _each(tasks: Sequence[Task], told: Callable[[Task], str]) -> str:
    """A line each; where several units have it, with whose it is."""
    names = [f"{task.unit.short_name}: " if len(tasks) > 1 else "" for task in tasks]
    return "\n".join(f"{name}{told(task)}" for name, task in zip(names, tasks, strict=True))


def _deadline(task: Task) -> str:
    return f"{task.due_date:%d/%m/%Y}" if task.due_date else "–"


def _recipient(task: Task) -> str:
    who = f" ({task.officer.full_name})" if task.officer else ""
    return f"{task.unit.name}{who}" + (f": {task.duty.label.lower()}" if task.duty is not Duty.LEAD else "")


def _progress(task: Task, today: date) -> str:
    return f"{task.state.label}, quá hạn" if task.is_overdue(today) else task.state.label


def _notes(document: IncomingDocument, tasks: Sequence[Task]) -> list[str]:
    urged = [f"Đôn đốc {task.unit.short_name} {task.urged} lần" for task in tasks if task.urged]
    reasons = [report.no_reply for task in tasks if (report := task.report) and report.no_reply]
    return [*urged, *reasons, *([f"Hồ sơ: {document.file_notation}"] if document.file_notation else [])]
