"""Figures by hand, read in the cells that the form leaves for them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ocr.ctc import likeliest
from ocr.engine import read_page
from ocr.figure_cells import Cell, cells, mixed
from ocr.figure_rows import FigureRow
from ocr.figure_votes import disagreement, votes, without_noughts
from ocr.page import Page, Place, Source
from ocr.ppocr import Said
from ocr.reading import weigh
from ocr.scan import open_scan
from ocr.upright import prepare
from samples.collection import Sample, draw
from samples.invention import random_letter
from tests.ocr.makers import cell, figures, party_page, state_page

HAND = Source.HAND


def value(page: Page, name: str) -> object:
    return weigh([page], 1).fields[name].value


def row(text: str, *, is_date: bool) -> FigureRow:
    """A row as read, ten pixels a sign."""
    at = tuple(10.0 * index + 5 for index in range(len(text)))
    said = Said(text, at, 0.9, 0.9, np.zeros((len(text), 2), np.float32), 10.0)
    return FigureRow(is_date, said, 0, 0, 30, 20.0, (1654, 2339))


def span(text: str, found: Cell) -> str:
    return text[round((found.before + 5) / 10) : round((found.inner - 5) / 10)].strip()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Só: 271 /QD-UBND", "271"),
        ("S:24/ /QD-UBND", "24/"),
        ("S6:107TB-KCN", "107"),
        ("S 38 - HD/BTCTW", "38"),
        ("S: 28/2021/ND-CP", "28"),
        ("14 /TTr -UBND", "14"),
        ("só:A55 /TM-SYT", "A55"),
    ],
)
def test_the_number_stands_between_its_label_and_the_notation(text: str, number: str):
    assert [span(text, found) for found in cells(row(text, is_date=False))] == [number]


@pytest.mark.parametrize(
    ("text", "day", "month"),
    [
        ("Hi Phòng, ngày 20 tháng O2 năm 2025", "20", "O2"),
        ("Hà Ni, ngàyAOtháng 4 nǎm 2025", "AO", "4"),
        ("Thng Long, ngày 5 tháng 11 năm 2019", "5", "11"),
    ],
)
def test_day_and_month_stand_between_the_printed_words(text: str, day: str, month: str):
    assert [span(text, found) for found in cells(row(text, is_date=True))] == [day, month]


def test_a_row_without_its_printed_words_has_no_cells():
    assert list(cells(row("THÔNG TIN TUYN SINH", is_date=True))) == []


def test_a_string_is_as_likely_as_all_ways_to_spell_it_together():
    steps = np.array([[0.1, 0.9, 0.0], [0.5, 0.4, 0.1], [0.3, 0.0, 0.7]], np.float32)

    strings = dict(likeliest(steps, "12"))

    assert max(strings, key=lambda text: strings[text]) == "12"
    assert strings["12"] == pytest.approx(
        0.9 * 0.5 * 0.7 + 0.9 * 0.4 * 0.7 + 0.9 * 0.1 * 0.7 + 0.9 * 0.1 * 0.3 + 0.1 * 0.4 * 0.7, abs=0.01
    )


def test_the_same_figure_twice_needs_a_pause():
    steps = np.array([[0.05, 0.95], [0.9, 0.1], [0.05, 0.95]], np.float32)

    assert likeliest(steps, "1")[0][0] == "11"


def test_several_looks_are_one_opinion_and_what_follows_a_slash_is_no_number():
    assert mixed([[("241", 0.8), ("24", 0.2)], [("241/", 0.4), ("28/2", 0.6)]])[0] == ("241", pytest.approx(0.6))


def test_what_two_readers_hold_possible_beats_what_one_is_certain_of():
    page = state_page(
        number="Số: ỳ/QĐ-UBND",
        cells=[
            cell("số", "36", 0.89),
            cell("số", "361", 0.1),
            cell("số", "361", 0.7, HAND),
            cell("số", "61", 0.3, HAND),
        ],
    )

    assert votes(page, Place.NUMBER, without_noughts, {})[0].figures == "361"
    assert "36 / 361" in disagreement(page, Place.NUMBER)


def test_a_day_in_its_place_is_read_where_the_row_lost_a_figure():
    page = state_page(
        date="Lai Châu, ngày 4 tháng 02 năm 2024",
        cells=[cell("ngày", "14", 0.95), cell("ngày", "14", 0.9, HAND), cell("tháng", "02", 0.99)],
    )

    assert value(page, "issued_date") == "2024-02-14"


def test_no_day_after_the_31st():
    page = state_page(
        date="Lai Châu, ngày ỳ tháng 02 năm 2024",
        cells=[
            cell("ngày", "45", 0.6),
            cell("ngày", "15", 0.4),
            cell("ngày", "15", 0.7, HAND),
            cell("tháng", "02", 0.99),
        ],
    )

    assert value(page, "issued_date") == "2024-02-15"


def test_a_month_left_empty_stays_empty():
    page = state_page(
        date="Lai Châu, ngày tháng năm 2024", cells=[cell("ngày", "1", 0.03, HAND), cell("tháng", "1", 0.05)]
    )

    assert value(page, "issued_date") is None


def test_the_day_is_no_number_of_the_letter():
    page = state_page(number="Số: ỳ/QĐ-UBND", cells=[cell("ngày", "05", 0.99), cell("ngày", "05", 0.99, HAND)])

    assert value(page, "code") is None


def test_a_number_in_its_place_completes_the_printed_letters():
    page = state_page(number="Số: ỳ/QĐ-UBND", cells=[cell("số", "215", 0.95), cell("số", "215", 0.9, HAND)])

    assert value(page, "code") == "215/QĐ-UBND"


def test_a_letter_after_the_number_is_told_by_the_row():
    page = state_page(number="Số: 12a/QĐ-UBND", cells=[cell("số", "12", 0.95), cell("số", "12", 0.9, HAND)])

    assert value(page, "code") == "12a/QĐ-UBND"


def test_what_is_lit_up_is_the_whole_row_and_not_only_the_figures():
    page = state_page(cells=[cell("số", "215", 0.95), cell("ngày", "12", 0.95)])
    fields, rows = weigh([page], 1).fields, page.lines

    for name, label in (("code", "Số"), ("issued_date", "ngày")):
        row, box = next(line for line in rows if label in line.text), fields[name].box
        assert box is not None
        assert box.x0 <= row.box.x0
        assert box.x1 >= row.box.x1


def test_a_row_that_only_the_engine_for_figures_saw_is_spelt_as_the_page_spells_it():
    level = state_page().lines[-3].box.y0
    page = state_page(number="", digits=[figures("S:174/TB-HDTS", 0.19, level)], cells=[cell("số", "174", 0.97)])
    page.lines.append(figures("TB-HĐTS", 0.3, 0.11))

    assert weigh([page], 1).fields["code"].candidates[0][0] == "174/TB-HĐTS"


@pytest.mark.parametrize(
    ("printed", "by_figures", "code"),
    [
        ("Số ỳ-TB/TU", "S6 115-TB/TU", "115-TB/TU"),
        ("Số ỳ-CV/TU", "s6449-CV/TU", "449-CV/TU"),
        ("Số ỳ-CTr/TU", "S 97/-CTr/TU", "971-CTr/TU"),
    ],
)
def test_a_label_is_no_figure_and_a_slash_in_a_number_of_the_party_is_one(printed: str, by_figures: str, code: str):
    y = next(line.box.y0 for line in party_page().lines if line.text.startswith("Số"))
    page = party_page(issuer=("TỈNH ỦY LAI CHÂU",) * 3, number=printed, digits=[figures(by_figures, 0.19, y)])

    assert weigh([page], 1).fields["code"].candidates[0][0] == code


@pytest.mark.parametrize("seed", [5, 9, 18])
def test_number_and_day_by_hand_are_read_from_a_drawn_letter(tmp_path: Path, seed: int):
    drawn = replace(random_letter(seed, short=True), arrival=None)
    page = read_page(prepare(open_scan(draw(Sample("hand", (drawn,), "office"), tmp_path)).image(1)), 1)

    assert value(page, "issued_date") == drawn.issued.isoformat()
    assert value(page, "code") == drawn.code
