"""A year of three hundred letters in the demo office, filled once; the books are only read."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest
from rich.console import Console
from sqlalchemy import select, true
from sqlalchemy.orm import Session

from app.calendar import begin_years
from app.demo_office import found
from app.demo_year.filling import fill
from app.office import Office
from app.settings import Settings
from app.tables import METADATA
from tests.web.client import Client
from tests.web.conftest import Clock, Queue, browser, parts_of
from web.application import create_app
from workflow.books.asked import Asked
from workflow.books.period import Period
from workflow.deadlines import VIETNAM
from workflow.people import Person

NOW = datetime(2026, 3, 12, 10, 30, tzinfo=VIETNAM)
"""A Thursday; the end of a year lies behind it."""
TODAY = NOW.date()
LETTERS, SEED = 300, 7
WHOLE = Period(date(2025, 3, 1), TODAY)


def an_empty_office(folder: Path) -> Office:
    """The demo office before its first letter."""
    office = Office(Settings(instance=folder, database=f"sqlite:///{folder}/vanthu.db"))
    METADATA.create_all(office.database.engine)
    begin_years(office)
    with office.database.writing() as session:
        found(session, lambda _password: "x" * 20)
        session.commit()
    return office


@pytest.fixture(scope="package")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The office after its year."""
    with an_empty_office(tmp_path_factory.mktemp("year")) as office:
        assert fill(office, LETTERS, SEED, NOW, Console(quiet=True))
        yield office


@pytest.fixture
def session(year: Office) -> Iterator[Session]:
    """To look with."""
    with year.database.reading() as opened:
        yield opened


@pytest.fixture
def rows(year: Office) -> Iterator[Callable[[str], list[tuple[object, ...]]]]:
    """Plain SQL, past everything that the program says of its tables."""
    with closing(sqlite3.connect(year.settings.instance / "vanthu.db")) as plain:
        yield lambda query: plain.execute(query).fetchall()


@pytest.fixture
def client_of(year: Office) -> Callable[[str], Client]:
    """A browser in which that person of the demo office is signed in."""
    app = create_app(parts_of(year.database, year.settings.instance / "files", Clock(NOW), Queue()))
    with year.database.reading() as session:
        people = {person.username: person for person in session.scalars(select(Person))}
    return lambda username: partial(browser, app)(people[username])


def asked(period: Period = WHOLE) -> Asked:
    """All letters of a period, seen today."""
    return Asked(period, TODAY, true())
