"""The cells of a phiếu xử lý, as offices lay them out: beside the label, under it, over two lines, or empty."""

from __future__ import annotations

import pytest

from ocr import slip
from ocr.page import Page
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
