"""Citations in the running text."""

from __future__ import annotations

import pytest

from ocr.fields import cites
from tests.ocr.makers import party_page, rows, state_page


def test_cited_documents_have_code_and_date():
    text = ["Thực hiện Kết luận số 100-KL/TW; Kết luận số 10-KL/ĐUK, ngày 14/11/2013 của", "Đảng ủy Khối."]

    found = [(one.value.code, one.value.date) for one in cites.find([party_page(*rows(text, 0.15, 0.5))])]

    assert [code for code, _ in found] == ["100-KL/TW", "10-KL/ĐUK"]
    assert [day and day.isoformat() for _, day in found] == [None, "2013-11-14"]


def test_the_letters_own_number_is_not_cited():
    assert list(cites.find([state_page()])) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Phúc đáp Công văn số 12/UBND-VX ngày 05/3/2024 của Ủy ban nhân dân tỉnh về báo cáo.",
            ("Công văn", "12/UBND-VX", "2024-03-05", "Ủy ban nhân dân tỉnh", True),
        ),
        ("Trả lời Tờ trình số 7/TTr-SNV của Sở Nội vụ.", ("Tờ trình", "7/TTr-SNV", None, "Sở Nội vụ", True)),
        ("Sở nhận được Công văn số 12/UBND-VX.", ("Công văn", "12/UBND-VX", None, None, True)),
        (
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ;",
            ("Nghị định", "30/2020/NĐ-CP", "2020-03-05", "Chính phủ", False),
        ),
        (
            "Trả lời theo Quyết định số 15/QĐ-UBND ngày 05/3/2024.",
            ("Quyết định", "15/QĐ-UBND", "2024-03-05", None, False),
        ),
    ],
)
def test_a_citation_tells_type_issuer_and_whether_it_is_answered(text, expected):
    (cited,) = (one.value for one in cites.find([state_page(*rows([text], 0.05, 0.5), number="Số: 731/QĐ-UBND")]))

    day = cited.date.isoformat() if cited.date else None
    assert (cited.type_name, cited.code, day, cited.organ_name, cited.answers) == expected
