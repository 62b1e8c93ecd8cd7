"""Sổ đăng ký văn bản đến as a file for Excel."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.makers import TODAY
from web.papers.register import COLUMNS, RegisterRow
from web.papers.register_xlsx import register_xlsx


def a_row(**wishes: object) -> RegisterRow:
    given: dict[str, object] = {
        "arrival_date": TODAY,
        "number": 7,
        "organ_name": "Sở Nội vụ",
        "code": "12/SNV-VP",
        "issued_date": None,
        "title": "Công văn: V/v họp",
        "recipients": "Văn phòng",
        "handed_over": "",
        "received": "",
        "note": "",
    }
    return RegisterRow(**given | wishes)  # type: ignore[arg-type]


def sheet_of(*rows: RegisterRow):  # type: ignore[no-untyped-def]
    return load_workbook(BytesIO(register_xlsx(rows, ["SỔ ĐĂNG KÝ VĂN BẢN ĐẾN", "=Đảng ủy", "Năm 2026"]))).active


def test_the_excel_file_has_the_cover_the_columns_and_the_lines() -> None:
    sheet = sheet_of(a_row(), a_row(number=8))
    lines = list(sheet.values)

    assert [line[0] for line in lines[:3]] == ["SỔ ĐĂNG KÝ VĂN BẢN ĐẾN", "=Đảng ủy", "Năm 2026"]
    assert lines[4] == COLUMNS
    assert lines[5] == tuple(f"({number})" for number in range(1, 11))
    assert [line[1] for line in lines[6:]] == [7, 8]
    assert sheet["A7"].value.date() == TODAY
    assert sheet["A7"].number_format == "dd/mm/yyyy"


@pytest.mark.parametrize(
    "words", ['=HYPERLINK("http://ác.example","Xem")', "=1+1", "+84 24 3822", "-cmd|' /C calc'!A0", "@SUM(A1)", "#REF!"]
)
def test_no_words_of_a_letter_become_a_formula(words: str) -> None:
    sheet = sheet_of(a_row(organ_name=words, code=words, title=words, recipients=words, received=words, note=words))

    for column in "CDFGIJ":
        cell = sheet[f"{column}7"]
        assert (cell.value, cell.data_type) == (words, "s")
        assert cell.quotePrefix == (words[0] in "=+-@")
    assert sheet["A2"].data_type == "s"


def test_a_voided_line_is_struck_through_but_its_reason_is_not() -> None:
    sheet = sheet_of(a_row(voided=True, note="ĐÃ HỦY: nhầm sổ"), a_row())

    assert sheet["F7"].font.strike
    assert not sheet["J7"].font.strike
    assert not sheet["F8"].font.strike


def test_the_sheet_prints_on_its_side_with_the_head_on_each_page() -> None:
    sheet = sheet_of(a_row())

    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert sheet.print_title_rows == "$5:$6"
