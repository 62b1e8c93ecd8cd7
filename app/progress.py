"""How far the reading of a letter has come, and telling it to the document: once for the first pages, once for all."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import selectinload

from app.locking import held_document
from app.reader import ReaderDied
from ocr.refusal import Reason, Refused
from workflow import steps
from workflow.document import IncomingDocument

if TYPE_CHECKING:
    from app.office import Office

UNWEIGHABLE = "Đã đọc các trang nhưng không rút ra được thông tin. Xin xem ảnh và nhập tay."


class Stage(Enum):
    """What can be told that was not told yet."""

    NOTHING = "nothing"
    FIRST_PAGES = "first_pages"
    ALL_PAGES = "all_pages"


def stage_of(document: IncomingDocument) -> Stage:
    """Its first and last page tell nearly all there is to tell; the rest comes when every page is settled."""
    pages = document.pages
    if document.reading_complete or not pages:
        return Stage.NOTHING
    if all(page.settled for page in pages):
        return Stage.ALL_PAGES
    if document.reading is None and pages[0].settled and pages[-1].settled:
        return Stage.FIRST_PAGES
    return Stage.NOTHING


def tells_whose_it_is(reading: dict[str, Any]) -> bool:
    """The first page may be the office's own slip, with the letter behind it: then the next page is waited for."""
    fields = reading["fields"]
    return any(fields[name]["value"] for name in ("code", "organ_name"))


def note_progress(office: Office, document_id: int) -> None:
    """Weigh what was read so far, and lay it before the clerk if that is due."""
    with office.database.reading() as session:
        document = session.get_one(IncomingDocument, document_id, options=[selectinload(IncomingDocument.pages)])
    stage = stage_of(document)
    if stage is Stage.NOTHING:
        return
    reading = _weighed(office, document)
    if stage is Stage.FIRST_PAGES and not tells_whose_it_is(reading):
        return
    with office.database.writing() as session, session.begin():
        document = held_document(session, document_id)
        # Who came first has told it.
        if stage_of(document) is stage:
            steps.note_reading(document, reading, office.now(), complete=stage is Stage.ALL_PAGES)


def note_refusal(office: Office, document_id: int, refused: Refused) -> None:
    """The file cannot be opened: the clerk is told why, and may still register it by hand."""
    with office.database.writing() as session, session.begin():
        document = held_document(session, document_id)
        if not document.reading_complete:
            reading = _refused(document, refused, office.now())
            steps.note_reading(document, reading, office.now(), complete=True)


def _weighed(office: Office, document: IncomingDocument) -> dict[str, Any]:
    read = [page.content for page in document.pages if page.content is not None]
    file, seconds = document.original.file_name, _seconds(document, office.now())
    try:
        return office.reader.weigh(read, len(document.pages), file, seconds)
    except ReaderDied:
        return _refused(document, Refused(Reason.UNREADABLE, UNWEIGHABLE), office.now())


def _refused(document: IncomingDocument, refused: Refused, at: datetime) -> dict[str, Any]:
    from ocr.reading import Reading

    page_count = document.original.page_count
    return Reading(page_count, refused=refused).as_json(document.original.file_name, _seconds(document, at))


def _seconds(document: IncomingDocument, at: datetime) -> float:
    return (at - document.received_at).total_seconds()
