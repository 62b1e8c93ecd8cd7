"""Doors: every page opens to the roles that the map names, and to nobody else; nothing is changed from outside."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from storage.base import Model
from storage.database import Database
from tests.makers import TODAY, Office, a_person, a_post, an_office
from tests.roads import a_document, a_task
from tests.web.client import Client
from tests.web.conftest import PASSWORD, Clock, Queue, Records, browser, parts_of, with_passwords
from web import work
from web.application import create_app
from web.security import HEADERS
from web.urls import ANYBODY, PAGES, Page
from workflow.document import IncomingDocument
from workflow.people import Person
from workflow.task import Task
from workflow.terms import Role, State, TaskState

Browser = Callable[[Person | None], Client]

ROLES = [role for role in Role if role is not Role.SYSTEM]
SOMETHING = re.compile(r"<int:(\w+)>")
TOKEN = re.compile(r'(?:"X-CSRFToken": |name="csrf_token" value=)"[^"]+"')
NOT_THERE = "999999"


def address(page: Page, **ids: int) -> str:
    """The page's address, for something that is there or for something that is not."""
    return SOMETHING.sub(lambda part: str(ids.get(part[1], NOT_THERE)), page.path)


def knock(client: Client, page: Page, **ids: int) -> TestResponse:
    """Open the page, or send its form with its token and nothing in it."""
    if page.method == "GET":
        return client.get(address(page, **ids))
    return client.press(address(page, **ids))


PAGES_AND_ROLES = [
    pytest.param(page, role, id=f"{page.method} {page.path} {role.value}") for page in PAGES for role in ROLES
]


@dataclass(frozen=True)
class Standing:
    """One office for all who only knock: a letter with a result to approve, given to the first three units."""

    app: Flask
    office: Office
    records: Records
    letter: IncomingDocument
    task: Task

    def client_of(self, person: Person | None) -> Client:
        """A browser in which that person is signed in."""
        return browser(self.app, person)

    def thing_of(self, page: Page) -> dict[str, int]:
        """What the page is about: the letter, its task or its report."""
        things = {"documents": self.letter, "tasks": self.task, "reports": self.task.reports[0]}
        return {"id": things[page.path.split("/")[1]].id, "number": 1} if "<int:id>" in page.path else {}

    def somebody_for(self, page: Page) -> Person:
        """One to whom the page is open."""
        roles = page.roles if page.roles is not None else frozenset(Role)
        return next(person for person in self.office.people if person.roles_on(TODAY) & roles)


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    """It is built once, since nobody who only knocks changes anything."""
    folder = tmp_path_factory.mktemp("standing")
    database = Database(f"sqlite:///{folder}/office.sqlite3")
    Model.metadata.create_all(database.engine)
    office = with_passwords(an_office(), database)
    task = a_task(office, TaskState.REPORTED)
    task.reports[0].file_name, task.reports[0].file_sha256 = "ket-qua.pdf", "0" * 64
    task.document.original.page_count = 1
    records = Records(database, office)
    records.keep(task.document)
    app = create_app(parts_of(database, folder / "files", Clock(), Queue()))
    yield Standing(app, office, records, task.document, task)
    database.close()


# --- who -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("page", "role"), PAGES_AND_ROLES)
def test_a_page_opens_to_the_roles_of_the_map_and_to_no_other(standing: Standing, page: Page, role: Role) -> None:
    person = standing.office.somebody(role)

    answer = knock(standing.client_of(person), page)

    allowed = page.roles is ANYBODY or role in page.roles
    assert (answer.status_code != 403) == allowed
    assert answer.status_code != 500
    if allowed:
        assert "/sign-in" not in answer.headers.get("Location", "") or page.endpoint == "signin.sign_out"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.method} {page.path}")
