"""Documents held until the transaction ends, so that workers take turns."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from workflow.document import IncomingDocument, ScanPage


def held_document(session: Session, document_id: int) -> IncomingDocument:
    """The document, as it stands now and held."""
    held = select(IncomingDocument).where(IncomingDocument.id == document_id).with_for_update(of=IncomingDocument)
    return session.scalars(held).one()


def held_page(session: Session, document_id: int, number: int) -> tuple[ScanPage | None, IncomingDocument]:
    """One page of a document that is held with it; None where the document was withheld."""
    document = held_document(session, document_id)
    return session.get(ScanPage, (document_id, number)), document
