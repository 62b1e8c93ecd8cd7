"""One worker leads and keeps the clock; what it does twice counts once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.clock import Clock, tick
from app.leader import FileLeadership, Leadership, leadership
from app.processes import FileLock, Taken, take_slot
from app.reader import ROOT
from storage.database import Database
from tests.app.running import RunningOffice, wait_for

Opens = Callable[..., RunningOffice]


@pytest.fixture
def rival(database: Database, tmp_path: Path) -> Iterator[Leadership]:
    """What another process would hold: another file handle, another connection."""
    other = Database(database.url)
    lead = leadership(other, tmp_path)
    yield lead
    lead.release()
    other.close()


def test_one_leads_at_a_time_and_the_lead_passes_on(database: Database, rival: Leadership, tmp_path: Path) -> None:
    first, second = leadership(database, tmp_path), rival

    assert first.held()
    assert first.held(), "the leader stays the leader"
    assert not second.held()

    first.release()
    # A server notices in a moment that a connection was closed.
    wait_for(second.held, seconds=5)
    assert not first.held()


@pytest.mark.kills
def test_the_lead_is_free_when_its_holder_is_killed(database: Database, tmp_path: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-m", "tests.app.holds_the_lead", database.url, str(tmp_path)], cwd=ROOT)
    wait_for((tmp_path / "held").exists)
    mine = leadership(database, tmp_path)
    assert not mine.held()

    holder.kill()
    holder.wait()

    wait_for(mine.held, seconds=5)
    mine.release()


def test_the_lead_is_lost_with_the_connection_that_held_it(
    database: Database, rival: Leadership, tmp_path: Path
) -> None:
    if database.engine.dialect.name == "sqlite":
        pytest.skip("a file lock is lost with its process only")
    first, second = leadership(database, tmp_path), rival
    assert first.held()
    with database.engine.connect() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database ="
            " (SELECT oid FROM pg_database WHERE datname = current_database())"
        )

    assert not first.held()
    wait_for(second.held, seconds=5)


def test_a_slot_is_never_shared_and_is_found_again(tmp_path: Path) -> None:
    first, lock = take_slot(tmp_path, range(1, 3))
    second, other = take_slot(tmp_path, range(1, 3))
    with pytest.raises(Taken):
        take_slot(tmp_path, range(1, 3))

    lock.release()
    again, third = take_slot(tmp_path, range(1, 3))

    assert (first, second, again) == (1, 2, 1)
    other.release()
    third.release()


def test_a_lock_is_not_passed_to_children(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "lock")
    child = subprocess.Popen(["sleep", "30"])

    lock.release()

    FileLock(tmp_path / "lock").release()
    child.kill()
    child.wait()


def test_a_new_leader_sweeps_at_once(running: Opens, tmp_path: Path) -> None:
    opened = running()
    office = opened.office
    opened.lose_job(f"document:{opened.receive('trang một')}:open")
    clock = Clock(office, FileLeadership(tmp_path / "lead"))

    clock.look()

    wait_for(lambda: bool(office.queue.open_keys()), seconds=10)
    clock.stop()


def test_a_clock_that_was_not_wound_does_nothing() -> None:
    tick("sweep")
