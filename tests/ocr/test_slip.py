"""The cells of a phiếu xử lý, as offices lay them out: beside the label, under it, over two lines, or empty."""

from __future__ import annotations

import pytest

from ocr import slip
from ocr.page import Page
from ocr.parts import is_slip
from tests.ocr.makers import line, page


def heard(made: Page) -> dict[str, list[str]]:
    return {name: [str(one.value) for one in found] for name, found in slip.find([made]).items() if found}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([line("VĂN BẢN SỐ: 357-CV/BTG", 0.1, 0.15)], {"code": ["357-CV/BTG"]}),
        (
            [line("VĂN BẢN SỐ: CƠ QUAN PHÁT", 0.1, 0.15), line("12/UBND-VX", 0.1, 0.17), line("HÀNH: Sở", 0.25, 0.17)],
            {"code": ["12/UBND-VX"]},
        ),
        ([line("NGÀY ĐẾN:", 0.1, 0.15), line("02/02/2024", 0.1, 0.17)], {"arrival_date": ["2024-02-02"]}),
        (
            [line("NGÀY ĐẾN: 02/02/2024", 0.1, 0.15), line("NGÀY TRÌNH: 05/02/2024", 0.5, 0.15)],
            {"arrival_date": ["2024-02-02"]},
        ),
        (
            [
                line("TRÍCH YẾU", 0.1, 0.2),
                line("Thực hiện nhiệm vụ năm 2024", 0.3, 0.2),
                line("của ngành", 0.3, 0.22),
                line("NGƯỜI CHỈ ĐẠO", 0.1, 0.25),
                line("Đ/c Bí thư", 0.3, 0.25),
            ],
            {"subject": ["Thực hiện nhiệm vụ năm 2024 của ngành"]},
        ),
        ([line("VĂN BẢN SỐ:", 0.1, 0.15), line("TRÍCH YẾU", 0.1, 0.2), line("ĐỘ KHẨN", 0.1, 0.25)], {}),
    ],
)
def test_a_cell_is_read_wherever_its_words_stand(lines, expected):
    assert heard(page(*lines)) == expected


STATE_FORM = (
    line("SỞ NỘI VỤ", 0.2, 0.08),
    line("Độc lập - Tự do - Hạnh phúc", 0.52, 0.08),
    line("PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN", 0.35, 0.15),
)
OPINIONS = (
    line("Ý kiến của lãnh đạo cơ quan, tổ chức:", 0.12, 0.32),
    line("Giao Phòng Tổ chức về việc này", 0.12, 0.34),
)


def test_the_letter_that_the_state_s_form_names_in_a_sentence_is_heard():
    named = [
        line("Công văn số 123/STC-NS ngày 01/02/2031 của Sở Tài chính", 0.12, 0.2),
        line("về việc quyết toán ngân sách năm 2030", 0.12, 0.22),
    ]
    made = page(*STATE_FORM, *named, *OPINIONS)

    assert is_slip(made)
    assert heard(made) == {"code": ["123/STC-NS"], "subject": ["quyết toán ngân sách năm 2030"]}


def test_the_cells_that_offices_print_on_the_state_s_form_are_heard():
    cells = [
        line("Văn bản đến của: Sở Tài chính", 0.12, 0.2),
        line("Số, ký hiệu: 123/STC-NS; ngày, tháng, năm: 01/02/2031", 0.12, 0.22),
        line("Về việc: quyết toán ngân sách", 0.12, 0.24),
        line("Số đến: 456; ngày đến: 05/02/2031", 0.12, 0.28),
    ]

    assert heard(page(*STATE_FORM, *cells, *OPINIONS)) == {
        "code": ["123/STC-NS"],
        "arrival_date": ["2031-02-05"],
        "subject": ["quyết toán ngân sách"],
    }
