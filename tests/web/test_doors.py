"""Doors: every page opens to the roles that the map names, and to nobody else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from flask import Flask

from tests.makers import TODAY, Office, a_person, a_post
from tests.roads import a_document
from tests.web.client import Client
from tests.web.conftest import PASSWORD, Clock, Records
from tests.web.standing import Standing, address, an_office_standing, knock
from web.doors import ANYBODY, Page
from web.signin import hash_of
from web.urls import PAGES
from workflow.people import Person
from workflow.terms import Role, State

Browser = Callable[[Person | None], Client]

ROLES = [role for role in Role if role is not Role.SYSTEM]
TOKEN = re.compile(r'(?:"X-CSRFToken": |name="csrf_token" value=)"[^"]+"')
PAGES_AND_ROLES = [
    pytest.param(page, role, id=f"{page.method} {page.path} {role.value}") for page in PAGES for role in ROLES
]


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    """Nobody who only knocks changes anything."""
    with an_office_standing(tmp_path_factory.mktemp("standing")) as office:
        yield office


@pytest.mark.parametrize(("page", "role"), PAGES_AND_ROLES)
def test_a_page_opens_to_the_roles_of_the_map_and_to_no_other(standing: Standing, page: Page, role: Role) -> None:
    person = standing.office.somebody(role)

    answer = knock(standing.client_of(person), page)

    allowed = not page.roles or role in page.roles
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


@pytest.mark.parametrize(
    "page", [p for p in PAGES if p.roles is not ANYBODY], ids=lambda page: f"{page.method} {page.path}"
)
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
    before = standing.records.seen_of(standing.letter)
    outsider = standing.client_of(standing.office.officers[4])

    theirs, nobodys = knock(outsider, page, **standing.thing_of(page)), knock(outsider, page)

    assert theirs.status_code in (403, 404)
    assert theirs.status_code == nobodys.status_code
    assert TOKEN.sub("", theirs.text) == TOKEN.sub("", nobodys.text)
    assert standing.records.seen_of(standing.letter) == before


def test_who_held_a_post_until_yesterday_can_do_nothing_today(
    office: Office, records: Records, client_of: Browser
) -> None:
    document = a_document(office, State.IN_PROGRESS)
    records.keep(document)
    gone = a_person("Vũ Đã Nghỉ", a_post(Role.CLERK, office.units[0], valid_to=TODAY - timedelta(days=1)))
    soon = a_person("Vũ Sắp Đến", a_post(Role.CLERK, office.units[0], valid_from=TODAY + timedelta(days=1)))
    records.keep(gone, soon)

    for page in PAGES:
        if page.roles:
            for person in (gone, soon):
                assert knock(client_of(person), page, id=document.id, number=1).status_code == 403, page


def test_who_holds_no_post_is_told_so_and_may_change_the_password_and_leave(
    records: Records, client_of: Browser
) -> None:
    nobody = a_person("Vũ Chưa Giao Việc")
    nobody.password_hash = hash_of(PASSWORD)
    records.keep(nobody)
    client = client_of(nobody)

    assert "chưa được giao chức vụ" in client.page("/")
    assert "Đổi mật khẩu" in client.page("/password")
    assert client.press("/sign-out").headers["Location"] == "/sign-in"
    assert client.get("/").status_code == 302


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
