"""Several registers, each with its own run: opened, closed, locked; numbers held and voided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from tests.makers import Office
from tests.roads import a_document
from tests.web.client import Client
from tests.web.conftest import Clock, Records
from tests.web.reviewing import FORM, a_read_letter, register
from workflow.document import IncomingDocument
from workflow.people import Person
from workflow.register import Entry, Register
from workflow.terms import State

ClientOf = Callable[[Person | None], Client]


def entries(records: Records) -> list[Entry]:
    with records.looking() as session:
        return list(session.scalars(select(Entry).order_by(Entry.id)))


def a_register(records: Records, name: str, **wishes: Any) -> Register:
    made = Register(name=name, valid_from=date(2026, 1, 1), **wishes)
    records.keep(made)
    return made


def hold(client: Client, office: Office, **wishes: Any) -> Any:
    given = {"arrival_date": "01/03/2026", "held_for": "Sở Nội vụ, 12/SNV"}
    return client.press(f"/registers/{office.book.register.id}/hold", **given | wishes)


# --- opened, closed, locked --------------------------------------------------------------------


def test_the_chief_opens_a_register_for_a_group_and_letters_of_the_group_are_proposed_there(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    answer = client_of(office.chief).press(
        "/registers", name="Sổ văn bản của Đảng", valid_from="01/01/2026", senders="Ban Tuyên giáo\nĐảng ủy Khối"
    )
    assert answer.status_code == 303
    letter = a_read_letter(office, records)
    client = client_of(office.clerk)

    page = client.page(f"/documents/{letter.id}/register")

    with records.looking() as session:
        made = session.scalars(select(Register).where(Register.name == "Sổ văn bản của Đảng")).one()
    assert f'<option value="{made.id}" selected>Sổ văn bản của Đảng (số dự kiến 1)' in page
    assert "Dành cho văn bản của: Ban Tuyên giáo; Đảng ủy Khối" in client.page("/registers")
    assert client.press("/registers", name="Sổ khác").status_code == 403


def test_each_register_counts_for_itself(client_of: ClientOf, office: Office, records: Records) -> None:
    other = a_register(records, "Sổ thứ hai")
    client = client_of(office.clerk)

    for at in (office.book.register.id, other.id, other.id):
        assert register(client, office, a_read_letter(office, records), FORM | {"register": at}).status_code == 303

    assert [(entry.register_id, entry.number) for entry in entries(records)] == [
        (office.book.register.id, 1),
        (other.id, 1),
        (other.id, 2),
    ]


def test_a_register_that_was_closed_takes_no_letters(client_of: ClientOf, office: Office, records: Records) -> None:
    chief, clerk = client_of(office.chief), client_of(office.clerk)
    id = office.book.register.id
    assert chief.press(f"/registers/{id}/close", valid_to="").status_code == 409
    assert "trước ngày mở sổ" in chief.press(f"/registers/{id}/close", valid_to="01/01/1931").text
    assert chief.press(f"/registers/{id}/close", valid_to="01/03/2026").status_code == 303

    answer = register(clerk, office, a_read_letter(office, records))

    assert answer.status_code == 409
    assert "Xin chọn sổ đăng ký đang mở" in answer.text
    assert "đóng sau ngày 01/03/2026" in clerk.page("/registers")


def test_a_locked_book_gives_no_more_numbers(
    client_of: ClientOf, office: Office, records: Records, clock: Clock
) -> None:
    clock.forward(days=320)
    chief, clerk, id = client_of(office.chief), client_of(office.clerk), office.book.register.id
    letter = a_read_letter(office, records)
    assert clock().year == 2027
    assert "Khóa sổ năm 2026" in chief.page("/registers")

    assert chief.press(f"/registers/{id}/lock", year="2026").status_code == 303

    answer = register(clerk, office, letter, FORM | {"arrival_date": "31/12/2026"})
    assert answer.status_code == 409
    assert "đã khóa, không cấp thêm số" in answer.text
    assert hold(clerk, office, arrival_date="31/12/2026").status_code == 409
    assert chief.press(f"/registers/{id}/lock", year="2026").status_code == 409
    assert register(clerk, office, letter, FORM | {"arrival_date": "02/01/2027"}).status_code == 303
    assert "Đã khóa" in clerk.page("/registers")


def test_a_year_that_is_not_over_is_not_locked(client_of: ClientOf, office: Office) -> None:
    answer = client_of(office.chief).press(f"/registers/{office.book.register.id}/lock", year="2026")

    assert answer.status_code == 409
    assert "từ ngày 31/12" in answer.text


# --- numbers taken ahead ---------------------------------------------------------------------


def test_a_number_taken_ahead_is_used_by_the_scan_that_comes_later(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    client = client_of(office.clerk)
    assert hold(client, office).status_code == 303
    assert "GIỮ SỐ: Sở Nội vụ, 12/SNV (Nguyễn Thị Văn Thư, 09:00 02/03/2026)" in client.page("/register")
    first, letter = a_read_letter(office, records), a_read_letter(office, records)
    register(client, office, first)
    (held, _) = entries(records)
    assert "Dùng số giữ trước 1/2026" in client.page(f"/documents/{letter.id}/register")

    answer = register(client, office, letter, FORM | {"held": held.id})

    assert answer.status_code == 303
    with records.looking() as session:
        kept = session.get_one(IncomingDocument, letter.id)
        assert (kept.arrival_number, kept.arrival_date) == (1, date(2026, 3, 1))
        assert session.get_one(IncomingDocument, first.id).arrival_number == 2
    assert "GIỮ SỐ" not in client.page("/register")
    third = a_read_letter(office, records)
    again = register(client, office, third, FORM | {"held": held.id})
    assert again.status_code == 409
    assert "đã dùng cho văn bản khác" in again.text


def test_what_a_number_was_held_for_goes_with_a_letter_that_proves_secret(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    client, letter = client_of(office.clerk), a_read_letter(office, records)
    hold(client, office, held_for="Công an tỉnh, kế hoạch bảo vệ")
    register(client, office, letter, FORM | {"held": entries(records)[0].id})

    client.press(f"/documents/{letter.id}/withhold", sure="yes")

    assert [entry.held_for for entry in entries(records)] == [""]


def test_a_held_number_that_nobody_needs_is_voided_with_its_reason_and_printed(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    client = client_of(office.clerk)
    hold(client, office)
    (held,) = entries(records)
    id = office.book.register.id
    assert client.press(f"/registers/{id}/void", entry=held.id, reason="").status_code == 409

    assert client.press(f"/registers/{id}/void", entry=held.id, reason="Giữ nhầm").status_code == 303

    assert "ĐÃ HỦY: Giữ nhầm" in client.page("/register/print")
    assert client.press(f"/registers/{id}/void", entry=held.id, reason="Lần nữa").status_code == 409
    register(client, office, a_read_letter(office, records))
    assert [entry.number for entry in entries(records)] == [1, 2]


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        ({"held_for": ""}, "giữ cho văn bản nào"),
        ({"arrival_date": "03/03/2026"}, "không được ở tương lai"),
        ({"arrival_date": ""}, "Xin ghi ngày đến"),
        ({"arrival_date": "01/03/2031"}, "không sau năm nay"),
    ],
)
def test_a_number_is_held_only_for_something_that_has_come(
    client_of: ClientOf, office: Office, records: Records, wish: dict[str, str], sentence: str
) -> None:
    answer = hold(client_of(office.clerk), office, **wish)

    assert answer.status_code == 409
    assert sentence in answer.text
    assert entries(records) == []


def test_the_number_of_a_letter_is_not_voided_here(client_of: ClientOf, office: Office, records: Records) -> None:
    document = a_document(office, State.REGISTERED)
    records.keep(document)
    (entry,) = entries(records)

    answer = client_of(office.clerk).press(f"/registers/{office.book.register.id}/void", entry=entry.id, reason="Nhầm")

    assert answer.status_code == 409


def test_a_letter_entered_anew_under_an_older_number_has_that_one_in_force(
    client_of: ClientOf, office: Office, records: Records, clock: Clock
) -> None:
    client, letter = client_of(office.clerk), a_read_letter(office, records)
    hold(client, office)
    (held,) = entries(records)
    register(client, office, letter)
    client.press(f"/documents/{letter.id}/void", reason="Đã giữ số từ trước")
    clock.forward(minutes=5)

    register(client, office, letter, FORM | {"held": held.id})

    with records.looking() as session:
        kept = session.get_one(IncomingDocument, letter.id)
        assert [entry.number for entry in kept.entries] == [2, 1]
    page = client.page(f"/documents/{letter.id}")
    assert page.index("<strong>Vào sổ</strong> — số đến 1") < page.index("<strong>Vào sổ</strong> — số đến 2")
