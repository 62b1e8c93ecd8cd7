"""In and out: the right password, the lockout and its end, one's own page afterwards, a changed password."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from itsdangerous import TimestampSigner

from tests.makers import Office
from tests.web.client import Client
from tests.web.conftest import PASSWORD, Clock, Records
from web.signin import TRIES, hash_of
from workflow.people import Person

Browser = Callable[[Person | None], Client]

NEW = "một mật khẩu mới"


def enter(client: Client, person: Person, password: str = PASSWORD, **fields: str) -> int:
    """Send the form of signing in; the status of the answer."""
    return client.press("/sign-in", username=person.username, password=password, **fields).status_code


def is_in(client: Client) -> bool:
    """Does the office know who this is?"""
    return client.get("/password").status_code == 200


def test_the_right_password_leads_to_ones_own_desk(office: Office, client_of: Browser) -> None:
    client = client_of(None)

    answer = client.press("/sign-in", username=f"  {office.leader.username} ", password=PASSWORD)

    assert answer.status_code == 303
    assert client.get(answer.headers["Location"]).headers["Location"] == "/leader"
    assert client.get("/sign-in").status_code == 302


@pytest.mark.parametrize(("username", "password"), [("", ""), ("nobody", PASSWORD), ("nobody' OR 1=1 --", "x")])
def test_a_stranger_is_told_no_more_than_that_it_is_wrong(
    office: Office, client_of: Browser, username: str, password: str
) -> None:
    client = client_of(None)

    answer = client.press("/sign-in", username=username, password=password)
    known = client.press("/sign-in", username=office.clerk.username, password="sai")

    assert answer.status_code == known.status_code == 401
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in answer.text
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in known.text
    assert not is_in(client)


def test_five_wrong_passwords_rest_the_account_a_quarter_of_an_hour(
    office: Office, client_of: Browser, clock: Clock
) -> None:
    client = client_of(None)
    for _ in range(TRIES):
        assert enter(client, office.clerk, "sai") == 401

    assert enter(client, office.clerk) == 401
    assert "tạm khóa 15 phút" in client.press("/sign-in", username=office.clerk.username, password=PASSWORD).text
    assert enter(client_of(None), office.leader) == 303

    clock.forward(minutes=14)
    assert enter(client, office.clerk) == 401
    clock.forward(minutes=1, seconds=1)
    assert enter(client, office.clerk) == 303


def test_the_right_password_forgives_the_wrong_ones_before_it(office: Office, client_of: Browser) -> None:
    client = client_of(None)
    for _ in range(3):
        for _ in range(TRIES - 1):
            assert enter(client, office.clerk, "sai") == 401
        assert enter(client, office.clerk) == 303
        client.press("/sign-out")


@pytest.mark.parametrize(
    "path",
    [
        "https://evil.example/", "//evil.example", "/\\evil.example", "evil.example", "\\\\evil.example",
        "/\t/evil.example", "/\n/evil.example", "/x\\..//evil.example", "",
    ],
)  # fmt: skip
def test_signing_in_never_leads_out_of_the_office(office: Office, client_of: Browser, path: str) -> None:
    answer = client_of(None).press("/sign-in", username=office.clerk.username, password=PASSWORD, next=path)

    assert answer.headers["Location"] == "/"


def test_who_was_asked_to_sign_in_comes_back_to_the_page(office: Office, client_of: Browser) -> None:
    client = client_of(None)
    asked = client.get("/search?q=tuyen").headers["Location"]
    assert asked == "/sign-in?next=/search?q%3Dtuyen"

    answer = client.press("/sign-in", username=office.clerk.username, password=PASSWORD, next="/search?q=tuyen")

    assert answer.headers["Location"] == "/search?q=tuyen"


@pytest.mark.parametrize(
    ("shown", "back"),
    [
        ("http://localhost/clerk?state=registered", "?next=/clerk?state%3Dregistered"),
        ("http://localhost/clerk", "?next=/clerk"),
        ("https://evil.example/clerk", ""),
        ("", ""),
    ],
)
def test_a_page_that_looks_again_by_itself_leads_to_the_sign_in_and_back_to_itself(
    client_of: Browser, shown: str, back: str
) -> None:
    answer = client_of(None).get("/clerk/waiting", headers={"HX-Request": "true", "HX-Current-URL": shown})

    assert answer.status_code == 204
    assert answer.headers["HX-Redirect"] == f"/sign-in{back}"


def test_who_signs_out_is_out(office: Office, client_of: Browser) -> None:
    client = client_of(office.clerk)

    client.press("/sign-out")

    assert not is_in(client)


def test_a_changed_password_ends_all_other_sign_ins(office: Office, records: Records, client_of: Browser) -> None:
    here, elsewhere = client_of(office.clerk), client_of(office.clerk)

    answer = here.press("/password", old=PASSWORD, new=NEW, again=NEW)

    assert answer.status_code == 303
    assert is_in(here)
    assert not is_in(elsewhere)
    assert enter(client_of(None), office.clerk) == 401
    assert enter(client_of(None), office.clerk, NEW) == 303
    with records.looking() as session:
        assert NEW not in session.get_one(Person, office.clerk.id).password_hash


@pytest.mark.parametrize(
    ("old", "new", "again", "sentence"),
    [
        ("sai", NEW, NEW, "mật khẩu chưa đúng"),
        ("", NEW, NEW, "mật khẩu chưa đúng"),
        (PASSWORD, "ngắn", "ngắn", "ít nhất 10 ký tự"),
        (PASSWORD, NEW, NEW + "x", "chưa giống nhau"),
        (PASSWORD, PASSWORD, PASSWORD, "phải khác mật khẩu cũ"),
    ],
)
def test_a_password_is_not_changed_when_something_is_wrong(
    office: Office, client_of: Browser, old: str, new: str, again: str, sentence: str
) -> None:
    client = client_of(office.clerk)

    answer = client.press("/password", old=old, new=new, again=again)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert enter(client_of(None), office.clerk) == 303


def test_a_borrowed_screen_cannot_try_old_passwords_for_ever(office: Office, client_of: Browser) -> None:
    client = client_of(office.clerk)
    for _ in range(TRIES):
        client.press("/password", old="sai", new=NEW, again=NEW)

    answer = client.press("/password", old=PASSWORD, new=NEW, again=NEW)

    assert answer.status_code == 422
    assert "tạm khóa" in answer.text


def test_passwords_are_kept_by_argon2_and_no_two_alike() -> None:
    first, second = hash_of(PASSWORD), hash_of(PASSWORD)

    assert first.startswith("$argon2id$")
    assert first != second


def test_a_sign_in_ends_after_the_working_day(
    office: Office, client_of: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of(office.clerk)
    assert is_in(client)
    later = int(time.time()) + 12 * 3600 + 1

    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda self: later)

    assert not is_in(client)
