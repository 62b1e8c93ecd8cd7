"""Sổ văn bản mật: its keeper's alone, by hand, on a machine that is on no network; every look at it is noted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests.makers import Office, a_person, a_post
from tests.web.client import Client
from tests.web.conftest import Records, browser, with_passwords
from tests.web.reviewing import FORM, a_read_letter, register
from web import work
from web.application import create_app
from workflow.people import Person
from workflow.register import Entry, Register, WrittenLine
from workflow.register_keeping import RegisterAct, RegisterNote
from workflow.terms import Role

ClientOf = Callable[[Person | None], Client]


def entries(records: Records) -> list[Entry]:
    with records.looking() as session:
        return list(session.scalars(select(Entry).order_by(Entry.id)))


@pytest.fixture
def isolated_client_of(parts: work.Parts, office: Office) -> ClientOf:
    """Browsers before a program that is on no network."""
    return partial(browser, create_app(replace(parts, isolated=True)))


@pytest.fixture
def secret(office: Office, records: Records) -> Register:
    """The clerk's."""
    made = Register(name="Sổ văn bản mật", valid_from=date(2026, 1, 1), keeper=office.clerk)
    records.keep(made)
    return made


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
    assert entries(records) == []
