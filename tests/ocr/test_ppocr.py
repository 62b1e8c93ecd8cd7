"""PP-OCR's two networks: where lines stand, and what figures they hold."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from ocr import ppocr
from samples import fonts

TEXTS = ("Só: 241/TB", "15/04/2024", "2718")


def a_sheet() -> np.ndarray:
    """Three lines of print, well apart."""
    picture = Image.new("L", (420, 320), 255)
    for row, text in enumerate(TEXTS):
        ImageDraw.Draw(picture).text((60, 40 + 90 * row), text, fill=0, font=fonts.face("", 13))
    return np.asarray(picture)


def test_lines_are_found_head_to_foot():
    places = ppocr.places(a_sheet())

    tops = [corners[0, 1] for corners in places]
    assert len(places) == len(TEXTS)
    assert tops == sorted(tops)
    assert all(abs(corners[0, 0] - 60) < 15 for corners in places)


def test_figures_are_read_in_their_places():
    seen = ppocr.read(a_sheet())

    assert [text for text, _, _ in seen][1:] == list(TEXTS[1:])
    assert all(sure > 0.8 for _, _, sure in seen)


def test_an_empty_sheet_has_no_lines():
    assert ppocr.read(np.full((200, 300), 255, np.uint8)) == []


def test_the_alphabet_has_a_sign_for_each_column_of_what_is_said():
    assert len(ppocr.alphabet()) == ppocr.said(a_sheet()[200:]).steps.shape[1]
