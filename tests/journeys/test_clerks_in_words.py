"""What goes otherwise than planned at the clerk's desk, each as a story from cause to end, by the real steps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

import app.tables  # noqa: F401  every stored class is known before the first is made
from storage.base import Model
from storage.database import Database
from tests.makers import (
    MORNING,
    TODAY,
    Office,
    a_letterhead,
    a_recall,
    a_successor,
    an_envelope,
    an_office,
)
from tests.roads import a_document
from web.papers.register import register_rows
from workflow import register_keeping as keeping
from workflow import steps
from workflow.document import IncomingDocument
from workflow.envelope import sign_for, take_back_to_register
from workflow.machine import RuleBroken
from workflow.terms import Action, LinkKind, State, TaskState

LATER = MORNING + timedelta(hours=2)


@pytest.fixture
def office() -> Office:
    """In memory: the steps need no more."""
    return an_office()


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Session]:
    """The registers are kept in a database: what is done to them is noted there."""
    database = Database(f"sqlite:///{tmp_path}/office.sqlite3")
    Model.metadata.create_all(database.engine)
    with database.writing() as session:
        yield session
    database.close()


def told(document: IncomingDocument, action: Action) -> list[str]:
    """The notes of this act in the history, in order."""
    return [event.note for event in document.history if event.action == action]


def test_the_same_letter_comes_by_post_and_by_network_and_has_one_number(office: Office) -> None:
    # The second scan is laid beside the first; it becomes its copy, and the book does not count on.
    letter, again = a_document(office, State.SUBMITTED), a_document(office)
    steps.merge(again, letter, office.clerk, LATER)
    assert (again.state, again.arrival_number, office.book.last_number) == (State.MERGED, None, 1)
    assert letter.copies == [again]
    assert again.copies == [letter]

    # Looked at once more it is another letter after all: it waits again, and takes the next number.
    steps.restore(again, office.clerk, LATER)
    steps.register(again, a_letterhead(code="358-CV/BTGĐUK"), TODAY, office.book, office.clerk, LATER)
    assert again.arrival_number == 2
    assert letter.copies == []


def test_a_letter_that_only_looks_the_same_is_told_apart_and_entered(office: Office) -> None:
    last_month, letter = a_document(office, State.FILED), a_document(office)

    steps.tell_apart(letter, last_month, office.clerk, LATER)
    steps.register(letter, a_letterhead(), TODAY, office.book, office.clerk, LATER)

    assert told(letter, Action.TELL_APART) == ["số đến 1 ngày 02/03/2026"]
    assert [link.kind for link in letter.links_back] == [LinkKind.ANOTHER]
    assert (letter.arrival_number, last_month.state) == (2, State.FILED)


def test_the_same_letter_entered_anew_knowingly_has_a_number_of_its_own(office: Office) -> None:
    first, again = a_document(office, State.IN_PROGRESS), a_document(office)

    steps.register(again, a_letterhead(), TODAY, office.book, office.clerk, LATER)

    assert (first.arrival_number, again.arrival_number) == (1, 2)
    assert again.links_back == []


def test_a_mistake_found_while_units_work_is_corrected_and_the_work_goes_on(office: Office) -> None:
    letter = a_document(office, State.IN_PROGRESS)

    with pytest.raises(RuleBroken, match="lý do"):
        steps.correct(letter, a_letterhead(code="375-CV/BTGĐUK"), TODAY, " ", office.clerk, LATER)
    letter.letterheads.pop()  # what a refused request wrote goes with its session
    steps.correct(letter, a_letterhead(code="375-CV/BTGĐUK"), TODAY, "Đọc nhầm.", office.clerk, LATER)

    assert told(letter, Action.CORRECT) == ["Đọc nhầm.\nSố, ký hiệu: «357-CV/BTGĐUK» → «375-CV/BTGĐUK»"]
    (row,) = register_rows(letter.entries)
    assert (row.number, row.code, row.note) == (1, "375-CV/BTGĐUK", "Đã sửa ngày 02/03/2026")
    assert [task.state for task in letter.tasks] == [TaskState.ASSIGNED] * 3


def test_a_number_given_by_mistake_is_voided_printed_and_never_given_again(office: Office) -> None:
    letter = a_document(office, State.REGISTERED)
    steps.void(letter, "Vào sổ nhầm văn bản.", office.clerk, LATER)
    steps.set_aside(letter, "Báo cáo nội bộ.", office.clerk, LATER)

    following = a_document(office, State.REGISTERED)

    (row,) = register_rows(letter.entries)
    assert row.voided
    assert row.note.startswith("ĐÃ HỦY: Vào sổ nhầm văn bản.")
    assert (row.number, following.arrival_number) == (1, 2)


def test_the_sender_recalls_its_letter_and_the_work_on_it_ends(office: Office) -> None:
    letter = a_document(office, State.IN_PROGRESS)
    lead, support, _ = letter.tasks
    steps.accept(lead, office.heads[0], MORNING)

    steps.note_call_back(letter, a_recall(office), office.clerk, LATER)

    assert letter.state is State.CALLED_BACK
    assert {task.state for task in letter.tasks} == {TaskState.CLOSED}
    assert (lead.accepted_at, support.ended_at) == (MORNING, LATER)
    assert told(letter, Action.NOTE_CALL_BACK) == ["thu hồi: 360-CV/BTGĐUK ngày 02/03/2026. Ban hành nhầm."]


def test_a_replacement_is_known_from_both_letters_and_the_old_one_stays(office: Office) -> None:
    old, new = a_document(office, State.FILED), a_document(office, State.REGISTERED)

    steps.note_successor(old, a_successor(office, new), office.clerk, LATER)

    assert (old.state, new.state) == (State.FILED, State.REGISTERED)
    assert [link.later for link in old.links_on] == [new]
    assert [link.earlier for link in new.links_back] == [old]


def test_while_the_line_was_down_a_number_was_taken_and_the_scan_comes_the_next_day(
    office: Office, books: Session
) -> None:
    yesterday = MORNING - timedelta(days=1)
    books.add_all([office.book, *office.people])
    held = keeping.hold_number(books, office.book, yesterday.date(), "Hỏa tốc của Sở Y tế", office.clerk, yesterday)
    in_between = a_document(office, State.REGISTERED)
    (waiting,) = register_rows([held])
    assert (waiting.number, waiting.note.partition(" (")[0]) == (1, "GIỮ SỐ: Hỏa tốc của Sở Y tế")

    letter = a_document(office)
    head = a_letterhead(issued_date=yesterday.date())
    steps.register(letter, head, held.arrival_date, office.book, office.clerk, LATER, held)

    assert (letter.arrival_number, letter.arrival_date) == (1, date(2026, 3, 1))
    assert in_between.arrival_number == 2
    with pytest.raises(RuleBroken, match="đã dùng"):
        keeping.void_line(books, held, "Không cần nữa.", office.clerk, LATER)


def test_an_envelope_goes_out_unopened_and_comes_back_as_a_letter(office: Office) -> None:
    envelope = an_envelope(office)
    sign_for(envelope, "Lê Thị Bí Thư", MORNING)
    assert (envelope.fate, office.book.last_number) == ("Đã ký nhận", 0)

    take_back_to_register(envelope, LATER)
    letter = a_document(office, State.REGISTERED)

    assert envelope.fate == "Trả lại để đăng ký"
    assert letter.arrival_number == 1
    with pytest.raises(RuleBroken):
        take_back_to_register(envelope, LATER)
