"""Envelopes that are not opened: logged without a number, handed over or sent back, and some come back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from tests.makers import TODAY, Office
from tests.web.client import Client
from tests.web.conftest import Clock, Records
from workflow.document import IncomingDocument
from workflow.envelope import Envelope
from workflow.people import Person
from workflow.register import Book

ClientOf = Callable[[Person | None], Client]

GIVEN = {"sender": "Bưu điện tỉnh", "addressee": "Đ/c Lê Thị Bí Thư", "marks": "Số 12, niêm phong nguyên"}


def note(client: Client, **wishes: Any) -> Any:
    return client.press("/envelopes", **GIVEN | {"goes": "on"} | wishes)


def envelopes(records: Records) -> list[Envelope]:
    with records.looking() as session:
        return list(session.scalars(select(Envelope)))


def test_an_envelope_is_handed_over_signed_for_and_takes_no_number(
    client_of: ClientOf, office: Office, records: Records, clock: Clock
) -> None:
    client = client_of(office.clerk)

    assert note(client).status_code == 303
    (envelope,) = envelopes(records)
    assert "Đã chuyển, chờ ký nhận" in client.page("/envelopes")
    clock.forward(hours=1)
    client.press(f"/envelopes/{envelope.id}/sign", signed_by="Lê Thị Bí Thư")

    page = client.page("/envelopes")
    assert "Lê Thị Bí Thư ký nhận 10:00 02/03/2026" in page
    with records.looking() as session:
        assert session.get_one(Book, (office.book.register.id, TODAY.year)).last_number == 0
        assert session.scalar(select(IncomingDocument.id)) is None


def test_what_proves_official_business_comes_back_and_the_clerk_goes_on_to_scan_it(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    client = client_of(office.clerk)
    note(client)
    (envelope,) = envelopes(records)

    answer = client.press(f"/envelopes/{envelope.id}/come-back")

    assert answer.location == "/clerk"
    assert "trả lại để đăng ký. Xin quét văn bản" in client.page("/clerk")
    assert "Trả lại để đăng ký" in client.page("/envelopes")
    for path in ("sign", "come-back"):
        assert client.press(f"/envelopes/{envelope.id}/{path}", signed_by="A").status_code == 409


def test_what_is_not_for_us_goes_back_at_the_door_with_its_reason(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    client = client_of(office.clerk)

    assert note(client, goes="back").status_code == 409
    assert note(client, goes="back", reason="Gửi nhầm nơi nhận").status_code == 303

    page = client.page("/envelopes/print")
    assert "SỔ THEO DÕI BÌ VĂN BẢN CHUYỂN GIAO KHÔNG BÓC" in page
    assert "Đã trả lại nơi gửi" in page
    assert "Gửi nhầm nơi nhận" in page
    (envelope,) = envelopes(records)
    assert client.press(f"/envelopes/{envelope.id}/come-back").status_code == 409


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        ({"sender": " "}, "Xin ghi nơi gửi"),
        ({"addressee": ""}, "Xin ghi người nhận"),
        ({"sender": "x" * 301}, "dài quá 300 ký tự"),
    ],
)
def test_who_sent_it_and_to_whom_must_be_said(
    client_of: ClientOf, office: Office, records: Records, wish: dict[str, str], sentence: str
) -> None:
    answer = note(client_of(office.clerk), **wish)

    assert answer.status_code == 409
    assert sentence in answer.text
    assert envelopes(records) == []


def test_the_list_is_asked_by_days_and_shown_in_pages(
    client_of: ClientOf, office: Office, records: Records, clock: Clock
) -> None:
    client = client_of(office.clerk)
    note(client, sender="Hôm nay")
    clock.forward(days=1)
    note(client, sender="Ngày mai")

    assert "Hôm nay" in client.page("/envelopes?until=2/3/2026")
    assert "Ngày mai" not in client.page("/envelopes?until=2/3/2026")
    assert "Hôm nay" not in client.page("/envelopes/print?since=3/3/2026")
    assert "Chưa ghi bì nào" in client.page("/envelopes?page=9")
    assert client.get("/envelopes?since=abc").status_code == 409