def test_who_is_not_signed_in_is_asked_to(standing: Standing, page: Page) -> None:
    answer = knock(standing.client_of(None), page, **standing.thing_of(page))

    if page.roles is ANYBODY:
        assert answer.status_code != 302
    else:
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/sign-in")


def test_every_page_is_in_the_map(app: Flask) -> None:
    known = {page.endpoint for page in PAGES} | {"static"}

    assert {rule.endpoint for rule in app.url_map.iter_rules()} == known
    assert len({(page.method, page.path) for page in PAGES}) == len(PAGES)


@pytest.mark.parametrize("page", [p for p in PAGES if p.roles], ids=lambda page: f"{page.method} {page.path}")
@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE"])
def test_no_other_method_is_a_way_around(standing: Standing, page: Page, method: str) -> None:
    answer = standing.client_of(None).open(address(page), method=method)

    assert answer.data == b"" or answer.status_code in (302, 400, 405)
    assert answer.status_code in ((200,) if method == "OPTIONS" else (302, 400, 405))


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if re.match(r"/(documents|tasks|reports)/<int:id>", page.path)],
    ids=lambda page: f"{page.method} {page.path}",
)
def test_other_peoples_letters_are_not_there(standing: Standing, page: Page) -> None:
    before = standing.records.version_of(standing.letter)
    outsider = standing.client_of(standing.office.officers[4])

    theirs, nobodys = knock(outsider, page, **standing.thing_of(page)), knock(outsider, page)

    assert theirs.status_code in (403, 404)
    assert theirs.status_code == nobodys.status_code
    assert TOKEN.sub("", theirs.text) == TOKEN.sub("", nobodys.text)
    assert standing.records.version_of(standing.letter) == before


def test_who_held_a_post_until_yesterday_can_do_nothing_today(
    office: Office, records: Records, client_of: Browser
) -> None:
    document = a_document(office, State.IN_PROGRESS)
    records.keep(document)
    gone = a_person("Vũ Đã Nghỉ", a_post(Role.CLERK, office.units[0], valid_to=TODAY - timedelta(days=1)))
    soon = a_person("Vũ Sắp Đến", a_post(Role.CLERK, office.units[0], valid_from=TODAY + timedelta(days=1)))
    records.keep(gone, soon)

    for page in PAGES:
        if page.roles is not ANYBODY:
            for person in (gone, soon):
                assert knock(client_of(person), page, id=document.id, number=1).status_code == 403, page


def test_a_post_that_ends_today_is_held_today(
    office: Office, records: Records, client_of: Browser, clock: Clock
) -> None:
    document = a_document(office)
    records.keep(document)
    leaving = a_person("Vũ Sắp Nghỉ", a_post(Role.CLERK, office.units[0], valid_to=TODAY))
    records.keep(leaving)
    client = client_of(leaving)
    assert client.get(f"/documents/{document.id}").status_code == 200

    clock.forward(hours=15)

    assert client.get(f"/documents/{document.id}").status_code == 403


def test_who_holds_two_posts_may_use_both_desks(office: Office, records: Records, client_of: Browser) -> None:
    both = a_person("Vũ Hai Việc", a_post(Role.CHIEF, office.units[0]), a_post(Role.HEAD, office.units[1]))
    records.keep(both)
    client = client_of(both)

    assert client.get("/").headers["Location"] == "/chief"
    assert client.get("/officer").status_code == 200
    assert client.get("/leader").status_code == 403


# --- forms ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", [p for p in PAGES if p.method == "POST"], ids=lambda page: page.path)
def test_a_form_without_its_token_is_refused(standing: Standing, page: Page) -> None:
    before = standing.records.version_of(standing.letter)
    client = standing.client_of(standing.somebody_for(page))

    for token in ({}, {"csrf_token": "made up"}):
        answer = client.post(address(page, **standing.thing_of(page)), data=token)

        assert answer.status_code == 400
        assert "Phiên làm việc đã cũ" in answer.text
    assert standing.records.version_of(standing.letter) == before


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
