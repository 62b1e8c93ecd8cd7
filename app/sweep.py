"""The leader's round: jobs of dead workers go back, letters that no job cares for get one, secrets are gone for good.

The office's own tables are the truth; the queue only moves the work and can be rebuilt from them.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.heartbeat import living
from workflow.document import IncomingDocument, Original
from workflow.intake import OPEN_SCAN
from workflow.task import Report
from workflow.withholding import left_over, wipe

if TYPE_CHECKING:
    from app.office import Office

HISTORY_DAYS = 7
LONGEST_UPLOAD = timedelta(hours=1)
GRACE = timedelta(days=1)
"""How long a file may lie there before a row names it."""

log = logging.getLogger(__name__)


def sweep(office: Office) -> None:
    """Every few minutes, by the leader only."""
    reclaim(office)
    revive(office)
    wipe_again(office)


def reclaim(office: Office) -> int:
    """Jobs that dead workers held go back to the queue; how many."""
    with office.database.writing() as session, session.begin():
        alive = living(session, office.now(), timedelta(seconds=office.settings.silence))
    reclaimed = office.queue.reclaim(alive)
    if reclaimed:
        log.warning("Giao lại %s việc của tiến trình đã dừng.", reclaimed)
    return reclaimed


def revive(office: Office) -> int:
    """Letters not wholly read that no job cares for get a new one; how many."""
    # First the letters, then the jobs: a letter that came in between has its job.
    with office.database.reading() as session:
        unread = session.scalars(select(IncomingDocument.id).where(IncomingDocument.reading_complete.is_(False))).all()
    cared_for = {_document_of(key) for key in office.queue.open_keys()} if unread else set()
    stuck = [document_id for document_id in unread if document_id not in cared_for]
    for document_id in stuck:
        key = f"document:{document_id}:open:{office.now():%Y%m%d%H%M%S}"
        with office.database.writing() as session, session.begin():
            office.queue.enqueue(session, OPEN_SCAN, key, document_id=document_id)
    if stuck:
        log.warning("Đọc lại %s văn bản bị bỏ dở.", len(stuck))
    return len(stuck)


def wipe_again(office: Office) -> None:
    """Somebody may have died between telling that a secret goes and removing it."""
    with office.database.reading() as session:
        digests = left_over(session, office.files)
    if digests:
        wipe(office.database, office.files, digests)
    if _removed_lately(office):
        # Whoever was reading at the moment kept the database's log from being emptied.
        office.database.overwrite_deleted()


def _removed_lately(office: Office) -> bool:
    lately = select(Original.id).where(Original.wiped_at > office.now() - GRACE).limit(1)
    with office.database.reading() as session:
        return session.scalar(lately) is not None


def purge(office: Office) -> None:
    """Every night: the engine's memory of jobs long done, and files that came but never got into the books."""
    office.queue.forget_old(HISTORY_DAYS)
    office.files.drop_incoming(office.now() - LONGEST_UPLOAD)
    drop_unnamed(office)


def drop_unnamed(office: Office) -> int:
    """Remove the files that no row names after a day: their upload was refused, or died on its way; how many."""
    # First the files, then the rows: what was named in between is found. Bytes that come again are young again.
    before = office.now() - GRACE
    old = set(office.files.older_than(before))
    with office.database.reading() as session:
        old.difference_update(session.scalars(select(Original.sha256)))
        old.difference_update(session.scalars(select(Report.file_sha256)))
    dropped = sum(office.files.drop(digest, before) for digest in old)
    if dropped:
        log.info("Xóa %s tệp không thuộc văn bản nào.", dropped)
    return dropped


def _document_of(key: str) -> int | None:
    """«document:12:page:3:…» → 12."""
    parts = key.split(":")
    return int(parts[1]) if parts[0] == "document" and len(parts) > 2 and parts[1].isdigit() else None
