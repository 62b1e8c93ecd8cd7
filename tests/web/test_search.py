"""The search: all that may be seen, and nothing else; by words without marks, numbers, state and days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.makers import MORNING, TODAY, Office, a_letterhead, an_original
from tests.roads import a_document, a_task
from tests.web.client import Client
from tests.web.conftest import Records
from web.highlight import highlight
from workflow import steps
from workflow.document import IncomingDocument
from workflow.people import Person
from workflow.terms import State

Browser = Callable[[Person | None], Client]


def registered(office: Office, **wishes: object) -> IncomingDocument:
    """A letter in the book."""
    document = a_document(office)
    steps.register(document, a_letterhead(**wishes), TODAY, office.book, office.clerk, MORNING)
    return document


def found(client: Client, query: str) -> list[str]:
    """The numbers of the documents found, in order."""
    rows = client.page(f"/search?{query}").split('<td class="number" data-label="Số đến">')[1:]
    return [row.split("<")[0] for row in rows]


def test_words_are_found_without_marks_in_any_order_and_all_must_occur(
    office: Office, records: Records, client_of: Browser
) -> None:
    records.keep(
        registered(office, subject="V/v báo cáo công tác tuyên truyền"),
        registered(office, subject="V/v phòng, chống Đại dịch", organ_name="Ủy ban nhân dân tỉnh"),
    )
    clerk = client_of(office.clerk)

    assert found(clerk, "q=tuyen+truyen") == ["1"]
    assert found(clerk, "q=TRUYỀN+bao") == ["1"]
    assert found(clerk, "q=uỷ+ban+dai+dich") == ["2"]
    assert found(clerk, "q=tuyen+dich") == []
    assert found(clerk, "q=") == ["2", "1"]


def test_a_number_finds_its_letter_first_and_codes_that_begin_with_it(
    office: Office, records: Records, client_of: Browser
) -> None:
    documents = [registered(office, code=code) for code in ("3-CV/A", "164/UBND-VX", "3571/QĐ-X", "357-CV/BTGĐUK")]
    records.keep(*documents)
    clerk = client_of(office.clerk)

    assert found(clerk, "q=357") == ["4", "3"]
    assert found(clerk, "q=64") == []
    assert found(clerk, "q=3")[0] == "3"
    assert found(clerk, "q=357-cv/btgduk") == ["4"]


def test_signs_that_mean_something_to_a_database_mean_nothing_here(
    office: Office, records: Records, client_of: Browser
) -> None:
    records.keep(registered(office, subject="Đạt 100% kế hoạch"), registered(office, subject="Kế hoạch năm"))
    clerk = client_of(office.clerk)

    assert found(clerk, "q=100%25") == ["1"]
    assert found(clerk, "q=%25") == ["1"]
    assert found(clerk, "q=_") == []
    assert found(clerk, "q=%27%22%3B--") == []


def test_a_search_is_narrowed_by_state_and_day(office: Office, records: Records, client_of: Browser) -> None:
    old = registered(office)
    old.arrival_date = TODAY - timedelta(days=10)
    records.keep(old, a_document(office, State.SUBMITTED))
    clerk = client_of(office.clerk)

    assert found(clerk, "state=submitted") == ["2"]
    assert found(clerk, "since=25/02/2026") == ["2"]
    assert found(clerk, "until=2026-02-25") == ["1"]
    assert found(clerk, "since=20/2/2026&until=20/2/2026") == ["1"]


@pytest.mark.parametrize(
    "nonsense", ["state=flying", "since=32/13/2026", "unit=-1", "unit=x", "page=0", "page=x", "page=999999"]
)
def test_what_is_not_understood_is_left_out(
    office: Office, records: Records, client_of: Browser, nonsense: str
) -> None:
    records.keep(registered(office))

    assert "1 văn bản" in client_of(office.clerk).page(f"/search?{nonsense}")


def test_a_unit_finds_only_what_it_was_given(office: Office, records: Records, client_of: Browser) -> None:
    task = a_task(office)
    records.keep(task.document, a_document(office, State.SUBMITTED))

    assert found(client_of(office.officers[0]), "") == ["1"]
    assert found(client_of(office.officers[4]), "") == []
    assert found(client_of(office.chief), "") == ["2", "1"]


def test_many_results_come_in_pages(office: Office, records: Records, client_of: Browser) -> None:
    records.keep(*[registered(office) for _ in range(27)])
    clerk = client_of(office.clerk)

    first, second = found(clerk, "q=tuyen"), found(clerk, "q=tuyen&page=2")

    assert (len(first), len(second)) == (25, 2)
    assert first[0] == "27"
    assert "/search?page=2&q=tuyen" in clerk.page("/search?q=tuyen")


def test_a_scan_not_yet_registered_is_found_by_its_file_name(
    office: Office, records: Records, client_of: Browser
) -> None:
    records.keep(steps.receive(an_original(file_name="Bản quét sáng thứ Hai.pdf"), office.clerk, MORNING))

    assert "Bản quét sáng thứ Hai.pdf" in client_of(office.clerk).page("/search?state=received")
    assert "1 văn bản" in client_of(office.clerk).page("/search?q=ban+quet+thu+hai")


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("Đảng ủy Khối", ["uy"], "Đảng <mark>ủy</mark> Khối"),
        ("tuyên truyền", ["tuyen", "truyen"], "<mark>tuyên</mark> <mark>truyền</mark>"),
        ("<b>ủy</b>", ["uy"], "&lt;b&gt;<mark>ủy</mark>&lt;/b&gt;"),
        ("Không có gì", ["xyz"], "Không có gì"),
        ("Không có gì", [], "Không có gì"),
        ("", ["a"], ""),
        ("uy\u0309 ban", ["uy"], "<mark>uỷ</mark> ban"),
        ("aaa", ["aa"], "<mark>aaa</mark>"),
    ],
)
def test_what_was_looked_for_is_marked(text: str, words: list[str], marked: str) -> None:
    assert str(highlight(text, words)) == marked


def test_what_was_taken_back_before_the_unit_had_opened_it_is_no_longer_theirs_to_see(
    office: Office, records: Records, client_of: Browser
) -> None:
    unread, read = a_task(office), a_task(office)
    steps.see(read, office.officers[0], MORNING)
    for task in (unread, read):
        steps.recall(task, "Chuyển nhầm.", office.leader, MORNING)
    records.keep(unread.document, read.document)
    unit = client_of(office.officers[0])

    answers = [unit.get(f"/documents/{task.document.id}").status_code for task in (unread, read)]

    assert answers == [404, 200]
    assert found(unit, "") == [str(read.document.arrival_number)]
    assert f"/documents/{unread.document.id}" not in unit.page("/officer")
