"""Who writes takes turns, who reads never waits, and what is stored comes back as it was."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError

from storage.database import Database
from tests.makers import MORNING, Office, an_original
from workflow.document import Original
from workflow.people import Person, Post, Unit
from workflow.terms import Role

SQLITE_ONLY = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_a_moment_comes_back_as_the_same_moment_in_utc(database: Database) -> None:
    with database.writing() as session:
        session.add(an_original(wiped_at=MORNING))
        session.commit()

    with database.reading() as session:
        kept = session.scalars(select(Original)).one().wiped_at
        assert kept == MORNING
        assert kept is not None
        assert kept.utcoffset() == timedelta(0)


def test_a_moment_without_its_zone_is_refused(database: Database) -> None:
    with database.writing() as session:
        session.add(an_original(wiped_at=datetime(2026, 3, 2, 8)))  # noqa: DTZ001

        with pytest.raises(StatementError, match="has no time zone"):
            session.commit()


def test_a_moment_can_be_compared_across_zones(database: Database) -> None:
    with database.writing() as session:
        session.add(an_original(wiped_at=MORNING))
        session.commit()

    with database.reading() as session:
        just_before = (MORNING - timedelta(seconds=1)).astimezone(UTC)
        assert session.scalars(select(Original).where(Original.wiped_at > just_before)).all()
        assert not session.scalars(select(Original).where(Original.wiped_at > MORNING)).all()


def test_a_word_comes_back_as_a_word_of_its_vocabulary(database: Database, kept_office: Office) -> None:
    with database.reading() as session:
        roles = set(session.scalars(select(Post.role)))

    assert Role.CLERK in roles
    assert all(isinstance(role, Role) for role in roles)


def test_a_word_outside_its_vocabulary_is_not_stored(database: Database, kept_office: Office) -> None:
    with database.writing() as session, pytest.raises(StatementError):
        session.execute(update(Post).values(role="king"))


def test_vietnamese_comes_back_letter_by_letter(database: Database) -> None:
    name = "Quyết định «khẩn» số 18 – ữ Ữ ỵ 😀 '\"; DROP TABLE"
    with database.writing() as session:
        session.add(an_original(file_name=name))
        session.commit()

    with database.reading() as session:
        assert session.scalars(select(Original.file_name)).one() == name


def test_what_history_names_cannot_be_deleted(database: Database, kept_office: Office) -> None:
    with database.writing() as session, pytest.raises(IntegrityError):
        session.execute(text("DELETE FROM vt_unit"))


def test_a_reader_is_not_held_up_by_a_writer_and_sees_only_what_was_committed(
    database: Database, kept_office: Office
) -> None:
    with database.writing() as writer, database.reading() as reader:
        writer.execute(update(Unit).values(name="Tên mới"))

        assert "Tên mới" not in set(reader.scalars(select(Unit.name)))
        writer.commit()


@SQLITE_ONLY
def test_a_writer_is_not_held_up_by_a_reader(database: Database, kept_office: Office) -> None:
    with database.reading() as reader, database.writing() as writer:
        reader.scalars(select(Unit.name)).all()

        writer.execute(update(Unit).values(name="Tên mới"))
        writer.commit()

        assert "Tên mới" not in set(reader.scalars(select(Unit.name)))


@SQLITE_ONLY
def test_the_second_writer_waits_at_the_door_instead_of_failing_inside(database: Database, kept_office: Office) -> None:
    first_is_in, second_is_through = threading.Event(), threading.Event()

    def second() -> None:
        first_is_in.wait()
        with database.writing() as session:
            # Had it read before the first one's commit, its write would be refused at once.
            person = session.scalars(select(Person)).first()
            assert person is not None
            person.failed_sign_ins += 1
            session.commit()
        second_is_through.set()

    waiting = threading.Thread(target=second)
    waiting.start()
    with database.writing() as session:
        person = session.scalars(select(Person)).first()
        assert person is not None
        person.failed_sign_ins += 1
        session.flush()
        first_is_in.set()
        assert not second_is_through.wait(0.3)
        session.commit()
    waiting.join()

    with database.reading() as session:
        assert session.scalars(select(Person.failed_sign_ins)).first() == 2


@SQLITE_ONLY
def test_a_power_cut_loses_no_commit_and_a_deleted_secret_is_overwritten(database: Database) -> None:
    with database.reading() as session:
        pragmas = {name: session.scalar(text(f"PRAGMA {name}")) for name in _WANTED}

    assert pragmas == _WANTED


_WANTED = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 30000, "secure_delete": 1}


def test_an_error_does_not_repeat_what_a_letter_says(database: Database) -> None:
    with database.writing() as session:
        session.add_all([an_original(sha256="a" * 64, file_name="NỘI DUNG"), an_original(sha256="a" * 64)])

        with pytest.raises((IntegrityError, OperationalError)) as error:
            session.commit()

    assert "NỘI DUNG" not in str(error.value)
