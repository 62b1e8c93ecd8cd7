"""Sổ đăng ký văn bản đến: the ten columns of the law, line by line (Decree 30/2020, Annex IV, VI)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from web.papers.text import printable
from web.words import day, moment
from workflow.deadlines import local_day
from workflow.document import IncomingDocument
from workflow.register import Entry, WrittenLine
from workflow.task import Task
from workflow.terms import Secrecy, State, TaskState, Urgency

COLUMNS = (
    "Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu", "Ngày tháng văn bản", "Tên loại và trích yếu",
    "Đơn vị hoặc người nhận", "Ngày chuyển", "Ký nhận", "Ghi chú",
)  # fmt: skip

VOIDED, HELD = "ĐÃ HỦY", "GIỮ SỐ"


@dataclass(frozen=True, kw_only=True)
class RegisterRow:
    """One line of the book; the first ten fields are the columns, in order."""

    arrival_date: date
    number: int
    organ_name: str
    code: str
    issued_date: date | None
    title: str
    recipients: str
    handed_over: str
    received: str
    note: str
    voided: bool = False
    """The number stays in the book with its reason, and is never given again."""
    document_id: int | None = None
    """Whose line it is; none where there is no scan."""

    @property
    def cells(self) -> tuple[date | int | str | None, ...]:
        """What stands in the ten columns."""
        return astuple(self)[: len(COLUMNS)]


@dataclass(frozen=True, kw_only=True)
class Period:
    """Which part of which book: from one day of arrival to another, both included."""

    register_id: int
    year: int
    first: date
    last: date


def entries_in(period: Period) -> Select[Entry]:
    """The lines of a period in the order of their numbers, with all that is printed of them, in a few queries."""
    with_tasks = selectinload(Entry.document).selectinload(IncomingDocument.tasks)
    people = joinedload(Entry.voided_by), joinedload(Entry.held_by)
    return (
        select(Entry)
        .where(
            Entry.register_id == period.register_id,
            Entry.year == period.year,
            Entry.arrival_date.between(period.first, period.last),
        )
        .order_by(Entry.number)
        .options(joinedload(Entry.letterhead), joinedload(Entry.written), *people, with_tasks)
    )


def cover_lines(office_name: str, register_name: str, period: Period, rows: Sequence[RegisterRow]) -> list[str]:
    """What stands on the cover of the book: title, office, year, from which day and number to which."""
    numbers = f"từ số {rows[0].number} đến số {rows[-1].number}" if rows else "chưa có số nào"
    days = f"từ ngày {day(period.first)} đến ngày {day(period.last)}"
    return ["SỔ ĐĂNG KÝ VĂN BẢN ĐẾN", office_name, f"{register_name} · Năm {period.year} · {days} · {numbers}"]


def register_rows(entries: Iterable[Entry]) -> list[RegisterRow]:
    """The lines as they are printed."""
    return [_row(entry, entry.document) if entry.document else _row_without_scan(entry) for entry in entries]


def _row_without_scan(entry: Entry) -> RegisterRow:
    """A number that is held, or what was written by hand or copied from an earlier register."""
    line = entry.written or WrittenLine()
    return RegisterRow(
        arrival_date=entry.arrival_date,
        number=entry.number,
        organ_name=printable(line.organ_name),
        code=printable(line.code),
        issued_date=line.issued_date,
        title=printable(line.title),
        recipients=printable(line.recipients),
        handed_over=printable(line.handed_over),
        received=printable(line.received),
        note=printable("\n".join(_void_note(entry) if entry.voided_at else _notes_without_scan(entry, line))),
        voided=entry.voided_at is not None,
    )


def _notes_without_scan(entry: Entry, line: WrittenLine) -> list[str]:
    by = f" ({entry.held_by.full_name}, {moment(entry.held_at)})" if entry.held_by else ""
    held = f"{HELD}: {entry.held_for}{by}" if entry.is_held else ""
    degree = line.secrecy.label if line.secrecy is not Secrecy.NONE else ""
    return [note for note in (held, degree, line.note) if note]


def _row(entry: Entry, document: IncomingDocument) -> RegisterRow:
    letterhead = entry.letterhead
    # A voided number was voided before anything was handed over.
    tasks = [] if entry.voided_at else [task for task in document.tasks if task.state is not TaskState.RECALLED]
    return RegisterRow(
        arrival_date=entry.arrival_date,
        number=entry.number,
        organ_name=printable(letterhead.organ_name) if letterhead else "",
        code=printable(letterhead.code) if letterhead else "",
        issued_date=letterhead.issued_date if letterhead else None,
        title=printable(f"{letterhead.type_name}: {letterhead.subject}") if letterhead else "",
        recipients="\n".join(task.unit.name for task in tasks),
        handed_over="\n".join(dict.fromkeys(day(local_day(task.assigned_at)) for task in tasks)),
        received="\n".join(_receipt(task, alone=len(tasks) == 1) for task in tasks if task.officer),
        note=printable("\n".join(_void_note(entry) if entry.voided_at else _notes(entry, document))),
        voided=entry.voided_at is not None,
        document_id=document.id,
    )


def _receipt(task: Task, *, alone: bool) -> str:
    """«Ban Tuyên giáo: Nguyễn Văn A, 09:30 02/02/2024»: who took it over for the unit, and when."""
    receipt = f"{task.officer.full_name if task.officer else ''}, {moment(task.accepted_at)}"
    return receipt if alone else f"{task.unit.short_name}: {receipt}"


def _void_note(entry: Entry) -> list[str]:
    by = f" ({entry.voided_by.full_name}, {moment(entry.voided_at)})" if entry.voided_by else ""
    return [f"{VOIDED}: {entry.void_reason}{by}"]


def _notes(entry: Entry, document: IncomingDocument) -> list[str]:
    letterhead = entry.letterhead
    urgent = letterhead is not None and letterhead.urgency is not Urgency.NORMAL
    notes = (
        letterhead.urgency.label if letterhead and urgent else "",
        document.state.label if document.state in (State.RETURNED, State.WITHHELD) else "",
        f"Đã sửa ngày {day(local_day(entry.corrected_at))}" if entry.corrected_at else "",
        f"Hồ sơ: {document.file_notation}" if document.file_notation else "",
        letterhead.note if letterhead else "",
    )
    return [note for note in notes if note]
