"""Which letters teach: those that stand in the register; and the last word on a lesson holds."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.database import Database
from tests.makers import MORNING, TODAY, Office, a_letterhead, an_original
from tests.roads import a_document
from workflow import steps
from workflow.document import IncomingDocument
from workflow.lessons import LessonRuling, registered_letters, rulings
from workflow.terms import State


def keep(database: Database, office: Office, *documents: IncomingDocument) -> None:
    """Store them."""
    with database.writing() as session:
        session.add_all([office.book, *documents])
        session.commit()


def teaching(database: Database, but: int | None = None) -> list[int]:
    """The ids of the letters that teach."""
    with database.reading() as session:
        return [letter.id for letter in registered_letters(session, but)]


@pytest.mark.parametrize("state", [each for each in State if each not in (State.RECEIVED, State.WITHHELD)])
def test_only_letters_that_stand_in_the_register_teach(database: Database, kept_office: Office, state: State) -> None:
    document = a_document(kept_office, state)
    keep(database, kept_office, document)

    outside = (State.TO_REVIEW, State.RETURNED, State.SET_ASIDE, State.MERGED, State.CALLED_BACK)
    assert (document.id in teaching(database)) is (state not in outside)


def test_a_voided_number_teaches_nothing_until_the_letter_is_registered_anew(
    database: Database, kept_office: Office
) -> None:
    document = a_document(kept_office, State.REGISTERED)
    steps.void(document, "Vào sổ nhầm.", kept_office.clerk, MORNING)
    keep(database, kept_office, document)
    assert teaching(database) == []

    with database.writing() as session:
        again, book = session.merge(document), session.merge(kept_office.book)
        corrected = a_letterhead(signer_name="Ngô Văn Ký Lại")
        steps.register(again, corrected, TODAY, book, session.merge(kept_office.clerk), MORNING)
        session.commit()

    with database.reading() as session:
        assert [letter.signer_name for letter in registered_letters(session)] == ["Ngô Văn Ký Lại"]


def test_a_letter_that_was_returned_after_registration_teaches_nothing(database: Database, kept_office: Office) -> None:
    document = a_document(kept_office, State.REGISTERED)
    steps.return_to_sender(document, "Chữ ký không hợp lệ.", kept_office.clerk, MORNING)
    keep(database, kept_office, document)

    assert teaching(database) == []


def test_a_secret_paper_that_is_removed_has_taught_nothing(database: Database, kept_office: Office) -> None:
    document = a_document(kept_office, State.IN_PROGRESS)
    keep(database, kept_office, document)
    assert teaching(database) == [document.id]

    with database.writing() as session:
        steps.withhold(session.merge(document), session.merge(kept_office.clerk), MORNING)
        session.commit()

    assert teaching(database) == []


def test_what_was_read_over_the_number_comes_along(database: Database, kept_office: Office) -> None:
    document = steps.receive(an_original(), kept_office.clerk, MORNING)
    reading = {"schema": 1, "fields": {"organ_name": {"value": "Ban Mẫu", "text": "BAN MẪU"}}}
    steps.note_reading(document, reading, MORNING, complete=True)
    steps.register(document, a_letterhead(), TODAY, kept_office.book, kept_office.clerk, MORNING)
    keep(database, kept_office, document, a_document(kept_office, State.REGISTERED))

    with database.reading() as session:
        assert [letter.head for letter in registered_letters(session)] == ["", "BAN MẪU"]


def test_the_latest_entry_comes_first_and_a_letter_does_not_teach_about_itself(
    database: Database, kept_office: Office
) -> None:
    first, second, third = (a_document(kept_office, State.REGISTERED) for _ in range(3))
    keep(database, kept_office, first, second, third)

    assert teaching(database) == [third.id, second.id, first.id]
    assert teaching(database, but=second.id) == [third.id, first.id]


def test_the_last_word_on_a_lesson_holds_and_all_are_kept(database: Database, kept_office: Office) -> None:
    with database.writing() as session:
        by = session.merge(kept_office.clerk)
        for hours, (lesson, used) in enumerate((("a", False), ("b", False), ("a", True), ("c", True), ("c", False))):
            session.add(LessonRuling(lesson=lesson, used=used, at=MORNING + timedelta(hours=hours), by=by))
            session.flush()
        session.commit()

    with database.reading() as session:
        said = rulings(session)
        assert {lesson: ruling.used for lesson, ruling in said.items()} == {"a": True, "b": False, "c": False}
        assert said["a"].by.full_name == kept_office.clerk.full_name
        assert session.query(LessonRuling).count() == 5
