"""The page of a document: its buttons are the moves that are open, its history is told in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from tests.makers import MORNING, TODAY, Office, a_letterhead
from tests.roads import a_document, a_task
from tests.web.client import Client
from tests.web.conftest import Clock, Records
from web.buttons import BY_THE_OFFICE, DOCUMENT_BUTTONS, TASK_BUTTONS
from web.looks import LOOKS
from web.urls import PAGES
from workflow import steps
from workflow.document import IncomingDocument
from workflow.flow import FLOW, TASK_FLOW
from workflow.machine import moves_open_to
from workflow.people import Person
from workflow.terms import Action, Role, State, TaskAction, TaskState

Browser = Callable[[Person | None], Client]


# --- buttons -------------------------------------------------------------------------------


def test_every_act_has_its_button_or_follows_from_another() -> None:
    assert {*DOCUMENT_BUTTONS, *TASK_BUTTONS} | BY_THE_OFFICE == {*Action, *TaskAction}
    assert not {*DOCUMENT_BUTTONS, *TASK_BUTTONS} & BY_THE_OFFICE


@pytest.mark.parametrize("button", [*DOCUMENT_BUTTONS.values(), *TASK_BUTTONS.values()], ids=lambda b: b.endpoint)
def test_every_button_leads_to_a_page_by_the_right_method(button: object) -> None:
    (page,) = [page for page in PAGES if page.endpoint == button.endpoint]  # type: ignore[attr-defined]

    assert page.method == ("POST" if button.at_once else "GET")  # type: ignore[attr-defined]


@pytest.mark.parametrize("move", [*FLOW, *TASK_FLOW], ids=lambda m: f"{m.source}-{m.action}-{m.role}")
def test_whoever_may_act_may_open_the_page_of_the_act(move: object) -> None:
    action, role = move.action, move.role  # type: ignore[attr-defined]
    button = DOCUMENT_BUTTONS.get(action) or TASK_BUTTONS.get(action)
    if role is Role.SYSTEM or action in BY_THE_OFFICE:
        return
    assert button is not None
    (page,) = [page for page in PAGES if page.endpoint == button.endpoint]
    assert page.roles is not None
    assert role in page.roles


@pytest.mark.parametrize("state", State)
def test_the_page_shows_just_the_acts_that_are_open(
    office: Office, records: Records, client_of: Browser, app: Flask, clock: Clock, state: State
) -> None:
    document = a_document(office, state)
    records.keep(document)
    for person in (office.clerk, office.chief, office.leader, office.heads[0]):
        with records.looking() as session:
            theirs, kept = session.get_one(Person, person.id), session.get_one(IncomingDocument, document.id)
            opened = {move.action for move in moves_open_to(theirs, kept, clock())}
        if client_of(person).get(f"/documents/{document.id}").status_code == 404:
            assert not opened
            continue
        bar = client_of(person).page(f"/documents/{document.id}").partition("acts-bar")[2].partition("beside")[0]
        shown = {action for action in Action if f">{action.label}</" in bar}
        assert shown == opened, (state, person.full_name)


def test_every_state_has_its_look() -> None:
    assert set(LOOKS) == {*State, *TaskState}


# --- the page ----------------------------------------------------------------------------------


def test_the_history_is_told_in_words(office: Office, records: Records, client_of: Browser) -> None:
    document = a_document(office, State.FILED)
    records.keep(document)

    page = " ".join(client_of(office.clerk).page(f"/documents/{document.id}").split())

    assert "08:00 02/03/2026</span> · Nguyễn Thị Văn Thư (Văn thư)" in page
    assert "<strong>Vào sổ</strong> — số đến 1" in page
    assert "<strong>Giao việc</strong> — Ban Tổ chức · phối hợp · hạn 09/03/2026" in page
    assert "<strong>Giao việc</strong> — Ban Tuyên giáo và Dân vận · nhận để biết<" in page
    assert "<strong>Lưu hồ sơ</strong> — hồ sơ HS-01/2026" in page
    assert "· Hệ thống" in page


def test_a_number_voided_and_given_anew_tells_both(office: Office, records: Records, client_of: Browser) -> None:
    document = a_document(office, State.REGISTERED)
    steps.void(document, "Vào nhầm sổ", office.clerk, MORNING)
    steps.register(document, a_letterhead(), TODAY, office.book, office.clerk, MORNING)
    records.keep(document)

    page = client_of(office.clerk).page(f"/documents/{document.id}")

    assert "số đến 1" in page
    assert "số đến 2" in page
    assert "Vào nhầm sổ" in page


def test_all_directives_are_there_and_the_last_is_in_force(
    office: Office, records: Records, client_of: Browser
) -> None:
    task = a_task(office, TaskState.RECALLED)
    records.keep(task.document)

    page = client_of(office.leader).page(f"/documents/{task.document.id}")

    assert page.count("đã được thay bằng ý kiến sau") == 1
    assert "Văn phòng đề xuất" in page
    assert "Kính chuyển đồng chí Bí thư" in page


def test_a_secret_paper_that_was_removed_shows_nothing(office: Office, records: Records, client_of: Browser) -> None:
    document = a_document(office, State.SUBMITTED)
    steps.withhold(document, office.clerk, MORNING)
    records.keep(document)

    page = client_of(office.clerk).page(f"/documents/{document.id}")

    assert "Nội dung đã được gỡ bỏ" in page
    assert "Kính chuyển" not in page
    assert "/pages/" not in page


def test_markup_in_a_letter_is_shown_as_it_was_written(office: Office, records: Records, client_of: Browser) -> None:
    document = a_document(office)
    head = a_letterhead(subject="<script>alert(1)</script> & <b>đậm</b>")
    steps.register(document, head, TODAY, office.book, office.clerk, MORNING)
    records.keep(document)

    for path in (f"/documents/{document.id}", "/search?q=script"):
        assert "<script>alert" not in client_of(office.clerk).get(path).text


def test_the_page_tells_until_when_the_law_asks_the_office_itself_and_what_is_late(
    office: Office, records: Records, client_of: Browser, clock: Clock
) -> None:
    document = a_document(office, State.REGISTERED)
    records.keep(document)

    in_time = client_of(office.clerk).page(f"/documents/{document.id}")
    clock.forward(days=2)
    late = client_of(office.clerk).page(f"/documents/{document.id}")

    assert "Hạn của văn phòng" in in_time
    assert "Điều 23 khoản 1" in in_time
    assert ("Quá hạn" in in_time, "Quá hạn" in late) == (False, True)
