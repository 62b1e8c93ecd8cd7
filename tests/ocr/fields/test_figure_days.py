"""Days in the arrival stamp: each is tried on what was seen, and one soon after the letter is likelier."""

from __future__ import annotations

import numpy as np
import pytest

from ocr.ctc import Chances, chances_of, likeliest
from ocr.figure_days import likeliest_days, years_told
from ocr.page import Box, Line, Place, Source, Word
from ocr.reading import weigh
from ocr.stamp_cells import rows_of
from tests.ocr.makers import cell, line, state_page

SIGNS = "0123456789/"


def seen(text: str, doubts: dict[int, str] | None = None) -> Chances:
    """Two steps a sign, the second silent; where there is a doubt another sign is likelier."""
    steps = np.full((2 * len(text), 1 + len(SIGNS)), 0.001, np.float32)
    for at, sign in enumerate(text):
        steps[2 * at, 1 + SIGNS.index(sign)] = 0.3 if doubts and at in doubts else 0.9
        steps[2 * at + 1, 0] = 0.9
        if doubts and at in doubts:
            steps[2 * at, 1 + SIGNS.index(doubts[at])] = 0.6
    return steps / steps.sum(axis=1, keepdims=True)


def test_a_text_asked_for_is_as_likely_as_when_it_is_found():
    steps = np.array([[0.1, 0.9, 0.0], [0.5, 0.4, 0.1], [0.3, 0.0, 0.7]], np.float32)

    asked = chances_of(steps, "12", ["12", "21"])

    assert asked[0] == pytest.approx(dict(likeliest(steps, "12"))["12"], abs=0.01)
    assert asked[0] > asked[1]


def test_a_stroke_read_as_a_figure_does_not_hide_the_day():
    found = likeliest_days(seen("26/06/2025", {5: "7"}), SIGNS, frozenset({2025, 2026}))

    assert found[0][0] == "2025-06-26"
    assert found[0][1] > 0.9


def test_a_year_in_two_figures_and_a_month_without_nought_are_the_same_day():
    assert likeliest_days(seen("26/6/25"), SIGNS, frozenset({2025, 2026}))[0][0] == "2025-06-26"


def test_where_no_day_is_written_none_is_told():
    silence = np.zeros((12, 1 + len(SIGNS)), np.float32)
    silence[:, 0] = 1.0

    assert likeliest_days(silence, SIGNS, frozenset({2025})) == []
    assert likeliest_days(silence[:0], SIGNS, frozenset({2025})) == []


def test_the_head_tells_the_year_and_a_letter_may_come_in_the_next():
    assert years_told([line("Lai Châu, ngày 30 tháng 12 năm 2024", 0.5, 0.1)]) == {2024, 2025}
    assert years_told([line("Số: 15/QĐ-UBND", 0.1, 0.1)]) == frozenset()


def arrived(*days: tuple[str, float]) -> object:
    cells = [
        cell(Place.ARRIVAL_DAY, day, chance, source) for day, chance in days for source in (Source.CELL, Source.HAND)
    ]
    page = state_page(line("ĐẾN", 0.1, 0.25), date="Lai Châu, ngày 05 tháng 02 năm 2024", cells=cells)
    return weigh([page], 1).fields["arrival_date"].value


@pytest.mark.parametrize(
    ("likelier", "other", "told"),
    [("2024-08-08", "2024-02-08", "2024-02-08"), ("2024-01-06", "2024-02-06", "2024-02-06")],
)
def test_of_two_days_that_look_alike_the_one_soon_after_the_letter_is_told(likelier: str, other: str, told: str):
    assert arrived((likelier, 0.6), (other, 0.4)) == told


def test_a_day_long_after_the_letter_is_believed_where_it_is_written_plainly():
    assert arrived(("2024-05-20", 0.99)) == "2024-05-20"


def row(text: str, y: float) -> Line:
    return Line((Word(text, Box(0.2, y, 0.35, y + 0.014), 0.9),), Source.DIGITS)


@pytest.mark.parametrize(
    ("number", "day"),
    [
        ("Só: 513", "Ngày: 26/06/2025"),
        ("Sóo:..513..", "Nay26/06/2025"),
        ("Số: 513", "26/06/2025"),
        ("Số: 513", "T2606huo"),
        ("513", "ay26/06/2025"),
    ],
)
def test_number_and_day_of_a_stamp_are_found_without_their_labels(number: str, day: str):
    lines = [row("SỞ NỘI VỤ", 0.2), row(number, 0.22), row(day, 0.24), row("Chuyển:", 0.26)]

    assert [line.text for _, line in rows_of(lines, is_framed=True)] == [number, day]


def test_outside_a_frame_a_row_without_label_is_no_day():
    lines = [row("Số: 513", 0.22), row("26/06/2025", 0.24)]

    assert [line.text for _, line in rows_of(lines, is_framed=False)] == ["Số: 513"]
