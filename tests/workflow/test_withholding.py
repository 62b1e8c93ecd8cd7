"""A secret paper goes from the books and from the disk, whoever dies over it; and nothing goes that is still needed."""

from __future__ import annotations

import io
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from storage.database import Database
from storage.files import FileStore
from tests.makers import MORNING, Office, a_report, an_office
from tests.roads import a_task
from workflow.document import IncomingDocument
from workflow.intake import Door
from workflow.task import Task
from workflow.terms import State, TaskState
from workflow.withholding import left_over, wipe, withhold

ROOT = Path(__file__).resolve().parent.parent.parent
LETTER, REPLY = b"%PDF-1.7 a letter", b"%PDF-1.7 a reply"


def _lay_aside(_session: Session, _kind: str, _key: str, /, **_ids: int) -> None:
    """Nothing is read here."""


@pytest.fixture
def door(tmp_path: Path) -> Door:
    return Door(FileStore(tmp_path / "files"), _lay_aside, 1000)


def _come_in(database: Database, door: Door, content: bytes = LETTER) -> int:
    with database.writing() as session:
        document = door.take_in(session, io.BytesIO(content), "thu.pdf", None, MORNING).document
        session.commit()
        return document.id


def _withhold(database: Database, door: Door, document_id: int) -> None:
    with database.writing() as session:
        withhold(session, database, door.files, session.get_one(IncomingDocument, document_id), None, MORNING)


def _reported(database: Database, door: Door, office: Office, *contents: bytes) -> Task:
    """A letter in work, with a report for each file."""
    task = a_task(office, TaskState.IN_WORK)
    with database.writing() as session:
        session.add_all([*office.people, office.book, task.document])
        session.flush()
        for content in contents:
            digest = door.attach(session, door.keep(io.BytesIO(content)))
            task.reports.append(a_report(office.officers[0], file_sha256=digest, file_name="tra-loi.pdf"))
        session.commit()
    return task


def _digest(database: Database, document_id: int) -> str:
    with database.reading() as session:
        return session.get_one(IncomingDocument, document_id).original.sha256


def _left_over(database: Database, door: Door) -> list[str]:
    with database.reading() as session:
        return left_over(session, door.files)


def test_the_record_is_emptied_and_the_bytes_go_with_all_that_was_made_of_them(database: Database, door: Door) -> None:
    number = _come_in(database, door)
    digest = _digest(database, number)
    door.files.keep_derived(digest, "page-001.jpg", b"picture")

    _withhold(database, door, number)

    with database.reading() as session:
        document = session.get_one(IncomingDocument, number)
        assert document.state is State.WITHHELD
        assert document.original.wiped_at == MORNING
    assert not door.files.path(digest).exists()
    assert not door.files.derived(digest).exists()


def test_the_files_of_its_reports_go_with_it(database: Database, door: Door) -> None:
    task = _reported(database, door, an_office(), REPLY)
    digest = task.reports[0].file_sha256

    _withhold(database, door, task.document.id)

    assert not door.files.path(digest).exists()


def test_another_letter_that_is_the_same_file_as_a_report_of_it_keeps_its_original(
    database: Database, door: Door
) -> None:
    other = _come_in(database, door, REPLY)
    task = _reported(database, door, an_office(), REPLY)

    _withhold(database, door, task.document.id)

    assert door.files.path(_digest(database, other)).read_bytes() == REPLY
    with database.reading() as session:
        assert session.get_one(IncomingDocument, other).original.wiped_at is None
    assert _left_over(database, door) == []


def test_a_report_of_another_letter_keeps_the_same_file_until_it_goes_itself(database: Database, door: Door) -> None:
    removed, kept = (_reported(database, door, an_office(), REPLY) for _ in range(2))
    digest = kept.reports[0].file_sha256

    _withhold(database, door, removed.document.id)

    assert door.files.path(digest).read_bytes() == REPLY
    assert _left_over(database, door) == []

    _withhold(database, door, kept.document.id)

    assert not door.files.path(digest).exists()


