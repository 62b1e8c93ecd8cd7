"""Print that the first reader passed over is found by the second eye, and read by the first."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ocr.layout import lines_of
from ocr.page import Source
from ocr.second_reader import installed
from ocr.tesseract import words_in
from ocr.unread import completed, passed_over
from samples import fonts
from tests.ocr.makers import line

ROWS = ("SỞ NỘI VỤ", "Số: 12/SNV-VP", "Kính gửi: Các sở, ban, ngành", "Thực hiện kế hoạch công tác năm")
pytestmark = pytest.mark.skipif(not installed(), reason="there is no second eye")


@pytest.fixture(scope="module")
def sheet() -> SimpleNamespace:
    """The upper half of a page at 200 dpi, four rows of print on it."""
    picture = Image.new("L", (1654, 2339), 255)
    for row, text in enumerate(ROWS):
        ImageDraw.Draw(picture).text((300, 200 + 90 * row), text, fill=0, font=fonts.face("", 9.5))
    return SimpleNamespace(ink=np.asarray(picture), dpi=200)


def test_a_row_that_no_word_was_read_of_is_read_again(sheet):
    lines = lines_of(words_in(sheet.ink, 200), Source.TESSERACT, 1654 / 2339)
    without_number = [one for one in lines if "12" not in one.text]

    assert passed_over(sheet, lines) == []
    assert "".join(word.text for word in passed_over(sheet, without_number)).startswith("Số:")
    assert len(completed(sheet, without_number)) == len(lines)


def test_a_page_with_words_of_its_own_is_left_alone(sheet):
    own = [line("SỞ NỘI VỤ", 0.2, 0.09, source=Source.TEXT_LAYER)]

    assert completed(sheet, own) == own
