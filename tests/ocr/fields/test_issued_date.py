"""Which date a head gives, and which it must not give."""

from __future__ import annotations

import pytest

from ocr.fields import issued_date
from tests.ocr.makers import NUMBER_LEVEL, figures, line, party_page, state_page


def days(*pages) -> list[str]:
    return [found.value.isoformat() for found in issued_date.find(pages)]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Hà Nội, ngày 30 tháng 01 năm 2024", "2024-01-30"),
        ("Lai Châu, ngày05 tháng02 năm 2024", "2024-02-05"),
        ("Hà Nội, ngày 15 tháng tư năm 1999", "1999-04-15"),
        ("Hà Nội, ngày 9 tháng 12 năm 2012", "2012-12-09"),
        ("Hà Nội, ngày l4 tháng 11 năm 2012", "2012-11-14"),
    ],
)
def test_a_date_row_is_a_date(printed, expected):
    assert days(state_page(date=printed)) == [expected]


@pytest.mark.parametrize(
    "printed",
    [
        "Hà Nội, ngày tháng 02 năm 2024",
        "Hà Nội, ngày 05 tháng năm 2024",
        "Hà Nội, ngày 31 tháng 02 năm 2024",
        "Hà Nội, ngày 05 tháng 13 năm 2024",
        "Hà Nội, ngày 05 tháng 02 năm 1024",
        "",
    ],
)
def test_a_day_or_month_left_blank_or_impossible_gives_no_date(printed):
    assert days(state_page(date=printed)) == []


def test_a_date_in_the_basis_of_a_decision_is_not_the_date_of_issue():
    basis = line("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;", 0.15, 0.3)

    assert days(state_page(basis, date="")) == []


def test_a_handwritten_day_comes_from_the_engine_for_figures():
    second = [figures("Lai Châu, ngày06tháng01 năm 2025", 0.52, NUMBER_LEVEL)]

    assert days(state_page(date="Lai Châu, ngày tháng 01 năm 2025", digits=second)) == ["2025-01-06"]


def test_day_and_year_from_two_readings_are_put_together():
    second = [figures("ngày 22 tháng", 0.6, NUMBER_LEVEL)]

    assert days(state_page(date="Lai Châu, ngày tháng 11 năm 2024", digits=second)) == []


def test_the_place_stands_before_the_day():
    assert [found.value for found in issued_date.find_place([party_page()])] == ["Hà Nội"]
