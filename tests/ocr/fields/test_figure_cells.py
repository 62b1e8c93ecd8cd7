"""Figures by hand, read in the cells that the form leaves for them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ocr.engine import read_page
from ocr.figure_places import day_row, figure_places, number_row
from ocr.page import Box, Line, Page, Source, Word
from ocr.reading import weigh
from ocr.scan import open_scan
from ocr.upright import prepare
from samples.collection import Sample, draw
from samples.invention import random_letter
from tests.ocr.makers import NUMBER_LEVEL, figures, party_page, state_page


def cell(text: str, x: float, times: int, y: float = NUMBER_LEVEL) -> list[Line]:
    return [Line((Word(text, Box(x, y, x + 0.03, y + 0.014), 0.97),), Source.CELL)] * times


def value(page: Page, name: str) -> object:
    return weigh([page], 1).fields[name].value


def test_a_day_seen_twice_in_its_place_is_read_where_the_row_lost_a_figure():
    page = state_page(date="Lai Châu, ngày 4 tháng 02 năm 2024", digits=cell("14", 0.67, 2))

    assert value(page, "issued_date") == "2024-02-14"


def test_a_day_seen_once_in_its_place_does_not_settle_it():
    page = state_page(date="Lai Châu, ngày ỳ tháng 02 năm 2024", digits=cell("14", 0.67, 1))

    assert value(page, "issued_date") is None


def test_no_day_after_the_31st_and_no_thirteenth_month():
    page = state_page(date="Lai Châu, ngày ỳ tháng ỳ năm 2024", digits=[*cell("45", 0.67, 3), *cell("13", 0.75, 3)])

    assert value(page, "issued_date") is None


def test_the_day_is_no_number_of_the_letter():
    page = state_page(number="Số: ỳ/QĐ-UBND", digits=cell("05", 0.67, 3))

    assert value(page, "code") is None


def test_a_number_seen_in_its_place_completes_the_printed_letters():
    page = state_page(number="Số: ỳ/QĐ-UBND", digits=cell("215", 0.22, 2))

    assert value(page, "code") == "215/QĐ-UBND"


def test_the_party_sets_the_date_over_the_number_and_both_are_looked_at():
    places = list(figure_places(party_page().lines))

    assert any(place.holds(day_row(party_page().lines).box) for place in places)
    assert any(place.holds(number_row(party_page().lines).box) for place in places)


@pytest.mark.parametrize("name", ["SỞ VĂN HÓA, THỂ THAO", "SỞ NỘI VỤ"])
def test_a_department_is_no_number_row(name: str):
    page = state_page(issuer=("ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", name), number="Số: 15/QĐ-SVHTT")

    assert number_row(page.lines).text == "Số: 15/QĐ-SVHTT"


@pytest.mark.parametrize(
    ("printed", "by_figures", "code"),
    [
        ("Số ỳ-TB/TU", "S6 115-TB/TU", "115-TB/TU"),
        ("Số ỳ-CV/TU", "s6449-CV/TU", "449-CV/TU"),
        ("Số ỳ-CTr/TU", "S 97/-CTr/TU", "971-CTr/TU"),
    ],
)
def test_a_label_is_no_figure_and_a_slash_in_a_number_of_the_party_is_one(printed: str, by_figures: str, code: str):
    level = party_page(number="Số 1-CV/TU").lines
    y = number_row(level).box.y0
    page = party_page(issuer=("TỈNH ỦY LAI CHÂU",) * 3, number=printed, digits=[figures(by_figures, 0.19, y)])

    assert weigh([page], 1).fields["code"].candidates[0][0] == code


@pytest.mark.parametrize("seed", [5, 9, 18])
def test_number_and_day_by_hand_are_read_from_a_drawn_letter(tmp_path: Path, seed: int):
    drawn = replace(random_letter(seed, short=True), arrival=None)
    page = read_page(prepare(open_scan(draw(Sample("hand", (drawn,), "office"), tmp_path)).image(1)), 1)

    assert value(page, "issued_date") == drawn.issued.isoformat()
    assert value(page, "code") == drawn.code


def test_a_month_is_no_day():
    page = state_page(date="Lai Châu, ngày ỳ tháng 01 năm 2024", digits=cell("01", 0.78, 3))

    assert value(page, "issued_date") is None
