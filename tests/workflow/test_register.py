"""Arrival numbers: one run for each register and year; none twice, none skipped, whoever comes at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from multiprocessing import get_context
from threading import Barrier
from uuid import uuid4

import pytest
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from storage.database import Database
from tests.makers import MORNING, TODAY, Office, a_letterhead, an_original
from workflow import steps
from workflow.document import IncomingDocument
from workflow.machine import RuleBroken, WrongRole
from workflow.people import Person
from workflow.register import Book, Entry, Register, open_book
from workflow.terms import Role

LETTERS_EACH = 8


def test_numbers_run_from_one(database: Database, kept_office: Office) -> None:
    with database.writing() as session:
        numbers = [_register_one(session).arrival_number for _ in range(3)]

    assert numbers == [1, 2, 3]


def test_each_year_begins_at_one(database: Database, kept_office: Office) -> None:
    with database.writing() as session:
        register = session.scalars(select(Register)).one()
        this_year, last_year = open_book(session, register, TODAY.year), open_book(session, register, TODAY.year - 1)
        numbers = [
            _register_one(session, book, issued_date=None).arrival_number for book in (this_year, this_year, last_year)
        ]

    assert numbers == [1, 2, 1]


def test_each_register_has_its_own_run(database: Database, kept_office: Office) -> None:
    with database.writing() as session:
        other = Register(name="Sổ giấy mời", valid_from=TODAY)
        session.add(other)
        session.flush()
        numbers = [_register_one(session).arrival_number, _register_one(session, _book(session, other)).arrival_number]

    assert numbers == [1, 1]


def test_a_leader_cannot_register_and_no_number_is_lost(database: Database, kept_office: Office) -> None:
    with database.writing() as session:
        _register_one(session)
        session.commit()
    with database.writing() as session, pytest.raises(WrongRole):
        _register_one(session, by=Role.LEADER)

    with database.writing() as session:
        assert _register_one(session).arrival_number == 2


def test_a_letter_that_is_refused_takes_no_number(database: Database, kept_office: Office) -> None:
    with database.writing() as session, pytest.raises(RuleBroken):
        _register_one(session, subject="")

    with database.writing() as session:
        assert _register_one(session).arrival_number == 1


def test_a_voided_number_stays_with_its_reason_and_is_never_given_again(
    database: Database, kept_office: Office
) -> None:
    with database.writing() as session:
        clerk = _somebody(session, Role.CLERK)
        document = _register_one(session)
        steps.void(document, "Vào sổ nhầm.", clerk, MORNING)
        session.commit()
    with database.writing() as session:
        document = session.scalars(select(IncomingDocument)).one()
        steps.register(document, a_letterhead(), TODAY, _book(session), _somebody(session, Role.CLERK), MORNING)
        session.commit()

    with database.reading() as session:
        lines = [(entry.number, entry.void_reason) for entry in session.scalars(select(Entry).order_by(Entry.number))]
        assert lines == [(1, "Vào sổ nhầm."), (2, "")]
        assert session.scalars(select(IncomingDocument)).one().arrival_number == 2


def test_the_database_itself_knows_no_number_twice(database: Database, kept_office: Office) -> None:
    with database.writing() as session:
        _register_one(session)
        book = _book(session)
        book.last_number = 0

        with pytest.raises(IntegrityError):
            _register_one(session, book)


def test_the_database_itself_lets_no_registered_letter_be_without_a_number(
    database: Database, kept_office: Office
) -> None:
    with database.writing() as session:
        _register_one(session).arrival_number = None

        with pytest.raises(IntegrityError):
            session.commit()


# Not on SQLite: there a writer holds the whole file from its first look.
@pytest.mark.parametrize("database_url", [pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True)
def test_a_clerk_who_has_looked_at_the_book_before_still_gets_the_next_number(
    database: Database, kept_office: Office
) -> None:
    with database.writing() as early:
        early.scalars(select(Book)).one()
        with database.writing() as other:
            _register_one(other)
            other.commit()

        assert _register_one(early).arrival_number == 2
        early.commit()


def test_sixteen_who_register_at_once_never_share_nor_skip_a_number(database: Database, kept_office: Office) -> None:
    together = Barrier(16)

    _at_once(16, lambda _: _register_many(database.url, 3, together.wait))

    assert _numbers(database) == list(range(1, 16 * 3 + 1))
    assert _letters_without_a_number(database) == []


def test_four_processes_that_register_at_once_never_share_nor_skip_a_number(
    database: Database, kept_office: Office
) -> None:
    with get_context("spawn").Pool(4) as processes:
        processes.map(_register_many, [database.url] * 4, chunksize=1)
        processes.close()
        processes.join()

    assert _numbers(database) == list(range(1, 4 * LETTERS_EACH + 1))
    assert _letters_without_a_number(database) == []


def test_who_is_refused_among_many_leaves_no_gap(database: Database, kept_office: Office) -> None:
    together = Barrier(8)

    _at_once(8, lambda number: _register_or_fail(database.url, number % 2 == 0, together.wait))

    assert _numbers(database) == list(range(1, 4 * LETTERS_EACH + 1))


def test_the_first_two_letters_of_a_year_at_once_open_one_book(database: Database, kept_office: Office) -> None:
    with database.writing() as session:
        session.execute(delete(Book))
        session.commit()
    together = Barrier(2)

    _at_once(2, lambda _: _register_many(database.url, 1, together.wait))

    assert _numbers(database) == [1, 2]


def _at_once(how_many: int, work: Callable[[int], None]) -> None:
    with ThreadPoolExecutor(how_many) as clerks:
        list(clerks.map(work, range(how_many)))


def _register_many(url: str, how_many: int = LETTERS_EACH, before: Callable[[], object] = lambda: None) -> None:
    database = Database(url)
    before()
    for _ in range(how_many):
        with database.writing() as session:
            _register_one(session)
            session.commit()
    database.close()


def _register_or_fail(url: str, fails: bool, before: Callable[[], object]) -> None:
    """Half of them forget the subject every time: their number goes back with all they wrote."""
    database = Database(url)
    before()
    for _ in range(LETTERS_EACH):
        with database.writing() as session:
            if fails:
                with pytest.raises(RuleBroken):
                    _register_one(session, subject="")
            else:
                _register_one(session)
                session.commit()
    database.close()


def _register_one(
    session: Session, book: Book | None = None, by: Role = Role.CLERK, **wishes: object
) -> IncomingDocument:
    """A new letter, registered as the screens do it: the book is opened in the registering transaction."""
    document = steps.receive(an_original(sha256=uuid4().hex * 2), None, MORNING)
    session.add(document)
    steps.note_reading(document, {}, MORNING, complete=True)
    book = book or _book(session)
    arrived = min(TODAY, date(book.year, 12, 31))
    steps.register(document, a_letterhead(**wishes), arrived, book, _somebody(session, by), MORNING)
    session.flush()
    return document


def _book(session: Session, register: Register | None = None) -> Book:
    register = register or session.scalars(select(Register).order_by(Register.id)).first()
    assert register is not None
    return open_book(session, register, TODAY.year)


def _somebody(session: Session, role: Role) -> Person:
    people = session.scalars(select(Person).order_by(Person.id))
    return next(person for person in people if role in person.roles_on(TODAY))


def _numbers(database: Database) -> list[int]:
    with database.reading() as session:
        return list(session.scalars(select(Entry.number).order_by(Entry.number)))


def _letters_without_a_number(database: Database) -> list[int]:
    with database.reading() as session:
        return list(session.scalars(select(IncomingDocument.id).where(IncomingDocument.arrival_number.is_(None))))
