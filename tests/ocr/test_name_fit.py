"""How far a reading is from a name."""

from __future__ import annotations

import pytest

from ocr.name_fit import laid_beside, name_cost, word_cost
from ocr.page import Source


@pytest.mark.parametrize(
    ("nearer", "farther", "read", "source"),
    [
        ("Tuấn", "Tuân", "Tuấn", Source.SECOND),
        ("Tuân", "Toán", "Tuấn", Source.SECOND),
        ("Trần", "Trung", "Trn", Source.DIGITS),
        ("Đức", "Đắc", "Đuc", Source.DIGITS),
    ],
)
def test_a_wrong_mark_is_nearer_than_a_wrong_letter(nearer: str, farther: str, read: str, source: Source) -> None:
    assert word_cost(nearer, read, source) < word_cost(farther, read, source)


def test_the_engine_for_figures_says_nothing_of_marks() -> None:
    assert word_cost("Hòa", "Hoa", Source.DIGITS) == word_cost("Hoa", "Hoa", Source.DIGITS) == 0


def test_words_are_laid_side_by_side_from_the_last() -> None:
    name = ("Anh", "Hoài", "Phan")

    assert laid_beside(name, ("Anh", "Hoai"), Source.ROW) == ["Anh", "Hoai", None]
    assert laid_beside(name, ("Anh", "Phan"), Source.ROW) == ["Anh", None, "Phan"]


def test_a_first_word_under_the_seal_costs_less_than_one_in_the_middle() -> None:
    name = ("Anh", "Hoài", "Phan")

    assert name_cost(name, ("Anh", "Hoài"), Source.ROW) < name_cost(name, ("Anh", "Phan"), Source.ROW)
