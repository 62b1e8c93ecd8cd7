"""What the register teaches is open to the eye, and each thing can be switched off and on again."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import event, select

from storage.database import Database
from tests.makers import MORNING, TODAY, Office, a_letterhead
from tests.roads import a_document
from tests.web.client import Client
from tests.web.conftest import Clock, Records
from workflow import steps
from workflow.document import IncomingDocument
from workflow.lessons import LessonRuling
from workflow.people import Person

Browser = Callable[[Person | None], Client]


def registered(office: Office, number: int, **wishes: object) -> IncomingDocument:
    """A letter of the issuer that the makers know, registered with this number."""
    document = a_document(office)
    head = a_letterhead(**{"code": f"{number}-CV/BTGĐUK", "issued_date": TODAY - timedelta(days=400 - number)} | wishes)
    steps.register(document, head, TODAY, office.book, office.clerk, MORNING)
    return document


def row(page: str, kind: str) -> str:
    """The row of the table with this kind of lesson."""
    rows = re.findall(r"<tr>.*?</tr>", page, re.DOTALL)
    return next(row for row in rows if f'data-label="Điều rút ra">{kind}<' in row)


def key(page: str, kind: str) -> str:
    """What its button sends."""
    return row(page, kind).split('name="lesson" value="')[1].split('"')[0]


def test_the_chief_and_the_clerk_see_what_is_used_and_the_letters_that_it_rests_on(
    office: Office, records: Records, client_of: Browser
) -> None:
    letters = [registered(office, number) for number in (350, 357, 361)]
    records.keep(*letters)

    for person in (office.chief, office.clerk):
        page = client_of(person).page("/lessons")

        assert "Ban Tuyên giáo Đảng ủy Khối" in page
        assert "CV/BTGĐUK" in row(page, "Ký hiệu")
        assert "Ngô Văn Ký" in row(page, "Người ký")
        assert "3 văn bản" in row(page, "Ký hiệu")
        assert "số 361" in row(page, "Thứ tự số")
        for letter in letters:
            assert f'href="/documents/{letter.id}"' in row(page, "Người ký")


def test_what_is_switched_off_says_by_whom_and_when_and_can_be_switched_on_again(
    office: Office, records: Records, client_of: Browser, clock: Clock
) -> None:
    records.keep(*[registered(office, number) for number in (350, 357)])
    chief, clerk = client_of(office.chief), client_of(office.clerk)
    lesson = key(chief.page("/lessons"), "Người ký")

    assert chief.press("/lessons", lesson=lesson, use="no").status_code == 303
    page = clerk.page("/lessons")
    assert "Không dùng nữa: người ký «Ngô Văn Ký»" in chief.page("/lessons")
    assert "Không dùng</span>" in row(page, "Người ký")
    assert "Trần Văn Chánh, 09:00 02/03/2026" in row(page, "Người ký")
    assert "Đang dùng" in row(page, "Ký hiệu"), "the others are still in use"

    clock.forward(hours=1)
    clerk.press("/lessons", lesson=lesson, use="yes")
    page = chief.page("/lessons")
    assert "Đang dùng" in row(page, "Người ký")
    assert "Nguyễn Thị Văn Thư, 10:00 02/03/2026" in row(page, "Người ký")
    with records.looking() as session:
        assert [ruling.used for ruling in session.scalars(select(LessonRuling))] == [False, True]


def test_what_the_register_does_not_teach_cannot_be_switched(
    office: Office, records: Records, client_of: Browser
) -> None:
    records.keep(registered(office, 350))

    answer = client_of(office.clerk).press("/lessons", lesson="0" * 64, use="no")

    assert answer.status_code == 409
    assert "không còn đủ văn bản" in answer.text
    with records.looking() as session:
        assert session.scalars(select(LessonRuling)).all() == []


def test_a_leader_and_a_unit_have_no_business_there(office: Office, client_of: Browser) -> None:
    for person in (office.leader, office.heads[0], office.officers[0], office.admin):
        assert client_of(person).get("/lessons").status_code == 403
        assert client_of(person).press("/lessons", lesson="0" * 64).status_code == 403


def test_a_run_of_numbers_that_does_not_follow_the_days_is_said_to_be_of_no_use(
    office: Office, records: Records, client_of: Browser
) -> None:
    backwards = [registered(office, 300 + n, issued_date=TODAY - timedelta(days=5 * n)) for n in range(4)]
    records.keep(*backwards)

    order = row(client_of(office.clerk).page("/lessons"), "Thứ tự số")
    assert "Số không chạy theo ngày" in order
    assert "Đang dùng" not in order


def test_an_issuer_is_found_by_its_name_without_marks(office: Office, records: Records, client_of: Browser) -> None:
    other = [registered(office, number, organ_name="Sở Thủy lợi tỉnh Sông Hồng") for number in (11, 12)]
    records.keep(*other, *[registered(office, number) for number in (350, 357)])
    clerk = client_of(office.clerk)

    found = clerk.page("/lessons?q=thuy+loi")

    assert "Sở Thủy lợi tỉnh Sông Hồng</h2>" in found
    assert "Ban Tuyên giáo Đảng ủy Khối</h2>" not in found
    assert "Không có cơ quan nào khớp" in clerk.page("/lessons?q=khong+co")


def test_an_empty_register_teaches_nothing_and_says_so(office: Office, client_of: Browser) -> None:
    assert "Chưa rút ra điều gì" in client_of(office.clerk).page("/lessons")


def test_many_issuers_ask_the_database_no_more_often(
    office: Office, records: Records, client_of: Browser, database: Database
) -> None:
    def questions() -> int:
        asked: list[str] = []
        client = client_of(office.clerk)
        event.listen(database.engine, "before_cursor_execute", lambda *at: asked.append(at[2]))
        client.page("/lessons")
        return len(asked)

    def fill(name: str) -> None:
        records.keep(*[registered(office, number, organ_name=name) for number in (11, 12)])

    fill("Sở Thủy lợi")
    before = questions()
    for name in "ABCDE":
        fill(f"Sở {name} tỉnh Sông Hồng")

    assert questions() == before


def test_the_page_names_the_most_frequent_issuers_and_tells_of_the_others(
    office: Office, records: Records, client_of: Browser
) -> None:
    records.keep(*[registered(office, 10 + n % 2, organ_name=f"Hội số {n // 2}") for n in range(44)])

    page = client_of(office.clerk).page("/lessons")

    assert page.count("</h2>") == 20
    assert "Hiện 20/22 cơ quan" in page
