"""What keeps strangers' hands off: tokens in forms, headers on answers, a cookie out of reach."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from flask import Flask

from tests.makers import Office
from tests.roads import a_document
from tests.web.client import Client
from tests.web.conftest import PASSWORD, Records, browser
from tests.web.standing import Standing, address, an_office_standing
from web import work
from web.application import create_app
from web.doors import ANYBODY, Page
from web.security import HEADERS
from web.urls import PAGES
from workflow.people import Person
from workflow.terms import State

Browser = Callable[[Person | None], Client]


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    """Nobody who only knocks changes anything."""
    with an_office_standing(tmp_path_factory.mktemp("standing")) as office:
        yield office


# --- forms ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", [p for p in PAGES if p.method == "POST"], ids=lambda page: page.path)
def test_a_form_without_its_token_is_refused(standing: Standing, page: Page) -> None:
    before = standing.records.seen_of(standing.letter)
    client = standing.client_of(standing.somebody_for(page))

    for token in ({}, {"csrf_token": "made up"}):
        answer = client.post(address(page, **standing.thing_of(page)), data=token)

        assert answer.status_code == 400
        assert "Phiên làm việc đã cũ" in answer.text
    assert standing.records.seen_of(standing.letter) == before


def test_one_persons_token_is_of_no_use_to_another(office: Office, client_of: Browser) -> None:
    token = client_of(office.clerk).token()
    other = client_of(office.leader)
    other.token()

    assert other.post("/sign-out", data={"csrf_token": token}).status_code == 400


# --- what every answer carries ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/sign-in", 200),
        ("/leader", 200),
        ("/clerk", 403),
        ("/nothing", 404),
        ("/documents/999999", 404),
        ("/sign-out", 405),
        ("/static/office.css", 200),
        ("/static/../app.py", 404),
        ("/", 302),
    ],
)
def test_every_answer_carries_the_headers_of_safety(office: Office, client_of: Browser, path: str, status: int) -> None:
    with client_of(None if path == "/sign-in" else office.leader).get(path) as answer:
        assert answer.status_code == status
        for name, value in HEADERS.items():
            assert answer.headers[name] == value
        assert ("no-store" in answer.headers["Cache-Control"]) == (not path.startswith("/static/office"))


@pytest.mark.parametrize("path", ["/register.xlsx", "/register", "/books/tasks.xlsx"])
def test_a_file_is_kept_by_no_browser(office: Office, client_of: Browser, path: str) -> None:
    with client_of(office.clerk).get(path) as answer:
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "no-store"


def test_the_policy_lets_nothing_run_but_our_own_files() -> None:
    policy = HEADERS["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("page", [p for p in PAGES if p.method == "GET"], ids=lambda page: page.path)
def test_no_page_needs_what_the_policy_forbids_or_the_world_outside(standing: Standing, page: Page) -> None:
    client = standing.client_of(None if page.roles is ANYBODY else standing.somebody_for(page))

    with client.get(address(page, **standing.thing_of(page))) as answer:
        if "html" not in answer.headers["Content-Type"]:
            return
        assert not re.search(r"\son\w+\s*=|\sstyle\s*=|javascript:|<style|<script(?![^>]*\ssrc=)", answer.text)
        assert not re.findall(r"(?:src|href|action)=[\"'](?:https?:)?//", answer.text)


def test_an_error_of_ours_says_nothing_of_the_inside_and_changes_nothing(
    office: Office, client_of: Browser, app: Flask
) -> None:
    def breaks() -> str:
        raise RuntimeError("mật khẩu cơ sở dữ liệu là 123")

    app.view_functions["leader.desk"] = breaks

    answer = client_of(office.leader).get("/leader")

    assert answer.status_code == 500
    assert "Có lỗi ngoài dự kiến" in answer.text
    assert "123" not in answer.text
    assert answer.headers["X-Frame-Options"] == "DENY"


def test_a_refusal_in_the_background_is_one_sentence_for_the_form(
    office: Office, records: Records, client_of: Browser
) -> None:
    document = a_document(office, State.SUBMITTED)
    records.keep(document)
    leader = client_of(office.leader)
    data = {"csrf_token": leader.token()}

    answer = leader.post(f"/documents/{document.id}/direct", data=data, headers={"HX-Request": "true"})

    assert answer.status_code == 409
    assert answer.text.strip().startswith('<div class="alert alert-danger" role="alert">')
    assert "<html" not in answer.text


# --- the cookie -------------------------------------------------------------------------------------


@pytest.mark.parametrize("https", [False, True])
def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(office: Office, parts: work.Parts, https: bool) -> None:
    client = browser(create_app(replace(parts, https=https)), None)
    scheme = "https://localhost" if https else "http://localhost"
    token = re.search(r'"X-CSRFToken": "([^"]+)"', client.get("/sign-in", base_url=scheme).get_data(as_text=True))
    assert token

    answer = client.post(
        "/sign-in",
        data={"csrf_token": token[1], "username": office.clerk.username, "password": PASSWORD},
        base_url=scheme,
        headers={"Referer": f"{scheme}/sign-in"},
    )

    cookie = answer.headers["Set-Cookie"]
    assert answer.status_code == 303
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert ("Secure" in cookie) == https


def test_a_cookie_that_was_tampered_with_is_nobodys(office: Office, client_of: Browser) -> None:
    client = client_of(office.clerk)
    assert client.get("/clerk").status_code == 200
    cookie = client.get_cookie("vanthu")
    assert cookie is not None

    client.set_cookie("vanthu", cookie.value[:-3] + "abc")

    assert client.get("/clerk").status_code == 302
