"""The verbs of the office, in the order a document meets them. Each moves through the machine and writes its facts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from workflow.deadlines import local_day
from workflow.document import IncomingDocument, Letterhead, Original
from workflow.erasure import erase_content
from workflow.machine import moving, moving_task, record
from workflow.people import Person
from workflow.register import Book
from workflow.rules import Act, work_has_ended
from workflow.searching import searchable
from workflow.slip import Assignment, Directive, Proposal
from workflow.task import Report, Task
from workflow.terms import Action, State, TaskAction, TaskState

CLEARED = "Văn thư xác nhận đã xem bản giấy: không có dấu mật."


def receive(original: Original, by: Person | None, at: datetime, *, cleared: bool = False) -> IncomingDocument:
    """Tiếp nhận: a scan is safely stored, and a document is born.

    Args:
        cleared: a clerk says that the paper bears no mark of secrecy, after the gate took something else for one.
    """
    document = IncomingDocument(original=original, received_at=at, cleared=cleared)
    document.search_text = searchable(document)
    record(
        document,
        Action.RECEIVE,
        by,
        at,
        before=None,
        after=State.RECEIVED,
        note=f"{original.file_name}. {CLEARED}" if cleared else original.file_name,
    )
    return document


def note_reading(document: IncomingDocument, reading: dict[str, Any], at: datetime, *, complete: bool) -> None:
    """What was read is laid beside the page for a person to check.

    The first time, and each time before registration, this is a step of the history;
    afterwards the reading of the last pages is only kept: what a person confirmed stands.
    Of a secret paper that was removed meanwhile nothing is kept.
    """
    if document.state in (State.RECEIVED, State.TO_REVIEW):
        with moving(document, Action.NOTE_READING, None, at):
            _keep_reading(document, reading, complete)
    elif document.state is not State.WITHHELD:
        _keep_reading(document, reading, complete)


def withhold(document: IncomingDocument, by: Person | None, at: datetime) -> tuple[str, ...]:
    """A mark of secrecy was seen: all content goes, events without content remain (Law 117/2025, Art. 5).

    Returns:
        the files (SHA-256) that it named, its original first; `workflow.withholding` sees to it that they go.
    """
    with moving(document, Action.WITHHOLD, by, at):
        for task in document.open_tasks:
            with moving_task(task, TaskAction.CLOSE, None, at):
                task.ended_at = at
        return erase_content(document, at)


def register(
    document: IncomingDocument, letterhead: Letterhead, arrival_date: date, book: Book, by: Person, at: datetime
) -> None:
    """Đăng ký: a person confirms the letterhead, and the book gives the arrival number (Art. 22)."""
    with moving(document, Action.REGISTER, by, at):
        document.letterheads.append(letterhead)
        document.arrival_date = arrival_date
        entry = book.enter(document, letterhead, arrival_date, at)
        document.arrival_number = entry.number
        document.search_text = searchable(document)


def return_to_sender(document: IncomingDocument, reason: str, by: Person, at: datetime) -> None:
    """Trả lại nơi gửi, with the reason (Art. 21.2b). A number already given stays with it."""
    with moving(document, Action.RETURN_TO_SENDER, by, at, reason):
        pass


def set_aside(document: IncomingDocument, reason: str, by: Person, at: datetime) -> None:
    """Không phải văn bản đến: a news page, a blank sheet; kept, but out of the way."""
    with moving(document, Action.SET_ASIDE, by, at, reason):
        pass


def restore(document: IncomingDocument, by: Person, at: datetime) -> None:
    """Was set aside by mistake."""
    with moving(document, Action.RESTORE, by, at):
        pass


def void(document: IncomingDocument, reason: str, by: Person, at: datetime) -> None:
    """Hủy số đến: the number stays in the book with its reason and is never given again."""
    with moving(document, Action.VOID, by, at, reason):
        entry = document.entries[-1]
        entry.voided_at, entry.void_reason, entry.voided_by = at, reason, by
        document.arrival_number = None


def submit(document: IncomingDocument, proposal: Proposal, by: Person, at: datetime) -> None:
    """Trình: the office proposes and lays the letter before a leader (Art. 23.1)."""
    with moving(document, Action.SUBMIT, by, at):
        document.proposals.append(proposal)


def direct(document: IncomingDocument, directive: Directive, by: Person, at: datetime) -> None:
    """Cho ý kiến chỉ đạo: who leads, who cooperates, until when (Art. 23.2)."""
    with moving(document, Action.DIRECT, by, at, directive.text):
        document.directives.append(directive)


def redirect(document: IncomingDocument, directive: Directive, by: Person, at: datetime) -> None:
    """Chỉ đạo lại: a new directive follows the old one, which is kept; what was handed over is recalled."""
    with moving(document, Action.REDIRECT, by, at, directive.text):
        for task in document.open_tasks:
            with moving_task(task, TaskAction.RECALL, by, at):
                task.ended_at = at
        document.directives.append(directive)


def hand_over(document: IncomingDocument, by: Person, at: datetime) -> None:
    """Chuyển giao: each unit named gets its task (Art. 23.3)."""
    with moving(document, Action.HAND_OVER, by, at):
        directive = document.directive
        if directive is not None:
            for assignment in directive.assignments:
                _assign(document, directive, assignment, by, at)


def accept(task: Task, by: Person, at: datetime) -> None:
    """Tiếp nhận việc: somebody of the unit takes it on; the hand-over is receipted."""
    with moving_task(task, TaskAction.ACCEPT, by, at):
        task.officer, task.accepted_at = by, at


def acknowledge(task: Task, by: Person, at: datetime) -> None:
    """Đã xem: what was sent for information needs no more."""
    with moving_task(task, TaskAction.ACKNOWLEDGE, by, at):
        task.officer, task.accepted_at, task.ended_at = by, at, at
    _finish_if_ended(task.document, at)


def report(task: Task, result: Report, by: Person, at: datetime) -> None:
    """Báo cáo kết quả of the lead unit, for approval."""
    with moving_task(task, TaskAction.REPORT, by, at, result.text):
        task.reports.append(result)


def complete(task: Task, result: Report, by: Person, at: datetime) -> None:
    """A cooperating unit closes its own part, and only that."""
    with moving_task(task, TaskAction.COMPLETE, by, at, result.text):
        task.reports.append(result)
        task.ended_at = at


def send_back(task: Task, reason: str, by: Person, at: datetime) -> None:
    """Yêu cầu làm lại, with the reason; the report is kept."""
    with moving_task(task, TaskAction.SEND_BACK, by, at, reason):
        pass


def approve(task: Task, by: Person, at: datetime) -> None:
    """Duyệt kết quả of the lead unit; the document may be done by this."""
    with moving_task(task, TaskAction.APPROVE, by, at):
        task.ended_at = at
    _finish_if_ended(task.document, at)


def finish(document: IncomingDocument, at: datetime) -> None:
    """Kết thúc giải quyết: follows from the tasks, nobody decides it; what is still open closes with it."""
    with moving(document, Action.FINISH, None, at):
        for task in document.open_tasks:
            with moving_task(task, TaskAction.CLOSE, None, at):
                task.ended_at = at


def file(document: IncomingDocument, file_notation: str, by: Person, at: datetime) -> None:
    """Lưu hồ sơ: under the number and notation of a file (Art. 29)."""
    with moving(document, Action.FILE, by, at, file_notation):
        document.file_notation = file_notation
        document.search_text = searchable(document)


def _finish_if_ended(document: IncomingDocument, at: datetime) -> None:
    if work_has_ended(Act(document, None, at, local_day(at))):
        finish(document, at)


def _assign(document: IncomingDocument, directive: Directive, assignment: Assignment, by: Person, at: datetime) -> None:
    task = Task(
        directive=directive,
        unit=assignment.unit,
        duty=assignment.duty,
        due_date=assignment.due_date,
        assigned_at=at,
    )
    document.tasks.append(task)
    record(document, TaskAction.ASSIGN, by, at, before=None, after=TaskState.ASSIGNED, task=task)


def _keep_reading(document: IncomingDocument, reading: dict[str, Any], complete: bool) -> None:
    document.reading, document.reading_complete = reading, complete
    document.search_text = searchable(document)
