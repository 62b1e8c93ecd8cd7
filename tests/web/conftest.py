"""An office on a real database, with the web program before it; people sign in by their posts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from sqlalchemy.orm import Session
from werkzeug.serving import make_server

from storage.database import Database
from storage.files import FileStore
from tests.chromium import a_browser
from tests.makers import MORNING, Office
from tests.web.client import Client
from web import signin, work
from web.application import create_app
from workflow.document import IncomingDocument
from workflow.intake import Door
from workflow.people import Person

PASSWORD = "mật khẩu thử nghiệm"
_HASH = signin.hash_of(PASSWORD)


@dataclass
class Clock:
    """The office's clock; a test may turn it forward."""

    at: datetime = MORNING + timedelta(hours=1)

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **span: float) -> None:
        """«forward(days=1)»."""
        self.at += timedelta(**span)


@dataclass
class Queue:
    """Keeps what the door asks for; nothing is read in these tests."""

    jobs: list[tuple[str, str, dict[str, int]]] = field(default_factory=list)

    def __call__(self, session: Session, kind: str, key: str, /, **ids: int) -> None:
        self.jobs.append((kind, key, ids))


@dataclass
class Records:
    """Puts what a test made into the database, and looks at what has become of it."""

    database: Database
    office: Office

    def keep(self, *things: Any) -> None:
        """Store them, with what hangs on them."""
        with self.database.writing() as session:
            session.add_all((self.office.book, *self.office.people, *things))
            session.commit()

    def looking(self) -> Session:
        """A session to look with; use it in a `with`."""
        return self.database.reading()

    def state_of(self, document: IncomingDocument) -> str:
        """Where the document stands now."""
        with self.looking() as session:
            return session.get_one(IncomingDocument, document.id).state

    def seen_of(self, document: IncomingDocument) -> int:
        """What a form shown now would send along: the last step of the history."""
        with self.looking() as session:
            return session.get_one(IncomingDocument, document.id).moves


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """The screens are tested on SQLite: what differs between the databases is tested below them."""
    return f"sqlite:///{tmp_path}/office.sqlite3"


@pytest.fixture
def office(kept_office: Office, database: Database) -> Office:
    """The office of `tests.makers`, stored, everybody with the same password."""
    return with_passwords(kept_office, database)


@pytest.fixture
def records(database: Database, office: Office) -> Records:
    """The office's database."""
    return Records(database, office)


@pytest.fixture
def clock() -> Clock:
    """Nine o'clock on a Monday."""
    return Clock()


@pytest.fixture
def queue() -> Queue:
    """What the door wants to have read."""
    return Queue()


@pytest.fixture
def parts(database: Database, tmp_path: Path, clock: Clock, queue: Queue) -> work.Parts:
    """What `app` would put together."""
    return parts_of(database, tmp_path / "files", clock, queue)


@pytest.fixture
def app(parts: work.Parts) -> Flask:
    """The web program."""
    return create_app(parts)


@pytest.fixture
def client_of(app: Flask, office: Office) -> Callable[[Person | None], Client]:
    """A browser in which that person is signed in; in a stranger's nobody is."""
    return partial(browser, app)


def with_passwords(office: Office, database: Database) -> Office:
    """Everybody may sign in with PASSWORD."""
    for person in office.people:
        person.password_hash = _HASH
    with database.writing() as session:
        session.add_all([*office.units, *office.people, office.book])
        session.commit()
    return office


def parts_of(database: Database, folder: Path, clock: Clock, queue: Queue) -> work.Parts:
    """The parts of a web program before that database, with its files in that folder."""
    files = FileStore(folder)
    return work.Parts(
        database=database,
        files=files,
        door=Door(files, queue, limit=5 << 20),
        clock=clock,
        secret_key=b"only for tests",
        office_name="Đảng ủy phường Sông Hồng",
        slip_office="VP ĐẢNG ỦY",
    )


def browser(app: Flask, person: Person | None) -> Client:
    """A browser in which that person is signed in."""
    client = Client(app, app.response_class)
    if person is not None:
        with client.session_transaction() as cookie:
            cookie.update(person=person.id, seal=work.seal_of(person))
    return client


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """A headless Chromium of the system."""
    with a_browser() as started:
        yield started


@pytest.fixture
def desk(app: Flask, office: Office, chromium: Browser) -> Iterator[Page]:
    """A window in which the clerk is signed in."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    context = chromium.new_context(base_url=f"http://127.0.0.1:{server.port}", viewport={"width": 1400, "height": 900})
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto("/sign-in")
    page.fill("#username", office.clerk.username)
    page.fill("#password", PASSWORD)
    page.press("#password", "Enter")
    page.wait_for_url("**/clerk")
    yield page
    context.close()
    server.shutdown()
    thread.join()
    server.server_close()
