"""At the register: a number is given, corrected around or voided, and what the sender says later is noted."""

from __future__ import annotations

from datetime import date, datetime

from workflow.changes import told_changes
from workflow.document import IncomingDocument, Letterhead
from workflow.links import Link, named
from workflow.machine import moving, moving_task
from workflow.people import Person
from workflow.register import Book, Entry
from workflow.searching import searchable
from workflow.terms import Action, TaskAction


def register(
    document: IncomingDocument,
    letterhead: Letterhead,
    arrival_date: date,
    book: Book,
    by: Person,
    at: datetime,
    held: Entry | None = None,
) -> None:
    """Đăng ký: a person confirms the letterhead, and the book gives the arrival number (Art. 22).

    Args:
        held: a number of this book that was taken ahead for it.
    """
    with moving(document, Action.REGISTER, by, at):
        document.letterheads.append(letterhead)
        document.arrival_date = arrival_date
        entry = book.enter(document, letterhead, arrival_date, at, held)
        document.arrival_number = entry.number
        document.search_text = searchable(document)


def correct(
    document: IncomingDocument, letterhead: Letterhead, arrival_date: date, reason: str, by: Person, at: datetime
) -> None:
    """Sửa thông tin đăng ký: the new letterhead follows the old one, which is kept; number, year and book stay.

    The history tells each change, old → new.
    """
    changes = told_changes(document.letterhead, letterhead, document.arrival_date, arrival_date)
    with moving(document, Action.CORRECT, by, at, f"{reason.strip()}\n{changes}" if reason.strip() else ""):
        document.letterheads.append(letterhead)
        document.arrival_date = arrival_date
        entry = document.entries[-1]
        entry.letterhead, entry.arrival_date, entry.corrected_at = letterhead, arrival_date, at
        document.search_text = searchable(document)


def void(document: IncomingDocument, reason: str, by: Person, at: datetime) -> None:
    """Hủy số đến: the number stays in the book with its reason and is never given again."""
    with moving(document, Action.VOID, by, at, reason):
        entry = document.entries[-1]
        entry.voided_at, entry.void_reason, entry.voided_by = at, reason, by
        document.arrival_number = None


def note_successor(document: IncomingDocument, link: Link, by: Person, at: datetime) -> None:
    """Cập nhật, thay thế, đính chính (Art. 18.3): the old one stays, and both know of each other."""
    with moving(document, Action.NOTE_SUCCESSOR, by, at, _told(link)):
        document.links_on.append(link)


def note_call_back(document: IncomingDocument, link: Link, by: Person, at: datetime) -> None:
    """Nơi gửi thu hồi (Art. 18.4): the work on it ends; the metadata of the recall itself are kept."""
    with moving(document, Action.NOTE_CALL_BACK, by, at, _told(link)):
        document.links_on.append(link)
        for task in [task for task in document.tasks if task.is_open]:
            with moving_task(task, TaskAction.CLOSE, None, at, "Nơi gửi đã thu hồi văn bản."):
                task.ended_at = at


def _told(link: Link) -> str:
    """«thay thế: số đến 12 ngày 02/03/2026»; a notice that is no letter of ours by its code, with the sender's reason.

    What another letter says stands in no history but its own: it may turn out to be secret.
    """
    if link.later is not None:
        return f"{link.kind.label}: {named(link.later)}"
    day = f" ngày {link.notice_date:%d/%m/%Y}" if link.notice_date else ""
    return f"{link.kind.label}: {link.notice_code}{day}. {link.note}".strip()
