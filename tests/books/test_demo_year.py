"""A year of life in the demo office: through the real steps, the same for the same seed, and full of what happens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image
from rich.console import Console
from sqlalchemy import select, true
from sqlalchemy.orm import Session

from app.calendar import begin_years
from app.demo_office import found
from app.demo_year.filling import fill
from app.office import Office
from app.settings import Settings
from storage.database import Database
from storage.files import page_picture
from tests.books.conftest import LETTERS, NOW, SEED, TODAY, WHOLE, an_empty_office
from workflow.books.asked import Asked
from workflow.books.following import following
from workflow.books.handling import handling
from workflow.books.senders import DEFAULT, groups_of
from workflow.books.transfers import transfers
from workflow.books.waiting import waiting
from workflow.books.work import work_by_unit
from workflow.calendar import working_calendar
from workflow.document import IncomingDocument
from workflow.terms import Action, Channel, State, TaskAction, TaskState

Rows = Callable[[str], list[tuple[Any, ...]]]
TOLD = "SELECT d.state, d.arrival_number, e.sequence, e.action, e.at, e.note FROM vt_event e JOIN vt_document d" \
       " ON d.id = e.document_id ORDER BY d.received_at, d.id, e.sequence"  # fmt: skip


def test_the_same_seed_makes_the_same_year(tmp_path: Path) -> None:
    told = []
    for name in ("one", "other"):
        with an_empty_office(tmp_path / name) as office:
            fill(office, 25, 3, NOW, Console(quiet=True))
            with office.database.reading() as session:
                told.append(session.connection().exec_driver_sql(TOLD).all())

    assert told[0] == told[1]
    assert len(told[0]) > 200


def test_a_second_time_adds_nothing(year: Office, rows: Rows) -> None:
    before = rows("SELECT count(*) FROM vt_event")

    assert not fill(year, LETTERS, SEED, NOW, Console(quiet=True))
    assert rows("SELECT count(*) FROM vt_event") == before


def test_histories_are_in_the_order_of_time_and_none_is_of_tomorrow(rows: Rows) -> None:
    history = rows("SELECT document_id, at FROM vt_event ORDER BY document_id, sequence")

    assert history == sorted(history)
    assert max(at for _, at in history) <= NOW.astimezone().isoformat(" ")


def test_numbers_run_without_a_gap_in_each_year(rows: Rows) -> None:
    for year in (2025, 2026):
        numbers = [number for (number,) in rows(f"SELECT number FROM vt_entry WHERE year = {year} ORDER BY number")]
        assert numbers == list(range(1, len(numbers) + 1))


def test_the_year_has_something_of_everything(rows: Rows) -> None:
    acts = {action for (action,) in rows("SELECT DISTINCT action FROM vt_event")}
    states = {state for (state,) in rows("SELECT DISTINCT state FROM vt_document")}

    assert {
        Action.MERGE, Action.VOID, Action.CORRECT, Action.TRANSFER, Action.COMMENT, Action.REDIRECT, Action.REASSIGN,
        Action.NOTE_CALL_BACK, Action.RETURN_TO_SENDER, Action.SET_ASIDE, Action.FILE, TaskAction.RETURN,
        TaskAction.FORWARD, TaskAction.APPOINT, TaskAction.ASK_EXTENSION, TaskAction.GRANT_EXTENSION, TaskAction.URGE,
        TaskAction.SEND_BACK,
    } <= acts  # fmt: skip
    assert {State.REGISTERED, State.SUBMITTED, State.IN_PROGRESS, State.DONE, State.FILED, State.MERGED} <= states
    assert {TaskState.ASSIGNED, TaskState.IN_WORK, TaskState.REPORTED} <= {
        state for (state,) in rows("SELECT DISTINCT state FROM vt_task")
    }
    assert {channel for (channel,) in rows("SELECT DISTINCT channel FROM vt_document")} == set(Channel)
    assert rows(f"SELECT 1 FROM vt_task WHERE state = 'in_work' AND due_date < '{TODAY}'")
    assert rows("SELECT 1 FROM vt_directive WHERE by_id <> sender_id AND mandate = 'assistant'")


def test_little_comes_on_days_off_and_around_tet(rows: Rows) -> None:
    by_day = dict(rows("SELECT strftime('%w', arrival_date), count(*) FROM vt_document GROUP BY 1"))

    assert by_day.get("0", 0) + by_day.get("6", 0) < LETTERS / 20
    assert rows("SELECT count(*) FROM vt_document WHERE arrival_date BETWEEN '2026-02-14' AND '2026-02-22'")[0][0] < 5


def test_each_letter_has_its_own_original_and_a_page_that_can_be_seen(year: Office, session: Session) -> None:
    documents = session.scalars(select(IncomingDocument).where(IncomingDocument.state != State.WITHHELD)).all()

    for document in documents[::25]:
        digest = document.original.sha256
        assert year.files.path(digest).stat().st_size == document.original.size
        with Image.open(year.files.derived(digest) / page_picture(1)) as page:
            assert page.size == (827, 1169)
            assert page.getextrema()[0] < 60, "there is ink on it"
    assert len({document.original.sha256 for document in documents}) == len(documents)


def test_what_was_read_lies_where_it_stands_on_the_page(session: Session) -> None:
    document = session.scalars(select(IncomingDocument).where(IncomingDocument.reading.is_not(None))).first()
    assert document is not None
    assert document.reading is not None

    read = document.reading["fields"]

    assert read["organ_name"]["box"][1] < read["code"]["box"][1] < read["signer_name"]["box"][1]
    assert read["code"]["value"] == f"{read['code_number']['value']}{_sign(read)}{read['code_notation']['value']}"


def _sign(read: dict[str, Any]) -> str:
    return str(read["code"]["value"][len(read["code_number"]["value"])])


def test_the_figures_are_the_same_on_either_database(database: Database, tmp_path: Path, session: Session) -> None:
    with Office(Settings(instance=tmp_path, database=database.url)) as office:
        begin_years(office)
        with office.database.writing() as writing:
            found(writing, lambda _password: "x" * 20)
            writing.commit()
        fill(office, 40, SEED, NOW, Console(quiet=True))
    whole = Asked(WHOLE, TODAY, true())

    with database.reading() as here:
        report = handling(here, whole, groups_of(DEFAULT))
        units = work_by_unit(here, whole)
        waits = waiting(here, whole, working_calendar(here))
        handed, followed = transfers(here, whole, None), following(here, whole, None)

    assert report.sum.total == followed.total > 30
    assert all(part.sum.counts == report.sum.counts for part in report.parts)
    assert units.sum.total > 40
    assert handed.total >= handed.receipted > 40
    assert any(wait.passed and wait.longest_days for wait in waits)
