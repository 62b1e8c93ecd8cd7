"""Letters of one issuer are registered, and the next, which is worn, is read the better for it; or not, if so ruled."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from typing import Any

import pytest
from sqlalchemy import select

from app.experience import experience_for
from app.progress import note_progress
from app.reading_jobs import open_scan, read_page
from ocr.experience import Lesson, lessons_of
from ocr.page import Page
from tests.app.running import NOW, RunningOffice
from tests.makers import Office, a_letterhead, an_office
from tests.ocr.learning import a_page, a_worn_page, signed, worn
from tests.ocr.makers import NUMBER_LEVEL, figures
from workflow import steps
from workflow.document import IncomingDocument
from workflow.lessons import LessonRuling, registered_letters
from workflow.people import Person
from workflow.register import Register, open_book

Opens = Callable[..., RunningOffice]

DAYS = {31: date(2026, 1, 12), 140: date(2026, 2, 9), 190: date(2026, 2, 23)}
"""Numbers of the letters that are registered, with their days."""
ROW = "Số: 914/STL-QIN"
WORN = (
    replace(a_worn_page(ROW), digits=[worn(figures("So: 214/STL-QIN", 0.19, NUMBER_LEVEL), 0.5)]),
    signed("Vũ Đinh Thư"),
)
"""The next letter, «214/STL-QLN» of Vũ Đình Thử: a stroke of the number is lost, a letter, and marks."""
CORE = ("code", "code_notation", "signer_name")
_serial = count(1)


@dataclass(frozen=True)
class Desk:
    """Where letters are read one by one, in this process, and registered by a clerk."""

    running: RunningOffice
    people: Office

    def read(self, *pages: Page) -> dict[str, Any]:
        """The fields of a letter of these pages; each time it is another file."""
        id = self.running.receive(*(json.dumps(page.as_json()) + " " * next(_serial) for page in pages))
        open_scan(self.running.office, id)
        for number in range(1, len(pages) + 1):
            read_page(self.running.office, id, number)
        note_progress(self.running.office, id)
        reading = self.running.document(id).reading
        assert reading is not None
        fields: dict[str, Any] = reading["fields"]
        return fields

    def register(self, number: int) -> None:
        """One more letter of the issuer, confirmed by the clerk."""
        id = self.running.receive(json.dumps(a_page(f"Số: {number}/STL-QLN").as_json()))
        open_scan(self.running.office, id)
        read_page(self.running.office, id, 1)
        with self.running.office.database.writing() as session, session.begin():
            document = session.get_one(IncomingDocument, id)
            register = session.get_one(Register, self.people.book.register.id)
            head = a_letterhead(
                organ_name="Sở Thủy lợi tỉnh Sông Hồng", signer_name="Vũ Đình Thử",
                code=f"{number}/STL-QLN", issued_date=DAYS[number],
            )  # fmt: skip
            clerk = session.get_one(Person, self.people.clerk.id)
            steps.register(document, head, NOW.date(), open_book(session, register, NOW.year), clerk, NOW)

    def rule(self, *, used: bool) -> None:
        """Everything that was learnt is ruled out, or in again."""
        with self.running.office.database.writing() as session, session.begin():
            by = session.get_one(Person, self.people.chief.id)
            for lesson in self.everything:
                session.add(LessonRuling(lesson=lesson.key, used=used, at=NOW, by=by))

    @property
    def everything(self) -> list[Lesson]:
        """All that the register teaches, ruled out or not."""
        with self.running.office.database.reading() as session:
            return lessons_of(registered_letters(session))


@pytest.fixture
def desk(running: Opens) -> Desk:
    """In an office with people and a register."""
    office, people = running("SeenBefore"), an_office()
    with office.office.database.writing() as session, session.begin():
        session.add_all([*people.units, *people.people, people.book])
    return Desk(office, people)


def test_what_was_registered_mends_the_next_letter_until_it_is_ruled_out_and_again_when_it_is_ruled_in(
    desk: Desk,
) -> None:
    untaught = desk.read(*WORN)
    assert [untaught[name]["value"] for name in CORE] != ["214/STL-QLN", "STL-QLN", "Vũ Đình Thử"]

    for number in DAYS:
        desk.register(number)
    taught = desk.read(*WORN)

    assert [taught[name]["value"] for name in CORE] == ["214/STL-QLN", "STL-QLN", "Vũ Đình Thử"]
    assert "cơ quan này thường dùng ký hiệu STL-QLN (3 văn bản đã vào sổ)" in taught["code"]["why"]
    assert "số này đứng sau số 190 ngày 23/02/2026 cùng ký hiệu trong sổ" in taught["code"]["why"]
    assert "Vũ Đình Thử đã ký 3 văn bản của cơ quan này trong sổ" in taught["signer_name"]["why"]
    assert not any(taught[name]["sure"] for name in CORE)

    desk.rule(used=False)
    assert desk.read(*WORN) == untaught

    desk.rule(used=True)
    assert desk.read(*WORN) == taught


def test_a_letter_that_is_read_on_after_its_registration_does_not_teach_about_itself(desk: Desk) -> None:
    desk.register(31)
    desk.register(140)
    with desk.running.office.database.reading() as session:
        first, second = session.scalars(select(IncomingDocument.id).order_by(IncomingDocument.id))

        assert experience_for(session, first).lessons == ()
        assert experience_for(session, second).lessons == ()
        assert len(experience_for(session, second + 1).lessons) == 4
