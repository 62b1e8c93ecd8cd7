"""The letters of a code, and how much they look like letters in use."""

from __future__ import annotations

import pytest

from ocr.number_row import known, seen


@pytest.mark.parametrize(
    ("likelier", "less"),
    [
        ("QĐ-UBND", "QĐ-UBNĐX"),
        ("QĐ-UBNĐX", "QĐ-UBnĐX"),
        ("KL/TU", "TU"),
        ("UBND-VX", "UBND"),
    ],
)
def test_letters_in_use_are_likelier_than_others_and_a_whole_notation_than_half_of_one(likelier: str, less: str):
    assert known(likelier) > known(less)


@pytest.mark.parametrize("read", ["Số: 100-KL/TW", "Số: 100-KIL/TW", "Số: 100-KI/TW"])
def test_a_conclusion_of_the_party_is_known_with_a_stroke_too_many_or_too_few(read: str):
    found = seen(read)

    assert found is not None
    assert (found.raw.strip(" -"), found.notation) == ("100", "KL/TW")


@pytest.mark.parametrize("read", ["Số 3/4 - CV/TU", "Số /2 -CV/TU", "Số #/Ó - CV/TU", "Số 34-CV/TU"])
def test_a_stroke_in_the_partys_number_does_not_part_it_from_its_type(read: str):
    found = seen(read)

    assert found is not None
    assert (found.notation, found.party) == ("CV/TU", True)


def test_a_year_in_a_number_of_the_state_stays_with_it():
    found = seen("Số: 28/2021/NQ-HĐND")

    assert found is not None
    assert (found.raw, found.year, found.notation, found.party) == ("28", "2021", "NQ-HĐND", False)
