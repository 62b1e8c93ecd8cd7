"""The working calendar on the screen: everybody sees it, the chief and the administrator keep it, it counts at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page
from sqlalchemy import select

from storage.database import Database
from tests.makers import MORNING, Office
from tests.roads import a_document
from tests.web.client import Client
from tests.web.conftest import Clock, Queue, Records, browser, parts_of
from web.application import create_app
from workflow.calendar import CalendarDay, CalendarVersion, DayKind, latest_version
from workflow.calendar_steps import Edit, announce_year, mark_days
from workflow.people import Person
from workflow.terms import State

Browser = Callable[[Person | None], Client]
TET = [date(2026, 2, day) for day in range(16, 21)]


@pytest.fixture(autouse=True)
def begun(database: Database) -> None:
    """Version 1: Tết 2026; version 2: the year is announced."""
    with database.writing() as session:
        days = [CalendarDay(day=day, kind=DayKind.OFF, name="Tết Nguyên đán") for day in TET]
        mark_days(session, days, Edit(by=None, at=MORNING))
        announce_year(session, 2026, "9441/TB-BNV", Edit(by=None, at=MORNING))
        session.commit()


def versions(records: Records) -> int:
    """How many there are."""
    with records.looking() as session:
        return latest_version(session)


def test_everybody_sees_the_year_at_a_glance_and_two_may_change_it(office: Office, client_of: Browser) -> None:
    for person in office.people:
        page = client_of(person).page("/calendar?year=2026")

        assert "16–20</b> Tết Nguyên đán" in page
        assert "Đã có thông báo nghỉ lễ, tết: 9441/TB-BNV" in page
        assert ("/calendar/days" in page) is (person in (office.chief, office.admin))


@pytest.mark.parametrize("path", ["/calendar/days", "/calendar/days/1/unmark", "/calendar/announced"])
def test_nobody_else_changes_it(office: Office, records: Records, client_of: Browser, path: str) -> None:
    for person in (office.clerk, office.leader, office.heads[0], office.officers[0]):
        assert client_of(person).press(path, first="3/3/2026", name="Nghỉ", reason="Thử.").status_code == 403

    assert versions(records) == 2


def test_a_swap_is_one_change_and_says_who_made_it(office: Office, records: Records, client_of: Browser) -> None:
    chief = client_of(office.chief)

    answer = chief.press(
        "/calendar/days", first="3/3/2026", back="7/3/2026", name="Nghỉ hoán đổi", notice="12/TB-BNV", seen="2"
    )

    assert answer.location == "/calendar?year=2026"
    page = chief.page("/calendar?year=2026")
    assert 'class="off" title="Nghỉ hoán đổi"><span>3<' in page
    assert 'class="make-up" title="Làm bù cho 03/3/2026"><span>7<' in page
    with records.looking() as session:
        version = session.get_one(CalendarVersion, 3)
        assert version.by is not None
        assert version.by.full_name == office.chief.full_name
        assert set(session.scalars(select(CalendarDay.notice).where(CalendarDay.added_in == 3))) == {"12/TB-BNV"}


def test_several_days_are_marked_in_one_go(office: Office, client_of: Browser) -> None:
    admin = client_of(office.admin)

    admin.press("/calendar/days", first="27/4/2026", last="29/4/2026", name="Nghỉ bù")

    assert "27–29</b> Nghỉ bù" in admin.page("/calendar?year=2026")


def test_a_change_counts_at_once_also_in_another_process(
    office: Office, records: Records, client_of: Browser, tmp_path: Path, clock: Clock, queue: Queue
) -> None:
    document = a_document(office, State.SUBMITTED)
    records.keep(document)
    elsewhere = Database(records.database.url)
    leader = browser(create_app(parts_of(elsewhere, tmp_path / "files", clock, queue)), office.leader)
    before = leader.page(f"/documents/{document.id}/direct")
    assert "05/03/2026" in before
    assert "06/03/2026" not in before

    client_of(office.chief).press("/calendar/days", first="3/3/2026", name="Nghỉ")

    assert "06/03/2026" in leader.page(f"/documents/{document.id}/direct")
    elsewhere.close()


def test_what_is_due_on_a_new_day_off_is_told_and_not_moved(
    office: Office, records: Records, client_of: Browser
) -> None:
    document = a_document(office, State.IN_PROGRESS)
    records.keep(document)
    due = document.tasks[0].due_date
    assert due is not None
    chief = client_of(office.chief)

    chief.press("/calendar/days", first=f"{due:%d/%m/%Y}", name="Nghỉ")

    assert "2 việc đang mở có hạn vào các ngày này; hạn đã giao không tự thay đổi." in chief.page("/calendar")
    with records.looking() as session:
        assert session.get_one(type(document.tasks[0]), document.tasks[0].id).due_date == due


def test_a_mark_is_taken_off_with_a_reason_that_stays(office: Office, records: Records, client_of: Browser) -> None:
    chief = client_of(office.chief)

    assert "lý do" in chief.press("/calendar/days/5/unmark", reason=" ", seen="2").text
    chief.press("/calendar/days/5/unmark", reason="Thông báo không có ngày này.", seen="2")

    page = chief.page("/calendar?year=2026")
    assert "16–19</b> Tết Nguyên đán" in page
    assert "Thông báo không có ngày này." in page
    assert "16–20</b> Tết Nguyên đán" in chief.page("/calendar?year=2026&version=2")


def test_an_earlier_version_is_shown_as_it_was_and_cannot_be_changed(office: Office, client_of: Browser) -> None:
    page = client_of(office.chief).page("/calendar?year=2026&version=1")

    assert "Đang xem lịch ở phiên bản 1" in page
    assert "Chưa có thông báo nghỉ lễ, tết" in page
    assert "/calendar/days" not in page


def test_a_year_is_confirmed_and_until_then_the_screens_say_so(
    office: Office, client_of: Browser, clock: Clock
) -> None:
    chief = client_of(office.chief)
    assert "Chưa ghi nhận thông báo nghỉ lễ, tết năm 2027" not in chief.page("/chief")
    clock.forward(days=270)
    assert "Chưa ghi nhận thông báo nghỉ lễ, tết năm 2027" in chief.page("/chief")
    assert "Chưa ghi nhận thông báo nghỉ lễ, tết năm 2027" in chief.page("/calendar?year=2027")

    chief.press("/calendar/announced", year="2027", notice="77/TB-BNV", seen="2")

    assert "Đã có thông báo nghỉ lễ, tết: 77/TB-BNV" in chief.page("/calendar?year=2027")
    assert "năm 2027" not in chief.page("/chief")


def test_who_looked_at_an_older_calendar_is_told(office: Office, records: Records, client_of: Browser) -> None:
    client_of(office.admin).press("/calendar/days", first="4/3/2026", name="Nghỉ", seen="2")

    answer = client_of(office.chief).press("/calendar/days", first="5/3/2026", name="Nghỉ", seen="2")

    assert answer.status_code == 409
    assert f"vừa được {office.admin.full_name} thay đổi" in answer.text
    assert versions(records) == 3


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Xin ghi ngày nghỉ, ngày làm bù"),
        ({"first": "3/3/2026"}, "Xin ghi tên ngày nghỉ"),
        ({"first": "32/3/2026", "name": "Nghỉ"}, "không đúng"),
        ({"first": "3/3/2026", "last": "2/3/2026", "name": "Nghỉ"}, "trước ngày nghỉ đầu"),
        ({"first": "1/3/2026", "last": "1/3/2036", "name": "Nghỉ"}, "tối đa 31 ngày"),
        ({"first": "3/3/2026", "name": "N" * 151}, "dài quá 150 ký tự"),
        ({"first": "3/3/2026", "name": "Nghỉ", "reason": "L" * 501}, "dài quá 500 ký tự"),
        ({"first": "3/3/2026", "name": "Nghỉ", "notice": "T" * 101}, "dài quá 100 ký tự"),
        ({"back": "4/3/2026"}, "vốn là ngày làm việc"),
        ({"first": "16/2/2026", "name": "Nghỉ"}, "đã được đánh dấu"),
    ],
)
def test_what_cannot_be_marked_is_refused_with_a_sentence(
    office: Office, records: Records, client_of: Browser, fields: dict[str, str], sentence: str
) -> None:
    answer = client_of(office.chief).press("/calendar/days", **fields)

    assert answer.status_code == 409
    assert sentence in answer.text
    assert versions(records) == 2


@pytest.mark.parametrize("query", ["year=abc", "year=1", "year=99999", "version=-1", "version=999", "version=x"])
def test_an_address_that_makes_no_sense_shows_this_year_as_it_stands(
    office: Office, client_of: Browser, query: str
) -> None:
    page = client_of(office.clerk).page(f"/calendar?{query}")

    assert "Lịch làm việc năm 2026" in page
    assert "Phiên bản 2" in page


def test_a_day_that_is_not_there_is_not_found(office: Office, client_of: Browser) -> None:
    assert client_of(office.chief).press("/calendar/days/999/unmark", reason="Thử.").status_code == 404


@pytest.mark.browser
def test_the_year_fits_a_telephone_and_one_sheet_of_paper(desk: Page) -> None:
    desk.goto("/calendar?year=2026")
    sheets = pypdfium2.PdfDocument(BytesIO(desk.pdf(prefer_css_page_size=True)))

    desk.set_viewport_size({"width": 390, "height": 844})

    assert len(sheets) == 1
    assert desk.evaluate("document.documentElement.scrollWidth") <= 390
