"""Sổ và báo cáo in the browser: each figure opens a list of just as many lines; units see their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.books.conftest import TODAY
from tests.web.client import Client
from web.books import BOOKS

Browser = Callable[[str], Client]

FIGURE = re.compile(r'<td class="right"[^>]*><a href="([^"]+)">([\d.]+)</a></td>')
WHOLE = f"from=2025-03-01&to={TODAY}"


def figures(page: str) -> list[tuple[str, int]]:
    """Every figure that leads somewhere, and where."""
    return [(unescape(href), int(number.replace(".", ""))) for href, number in FIGURE.findall(page)]


def lines_in(page: str) -> int:
    """«12 văn bản», «12 việc»: how many a list says it has."""
    found = re.search(r"(?:>|· )(\d+) (?:văn bản|việc)<", page)
    assert found, page
    return int(found[1])


@pytest.mark.parametrize("name", ["handling", "units"])
def test_each_figure_opens_a_list_of_just_as_many_lines(client_of: Browser, name: str) -> None:
    chief = client_of("chanhvp")

    told = figures(chief.page(f"/books/{name}?{WHOLE}"))

    assert len(told) > 60
    wrong = [(href, number, shown) for href, number in told if (shown := lines_in(chief.page(href))) != number]
    assert wrong == []


def test_who_waits_where_leads_to_the_list_of_that_desk(client_of: Browser) -> None:
    chief = client_of("chanhvp")
    page = chief.page("/books/waiting")

    desks = [(href, number) for href, number in figures(page) if not href.startswith("/documents")]

    assert len(desks) > 4
    assert all(lines_in(chief.page(href)) == number for href, number in desks)


def test_a_head_of_a_unit_sees_the_figures_of_the_own_branch_and_no_others(client_of: Browser) -> None:
    head, chief = client_of("truongbtg"), client_of("chanhvp")
    of_all, own = chief.page(f"/books/units?{WHOLE}"), head.page(f"/books/units?{WHOLE}")

    assert "Ban Tuyên giáo" in own
    assert "– Phòng Tuyên truyền" in own
    assert "Ban Tổ chức" not in own
    assert "Ban Tổ chức" in of_all
    assert all(lines_in(head.page(href)) == number for href, number in figures(own))
    for name in ("handling", "waiting", "quarter", "transfers", "following"):
        assert head.get(f"/books/{name}").status_code == 403


def test_an_administrator_and_an_officer_open_no_books(client_of: Browser) -> None:
    assert client_of("quantri").get("/books").status_code == 403
    assert client_of("cvbtg").get("/books/units").status_code == 403


@pytest.mark.parametrize("name", sorted(set(BOOKS) - {"obligations"}))  # the year has none
def test_every_book_can_be_printed_and_taken_along(client_of: Browser, name: str) -> None:
    clerk = client_of("vanthu")
    title = BOOKS[name].title

    printed = clerk.page(f"/books/{name}/print?{WHOLE}")
    excel = load_workbook(BytesIO(clerk.get(f"/books/{name}.xlsx?{WHOLE}").data))
    word = Document(BytesIO(clerk.get(f"/books/{name}.docx?{WHOLE}").data))

    heading = {"quarter": "Báo cáo tình hình tiếp nhận", "tasks": "Việc của các đơn vị"}.get(name, title)
    assert heading in printed
    assert excel.worksheets[0]["A1"].value.startswith(heading)
    assert any(paragraph.text.startswith(heading.upper()) for paragraph in word.paragraphs)
    assert len(word.tables) == len(excel.worksheets)
    assert len(word.tables[0].rows) > 3


def test_the_files_say_what_the_screen_says(client_of: Browser) -> None:
    clerk = client_of("vanthu")
    page = clerk.page(f"/books/handling?{WHOLE}")

    sheet = load_workbook(BytesIO(clerk.get(f"/books/handling.xlsx?{WHOLE}").data)).worksheets[0]

    sums = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "Cộng")
    assert sums[1] == sum(sums[2:8])
    assert f"{sums[1]:,}".replace(",", ".") in page
    assert len(sheet._charts) == 1


def test_the_quarterly_report_is_one_click_and_in_words(client_of: Browser) -> None:
    word = Document(BytesIO(client_of("chanhvp").get("/books/quarter.docx").data))
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)

    received = re.search(r"Quý IV năm 2025, Văn phòng tiếp nhận (\d+) văn bản đến \((\w+) \d+ văn bản so với", text)

    assert received
    groups = re.search(r"trong đó: (.+)\.", text)
    assert groups
    assert sum(int(number) for number in re.findall(r"(\d+)(?:;|$)", groups[1])) == int(received[1])
    assert "Tỷ lệ giải quyết đúng hạn đạt" in text


def test_what_is_not_understood_is_left_out_and_an_unknown_book_is_not_there(client_of: Browser) -> None:
    clerk = client_of("vanthu")

    assert clerk.get("/books/handling?from=32/13/2025&to=&standing=x&unit=../etc").status_code == 200
    assert clerk.get("/books/tasks?which=x&unit=999999999999&officer=-1").status_code == 200
    assert clerk.get("/books/nothing").status_code == 404


def test_lists_of_work_are_those_of_their_name(client_of: Browser, rows: Callable[[str], list[tuple[int]]]) -> None:
    clerk = client_of("vanthu")
    working = "duty IN ('lead', 'support')"
    late = rows(
        "SELECT count(*) FROM vt_task t JOIN vt_document d ON d.id = t.document_id AND d.arrival_number IS NOT NULL"
        f" WHERE {working} AND t.state IN ('assigned', 'in_work', 'reported') AND due_date < '{TODAY}'"
    )
    returned = rows(f"SELECT count(*) FROM vt_task WHERE {working} AND state = 'returned'")

    assert lines_in(clerk.page("/books/tasks?which=overdue")) == late[0][0]
    assert lines_in(clerk.page("/books/tasks?which=returned")) == returned[0][0]
    assert lines_in(clerk.page("/books/tasks?which=due_soon")) > 0
