"""The history is complete: every change has its line, and from the lines alone all states can be told again."""

from __future__ import annotations

from itertools import pairwise

import pytest
from sqlalchemy import MetaData, select
from sqlalchemy.orm.exc import StaleDataError

from storage.database import Database
from tests.makers import MORNING, TODAY, Office, a_letterhead, a_proposal, a_report, an_office
from tests.roads import a_document, a_task
from workflow import steps
from workflow.document import Event, IncomingDocument, ScanPage
from workflow.terms import State, TaskAction, TaskState

SQLITE_ONLY = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
TELLTALE = "Ngô Văn Bí Mật"


def _told(events: list[Event]) -> list[str]:
    """The states that the lines tell, one after another; each line must begin where the one before it ended."""
    for one, next_one in pairwise(events):
        assert next_one.before == one.after
    assert events[0].before is None
    return [event.after for event in events]


@pytest.mark.parametrize("state", State)
def test_the_state_of_a_letter_can_be_told_from_its_history(state: State) -> None:
    document = a_document(an_office(), state)

    own = [event for event in document.history if event.task is None]

    assert _told(own)[-1] == document.state
    assert all(_told(task.history)[-1] == task.state for task in document.tasks)


@pytest.mark.parametrize("state", TaskState)
def test_the_state_of_a_task_can_be_told_from_its_history(state: TaskState) -> None:
    task = a_task(an_office(), state)

    assert _told(task.history)[-1] == task.state
    assert task.history[0].action == TaskAction.ASSIGN


@pytest.mark.parametrize("state", State)
def test_the_lines_of_a_history_are_numbered_without_a_gap(state: State) -> None:
    document = a_document(an_office(), state)

    assert [event.sequence for event in document.history] == list(range(1, document.moves + 1))


def test_a_line_says_who_and_when() -> None:
    office = an_office()
    document = a_document(office, State.SUBMITTED)

    lines = [(event.action, event.by) for event in document.history]

    assert lines == [
        ("receive", office.clerk), ("note_reading", None), ("register", office.clerk), ("submit", office.chief),
    ]  # fmt: skip
    assert {event.at for event in document.history} == {MORNING}


def test_the_history_comes_back_from_the_database_as_it_was_written(database: Database) -> None:
    office = an_office()
    document = a_document(office, State.FILED)
    written = _lines(document)
    with database.writing() as session:
        session.add_all([*office.people, office.book, document])
        session.commit()

    with database.reading() as session:
        kept = session.scalars(select(IncomingDocument)).one()
        assert _lines(kept) == written
        assert kept.state is State.FILED
        assert [task.state for task in kept.tasks] == [task.state for task in document.tasks]


def _lines(document: IncomingDocument) -> list[tuple[object, ...]]:
    return [(event.sequence, event.action, event.before, event.after, event.at) for event in document.history]


# --- two people on one letter -------------------------------------------------------------------------


def _kept(database: Database, office: Office, state: State) -> int:
    """A letter that the database knows; its number there."""
    with database.writing() as session:
        document = a_document(office, state)
        session.add_all([*office.people, office.book, document])
        session.commit()
        return document.id


def test_who_acts_on_a_stale_page_is_told(database: Database) -> None:
    office = an_office()
    number = _kept(database, office, State.REGISTERED)
    with database.reading() as session:
        page_of_the_second = session.get_one(IncomingDocument, number)
        _ = page_of_the_second.entries, page_of_the_second.history, page_of_the_second.proposals
    with database.writing() as session:
        steps.void(session.get_one(IncomingDocument, number), "Nhầm.", session.merge(office.clerk), MORNING)
        session.commit()

    with database.writing() as session:
        session.add(page_of_the_second)
        chief, leader = session.merge(office.chief), session.merge(office.leader)
        steps.submit(page_of_the_second, a_proposal(office, by=chief, leader=leader), chief, MORNING)
        with pytest.raises(StaleDataError):
            session.commit()

    with database.reading() as session:
        assert session.get_one(IncomingDocument, number).state is State.TO_REVIEW


def test_a_step_of_a_task_makes_the_page_of_its_letter_stale_too(database: Database) -> None:
    office = an_office()
    number = _kept(database, office, State.IN_PROGRESS)

    with database.writing() as session:
        document = session.get_one(IncomingDocument, number)
        before = document.version
        steps.accept(document.tasks[0], session.merge(office.officers[0]), MORNING)
        session.commit()

        assert document.version > before


# --- a secret paper -----------------------------------------------------------------------------------


@pytest.mark.parametrize("state", [state for state in State if state is not State.WITHHELD])
@SQLITE_ONLY
def test_of_a_removed_secret_paper_no_word_is_left_but_that_it_was_there(database: Database, state: State) -> None:
    office = an_office()
    number = _kept_full_of_secrets(database, office, state)
    assert _places_of(TELLTALE, database) != []
    with database.writing() as session:
        document = session.get_one(IncomingDocument, number)
        lines_before = len(document.history)
        steps.withhold(document, None, MORNING)
        session.commit()

    assert _places_of(TELLTALE, database) == []
    with database.reading() as session:
        document = session.get_one(IncomingDocument, number)
        assert document.state is State.WITHHELD
        assert document.history[-1].action == "withhold"
        assert len(document.history) > lines_before
        assert (document.letterheads, document.pages, document.open_tasks) == ([], [], [])
        assert document.original.wiped_at == MORNING


def _kept_full_of_secrets(database: Database, office: Office, state: State) -> int:
    number = _kept(database, office, state)
    with database.writing() as session:
        document = session.get_one(IncomingDocument, number)
        document.pages.append(ScanPage(document_id=number, number=1, content={"text": TELLTALE}))
        document.reading, document.search_text = {"fields": TELLTALE}, TELLTALE
        document.original.file_name = document.file_notation = TELLTALE
        document.letterheads.append(a_letterhead(subject=TELLTALE, signer_name=TELLTALE, note=TELLTALE))
        for entry in document.entries:
            entry.letterhead, entry.void_reason = document.letterheads[-1], TELLTALE
        for proposal in document.proposals:
            proposal.text = TELLTALE
        for directive in document.directives:
            directive.text = TELLTALE
        for task in document.tasks:
            report = a_report(session.merge(office.officers[0]), text=TELLTALE, reply_code=TELLTALE)
            report.file_name = TELLTALE
            task.reports.append(report)
        for event in document.history:
            event.note = TELLTALE
        session.commit()
    return number


def _places_of(word: str, database: Database) -> list[str]:
    """Every column of every table in which the word stands."""
    tables = MetaData()
    tables.reflect(database.engine)
    with database.engine.connect() as connection:
        return [
            f"{table.name}.{column.name}"
            for table in tables.sorted_tables
            for column in table.columns
            for value in connection.execute(select(column)).scalars()
            if word in str(value)
        ]


@SQLITE_ONLY
def test_the_number_of_a_removed_paper_stays_in_the_book(database: Database) -> None:
    office = an_office()
    number = _kept(database, office, State.REGISTERED)

    with database.writing() as session:
        document = session.get_one(IncomingDocument, number)
        steps.withhold(document, session.merge(office.clerk), MORNING)
        session.commit()

        assert [(entry.number, entry.arrival_date, entry.letterhead) for entry in document.entries] == [
            (1, TODAY, None)
        ]
        assert document.arrival_number == 1
