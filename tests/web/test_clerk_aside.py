"""The side exits: secret papers go for good, numbers are voided, letters go back; and who was quicker is named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.makers import LONG_AGO, Office
from tests.roads import a_document
from tests.web.client import Client
from tests.web.conftest import Clock, Records
from tests.web.reviewing import FORM, a_read_letter, register, seen_by
from workflow.document import IncomingDocument
from workflow.people import Person
from workflow.register import Register
from workflow.terms import State

ClientOf = Callable[[Person | None], Client]


def test_a_secret_letter_is_not_registered_and_can_be_removed_for_good(
    client_of: ClientOf, office: Office, records: Records, parts: Any
) -> None:
    document = a_read_letter(office, records)
    files = parts.files
    files.keep_derived(document.original.sha256, "page-001.jpg", b"a page")
    client = client_of(office.clerk)

    answer = register(client, office, document, {**FORM, "secrecy": "confidential"})
    assert answer.status_code == 409
    assert "không được vào sổ trên hệ thống nối mạng" in answer.text
    assert f"/documents/{document.id}/withhold" in client.page(f"/documents/{document.id}/register")

    unsure = client.press(f"/documents/{document.id}/withhold", seen=records.seen_of(document))
    assert unsure.status_code == 409
    assert files.derived(document.original.sha256).exists()

    client.press(f"/documents/{document.id}/withhold", sure="yes", seen=records.seen_of(document))
    assert records.state_of(document) == State.WITHHELD
    assert not files.derived(document.original.sha256).exists()
    assert client.get(f"/documents/{document.id}/original").status_code == 404
    with records.looking() as session:
        assert session.get_one(IncomingDocument, document.id).reading is None


def test_another_clerk_who_was_quicker_is_named(client_of: ClientOf, office: Office, records: Records) -> None:
    document = a_read_letter(office, records)
    client, colleague = client_of(office.clerk), client_of(office.clerk)
    seen = seen_by(client, document)
    colleague.press(f"/documents/{document.id}/set-aside", reason="Trang báo", seen=records.seen_of(document))

    answer = register(client, office, document, {**FORM, "seen": seen})

    assert answer.status_code == 409
    assert f"Văn bản vừa được {office.clerk.full_name} xử lý" in answer.text
    assert records.state_of(document) == State.SET_ASIDE


def test_a_voided_number_leads_back_to_the_form_with_what_was_confirmed(
    client_of: ClientOf, office: Office, records: Records, clock: Clock
) -> None:
    document = a_read_letter(office, records)
    client = client_of(office.clerk)
    register(client, office, document)

    refused = client.press(f"/documents/{document.id}/void", reason=" ", seen=records.seen_of(document))
    client.press(f"/documents/{document.id}/void", reason="Vào nhầm sổ", seen=records.seen_of(document))

    assert refused.status_code == 409
    page = client.page(f"/documents/{document.id}/register")
    assert 'value="23/03/2026"' in page
    assert "đã xác nhận" in page
    assert "Vào sổ · số dự kiến 2" in page


def test_a_letter_goes_back_to_its_sender_with_the_reason(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    document = a_read_letter(office, records)
    client = client_of(office.clerk)
    form = client.page(f"/documents/{document.id}/return-to-sender")
    assert "Gửi nhầm nơi nhận" in form

    client.press(f"/documents/{document.id}/return-to-sender", reason="Thiếu trang 2",
                 seen=records.seen_of(document))  # fmt: skip

    assert records.state_of(document) == State.RETURNED
    with records.looking() as session:
        assert session.get_one(IncomingDocument, document.id).history[-1].note == "Thiếu trang 2"


@pytest.mark.parametrize(
    "form", ["return-to-sender", "set-aside", "void", "withhold", "submit", "hand-over", "file"]
)  # fmt: skip
def test_a_form_whose_act_is_not_possible_does_not_open(
    client_of: ClientOf, office: Office, records: Records, form: str
) -> None:
    removed = a_document(office, State.WITHHELD)
    records.keep(removed)

    answer = client_of(office.clerk).get(f"/documents/{removed.id}/{form}")

    assert answer.status_code == 409
    assert "khi đang ở trạng thái «Đã gỡ bỏ do có dấu mật»" in answer.text


def test_of_several_books_each_tells_its_own_next_number(client_of: ClientOf, office: Office, records: Records) -> None:
    document = a_read_letter(office, records)
    client = client_of(office.clerk)
    path = f"/documents/{document.id}/register"
    assert "số dự kiến 1" in client.page(path)

    records.keep(Register(name="Sổ đơn thư", valid_from=LONG_AGO))

    assert "Sổ đơn thư (số dự kiến 1)" in client.page(path)
