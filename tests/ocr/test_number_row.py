"""The letters of a code, and how much they look like letters in use."""

from __future__ import annotations

import pytest

from ocr.number_row import known


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
