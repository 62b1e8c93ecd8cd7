"""At the door: taken in, read, told apart from what is there, sent back, put aside, or removed as secret."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from workflow.document import IncomingDocument, Original
from workflow.erasure import erase_content
from workflow.links import Link, named
from workflow.machine import moving, moving_task, record
from workflow.people import Person
from workflow.searching import searchable
from workflow.terms import Action, Channel, LinkKind, State, TaskAction

CLEARED = "Văn thư xác nhận đã xem bản giấy: không có dấu mật."


def receive(
    original: Original, by: Person | None, at: datetime, *, cleared: bool = False, channel: Channel = Channel.PAPER
) -> IncomingDocument:
    """Tiếp nhận: a scan is safely stored, and a document is born.

    Args:
        cleared: a clerk says that the paper bears no mark of secrecy, after the gate took something else for one.
    """
    document = IncomingDocument(original=original, received_at=at, cleared=cleared, channel=channel)
    document.search_text = searchable(document)
    note = f"{original.file_name}. {CLEARED}" if cleared else original.file_name
    record(document, Action.RECEIVE, by, at, before=None, after=State.RECEIVED, note=note)
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

    The other copies of the same letter go with it.

    Returns:
        the files (SHA-256) that they named, its original first; `workflow.withholding` sees to it that they go.
    """
    with moving(document, Action.WITHHOLD, by, at):
        for task in [task for task in document.tasks if task.is_open]:
            with moving_task(task, TaskAction.CLOSE, None, at):
                task.ended_at = at
        files = erase_content(document, at)
    copies = [copy for copy in document.copies if copy.state is not State.WITHHELD]
    return files + tuple(file for copy in copies for file in withhold(copy, by, at))


def tell_apart(document: IncomingDocument, other: IncomingDocument, by: Person, at: datetime) -> None:
    """Văn bản khác: looked alike, and is not the same; nobody is asked again."""
    with moving(document, Action.TELL_APART, by, at, named(other)):
        document.links_back.append(Link(kind=LinkKind.ANOTHER, by=by, at=at, earlier=other))


def merge(document: IncomingDocument, into: IncomingDocument, by: Person, at: datetime) -> None:
    """The same letter again: this scan is its second copy, and there is no new arrival number (Art. 22.2)."""
    with moving(document, Action.MERGE, by, at, named(into)):
        document.links_back.append(Link(kind=LinkKind.SAME, by=by, at=at, earlier=into))
        with moving(into, Action.ADD_COPY, by, at, named(document)):
            pass


def return_to_sender(document: IncomingDocument, reason: str, by: Person, at: datetime) -> None:
    """Trả lại nơi gửi, with the reason (Art. 21.2b). A number already given stays with it."""
    with moving(document, Action.RETURN_TO_SENDER, by, at, reason):
        pass


def set_aside(document: IncomingDocument, reason: str, by: Person, at: datetime) -> None:
    """Không phải văn bản đến: a news page, a blank sheet; kept, but out of the way."""
    with moving(document, Action.SET_ASIDE, by, at, reason):
        pass


def restore(document: IncomingDocument, by: Person, at: datetime) -> None:
    """Was set aside, or taken for a second copy, by mistake."""
    with moving(document, Action.RESTORE, by, at):
        for link in [link for link in document.links_back if link.kind is LinkKind.SAME]:
            # Not the same, somebody says now: it is told apart, and nobody is asked again.
            link.kind, link.by, link.at = LinkKind.ANOTHER, by, at


def _keep_reading(document: IncomingDocument, reading: dict[str, Any], complete: bool) -> None:
    document.reading, document.reading_complete = reading, complete
    document.search_text = searchable(document)
