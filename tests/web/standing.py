"""An office for those who only knock at its doors; they change nothing, so it is built once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from werkzeug.test import TestResponse

from storage.base import Model
from storage.database import Database
from tests.makers import LONG_AGO, MORNING, TODAY, Office, a_dossier, a_mandate, an_envelope, an_office
from tests.roads import a_task
from tests.web.client import Client
from tests.web.conftest import Clock, Queue, Records, browser, parts_of, with_passwords
from web.application import create_app
from web.doors import Page
from workflow import steps
from workflow.calendar import CalendarDay, DayKind
from workflow.calendar_steps import Edit, mark_days
from workflow.document import IncomingDocument
from workflow.envelope import Envelope
from workflow.people import Mandate, Person
from workflow.task import Task
from workflow.terms import Role, TaskState

SOMETHING = re.compile(r"<int:(\w+)>")
NOT_THERE = "999999"


def address(page: Page, **ids: int) -> str:
    """The page's address, for something that is there or for something that is not."""
    return SOMETHING.sub(lambda part: str(ids.get(part[1], NOT_THERE)), page.path)


def knock(client: Client, page: Page, **ids: int) -> TestResponse:
    """Open the page, or send its form with its token and nothing in it."""
    if page.method == "GET":
        return client.get(address(page, **ids))
    return client.press(address(page, **ids))


@dataclass(frozen=True)
class Standing:
    """One office for all who only knock: a letter with a result to approve, given to the first three units."""

    app: Flask
    office: Office
    records: Records
    letter: IncomingDocument
    task: Task
    day_off: CalendarDay
    mandate: Mandate
    envelope: Envelope

    def client_of(self, person: Person | None) -> Client:
        """A browser in which that person is signed in."""
        return browser(self.app, person)

    def thing_of(self, page: Page) -> dict[str, int]:
        """What the page is about: the letter, its task, its report, a day of the calendar, a mandate."""
        things = {
            "documents": self.letter, "tasks": self.task, "reports": self.task.reports[0], "calendar": self.day_off,
            "mandates": self.mandate, "dossiers": self.letter.dossier_items[0].dossier,
            "envelopes": self.envelope, "registers": self.office.book.register,
        }  # fmt: skip
        return {"id": things[page.path.split("/")[1]].id, "number": 1} if "<int:id>" in page.path else {}

    def somebody_for(self, page: Page) -> Person:
        """One to whom the page is open."""
        roles = page.roles or frozenset(Role)
        return next(person for person in self.office.people if person.roles_on(TODAY) & roles)


@contextmanager
def an_office_standing(folder: Path) -> Iterator[Standing]:
    """Its letter is in progress, with a result to approve that has a file."""
    database = Database(f"sqlite:///{folder}/office.sqlite3")
    Model.metadata.create_all(database.engine)
    office = with_passwords(an_office(), database)
    task = a_task(office, TaskState.REPORTED)
    task.reports[0].file_name, task.reports[0].file_sha256 = "ket-qua.pdf", "0" * 64
    task.document.original.page_count = 1
    records = Records(database, office)
    mandate, envelope = a_mandate(office.leader, office.deputy), an_envelope(office)
    steps.add_to_dossier(task.document, a_dossier(office), office.clerk, MORNING)
    records.keep(task.document, mandate, envelope)
    day_off = CalendarDay(day=LONG_AGO, kind=DayKind.OFF, name="Ngày nghỉ")
    with database.writing() as session:
        mark_days(session, [day_off], Edit(by=None, at=MORNING))
        session.commit()
    app = create_app(parts_of(database, folder / "files", Clock(), Queue()))
    yield Standing(app, office, records, task.document, task, day_off, mandate, envelope)
    database.close()
