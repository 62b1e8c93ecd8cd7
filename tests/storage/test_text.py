"""Words are found however they are marked, cased or spaced."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.text import fold

SAME = (
    ("Đảng ủy Khối", "dang uy khoi"),
    ("đảng uỷ KHỐI", "dang uy khoi"),
    ("ĐẢNG  ỦY\n\tKHỐI", "dang uy khoi"),
    (unicodedata.normalize("NFD", "Nghị quyết số 18-NQ/TW"), "nghi quyet so 18-nq/tw"),
    ("Ðảng", "dang"),  # U+00D0, what a scanner often takes for Đ
    ("357-CV/BTGĐUK", "357-cv/btgduk"),
    ("  ", ""),
    ("", ""),
)


@pytest.mark.parametrize(("written", "searched"), SAME)
def test_marks_case_and_space_do_not_matter(written: str, searched: str) -> None:
    assert fold(written) == searched


def test_every_vietnamese_letter_becomes_a_plain_one() -> None:
    letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"

    assert fold(letters + letters.upper()).isascii()


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_however_the_marks_are_encoded_it_is_the_same_word(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))
