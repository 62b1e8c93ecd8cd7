"""The night's cleaning: files that no row names go after a day, and never one that a row names."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from app.sweep import drop_unnamed, purge
from tests.app.running import RunningOffice
from tests.makers import a_report, an_office
from tests.roads import a_task
from workflow.terms import TaskState

Opens = Callable[..., RunningOffice]


def test_only_what_no_row_names_goes_and_only_after_a_day(running: Opens) -> None:
    office = running()
    files, door = office.office.files, office.office.door
    letter = files.path(office.document(office.receive("trang một")).original.sha256)
    reply = files.path(_reported(office, b"a reply"))
    forgotten, young = (files.path(door.keep(io.BytesIO(content)).digest) for content in (b"forgotten", b"young"))
    for path in (letter, reply, forgotten):
        _aged(office, path)

    purge(office.office)

    assert [path.exists() for path in (letter, reply, young, forgotten)] == [True, True, True, False]
    assert drop_unnamed(office.office) == 0


def test_old_bytes_that_no_row_names_and_that_come_again_are_kept(running: Opens) -> None:
    office = running()
    content = "trang một".encode()
    path = office.office.files.path(office.office.door.keep(io.BytesIO(content)).digest)
    _aged(office, path)

    office.receive("trang một")
    _aged(office, path)

    assert drop_unnamed(office.office) == 0
    assert path.read_bytes() == content


def _aged(office: RunningOffice, path: Path) -> None:
    at = (office.office.now() - timedelta(days=2)).timestamp()
    os.utime(path, (at, at))


def _reported(office: RunningOffice, content: bytes) -> str:
    """A report with that file; its SHA-256."""
    people = an_office()
    task = a_task(people, TaskState.IN_WORK)
    with office.office.database.writing() as session:
        session.add_all([*people.people, people.book, task.document])
        digest = office.office.door.attach(session, office.office.door.keep(io.BytesIO(content)))
        task.reports.append(a_report(people.officers[0], file_sha256=digest, file_name="tra-loi.pdf"))
        session.commit()
    return digest
