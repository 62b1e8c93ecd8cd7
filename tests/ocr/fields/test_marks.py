"""Stamps: urgency, secrecy, arrival. Words in the text and printed boxes are none."""

from __future__ import annotations

import pytest

from ocr.fields import arrival, secrecy, urgency
from ocr.page import Box, MarkKind
from tests.ocr.makers import figures, line, page, stamp, state_page


def levels(*pages) -> list[str]:
    return [found.value for found in urgency.find(pages)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("HỎA TỐC", "express"), ("HOẢ TỐC HẸN GIỜ", "express_timed"), ("THƯỢNG KHẨN", "very_urgent"), ("KHẨN", "urgent")],
)
def test_a_stamp_of_urgency_is_read(text, expected):
    assert levels(page(marks=[stamp(MarkKind.URGENCY_STAMP, text)])) == [expected]
    assert levels(page(line(text, 0.1, 0.2))) == [expected]


@pytest.mark.parametrize("text", ["Khẩn trương triển khai", "Khẩn", "KHẨN TRƯƠNG", "Hỏa tốc", "phòng chống hỏa hoạn"])
def test_the_word_is_not_the_stamp(text):
    assert levels(page(line(text, 0.1, 0.2))) == []


def test_a_stamp_read_without_its_marks_counts():
    assert levels(page(digits=[figures("KHÁN", 0.1, 0.2)])) == ["urgent"]


def test_an_empty_box_on_paper_is_no_level_and_a_ticked_one_is():
    assert levels(page(marks=[stamp(MarkKind.TICKED_BOX, "Khẩn")])) == ["urgent"]
    assert levels(page(line("Khẩn Thượng khẩn Hỏa tốc", 0.3, 0.4))) == []


@pytest.mark.parametrize(
    ("text", "level"), [("MẬT", "confidential"), ("TỐI MẬT", "secret"), ("TUYỆT MẬT", "top_secret")]
)
def test_a_stamp_of_secrecy_has_its_level(text, level):
    found = secrecy.find([page(marks=[stamp(MarkKind.SECRECY_STAMP, text)])])

    assert [one.value for one in found] == [level]


def test_the_word_secrecy_in_the_text_is_no_mark():
    assert list(secrecy.find([page(line("Tăng cường bảo mật thông tin, tài liệu MẬT", 0.2, 0.4))])) == []


def test_the_arrival_stamp_gives_number_and_day():
    stamped = state_page(line("ĐẾN", 0.1, 0.25), line("Số: 64", 0.17, 0.25), line("Ngày: 02/02/2024", 0.17, 0.27))

    assert [found.value for found in arrival.find([stamped])] == ["64"]
    assert [found.value.isoformat() for found in arrival.find_date([stamped])] == ["2024-02-02"]


def test_a_two_figure_year_is_of_this_century():
    assert arrival.date_in("Ngày 30/3/18").isoformat() == "2018-03-30"


@pytest.mark.parametrize("text", ["Ngày 31/02/2024", "Ngày:", "ngày đến hạn", "02/02/2024"])
def test_what_is_no_day_is_none(text):
    assert arrival.date_in(text) is None


def test_the_files_own_notation_in_the_stamp_is_not_its_number():
    mark = stamp(MarkKind.ARRIVAL_STAMP, "ĐẾN", Box(0.08, 0.24, 0.45, 0.34))
    stamped = page(line("Số và ký hiệu hồ sơ: 357A", 0.1, 0.3), marks=[mark])

    assert list(arrival.find([stamped])) == []


def test_without_a_stamp_the_letters_own_number_is_no_arrival_number():
    assert list(arrival.find([state_page()])) == []
