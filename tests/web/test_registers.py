"""Several registers, each with its own run: opened, closed, locked; numbers held and voided; the secret one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests.makers import Office, a_person, a_post
from tests.roads import a_document
from tests.web.client import Client
from tests.web.conftest import Clock, Records, browser, with_passwords
from tests.web.reviewing import FORM, a_read_letter, register
from web import work
from web.application import create_app
from workflow.document import IncomingDocument
from workflow.people import Person
from workflow.register import Entry, Register, WrittenLine
from workflow.register_keeping import RegisterAct, RegisterNote
from workflow.terms import Role, Secrecy, State

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


# --- the secret register ----------------------------------------------------------------------


@pytest.fixture
def isolated_client_of(parts: work.Parts, office: Office) -> ClientOf:
    """Browsers before a program that is on no network."""
    return partial(browser, create_app(replace(parts, isolated=True)))


@pytest.fixture
def secret(office: Office, records: Records) -> Register:
    """The clerk's."""
    return a_register(records, "Sổ văn bản mật", keeper=office.clerk)


LINE = {"arrival_date": "02/03/2026", "secrecy": "secret", "organ_name": "Công an tỉnh", "title": "Báo cáo kín"}


def test_a_secret_register_is_opened_only_where_there_is_no_network(
    client_of: ClientOf, isolated_client_of: ClientOf, office: Office, records: Records
) -> None:
    form = {"name": "Sổ mật", "valid_from": "01/01/2026", "keeper": office.clerk.id}

    answer = client_of(office.chief).press("/registers", **form)
    assert answer.status_code == 409
    assert "máy không nối mạng" in answer.text
    assert isolated_client_of(office.chief).press("/registers", **form).status_code == 303

    with records.looking() as session:
        assert session.scalars(select(Register).where(Register.name == "Sổ mật")).one().keeper_id == office.clerk.id


def test_its_keeper_writes_lines_by_hand_and_every_look_is_noted(
    isolated_client_of: ClientOf, office: Office, records: Records, secret: Register
) -> None:
    client = isolated_client_of(office.clerk)

    assert client.press(f"/registers/{secret.id}/lines", **LINE).status_code == 303

    page = client.page(f"/registers/{secret.id}/lines")
    assert "Công an tỉnh" in page
    assert "Tối mật" in page
    with records.looking() as session:
        noted = [note.act for note in session.scalars(select(RegisterNote).order_by(RegisterNote.id))]
        told = " ".join(session.scalars(select(RegisterNote.note)))
    assert noted == [RegisterAct.WRITTEN, RegisterAct.VIEWED]
    assert "Công an" not in told


def test_nobody_else_sees_lines_numbers_or_exports(
    isolated_client_of: ClientOf, office: Office, records: Records, secret: Register
) -> None:
    isolated_client_of(office.clerk).press(f"/registers/{secret.id}/lines", **LINE)
    (line,) = entries(records)
    second = a_person("Hoàng Thị Thư Hai", a_post(Role.CLERK, office.units[0]))
    records.keep(second)
    with_passwords(replace(office, clerk=second), records.database)

    for person in (second, office.chief, office.leader):
        client = isolated_client_of(person)
        assert client.get(f"/registers/{secret.id}/lines").status_code in (403, 404)
        for path in ("/register", "/register/print"):
            page = client.page(f"{path}?register={secret.id}")
            assert "Công an tỉnh" not in page
            assert "Sổ văn bản mật" not in page
        assert "Báo cáo kín" not in client.page("/search?q=bao+cao+kin")
        assert client.get(f"/register.xlsx?register={secret.id}").status_code == 200
    assert "Sổ văn bản mật" not in isolated_client_of(second).page("/registers")
    known = isolated_client_of(office.chief).page("/registers")
    assert "chỉ người giữ sổ được xem" in known
    press = isolated_client_of(second).press
    assert press(f"/registers/{secret.id}/void", entry=line.id, reason="Phá").status_code == 404
    assert press(f"/registers/{secret.id}/lines", **LINE).status_code == 404
    assert press(f"/registers/{secret.id}/hold", arrival_date="02/03/2026", held_for="x").status_code == 404


def test_of_what_is_top_secret_no_subject_is_kept_not_even_by_the_database(
    isolated_client_of: ClientOf, office: Office, records: Records, secret: Register
) -> None:
    client = isolated_client_of(office.clerk)

    answer = client.press(f"/registers/{secret.id}/lines", **LINE | {"secrecy": "top_secret"})
    assert answer.status_code == 409
    assert "Tuyệt mật không ghi trích yếu" in answer.text
    without = LINE | {"secrecy": "top_secret", "title": ""}
    assert client.press(f"/registers/{secret.id}/lines", **without).status_code == 303
    (entry,) = entries(records)

    with records.database.writing() as session:
        session.scalars(select(WrittenLine).where(WrittenLine.entry_id == entry.id)).one().title = "Nội dung"
        with pytest.raises(IntegrityError):
            session.flush()


@pytest.mark.parametrize(("wish", "sentence"), [
    ({"secrecy": ""}, "xin chọn Mật, Tối mật hoặc Tuyệt mật"),
    ({"arrival_date": ""}, "Xin ghi ngày đến"),
])  # fmt: skip
def test_a_line_without_its_degree_or_day_is_refused(
    isolated_client_of: ClientOf, office: Office, secret: Register, wish: dict[str, str], sentence: str
) -> None:
    answer = isolated_client_of(office.clerk).press(f"/registers/{secret.id}/lines", **LINE | wish)

    assert answer.status_code == 409
    assert sentence in answer.text


def test_nothing_more_is_written_on_a_machine_that_is_connected_again(
    client_of: ClientOf, office: Office, records: Records, secret: Register
) -> None:
    answer = client_of(office.clerk).press(f"/registers/{secret.id}/lines", **LINE)

    assert answer.status_code == 409
    assert entries(records) == []


def test_a_letter_with_a_scan_never_lands_in_a_secret_register(
    isolated_client_of: ClientOf, office: Office, records: Records, secret: Register
) -> None:
    letter = a_read_letter(office, records)
    client = isolated_client_of(office.clerk)

    assert "Sổ văn bản mật" not in client.page(f"/documents/{letter.id}/register")
    assert register(client, office, letter, FORM | {"register": secret.id}).status_code == 409
    assert Secrecy("none") == Secrecy.NONE
