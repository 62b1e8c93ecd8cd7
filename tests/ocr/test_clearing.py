"""What an arrival stamp left in the lines of a letter."""

from __future__ import annotations

import pytest

from ocr.clearing import without_stamps
from ocr.page import Box, Line, MarkKind
from tests.ocr.makers import line, page, stamp

FRAME = Box(0.05, 0.14, 0.35, 0.26)


def cleared(*words: Line) -> str:
    whole = Line(tuple(word for one in words for word in one.words))
    return without_stamps(page(whole, marks=[stamp(MarkKind.ARRIVAL_STAMP, "ĐẾN", FRAME)])).text


@pytest.mark.parametrize("left", ["pÉy", "Ngày:", "12/03/2031", "ĐẾN"])
def test_a_line_that_a_stamp_was_set_upon_keeps_its_own_words_alone(left):
    assert cleared(line(left, 0.08, 0.2), line("rà soát việc xử lý kiến nghị của cử tri", 0.3, 0.2)) == (
        "rà soát việc xử lý kiến nghị của cử tri"
    )


def test_what_the_reader_itself_does_not_believe_is_no_word():
    doubtful = line("số", 0.08, 0.2, confidence=0.1)

    assert cleared(doubtful, line("xử lý kiến nghị của cử tri", 0.36, 0.2)) == "xử lý kiến nghị của cử tri"


def test_a_word_of_the_letter_under_the_stamp_stays():
    assert cleared(line("về việc xử lý kiến nghị của cử tri", 0.2, 0.2)) == "về việc xử lý kiến nghị của cử tri"
