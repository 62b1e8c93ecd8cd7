"""The same letter twice: the clerk is warned, and decides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.makers import MORNING, TODAY, Office, a_letterhead, an_original
from tests.web.client import Client
from tests.web.conftest import Records
from tests.web.reviewing import READ, a_read_letter, register
from workflow import steps
from workflow.people import Person

ClientOf = Callable[[Person | None], Client]


@pytest.mark.parametrize(
    ("asked", "likely"),
    [
        ({"organ_name": "Ban Tuyên giáo Đảng ủy Khối", "issued_date": "20/2/2026"}, "cùng cơ quan, cùng ngày"),
        ({"organ_name": "Ban Tuyên giáo Đảng ủy Khối", "issued_date": "20/2/2025"}, "cùng cơ quan, khác ngày"),
        ({"organ_name": "Sở Nội vụ", "issued_date": "vô lý"}, "khác cơ quan, cùng ngày"),
    ],
)  # fmt: skip
def test_a_letter_with_the_same_number_is_shown_as_a_possible_duplicate(
    client_of: ClientOf, office: Office, records: Records, asked: dict[str, str], likely: str
) -> None:
    registered = steps.receive(an_original(), office.clerk, MORNING)
    steps.note_reading(registered, READ, MORNING, complete=True)
    letterhead = a_letterhead(issued_date=date(2026, 2, 20))
    steps.register(registered, letterhead, TODAY, office.book, office.clerk, MORNING)
    records.keep(registered)
    document = a_read_letter(office, records)
    client = client_of(office.clerk)

    found = client.get(f"/documents/{document.id}/alike", query_string={"code": "357-CV/btgđuk", **asked}).text

    assert "Số đến 1 ngày 02/03/2026" in found
    assert likely in found
    assert f"/documents/{registered.id}" in client.page(f"/documents/{document.id}/register")
    answer = register(client, office, document)
    assert answer.status_code == 303, "it is only a warning"


def test_two_scans_of_one_letter_that_both_wait_are_told_of_each_other(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    one, other = a_read_letter(office, records), a_read_letter(office, records)
    client = client_of(office.clerk)

    assert "Có thể đã có văn bản này" in client.page(f"/documents/{one.id}/register")
    assert f'href="/documents/{other.id}"' in client.page(f"/documents/{one.id}/register")
    assert client.get(f"/documents/{one.id}/alike?code=358-CV/BTGĐUK").text.count("<li>") == 0
