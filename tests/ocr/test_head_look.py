"""The second reader, where it is installed: the same words in the same boxes, read independently."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ocr.head_look import has_head, read_again
from ocr.page import Box, Line, Word
from ocr.second_reader import installed, readings
from samples import fonts
from tests.ocr.makers import line, page, state_page


def printed(text: str) -> np.ndarray:
    """A line of print, cut out closely."""
    letters = fonts.face("", 7)
    left, top, right, foot = (round(edge) for edge in letters.getbbox(text))
    picture = Image.new("L", (right - left + 4, foot - top + 4), 255)
    ImageDraw.Draw(picture).text((2 - left, 2 - top), text, fill=0, font=letters)
    return np.asarray(picture)


def test_a_page_with_a_motto_may_begin_a_letter_and_another_may_not():
    assert has_head(state_page())
    assert not has_head(page(line("Căn cứ Luật Đất đai;", 0.2, 0.1), number=2))


@pytest.mark.skipif(not installed(), reason="the second reader is not installed")
def test_print_is_read():
    assert readings(printed("thẩm quyền"), [Box(0, 0, 1, 1)]) == ["thẩm quyền"]


@pytest.mark.skipif(not installed(), reason="the second reader is not installed")
def test_the_second_reading_stands_in_the_boxes_of_the_first():
    ink = printed("thẩm quyền")
    edge = printed("thẩm ").shape[1] / ink.shape[1]
    words = (Word("thâm", Box(0, 0, edge, 0.5), 0.9), Word("quyên", Box(edge, 0, 1, 0.5), 0.9))
    sheet = np.vstack([ink, np.full_like(ink, 255)])

    again = [word for part in read_again(SimpleNamespace(ink=sheet), [Line(words)]) for word in part.words]

    assert [word.text for word in again] == ["thẩm", "quyền"]
    assert [word.box for word in again] == [word.box for word in words]
