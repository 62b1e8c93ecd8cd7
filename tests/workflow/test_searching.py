"""A letter is found by what is known of it: first by what was read, then by what was confirmed, at last by its file."""

from __future__ import annotations

from typing import Any

from storage.text import fold
from tests.makers import MORNING, TODAY, a_letterhead, an_office, an_original
from tests.roads import a_document
from workflow import steps
from workflow.terms import State

READING: dict[str, Any] = {
    "schema": 1,
    "fields": {
        "code": {"value": "58-KH/ĐU"},
        "organ_name": {"value": "Đảng ủy phường Hồng Hà"},
        "subject": {"value": "Kế hoạch phòng, chống bão"},
        "issued_date": {"value": "2026-02-27"},
        "signer_name": {"value": None},
    },
}


def test_before_it_is_registered_it_is_found_by_what_was_read() -> None:
    office = an_office()
    document = steps.receive(an_original(file_name="Bản quét 7.pdf"), office.clerk, MORNING)

    steps.note_reading(document, READING, MORNING, complete=True)

    for words in ("58-KH/ĐU", "phường Hồng Hà", "phòng, chống bão", "Bản quét 7"):
        assert fold(words) in document.search_text


def test_what_a_person_confirmed_stands_before_what_was_read() -> None:
    office = an_office()
    document = a_document(office, State.RECEIVED)
    steps.note_reading(document, READING, MORNING, complete=False)
    steps.register(document, a_letterhead(subject="Tuyển quân"), TODAY, office.book, office.clerk, MORNING)

    steps.note_reading(document, READING, MORNING, complete=True)

    assert fold("Tuyển quân") in document.search_text
    assert fold("phòng, chống bão") not in document.search_text


def test_a_filed_letter_is_found_by_its_file() -> None:
    document = a_document(an_office(), State.FILED)

    assert fold("HS-01/2026") in document.search_text
    assert fold("357-CV/BTGĐUK") in document.search_text


def test_a_removed_secret_letter_is_found_by_nothing() -> None:
    office = an_office()
    document = a_document(office, State.RECEIVED)
    steps.note_reading(document, READING, MORNING, complete=True)

    steps.withhold(document, None, MORNING)
    steps.note_reading(document, READING, MORNING, complete=True)

    assert document.search_text == ""
