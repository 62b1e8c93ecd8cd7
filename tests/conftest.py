"""What the tests share: a database of either kind, and an office that is kept in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import app.tables  # noqa: F401  every stored class is known before the first is made
from storage.base import Model
from storage.database import Database
from tests.makers import Office, an_office
from tests.postgres import a_database, a_server


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a running PostgreSQL."""
    with a_server() as address:
        yield address


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database; the test runs once with each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/office.sqlite3"
    else:
        with a_database(request.getfixturevalue("postgres_server")) as address:
            yield address


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A database with empty tables; the test runs once with each kind."""
    database = Database(database_url)
    Model.metadata.create_all(database.engine)
    yield database
    database.close()


@pytest.fixture
def kept_office(database: Database) -> Office:
    """An office that the database knows; its objects belong to no session."""
    office = an_office()
    with database.writing() as session:
        session.add_all([*office.units, *office.people, office.book])
        session.commit()
    return office