def test_a_removed_file_of_a_report_may_come_again_as_a_letter(database: Database, door: Door) -> None:
    task = _reported(database, door, an_office(), REPLY)
    _withhold(database, door, task.document.id)

    number = _come_in(database, door, REPLY)

    wipe(database, door.files, [_digest(database, number)])
    with database.reading() as session:
        original = session.get_one(IncomingDocument, number).original
    assert (original.size, original.file_name, original.wiped_at) == (len(REPLY), "thu.pdf", None)
    assert door.files.path(original.sha256).read_bytes() == REPLY


@pytest.mark.kills
def test_whoever_is_killed_between_the_books_and_the_disk_is_made_up_for(database: Database, door: Door) -> None:
    task = _reported(database, door, an_office(), REPLY)
    number, reply = task.document.id, task.reports[0].file_sha256
    program = """
import os, signal, sys
from pathlib import Path
import app.tables
from storage.database import Database
from storage.files import FileStore
from tests.makers import MORNING
from workflow.document import IncomingDocument
from workflow.withholding import withhold

class Killed(FileStore):
    def wipe_derived(self, digest):
        os.kill(os.getpid(), signal.SIGKILL)

database = Database(sys.argv[1])
with database.writing() as session:
    document = session.get_one(IncomingDocument, int(sys.argv[3]))
    withhold(session, database, Killed(Path(sys.argv[2])), document, None, MORNING)
"""
    command = (sys.executable, "-c", program, database.url, str(door.files.root), str(number))

    died = subprocess.run(command, cwd=ROOT, check=False)

    assert died.returncode < 0
    with database.reading() as session:
        document = session.get_one(IncomingDocument, number)
        assert (document.state, document.search_text) == (State.WITHHELD, "")
    assert _left_over(database, door) == [reply], "the books know what is still to go"
    wipe(database, door.files, _left_over(database, door))
    assert not door.files.path(reply).exists()
    assert _left_over(database, door) == []


# --- the same bytes come in again while they are wiped -------------------------------------------------------


def test_bytes_that_are_wiped_after_they_were_put_down_at_the_door_are_put_down_again(
    database: Database, door: Door
) -> None:
    removed = _come_in(database, door)
    digest = _digest(database, removed)
    _withhold(database, door, removed)

    kept = door.keep(io.BytesIO(LETTER))
    wipe(database, door.files, _left_over(database, door))
    assert not door.files.path(digest).exists()
    with database.writing() as session:
        let_in = door.admit(session, kept, "thu.pdf", None, MORNING, cleared=True)
        session.commit()

    assert let_in.is_new
    assert door.files.path(digest).read_bytes() == LETTER
    assert _left_over(database, door) == []


def test_who_would_wipe_waits_for_the_clerk_who_lets_the_paper_in_and_then_leaves_it(
    database: Database, door: Door
) -> None:
    removed = _come_in(database, door)
    digest = _digest(database, removed)
    _withhold(database, door, removed)
    kept = door.keep(io.BytesIO(LETTER))
    late = _left_over(database, door)
    assert late == [digest]

    with ThreadPoolExecutor(1) as sweeper, database.writing() as session:
        door.admit(session, kept, "thu.pdf", None, MORNING, cleared=True)
        wiping = sweeper.submit(wipe, database, door.files, late)
        with pytest.raises(TimeoutError):
            wiping.result(timeout=0.5)
        session.commit()
        wiping.result()

    assert door.files.path(digest).read_bytes() == LETTER


def test_a_file_of_a_report_that_is_wiped_before_its_row_is_written_is_put_down_again(
    database: Database, door: Door
) -> None:
    removed = _reported(database, door, an_office(), REPLY)
    _withhold(database, door, removed.document.id)
    office = an_office()
    task = a_task(office, TaskState.IN_WORK)

    kept = door.keep(io.BytesIO(REPLY))
    wipe(database, door.files, _left_over(database, door))
    with database.writing() as session:
        session.add_all([*office.people, office.book, task.document])
        task.reports.append(
            a_report(office.officers[0], file_sha256=door.attach(session, kept), file_name="tra-loi.pdf")
        )
        session.commit()
    wipe(database, door.files, [kept.digest])

    assert door.files.path(kept.digest).read_bytes() == REPLY
