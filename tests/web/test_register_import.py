"""An earlier register from Excel: read, reported on, and written only when a person has seen the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from tests.makers import Office
from tests.web.client import Client
from tests.web.conftest import Records
from tests.web.reviewing import FORM, a_read_letter, register
from web.papers.register import COLUMNS
from web.papers.register_reading import LARGEST_UNPACKED, NotARegister, read_register, report_on
from workflow.people import Person
from workflow.register import Book, Entry

ClientOf = Callable[[Person | None], Client]


def a_file(*rows: Sequence[Any], head: Sequence[Any] = COLUMNS) -> bytes:
    """A register as an office keeps it: a title, the names, their figures, the lines."""
    book = Workbook()
    sheet = book.active
    for row in (["SỔ ĐĂNG KÝ VĂN BẢN ĐẾN"], [], head, [f"({n})" for n in range(1, len(head) + 1)], *rows):
        sheet.append(list(row))
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def a_row(day: Any, number: Any, **wishes: Any) -> list[Any]:
    given = {"organ": "Sở Nội vụ", "code": "12/SNV", "issued": date(2024, 1, 2), "title": "Công văn: V/v báo cáo"}
    said = given | wishes
    return [day, number, said["organ"], said["code"], said["issued"], said["title"], "Văn phòng", "", "", ""]


LINES = (
    a_row(datetime(2024, 1, 3, tzinfo=UTC).replace(tzinfo=None), 1),
    a_row("4/1/2024", "02", issued="2/1"),
    a_row('"', 4.0, issued="không rõ"),
    a_row("5/1/2024", 4, title="trùng"),
    a_row("", 6),
    a_row("6/1/2024", "bảy"),
    a_row("7/1/2023", 8),
    a_row(45300, "Số 9", code="=1+1"),
)


def test_days_and_numbers_are_understood_as_offices_write_them() -> None:
    found = read_register(a_file(*LINES), 2024)

    assert [(row["number"], row["arrival_date"]) for row in found.rows] == [
        (1, "2024-01-03"),
        (2, "2024-01-04"),
        (4, "2024-01-04"),
        (4, "2024-01-05"),
        (9, "2024-01-09"),
    ]
    assert [row["issued_date"] for row in found.rows[:3]] == ["2024-01-02", "2024-01-02", None]
    assert found.rows[2]["note"] == "Ngày văn bản: không rõ"
    assert [trouble.partition(":")[0] for trouble in found.troubles] == ["Dòng 9", "Dòng 10", "Dòng 11"]
    assert "không có ngày đến" in found.troubles[0]
    assert "«bảy»" in found.troubles[1]
    assert "không thuộc năm 2024" in found.troubles[2]


def test_the_report_tells_gaps_and_duplicates_of_file_and_book_together() -> None:
    report = report_on(read_register(a_file(*LINES), 2024).rows, taken=[2, 3, 12])

    assert report.free == 3
    assert report.twice == [4]
    assert report.taken == [2]
    assert report.gaps == [(5, 8), (10, 11)]


@pytest.mark.parametrize(
    "head",
    [
        ("Số đến", "Ngày đến", "Nơi gửi", "Trích yếu"),
        ("NGÀY ĐẾN", "SỐ ĐẾN", "Cơ quan ban hành", "Số ký hiệu", "Ngày văn bản", "Nội dung"),
    ],
)
def test_the_names_may_stand_in_any_order_and_case(head: tuple[str, ...]) -> None:
    values = {"số đến": 5, "ngày đến": date(2024, 2, 1)}
    row = [values.get(name.lower(), "x") for name in head]

    (line,) = read_register(a_file(row, head=head), 2024).rows

    assert (line["number"], line["arrival_date"], line["organ_name"]) == (5, "2024-02-01", "x")


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04nothing", a_file(head=("Họ tên", "Ngày sinh"))])
def test_what_is_no_register_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(NotARegister):
        read_register(content, 2024)


def packed(name: str, part: bytes) -> bytes:
    """A register with one part of the file put in place of its own."""
    out, whole = BytesIO(), ZipFile(BytesIO(a_file(*LINES)))
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for each in whole.namelist():
            file.writestr(each, part if each == name else whole.read(each))
    return out.getvalue()


def test_a_small_file_that_unpacks_without_end_is_not_unpacked() -> None:
    bomb = packed("xl/worksheets/sheet1.xml", b"<row>" + b" " * LARGEST_UNPACKED)
    assert len(bomb) < 1 << 20

    with pytest.raises(NotARegister, match="mở ra lớn hơn"):
        read_register(bomb, 2024)


@pytest.mark.parametrize(("flag", "at"), [(1, 8), (97, 10)], ids=["locked with a password", "packed in a strange way"])
def test_a_file_that_does_not_unpack_is_no_register(flag: int, at: int) -> None:
    content = bytearray(a_file(*LINES))
    part = content.find(b"PK\x01\x02")
    while part >= 0:
        content[part + at] = flag
        part = content.find(b"PK\x01\x02", part + 4)

    with pytest.raises(NotARegister):
        read_register(bytes(content), 2024)


def send(client: Client, office: Office, content: bytes, year: str = "2024") -> Any:
    file = (BytesIO(content), "sổ 2024.xlsx")
    return client.press(f"/registers/{office.book.register.id}/import", file=file, year=year)


def test_nothing_is_written_before_a_person_confirms_and_then_counting_goes_on(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    client, id = client_of(office.clerk), office.book.register.id

    answer = send(client, office, a_file(*LINES))
    page = client.page(answer.location)
    assert "Nhập 4 dòng vào sổ" in page
    assert "Dòng 10" in page
    assert "3, 5–8" in page
    with records.looking() as session:
        assert session.scalar(select(Entry.id)) is None
    kept = answer.location.partition("kept=")[2]
    told = client.press(f"/registers/{id}/import/confirm", kept=kept)

    assert told.status_code == 303
    assert "Đã nhập 4 dòng" in client.page("/registers")
    with records.looking() as session:
        assert list(session.scalars(select(Entry.number).order_by(Entry.number))) == [1, 2, 4, 9]
        assert session.get_one(Book, (id, 2024)).last_number == 9
        assert session.get_one(Book, (id, 2026)).last_number == 0
    book = client.page(f"/register?register={id}&year=2024")
    assert "Công văn: V/v báo cáo" in book
    assert "trùng" not in book
    assert client.press(f"/registers/{id}/import/confirm", kept=kept).status_code == 409


def test_this_years_register_goes_on_after_the_imported_number(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    client = client_of(office.clerk)
    answer = send(client, office, a_file(a_row("05/01/2026", 63, issued="")), "2026")
    kept = answer.location.partition("kept=")[2]
    client.press(f"/registers/{office.book.register.id}/import/confirm", kept=kept)

    register(client, office, a_read_letter(office, records), {**FORM, "register": office.book.register.id})

    assert "64" in client.page("/register")
    with records.looking() as session:
        assert sorted(session.scalars(select(Entry.number))) == [63, 64]


@pytest.mark.parametrize(
    ("content", "year"), [(b"", "2024"), (b"no", "2024"), (a_file(*LINES), "2030"), (a_file(), "2024")]
)
def test_what_cannot_be_read_is_refused(client_of: ClientOf, office: Office, content: bytes, year: str) -> None:
    assert send(client_of(office.clerk), office, content, year).status_code == 409
