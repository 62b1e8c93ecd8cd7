"""The letters of a type, as they are read and as they are meant."""

from __future__ import annotations

import pytest

from ocr.kinds import known_letters


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("QĐ", "QĐ"),
        ("QD", "QĐ"),
        ("TTR", "TTr"),
        ("KIL", "KL"),
        ("KI", "KL"),
        ("IQĐ", "QĐ"),
        ("L", "L"),
        ("I", None),
        ("UBND", None),
        ("XIV", None),
    ],
)
def test_the_letters_of_a_type_get_their_marks_back_and_lose_a_stray_stroke(read: str, meant: str | None):
    assert known_letters(read) == meant
