"""Tesseract as a program and as a library: the same words from both."""

from __future__ import annotations

import numpy as np
import pytest
from rapidfuzz import fuzz

from ocr import tesseract_program
from ocr.page import Word
from ocr.scan import open_scan
from ocr.tesseract import Engine, best_engine, words_in, words_of
from ocr.upright import Upright, prepare
from samples.collection import Sample, draw
from samples.letter import letter

LEAST_ALIKE = 97
"""Of a hundred: the library brings a newer Tesseract than the system does."""


def library() -> Engine:
    pytest.importorskip("tesserocr")
    from ocr import tesseract_library

    return tesseract_library.table


@pytest.fixture(scope="module")
def upright(tmp_path_factory: pytest.TempPathFactory) -> Upright:
    folder = tmp_path_factory.mktemp("letter")
    return prepare(open_scan(draw(Sample("letter", (letter("ubnd-cv"),), "office"), folder)).image(1))


def text_of(words: list[Word]) -> str:
    return " ".join(word.text for word in words)


@pytest.mark.parametrize("engine", ["program", "library"])
def test_each_engine_reads_the_motto_and_where_it_stands(engine: str, upright: Upright) -> None:
    table = library() if engine == "library" else tesseract_program.table

    words = words_of(upright.ink, upright.dpi, table)

    freedom = next(word for word in words if word.text == "Hạnh")
    assert "Độc lập - Tự do - Hạnh phúc" in text_of(words)
    assert freedom.box.x0 > 0.5
    assert freedom.box.y1 < 0.2
    assert freedom.confidence > 0.8


def test_both_engines_read_the_same_words(upright: Upright) -> None:
    told = [text_of(words_of(upright.ink, upright.dpi, table)) for table in (tesseract_program.table, library())]

    assert fuzz.ratio(*told) >= LEAST_ALIKE


@pytest.mark.parametrize("engine", ["program", "library"])
def test_an_engine_that_takes_too_long_is_stopped(engine: str, upright: Upright) -> None:
    table = library() if engine == "library" else tesseract_program.table
    page = np.tile(upright.ink, (3, 3))

    with pytest.raises(TimeoutError):
        table(page, round(upright.dpi), 11, "vie", 1)


@pytest.mark.parametrize("engine", ["program", "library"])
def test_an_empty_sheet_has_no_words_and_the_next_page_is_read(engine: str, upright: Upright) -> None:
    table = library() if engine == "library" else tesseract_program.table

    assert words_in(np.full((300, 300), 255, np.uint8), 200, engine=table) == []
    assert "Độc lập" in text_of(words_of(upright.ink, upright.dpi, table))


def test_the_library_is_preferred_where_it_is_installed() -> None:
    assert best_engine() is library()
