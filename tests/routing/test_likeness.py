"""How alike letters are by their words."""

from __future__ import annotations

import pytest

from routing.likeness import TEXT, same_subject, shared_words


@pytest.mark.parametrize(
    ("subject", "other", "same"),
    [
        ("V/v báo cáo dư luận xã hội tháng 3", "vv bao cao du luan xa hoi thang 3", True),
        (
            "V/v báo cáo dư luận xã hội tháng 3",
            "357-CV/BTG Ban Tuyên giáo V/v báo cáo dư luận xã hôi, tháng 3",
            True,
        ),
        ("V/v báo cáo dư luận xã hội tháng 3", "V/v báo cáo dư luận xã hội tháng 4", False),
        ("V/v báo cáo dư luận xã hội tháng 3", "V/v tổ chức hội nghị tổng kết tháng 3", False),
        ("", "V/v báo cáo", False),
    ],
)
def test_a_subject_is_the_same_when_its_words_nearly_are_and_its_figures_are(
    subject: str, other: str, same: bool
) -> None:
    assert same_subject(subject, other) is same


def test_two_readings_of_one_page_share_their_words_and_two_letters_do_not() -> None:
    page = "Thực hiện Kế hoạch số 12-KH/TU, Ban Tuyên giáo đề nghị các đơn vị báo cáo tình hình dư luận xã hội"
    again = "Thực hiên Kế hoạch số 12-KH/TU, Ban Tuyên giáo đê nghị các đơn vị báo cáo tinh hình dư luận xã hội."
    another = "Trân trọng kính mời đồng chí dự hội nghị tổng kết công tác năm 2025 tại hội trường tầng hai."

    assert shared_words(page, again) >= TEXT > shared_words(page, another)
