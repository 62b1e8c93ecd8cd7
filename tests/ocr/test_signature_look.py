"""The second look at the place of a signature, on drawn paper, with the real engines."""

from __future__ import annotations

import json
from dataclasses import replace

import cv2
import numpy as np
import pytest

from ocr.engine import read_page
from ocr.fields import signer
from ocr.ink import print_only, red_only
from ocr.page import Page, Source
from ocr.scan import open_scan
from ocr.signature_look import look_at_signature
from ocr.signature_place import signature_place
from ocr.signature_rows import Row, picture_of
from ocr.upright import Upright, prepare
from samples.collection import Sample, draw
from samples.letter import letter
from tests.ocr.makers import line, page, signature, state_page

INKS = {"red": (60, 50, 215), "blue": (200, 90, 40), "print": (30, 30, 30), "paper": (250, 250, 250)}


@pytest.mark.parametrize(("ink", "is_print", "is_red"), [
    ("red", False, True), ("blue", False, False), ("print", True, False), ("paper", False, False),
])  # fmt: skip
def test_inks_are_told_apart(ink: str, is_print: bool, is_red: bool) -> None:
    sheet = np.full((4, 4, 3), INKS[ink], np.uint8)

    assert bool((print_only(sheet) < 128).all()) is is_print
    assert bool((red_only(sheet) < 128).all()) is is_red


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Upright, Page, dict[str, str]]:
    """The last page of a scan from an office: a red seal and a blue pen over position and name."""
    path = draw(Sample("letter", (letter("ubnd-cv"),), "office"), tmp_path_factory.mktemp("letter"))
    scan = open_scan(path)
    upright = prepare(scan.image(scan.page_count))
    return upright, read_page(upright, scan.page_count), json.loads(path.with_suffix(".json").read_text("utf-8"))


def test_a_name_under_seal_and_pen_is_read(signed: tuple[Upright, Page, dict[str, str]]) -> None:
    _, last, truth = signed

    best = max(signer.find([last]), key=lambda found: found.certainty)

    assert best.value == truth["signer_name"]
    assert truth["signer_name"] in {found.value for found in signer.find([last]) if found.way == "name_look"}


def test_every_reading_of_one_line_has_its_box(signed: tuple[Upright, Page, dict[str, str]]) -> None:
    _, last, _ = signed

    assert {reading.source for reading in last.signature} <= {Source.ROW, Source.SECOND, Source.DIGITS}
    assert all(len({word.box for word in reading.words}) == 1 for reading in last.signature)


def test_a_page_that_tells_its_own_words_is_not_looked_at(signed: tuple[Upright, Page, dict[str, str]]) -> None:
    upright, last, _ = signed

    assert look_at_signature(replace(upright, words=last.lines[0].words, pasted=False), last) == []


def test_a_line_aslant_is_laid_level() -> None:
    sheet = np.full((200, 400), 255, np.uint8)
    cv2.line(sheet, (100, 83), (300, 118), 0, 3)

    level = picture_of(sheet, Row(200, 100, 220, 30, 9.93))

    assert (level[13:17].min(axis=0)[20:200] < 128).all()
    assert (level[:8] > 128).all()


@pytest.mark.parametrize(
    ("last", "is_there"),
    [
        (signature("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Ba"), True),
        (page(line("Nơi nhận:", 0.15, 0.7)), True),
        (page(line("- Lưu: VT, TH.", 0.15, 0.8)), True),
        (state_page(), False),
        (page(line("lưu thông hàng hóa trên địa bàn", 0.15, 0.8)), False),
    ],
)
def test_a_signature_is_expected_where_recipients_or_a_position_stand(last: Page, is_there: bool) -> None:
    assert (signature_place(last) is not None) is is_there


def test_a_position_that_reads_surely_is_read_once(signed: tuple[Upright, Page, dict[str, str]]) -> None:
    _, last, _ = signed
    by_box: dict[object, list[str]] = {}
    for reading in last.signature:
        by_box.setdefault(reading.box, []).append(reading.text)

    assert any(len(texts) == 1 and texts[0].isupper() for texts in by_box.values())
