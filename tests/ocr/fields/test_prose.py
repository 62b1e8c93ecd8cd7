"""Deadlines and citations in the running text."""

from __future__ import annotations

import pytest

from ocr.fields import cites, deadlines
from tests.ocr.makers import party_page, rows, state_page


def limits(*texts: str) -> list[tuple[str | int | None, bool]]:
    found = deadlines.find([state_page(*rows(texts, 0.15, 0.4))])
    return [
        (one.value.date.isoformat() if one.value.date else one.value.day_of_month, one.value.inclusive) for one in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đề nghị gửi báo cáo về Sở Nội vụ trước ngày 25/3/2024.", ("2024-03-25", False)),
        ("Báo cáo kết quả chậm nhất ngày 25 tháng 3 năm 2024.", ("2024-03-25", True)),
        ("Gửi về Ban Tuyên giáo trước ngày 23 hằng tháng hoặc đột xuất.", (23, False)),
        ("Định kỳ vào ngày 25 hằng tháng gửi báo cáo về Ban.", (25, True)),
        ("Hoàn thành và báo cáo trước 17 giờ ngày 05/4/2024.", ("2024-04-05", False)),
    ],
)
def test_a_limit_in_the_text_is_found_and_says_whether_its_day_counts(text, expected):
    assert limits(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;",
        "Quyết định này có hiệu lực thi hành kể từ ngày 01/01/2025.",
        "Thực hiện Công văn số 12/UBND-VX ngày 05/3/2024 của tỉnh về báo cáo.",
        "Hội nghị diễn ra trong ngày 25/3/2024.",
        "Báo cáo trước ngày 35/3/2024.",
    ],
)
def test_a_date_that_sets_no_limit_is_none(text):
    assert limits(text) == []


def test_a_limit_broken_over_two_lines_is_found():
    assert limits("Đề nghị các đơn vị gửi báo cáo về Sở Nội vụ trước", "ngày 25/3/2024 để tổng hợp.") == [
        ("2024-03-25", False)
    ]


def test_cited_documents_have_code_and_date():
    text = ["Thực hiện Kết luận số 100-KL/TW; Kết luận số 10-KL/ĐUK, ngày 14/11/2013 của", "Đảng ủy Khối."]

    found = [(one.value.code, one.value.date) for one in cites.find([party_page(*rows(text, 0.15, 0.5))])]

    assert [code for code, _ in found] == ["100-KL/TW", "10-KL/ĐUK"]
    assert [day and day.isoformat() for _, day in found] == [None, "2013-11-14"]


def test_the_letters_own_number_is_not_cited():
    assert list(cites.find([state_page()])) == []
