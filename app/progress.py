"""How far the reading of a letter has come, and telling it to the document: once for the first pages, once for all."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from app.experience import experience_for
from app.locking import held_document
from app.reader import ReaderDied
from ocr.experience import Experience
from ocr.refusal import Reason, Refused
from workflow import steps
from workflow.document import IncomingDocument, ScanPage

if TYPE_CHECKING:
    from app.office import Office

UNWEIGHABLE = "Đã đọc các trang nhưng không rút ra được thông tin. Xin xem ảnh và nhập tay."


FIRST = 3
"""So many pages from the front may be needed to know whose letter it is: a slip has two at most."""


class Stage(Enum):
    """What can be told that was not told yet."""

    NOTHING = "nothing"
    FIRST_PAGES = "first_pages"
    ALL_PAGES = "all_pages"


def stage_of(session: Session, document_id: int) -> Stage:
    """Its first and last page tell nearly all there is to tell; the rest comes when every page is settled.

    What was read is not loaded for it: it is asked after every page.
    """
    stands = select(IncomingDocument.reading_complete, IncomingDocument.reading.is_not(None))
    complete, told = session.execute(stands.where(IncomingDocument.id == document_id)).one()
    pages = select(ScanPage.content.is_not(None) | (ScanPage.failure != ""))
    settled = session.scalars(pages.where(ScanPage.document_id == document_id).order_by(ScanPage.number)).all()
    if complete or not settled:
        return Stage.NOTHING
    if all(settled):
        return Stage.ALL_PAGES
    if not told and settled[0] and settled[-1]:
        return Stage.FIRST_PAGES
    return Stage.NOTHING


def tells_whose_it_is(reading: dict[str, Any]) -> bool:
    """The first page may be the office's own slip, with the letter behind it: then the next page is waited for."""
    fields = reading["fields"]
    return any(fields[name]["value"] for name in ("code", "organ_name"))


def note_progress(office: Office, document_id: int, settled: int | None = None) -> None:
    """Weigh what was read so far, and lay it before the clerk if that is due.

    Args:
        settled: the page that has just been; None: nobody knows which.
    """
    with office.database.reading() as session:
        stage = stage_of(session, document_id)
        if stage is Stage.NOTHING or (stage is Stage.FIRST_PAGES and not _tells_more(session, document_id, settled)):
            return
        document = session.get_one(IncomingDocument, document_id, options=[selectinload(IncomingDocument.pages)])
        experience = experience_for(session, document_id)
    reading = _weighed(office, document, experience)
    if stage is Stage.FIRST_PAGES and not tells_whose_it_is(reading):
        return
    with office.database.writing() as session, session.begin():
        document = held_document(session, document_id)
        # Who came first has told it.
        if stage_of(session, document_id) is stage:
            steps.note_reading(document, reading, office.now(), complete=stage is Stage.ALL_PAGES)


def _tells_more(session: Session, document_id: int, settled: int | None) -> bool:
    """Far inside a long scan no page says whose letter it is: it would be weighed again and again for nothing."""
    if settled is None or settled <= FIRST:
        return True
    last = select(func.max(ScanPage.number)).where(ScanPage.document_id == document_id)
    return settled == session.scalar(last)


def note_refusal(office: Office, document_id: int, refused: Refused) -> None:
    """The file cannot be opened: the clerk is told why, and may still register it by hand."""
    with office.database.writing() as session, session.begin():
        document = held_document(session, document_id)
        if not document.reading_complete:
            reading = _refused(document, refused, office.now())
            steps.note_reading(document, reading, office.now(), complete=True)


def _weighed(office: Office, document: IncomingDocument, experience: Experience) -> dict[str, Any]:
    read = [page.content for page in document.pages if page.content is not None]
    failures = [page.failure for page in document.pages if page.failure]
    if not read and failures:
        # Not «there is nothing on it»: it could not be looked at.
        return _refused(document, Refused(Reason.UNREADABLE, failures[0]), office.now())
    file, seconds = document.original.file_name, _seconds(document, office.now())
    try:
        return office.reader.weigh(read, len(document.pages), file, seconds, experience.as_json())
    except ReaderDied:
        return _refused(document, Refused(Reason.UNREADABLE, UNWEIGHABLE), office.now())


def _refused(document: IncomingDocument, refused: Refused, at: datetime) -> dict[str, Any]:
    from ocr.reading import Reading

    page_count = document.original.page_count
    return Reading(page_count, refused=refused).as_json(document.original.file_name, _seconds(document, at))


def _seconds(document: IncomingDocument, at: datetime) -> float:
    return (at - document.received_at).total_seconds()
