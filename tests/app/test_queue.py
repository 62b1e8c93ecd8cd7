"""A letter and its job are in the record together, or neither is."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from collections.abc import Callable

import pytest
from sqlalchemy import select

from app.reader import ROOT
from tests.app.running import NOW, RunningOffice
from workflow.document import IncomingDocument

Opens = Callable[..., RunningOffice]


def documents(office: RunningOffice) -> list[int]:
    with office.office.database.reading() as session:
        return list(session.scalars(select(IncomingDocument.id)))


def test_a_letter_taken_in_has_its_job(running: Opens) -> None:
    office = running()

    number = office.receive("trang một")

    assert office.office.queue.open_keys() == {f"document:{number}:open"}


def test_a_letter_that_was_not_committed_has_no_job(running: Opens) -> None:
    office = running()

    with office.office.database.writing() as session:
        office.office.door.take_in(session, io.BytesIO(b"trang"), "a.txt", None, NOW)
        session.rollback()

    assert documents(office) == []
    assert office.office.queue.open_keys() == set()


def test_jobs_long_done_are_forgotten_and_the_letter_stays(running: Opens) -> None:
    office = running()
    number = office.receive("trang một")
    office.start_worker()
    office.wait_until_read(number)

    assert office.office.queue.forget_old(days=1) == 0
    time.sleep(0.5)
    assert office.office.queue.forget_old(days=0) >= 1
    assert documents(office) == [number]


@pytest.mark.kills
def test_whoever_hands_in_may_be_killed_at_any_moment(running: Opens) -> None:
    office = running()
    environment = office.office.settings.as_environment()
    for pause in (1.6, 1.9, 2.3):
        clerk = subprocess.Popen([sys.executable, "-m", "tests.app.busy_clerk"], cwd=ROOT, env=environment)
        time.sleep(pause)
        clerk.kill()
        clerk.wait()

    letters = documents(office)

    assert office.office.queue.open_keys() == {f"document:{number}:open" for number in letters}
    for number in letters:
        assert office.office.files.path(office.document(number).original.sha256).exists()
