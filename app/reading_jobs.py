"""The jobs that read a letter: open it, read each page, withhold it when a page bears a mark of secrecy.

Each may run twice and may die anywhere: what is settled is not done again, and who comes second finds it done.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy.orm import Session

from app.eyes import Opened, SecretSeen, Seen
from app.jobs import job
from app.locking import held_document, held_page
from app.progress import note_progress, note_refusal
from app.reader import ReaderDied
from ocr.refusal import Reason, Refused
from storage.files import page_picture
from workflow import withholding
from workflow.document import IncomingDocument, ScanPage
from workflow.intake import OPEN_SCAN
from workflow.terms import State

if TYPE_CHECKING:
    from app.office import Office

READ_PAGE = "read_page"
MAX_ATTEMPTS = 3
FIRST_PAGES, OTHER_PAGES = 2, 3
"""Priorities: a letter can be registered when its first and last page are read."""

GIVEN_UP = "Trang này đã làm chương trình đọc dừng {times} lần nên không đọc nữa. Xin xem ảnh và nhập tay."
UNOPENABLE = "Tệp làm chương trình đọc dừng đột ngột nên không mở được. Xin kiểm tra tệp, quét lại hoặc nhập tay."


class Attempt(NamedTuple):
    """One try at a page: where the original lies, and whether a mark of secrecy stops it."""

    path: Path
    gated: bool


@job(OPEN_SCAN)
def open_scan(office: Office, document_id: int) -> None:
    """See how many pages there are, and have each read; a second time, have the unread ones read."""
    with office.database.reading() as session:
        document = session.get_one(IncomingDocument, document_id)
        path = office.files.path(document.original.sha256)
        # Not «its file was opened»: the same bytes may have come before, and have been removed.
        is_open = bool(document.pages)
    if document.reading_complete:
        return
    if not is_open:
        try:
            opened = _opened(office, path)
        except Refused as refused:
            note_refusal(office, document_id, refused)
            return
        _note_pages(office, document_id, opened)
    _ask_for_pages(office, document_id)
    note_progress(office, document_id)


@job(READ_PAGE)
def read_page(office: Office, document_id: int, number: int) -> None:
    """Read one page, unless it is settled; when it bears a mark of secrecy, nothing of it is kept."""
    while attempt := _next_attempt(office, document_id, number):
        try:
            seen = office.reader.read(attempt.path, number, gated=attempt.gated)
        except ReaderDied:
            continue
        except SecretSeen:
            withhold(office, document_id)
        except Refused as refused:
            _give_up(office, document_id, number, refused.message)
        else:
            _keep(office, document_id, number, seen)
        break
    note_progress(office, document_id, number)


def withhold(office: Office, document_id: int) -> None:
    """A mark of secrecy was seen: nothing of the letter stays; another page may have told so before."""
    with office.database.writing() as session:
        document = held_document(session, document_id)
        if document.state is not State.WITHHELD:
            withholding.withhold(session, office.database, office.files, document, None, office.now())


def _opened(office: Office, path: Path) -> Opened:
    for _ in range(MAX_ATTEMPTS):
        try:
            return office.reader.open(path, office.settings.page_limit)
        except ReaderDied:
            continue
    raise Refused(Reason.UNREADABLE, UNOPENABLE)


def _note_pages(office: Office, document_id: int, opened: Opened) -> None:
    with office.database.writing() as session, session.begin():
        document = held_document(session, document_id)
        if document.pages or document.state is State.WITHHELD:
            return
        document.original.media_type, document.original.page_count = opened.media_type, opened.page_count
        numbers = range(1, opened.page_count + 1)
        session.add_all(ScanPage(document_id=document_id, number=number) for number in numbers)


def _ask_for_pages(office: Office, document_id: int) -> None:
    """One job a page, all in one transaction; asking again under a fresh key is harmless."""
    with office.database.writing() as session, session.begin():
        document = held_document(session, document_id)
        for page in document.pages:
            if not page.settled:
                _ask_for(office, session, page, len(document.pages))


def _ask_for(office: Office, session: Session, page: ScanPage, page_count: int) -> None:
    priority = FIRST_PAGES if page.number in (1, page_count) else OTHER_PAGES
    key = f"document:{page.document_id}:page:{page.number}:{office.now():%Y%m%d%H%M%S}"
    office.queue.enqueue(session, READ_PAGE, key, priority=priority, document_id=page.document_id, number=page.number)


def _next_attempt(office: Office, document_id: int, number: int) -> Attempt | None:
    """Count the attempt before it is made; None when nothing is left to try."""
    with office.database.writing() as session, session.begin():
        page, document = held_page(session, document_id, number)
        if page is None or page.settled:
            return None
        if page.attempts >= MAX_ATTEMPTS:
            page.failure = GIVEN_UP.format(times=page.attempts)
            return None
        page.attempts += 1
        return Attempt(office.files.path(document.original.sha256), gated=not document.cleared)


def _keep(office: Office, document_id: int, number: int, seen: Seen) -> None:
    with office.database.writing() as session, session.begin():
        page, document = held_page(session, document_id, number)
        # Another page may have borne the mark meanwhile; then this one is no longer there.
        if page is not None and not page.settled:
            office.files.keep_derived(document.original.sha256, page_picture(number), seen.picture)
            page.content = seen.content


def _give_up(office: Office, document_id: int, number: int, why: str) -> None:
    with office.database.writing() as session, session.begin():
        page, _ = held_page(session, document_id, number)
        if page is not None and not page.settled:
            page.failure = why
