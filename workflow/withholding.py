"""A mark of secrecy was seen: the record is emptied and names what must go, and only then it goes from the disk.

In this order nothing is lost and nothing stays. Whoever dies before the commit has changed nothing; after it, the
rows with `Original.wiped_at` say what is to go, and the sweep makes up for the dead. Who wipes holds the row and looks
at it once more: bytes that a clerk lets in again meanwhile, or that another letter names, stay.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.database import Database
from storage.files import FileStore
from workflow import steps
from workflow.document import IncomingDocument, Original
from workflow.intake import held_original
from workflow.people import Person
from workflow.task import Report


def withhold(
    session: Session, database: Database, files: FileStore, document: IncomingDocument, by: Person | None, at: datetime
) -> None:
    """Take a secret paper out of the system for good. Commits the session, in which the document is held.

    Raises:
        Refusal: not possible, or not theirs; nothing was changed.
    """
    original, *attached = steps.withhold(document, by, at)
    session.flush()
    for digest in attached:
        # A file of a report gets a row that outlives us; the row of a letter that is there stays as it is.
        held_original(session, Original(sha256=digest, size=0, file_name="", wiped_at=at))
    session.commit()
    wipe(database, files, (original, *attached))


def left_over(session: Session, files: FileStore) -> list[str]:
    """What is to be wiped and still lies there (SHA-256): somebody died over it."""
    wiped = session.execute(select(Original.sha256, _NAMED).where(Original.wiped_at.is_not(None)))
    return [
        digest
        for digest, named in wiped
        if files.derived(digest).exists() or (not named and files.path(digest).exists())
    ]


def wipe(database: Database, files: FileStore, digests: Iterable[str]) -> None:
    """Remove these from the disk, each unless it is needed, and their traces from the database's log."""
    for digest in digests:
        with database.writing() as session, session.begin():
            # Held until the commit: whoever brings the same bytes waits, then finds that they are gone.
            held = session.scalar(select(Original).where(Original.sha256 == digest).with_for_update())
            if held is not None and held.wiped_at is not None:
                files.wipe_derived(digest)
                if not session.scalar(select(_NAMED).where(Original.sha256 == digest)):
                    files.wipe(digest)
    database.overwrite_deleted()


_NAMED = select(Report.id).where(Report.file_sha256 == Original.sha256).exists()
"""Does a report of another letter name the same bytes?"""
