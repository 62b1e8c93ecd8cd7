"""Sổ đăng ký văn bản đến: the ten columns, the voided lines, the lines of a period."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import event

from storage.database import Database
from tests.makers import MORNING, TODAY, Office, a_letterhead, an_office
from tests.roads import a_document, its_officer
from web.papers.register import COLUMNS, Period, RegisterRow, cover_lines, entries_in, register_rows
from workflow import steps
from workflow.document import IncomingDocument
from workflow.terms import Duty, State, Urgency

LATER = MORNING + timedelta(hours=3)


@pytest.fixture
def office() -> Office:
    return an_office()


def line_of(document: IncomingDocument) -> RegisterRow:
    (row,) = register_rows(document.entries)
    return row


def test_the_ten_columns_of_the_law_stand_in_their_order() -> None:
    assert COLUMNS == (
        "Ngày đến",
        "Số đến",
        "Tác giả",
        "Số, ký hiệu",
        "Ngày tháng văn bản",
        "Tên loại và trích yếu",
        "Đơn vị hoặc người nhận",
        "Ngày chuyển",
        "Ký nhận",
        "Ghi chú",
    )


def test_a_letter_just_registered_fills_the_first_six_columns(office: Office) -> None:
    row = line_of(a_document(office, State.REGISTERED))

    assert row.cells == (
        date(2026, 3, 2),
        1,
        "Ban Tuyên giáo Đảng ủy Khối",
        "357-CV/BTGĐUK",
        date(2026, 2, 27),
        "Công văn: V/v báo cáo công tác tuyên truyền tháng 3",
        "",
        "",
        "",
        "",
    )


def test_a_letter_handed_over_shows_who_got_it_when_and_who_signed_for_it(office: Office) -> None:
    document = a_document(office, State.IN_PROGRESS)
    lead = next(task for task in document.tasks if task.duty is Duty.LEAD)
    steps.accept(lead, its_officer(office, lead), LATER)

    row = line_of(document)

    assert row.recipients.split("\n") == ["Văn phòng", "Ban Tổ chức", "Ban Tuyên giáo và Dân vận"]
    assert row.handed_over == "02/03/2026"
    assert row.received == "Văn phòng: Chuyên viên Văn phòng, 11:00 02/03/2026"


def test_who_was_recalled_is_no_longer_among_those_who_got_it(office: Office) -> None:
    document = a_document(office, State.IN_PROGRESS)

    steps.redirect(document, document.directives[0], office.leader, LATER)

    assert line_of(document).recipients == ""


def test_the_notes_tell_the_urgency_the_file_and_what_the_clerk_noted(office: Office) -> None:
    document = a_document(office, State.TO_REVIEW)
    letterhead = a_letterhead(urgency=Urgency.EXPRESS, note="Thiếu phụ lục.")
    steps.register(document, letterhead, TODAY, office.book, office.clerk, MORNING)

    assert line_of(document).note == "Hỏa tốc\nThiếu phụ lục."
    assert line_of(a_document(office, State.FILED)).note == "Hồ sơ: HS-01/2026"


def test_a_voided_number_stays_with_its_reason_and_the_letter_gets_another_line(office: Office) -> None:
    document = a_document(office, State.REGISTERED)
    steps.void(document, "Vào nhầm sổ", office.clerk, LATER)
    steps.register(document, a_letterhead(), TODAY, office.book, office.clerk, LATER)

    voided, valid = register_rows(document.entries)

    assert (voided.number, valid.number) == (1, 2)
    assert voided.note == "ĐÃ HỦY: Vào nhầm sổ (Nguyễn Thị Văn Thư, 11:00 02/03/2026)"
    assert (voided.voided, valid.voided, valid.note) == (True, False, "")


def test_a_note_cannot_pretend_that_a_number_was_voided(office: Office) -> None:
    document = a_document(office, State.TO_REVIEW)
    steps.register(document, a_letterhead(note="ĐÃ HỦY"), TODAY, office.book, office.clerk, MORNING)

    assert not line_of(document).voided


def test_of_a_letter_removed_as_secret_only_the_number_stays(office: Office) -> None:
    document = a_document(office, State.REGISTERED)
    steps.withhold(document, office.clerk, LATER)

    row = line_of(document)

    assert (row.number, row.organ_name, row.code, row.title) == (1, "", "", "")
    assert row.note == "Đã gỡ bỏ do có dấu mật"


def test_the_cover_says_which_days_and_numbers_the_book_holds(office: Office) -> None:
    rows = register_rows(a_document(office, State.REGISTERED).entries[0] for _ in range(3))
    period = Period(register_id=1, year=2026, first=date(2026, 1, 1), last=date(2026, 12, 31))

    assert cover_lines("Đảng ủy Tổng công ty", "Sổ công văn", period, rows) == [
        "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN",
        "Đảng ủy Tổng công ty",
        "Sổ công văn · Năm 2026 · từ ngày 01/01/2026 đến ngày 31/12/2026 · từ số 1 đến số 3",
    ]
    assert cover_lines("Đảng ủy", "Sổ", period, [])[-1].endswith("chưa có số nào")


# --- the lines of a period, from the database ---------------------------------------------


def keep(database: Database, office: Office, arrivals: list[date]) -> Period:
    """Register a letter on each of these days; the period of the whole year."""
    with database.writing() as session:
        session.add_all([*office.units, *office.people, office.book])
        for arrived in arrivals:
            document = a_document(office, State.TO_REVIEW)
            steps.register(document, a_letterhead(issued_date=None), arrived, office.book, office.clerk, LATER)
            session.add(document)
        session.commit()
        return Period(
            register_id=office.book.register.id, year=TODAY.year, first=date(2026, 1, 1), last=date(2026, 12, 31)
        )


def test_a_period_holds_its_first_and_its_last_day_and_the_numbers_are_in_order(
    database: Database, office: Office
) -> None:
    days = [TODAY - timedelta(days=before) for before in (4, 3, 2, 1, 0)]
    whole = keep(database, office, days)
    part = Period(register_id=whole.register_id, year=whole.year, first=days[1], last=days[3])

    with database.reading() as session:
        rows = register_rows(session.scalars(entries_in(part)))

    assert [(row.number, row.arrival_date) for row in rows] == [(2, days[1]), (3, days[2]), (4, days[3])]


def test_other_books_and_other_years_are_not_in_it(database: Database, office: Office) -> None:
    keep(database, office, [TODAY])
    other = keep(database, an_office(), [TODAY, TODAY])

    with database.reading() as session:
        mine = session.scalars(entries_in(other)).all()
        last_year = Period(register_id=other.register_id, year=2025, first=other.first, last=other.last)

        assert [entry.register.id for entry in mine] == [other.register_id] * 2
        assert session.scalars(entries_in(last_year)).all() == []


def test_a_long_book_takes_no_more_queries_than_a_short_one(database: Database) -> None:
    queries = [queries_for(database, letters) for letters in (2, 12)]

    assert queries[0] == queries[1]


def queries_for(database: Database, letters: int) -> int:
    office = an_office()
    with database.writing() as session:
        session.add_all([*office.units, *office.people, office.book])
        for _ in range(letters):
            document = a_document(office, State.IN_PROGRESS)
            steps.accept(document.tasks[0], its_officer(office, document.tasks[0]), LATER)
            session.add(document)
        session.commit()
        register_id = office.book.register.id
    period = Period(register_id=register_id, year=TODAY.year, first=TODAY, last=TODAY)
    said: list[str] = []

    def listen(*arguments: object) -> None:
        said.append(str(arguments[2]))

    event.listen(database.engine, "before_cursor_execute", listen)
    with database.reading() as session:
        rows = register_rows(session.scalars(entries_in(period)))
    event.remove(database.engine, "before_cursor_execute", listen)
    assert len(rows) == letters
    assert all(row.received for row in rows)
    return len(said)
