"""The register book on the screen, on paper and for Excel: which book, which days, and for whom."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.makers import TODAY, Office, a_letterhead
from tests.roads import a_document
from tests.web.client import Client
from tests.web.conftest import Records
from workflow import steps
from workflow.people import Person
from workflow.terms import State

ClientOf = Callable[[Person | None], Client]
PAGES = ("/register", "/register/print", "/register.xlsx")


@pytest.fixture
def arrivals(records: Records, office: Office) -> list[date]:
    """Numbers 1, 2 and 3 came on these days: this month, last week, and long before."""
    days = [TODAY - timedelta(days=50), TODAY - timedelta(days=7), TODAY]
    documents = []
    for day in days:
        document = a_document(office, State.TO_REVIEW)
        letterhead = a_letterhead(issued_date=None, organ_name=f"Cơ quan gửi ngày {day:%d}")
        steps.register(document, letterhead, day, office.book, office.clerk, document.received_at)
        documents.append(document)
    records.keep(*documents)
    return days


def numbers_on(page: str) -> list[int]:
    """The arrival numbers in the second column."""
    return [int(number) for number in re.findall(r'class="number"[^>]*>(?:<a [^>]*>)?(\d+)<', page)]


def test_the_screen_shows_the_last_weeks_and_the_whole_year_on_request(
    arrivals: list[date], office: Office, client_of: ClientOf
) -> None:
    clerk = client_of(office.clerk)

    lately = clerk.get("/register").text
    (whole_year,) = re.findall(r'href="([^"]+)">Cả năm', lately)

    assert numbers_on(lately) == [2, 3]
    assert numbers_on(clerk.get(whole_year.replace("&amp;", "&")).text) == [1, 2, 3]


def test_paper_and_excel_hold_the_same_lines_as_the_screen(
    arrivals: list[date], office: Office, client_of: ClientOf
) -> None:
    clerk = client_of(office.clerk)
    asked = f"?from={arrivals[0]}&to={arrivals[1]}"

    screen, paper, excel = (clerk.get(page + asked) for page in PAGES)

    assert numbers_on(screen.text) == numbers_on(paper.text) == [1, 2]
    lines = list(load_workbook(BytesIO(excel.data)).active.values)
    assert [line[1] for line in lines if isinstance(line[1], int)] == [1, 2]
    assert "từ số 1 đến số 2" in paper.text
    assert "từ số 1 đến số 2" in lines[2][0]


def test_the_ten_columns_stand_on_the_page_in_order(arrivals: list[date], office: Office, client_of: ClientOf) -> None:
    page = client_of(office.chief).get("/register/print").text

    assert re.findall(r'<th scope="col">([^<]+)</th>', page) == [
        "Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu", "Ngày tháng văn bản", "Tên loại và trích yếu",
        "Đơn vị hoặc người nhận", "Ngày chuyển", "Ký nhận", "Ghi chú",
    ]  # fmt: skip


def test_a_voided_line_is_struck_out_with_its_reason(records: Records, office: Office, client_of: ClientOf) -> None:
    document = a_document(office, State.REGISTERED)
    steps.void(document, "Vào <nhầm> sổ", office.clerk, document.received_at)
    records.keep(document)

    for page in PAGES[:2]:
        text = client_of(office.clerk).get(page).text
        assert "<s>357-CV/BTGĐUK</s>" in text
        assert "<strong>ĐÃ HỦY: Vào &lt;nhầm&gt; sổ" in text


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ("?register=999999999999999999999", [2, 3]),
        ("?register=abc&from=hôm%20qua&to=", [2, 3]),
        ("?year=99999999999999999999", [2, 3]),
        ("?year=0000", [2, 3]),
        ("?year=2025", []),
        # Only the year was changed; the days of the form are those of the other year.
        ("?year=2026&from=2025-01-01&to=2025-12-31", [2, 3]),
        ("?from=2026-12-31&to=2026-01-01", []),
    ],
)
def test_what_is_not_understood_is_as_if_it_was_not_asked(
    asked: str, numbers: list[int], arrivals: list[date], office: Office, client_of: ClientOf
) -> None:
    for page in PAGES[:2]:
        answer = client_of(office.clerk).get(page + asked)

        assert answer.status_code == 200
        assert numbers_on(answer.text) == numbers


@pytest.mark.parametrize("page", PAGES)
def test_the_book_is_open_to_who_keeps_it_and_who_directs(
    page: str, arrivals: list[date], office: Office, client_of: ClientOf
) -> None:
    people = (office.clerk, office.chief, office.leader, office.officers[0], office.heads[0], office.admin, None)

    answers = [client_of(person).get(page).status_code for person in people]

    assert answers == [200, 200, 200, 403, 403, 403, 302]
