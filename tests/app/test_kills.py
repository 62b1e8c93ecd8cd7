"""Workers are really killed; no letter is lost, none is told of twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.heartbeat import Heartbeat, living
from app.reading_jobs import MAX_ATTEMPTS
from app.sweep import revive, sweep
from tests.app.running import RunningOffice, wait_for
from workflow.document import IncomingDocument, Original
from workflow.terms import Action, State

pytestmark = pytest.mark.kills

Opens = Callable[..., RunningOffice]


def pages_read(office: RunningOffice, number: int) -> int:
    return sum(page.settled for page in office.document(number).pages)


def test_a_worker_killed_while_it_reads_finds_its_work_again_and_the_letter_is_in_the_record_once(
    running: Opens,
) -> None:
    office = running("SlowReader")
    letters = [office.receive(*(f"văn bản {n} trang {p}" for p in range(1, 4))) for n in range(3)]

    for _ in range(3):
        worker = office.start_worker()
        before = sum(pages_read(office, one) for one in letters)
        wait_for(lambda before=before: sum(pages_read(office, one) for one in letters) > before)  # type: ignore[misc]
        office.kill(worker)
    office.start_worker()
    documents = office.wait_until_read(*letters)

    for n, document in enumerate(documents):
        assert document.state is State.TO_REVIEW
        assert document.reading is not None
        assert document.reading["text"] == [f"văn bản {n} trang {p}" for p in range(1, 4)]
        noted = [event for event in document.history if event.action == Action.NOTE_READING]
        assert len(noted) <= 2
        assert all(1 <= page.attempts <= MAX_ATTEMPTS for page in document.pages)
    with office.office.database.reading() as session:
        assert len(session.scalars(select(IncomingDocument)).all()) == len(letters)
        assert len(session.scalars(select(Original)).all()) == len(letters)


def test_the_work_of_a_worker_that_never_comes_back_is_taken_over_by_the_next_leader(running: Opens) -> None:
    office = running("SlowReader")
    leader = office.start_worker()
    wait_for(lambda: beating(office) == 1)
    other = office.start_worker()
    wait_for(lambda: beating(office) == 2)
    letters = [office.receive(f"văn bản {n}", "trang hai", "trang ba") for n in range(2)]
    wait_for(lambda: all(pages_read(office, one) for one in letters))

    office.kill(leader)
    # Nobody starts it again; the other takes the lead when the dead one has been silent for long enough.
    wait_for(lambda: beating(office) == 1)
    sweep(office.office)
    documents = office.wait_until_read(*letters)

    assert other.poll() is None
    assert all(document.state is State.TO_REVIEW for document in documents)


def test_a_queue_that_was_lost_is_rebuilt_from_the_record(running: Opens) -> None:
    office = running()
    number = office.receive("trang một", "trang hai")
    office.lose_job(f"document:{number}:open")
    assert office.office.queue.open_keys() == set()

    assert revive(office.office) == 1
    assert revive(office.office) == 0, "a job cares for it now"
    office.start_worker()
    (document,) = office.wait_until_read(number)

    assert document.state is State.TO_REVIEW


def beating(office: RunningOffice) -> int:
    with office.office.database.writing() as session:
        silence = timedelta(seconds=office.office.settings.silence)
        return len(living(session, office.office.now(), silence))


def test_a_worker_says_that_it_lives(running: Opens) -> None:
    office = running()
    worker = office.start_worker()
    wait_for(lambda: beating(office) == 1)

    office.kill(worker)

    wait_for(lambda: beating(office) == 0, seconds=10)
    with office.office.database.reading() as session:
        assert session.scalars(select(Heartbeat)).all(), "its name is remembered for a day"
