"""The door: what comes in is stored whole before it is counted, and counted before it is answered for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import BinaryIO, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.files import FileStore
from workflow import steps
from workflow.document import IncomingDocument, Original
from workflow.people import Person

OPEN_SCAN = "open_scan"
"""The job that follows: see how many pages there are, and have each read."""


class Enqueue(Protocol):
    """Puts a job in the queue, in the caller's transaction: both are there, or neither."""

    def __call__(self, session: Session, kind: str, key: str, /, **ids: int) -> None: ...


@dataclass(frozen=True)
class Intake:
    """What became of a file at the door."""

    document: IncomingDocument
    is_new: bool
    """False: the very same bytes are there already, in this document."""


@dataclass(frozen=True)
class Door:
    """Where files come in: the store they go to, the queue that reads them, and how large they may be (bytes)."""

    files: FileStore
    enqueue: Enqueue
    limit: int

    def take_in(self, session: Session, stream: BinaryIO, file_name: str, by: Person | None, at: datetime) -> Intake:
        """Keep the original, make its document, and have it read. The caller commits, then answers.

        Raises:
            TooLarge: more bytes than allowed; nothing was kept.
        """
        digest, size = self.files.put(stream, self.limit)
        # A removed secret paper is known by its bytes, but is not «already there».
        known = session.scalar(select(Original).where(Original.sha256 == digest))
        if known is not None and known.wiped_at is None:
            first = select(IncomingDocument).where(IncomingDocument.original == known).order_by(IncomingDocument.id)
            return Intake(session.scalars(first).first() or self._admit(session, known, by, at), is_new=False)
        original = known or Original(sha256=digest, size=size, file_name="")
        original.file_name, original.wiped_at = plain_name(file_name), None
        return Intake(self._admit(session, original, by, at), is_new=True)

    def _admit(self, session: Session, original: Original, by: Person | None, at: datetime) -> IncomingDocument:
        document = steps.receive(original, by, at)
        session.add(document)
        session.flush()
        self.enqueue(session, OPEN_SCAN, f"document:{document.id}:open", document_id=document.id)
        return document


def plain_name(file_name: str) -> str:
    """The last part of a name from outside, for showing only: it never names a file of ours."""
    name = PurePosixPath(file_name.replace("\\", "/")).name
    return "".join(c for c in name if c.isprintable())[:255] or "van-ban"
