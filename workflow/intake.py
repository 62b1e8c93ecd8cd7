"""The door: what comes in is stored whole before it is counted, and counted before it is answered for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import BinaryIO, Protocol

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from storage.files import FileStore
from workflow import steps
from workflow.document import IncomingDocument, Original
from workflow.people import Person
from workflow.terms import Channel, State

OPEN_SCAN = "open_scan"
"""The job that follows: see how many pages there are, and have each read."""


class Enqueue(Protocol):
    """Puts a job in the queue, in the caller's transaction: both are there, or neither."""

    def __call__(self, session: Session, kind: str, key: str, /, **ids: int) -> None: ...


@dataclass(frozen=True)
class Kept:
    """Bytes that lie safely in the store, and that no row names yet."""

    digest: str
    """Their SHA-256."""
    size: int
    stream: BinaryIO
    """Where they came from: can be read again from its start."""


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

    def keep(self, stream: BinaryIO) -> Kept:
        """Store the bytes. Takes as long as they are many: to be done before the transaction that admits them.

        Raises:
            TooLarge: more bytes than allowed; nothing was kept.
        """
        stream.seek(0)
        digest, size = self.files.put(stream, self.limit)
        return Kept(digest, size, stream)

    def admit(
        self,
        session: Session,
        kept: Kept,
        file_name: str,
        by: Person | None,
        at: datetime,
        *,
        cleared: bool = False,
        channel: Channel = Channel.PAPER,
    ) -> Intake:
        """Make a document of an original, and have it read. The caller commits, then answers.

        Args:
            cleared: a clerk has looked at the paper and found no mark of secrecy; the gate lets it pass.
            channel: on paper, or through the network.
        """
        name = plain_name(file_name)
        original = held_original(session, Original(sha256=kept.digest, size=kept.size, file_name=name))
        self._put_again_if_wiped(kept)
        if (there := _document_of(session, original)) is not None:
            return Intake(there, is_new=False)
        original.size, original.file_name, original.wiped_at = kept.size, name, None
        return Intake(self._admit(session, original, by, at, cleared, channel), is_new=True)

    def attach(self, session: Session, kept: Kept) -> str:
        """The SHA-256 for a row that is to name these bytes; they are there when the caller commits."""
        session.execute(select(Original.id).where(Original.sha256 == kept.digest).with_for_update())
        self._put_again_if_wiped(kept)
        return kept.digest

    def take_in(
        self, session: Session, stream: BinaryIO, file_name: str, by: Person | None, at: datetime, *,
        cleared: bool = False,
    ) -> Intake:  # fmt: skip
        """Keep and admit in one, for those whom nobody waits for."""
        return self.admit(session, self.keep(stream), file_name, by, at, cleared=cleared)

    def _put_again_if_wiped(self, kept: Kept) -> None:
        # A removed secret paper may have been wiped after these same bytes were kept. Who wipes holds the row, too.
        if not self.files.path(kept.digest).exists():
            kept.stream.seek(0)
            self.files.put(kept.stream, self.limit)

    def _admit(
        self, session: Session, original: Original, by: Person | None, at: datetime, cleared: bool, channel: Channel
    ) -> IncomingDocument:
        document = steps.receive(original, by, at, cleared=cleared, channel=channel)
        session.add(document)
        session.flush()
        self.enqueue(session, OPEN_SCAN, f"document:{document.id}:open", document_id=document.id)
        return document


def held_original(session: Session, original: Original) -> Original:
    """Its row as it stands now, held until the commit; a new one if there was none.

    Of two who bring the same bytes at once, the second finds the first one's.
    """
    same = (
        select(Original)
        .where(Original.sha256 == original.sha256)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if (known := session.scalar(same)) is not None:
        return known
    try:
        with session.begin_nested():
            session.add(original)
    except IntegrityError:
        return session.scalars(same).one()
    return original


def _document_of(session: Session, original: Original) -> IncomingDocument | None:
    # A removed secret paper is known by its bytes, but is not «already there».
    there = select(IncomingDocument).where(
        IncomingDocument.original == original, IncomingDocument.state != State.WITHHELD
    )
    return session.scalars(there).first()


def plain_name(file_name: str) -> str:
    """The last part of a name from outside, for showing only: it never names a file of ours."""
    name = PurePosixPath(file_name.replace("\\", "/")).name
    shown = "".join(c for c in name if c.isprintable()).strip()[:255]
    return shown if shown.strip(".") else "van-ban"
