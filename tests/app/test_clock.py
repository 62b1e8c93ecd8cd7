"""One worker leads and keeps the clock; what it does twice counts once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app.clock import Clock, tick
from app.leader import FileLeadership, Leadership, leadership
from app.notify import note_deadlines
from app.office import Office
from app.processes import FileLock, Taken, take_slot
from app.reader import ROOT
from storage.database import Database
from tests.app.running import RunningOffice, wait_for
from tests.makers import IN_A_WEEK, an_office
from tests.roads import a_document as a_letter
from workflow.deadlines import VIETNAM
from workflow.notices import Notice, NoticeKind
from workflow.terms import Duty, State

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


# --- the morning's notices ----------------------------------------------------------------------------


class MorningOffice(Office):
    """An office whose clock stands still."""

    at = datetime.combine(IN_A_WEEK, datetime.min.time(), VIETNAM) + timedelta(hours=7, minutes=30)

    def now(self) -> datetime:
        return self.at


def with_a_letter_in_progress(running: Opens) -> MorningOffice:
    office = MorningOffice(running().office.settings)
    people = an_office()
    with office.database.writing() as session, session.begin():
        session.add_all([*people.units, *people.people, people.book])
        session.add(a_letter(people, State.IN_PROGRESS))
    return office


def told(office: Office) -> list[tuple[str, NoticeKind, Duty]]:
    with office.database.reading() as session:
        notices = session.scalars(select(Notice).order_by(Notice.id)).all()
        return [(notice.person.full_name, notice.kind, notice.task.duty) for notice in notices]


def test_who_has_a_deadline_today_is_told_once_however_often_the_clock_ticks(running: Opens) -> None:
    office = with_a_letter_in_progress(running)

    for _ in range(2):
        note_deadlines(office)

    assert sorted(told(office)) == [
        ("Chuyên viên Ban Tổ chức", NoticeKind.DUE_SOON, Duty.SUPPORT),
        ("Chuyên viên Văn phòng", NoticeKind.DUE_SOON, Duty.LEAD),
        ("Trưởng Ban Tổ chức", NoticeKind.DUE_SOON, Duty.SUPPORT),
        ("Trưởng Văn phòng", NoticeKind.DUE_SOON, Duty.LEAD),
    ]
    office.close()


def test_what_is_late_the_chief_of_office_hears_of_too(running: Opens) -> None:
    office = with_a_letter_in_progress(running)
    office.at += timedelta(days=1)

    note_deadlines(office)

    late = [(who, duty) for who, kind, duty in told(office) if kind is NoticeKind.OVERDUE]
    assert len(late) == 6
    assert ("Trần Văn Chánh", Duty.LEAD) in late
    office.close()


def test_two_clocks_that_tick_at_once_tell_once(running: Opens) -> None:
    offices = [with_a_letter_in_progress(running)]
    offices.append(MorningOffice(offices[0].settings))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(note_deadlines, offices))

    assert len(told(offices[0])) == 4
    for office in offices:
        office.close()


def test_a_clock_that_was_not_wound_does_nothing() -> None:
    tick("sweep")
