"""From the glass of the scanner to words in their places."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from ocr.engine import read_page
from ocr.page import Box, MarkKind, Page
from ocr.scan import open_scan
from ocr.secrecy import secret_mark
from ocr.sheet import PageImage
from ocr.stamp_places import without_frame
from ocr.upright import prepare
from samples.collection import Sample, draw
from samples.ink import STAMP_SHAPES
from samples.invention import random_letter
from samples.letter import letter, slip

SECRECY = {"confidential": "MẬT", "secret": "TỐI MẬT", "top_secret": "TUYỆT MẬT"}


def first_page(sample: Sample, folder: Path) -> Page:
    return read_page(prepare(open_scan(draw(sample, folder)).image(1)), 1)


@pytest.fixture(scope="module")
def a_letter(tmp_path_factory: pytest.TempPathFactory) -> PageImage:
    folder = tmp_path_factory.mktemp("letter")
    return open_scan(draw(Sample("letter", (letter("ubnd-cv"),), "clean"), folder)).image(1)


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_letter_is_laid_upright_however_it_lay_on_the_glass(a_letter: PageImage, quarters: int) -> None:
    lying = replace(a_letter, pixels=np.ascontiguousarray(np.rot90(a_letter.pixels, quarters)))

    assert prepare(lying).turned == 90 * quarters


def test_the_two_columns_of_the_head_stay_apart(a_letter: PageImage) -> None:
    page = read_page(prepare(a_letter), 1)

    motto = next(line for line in page.lines if "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in line.text)
    assert motto.box.x0 > 0.35
    assert any("Độc lập - Tự do - Hạnh phúc" in line.text for line in page.lines)


def test_a_word_stands_where_its_box_says(a_letter: PageImage) -> None:
    upright = prepare(a_letter)
    page = read_page(upright, 1)

    for line in page.lines[:12]:
        inside = crop(upright.ink, line.box)
        assert inside.min() < 120, line.text
    empty = crop(upright.ink, Box(0.01, 0.4, 0.05, 0.6))
    assert empty.min() > 120


def crop(pixels: np.ndarray, box: Box) -> np.ndarray:
    height, width = pixels.shape[:2]
    return pixels[int(box.y0 * height) : int(box.y1 * height) + 1, int(box.x0 * width) : int(box.x1 * width) + 1]


def test_the_picture_for_the_screen_is_the_page_that_was_read(a_letter: PageImage) -> None:
    upright = prepare(a_letter)

    shown = cv2.imdecode(np.frombuffer(upright.as_jpeg(800), np.uint8), cv2.IMREAD_COLOR)

    assert shown.shape[1] == 800
    assert shown.shape[0] / 800 == pytest.approx(upright.ink.shape[0] / upright.ink.shape[1], rel=0.01)


def test_an_empty_sheet_is_blank_and_not_an_error(tmp_path: Path) -> None:
    page = first_page(Sample("empty", ("blank",)), tmp_path)

    assert page.blank
    assert page.lines == []


def test_a_page_survives_being_kept_as_json(a_letter: PageImage) -> None:
    page = read_page(prepare(a_letter), 1)

    assert Page.from_json(page.as_json()) == page


@pytest.mark.parametrize("grade", ["office", "bad", "bilevel"])
@pytest.mark.parametrize("level", sorted(SECRECY))
def test_a_stamp_of_secrecy_stops_the_reading(tmp_path: Path, level: str, grade: str) -> None:
    secret = replace(random_letter(900, short=True), secrecy=level)

    mark = secret_mark(first_page(Sample("secret", (secret,), grade), tmp_path))

    assert mark is not None
    assert mark.text == SECRECY[level]


@pytest.mark.parametrize(
    ("seed", "grade", "shape", "level"),
    [
        (62, "office", "arrow", "confidential"),
        (128, "bilevel", "arrow", "top_secret"),
        (124, "bilevel", "slanted", "secret"),
        (22, "bilevel", "heavy", "top_secret"),
        (114, "bilevel", "bare", "confidential"),
    ],
)
def test_a_stamp_of_secrecy_that_runs_into_something_is_seen(
    tmp_path: Path, seed: int, grade: str, shape: str, level: str
) -> None:
    secret = replace(random_letter(60000 + seed, short=True), secrecy=level, stamp_shape=shape, urgency="express")

    mark = secret_mark(first_page(Sample("secret", (secret,), grade, seed=seed), tmp_path))

    assert mark is not None
    assert mark.text == SECRECY[level]


def test_the_levels_printed_on_a_slip_are_no_stamp(tmp_path: Path) -> None:
    page = first_page(Sample("slip", (slip("slip-357"), letter("357-cv"))), tmp_path)

    assert "PHIẾU XỬ LÝ VĂN BẢN" in page.text
    assert secret_mark(page) is None


def test_a_letter_that_speaks_of_secrecy_is_not_secret(a_letter: PageImage) -> None:
    assert secret_mark(read_page(prepare(a_letter), 1)) is None


def test_a_stamp_of_urgency_is_seen(tmp_path: Path) -> None:
    urgent = replace(random_letter(901, short=True), urgency="express")

    page = first_page(Sample("urgent", (urgent,), "office"), tmp_path)

    assert [mark.text for mark in page.marks if mark.kind is MarkKind.URGENCY_STAMP] == ["HỎA TỐC"]


@pytest.mark.parametrize("shape", sorted(STAMP_SHAPES))
@pytest.mark.parametrize(("level", "word"), [("express", "HỎA TỐC"), ("very_urgent", "THƯỢNG KHẨN")])
def test_a_stamp_of_urgency_is_seen_in_every_shape(tmp_path: Path, level: str, word: str, shape: str) -> None:
    urgent = replace(random_letter(902, short=True), urgency=level, stamp_shape=shape)

    page = first_page(Sample("shape", (urgent,), "office"), tmp_path)

    assert [mark.text for mark in page.marks if mark.kind is not MarkKind.ARRIVAL_STAMP] == [word]


def test_a_letter_that_touches_the_frame_is_not_taken_for_the_frame() -> None:
    piece = np.full((86, 260), 255, np.uint8)
    cv2.rectangle(piece, (8, 8), (251, 77), 0, 8)
    cv2.putText(piece, "HT", (70, 66), cv2.FONT_HERSHEY_SIMPLEX, 1.6, 0, 8)
    cv2.line(piece, (95, 8), (95, 30), 0, 6)  # an accent that runs into the frame

    left = without_frame(piece) < 160

    assert left[30:60, 65:170].sum() > 800
    assert not left[:, :20].any()
    assert not left[:, 240:].any()
    assert not left[:12].any()


def test_a_ticked_box_of_secrecy_on_a_slip_counts(tmp_path: Path) -> None:
    image = open_scan(draw(Sample("slip", (slip("slip-357"), letter("357-cv")), "clean"), tmp_path)).image(1)
    before = read_page(prepare(image), 1)
    ticked = prepare(image)
    box = box_before(before, "Mật", ticked.ink)
    for pixels in (ticked.colour, ticked.ink):
        cv2.line(pixels, (box[0] + 6, box[1] + 6), (box[2] - 6, box[3] - 6), 0, 3)
        cv2.line(pixels, (box[0] + 6, box[3] - 6), (box[2] - 6, box[1] + 6), 0, 3)

    page = read_page(ticked, 1)

    assert secret_mark(before) is None
    assert [m.text for m in page.marks if m.kind is MarkKind.TICKED_BOX] == ["Mật"]
    assert secret_mark(page) is not None


def box_before(page: Page, text: str, ink: np.ndarray) -> tuple[int, int, int, int]:
    """The printed box lies three millimetres before its word and is four millimetres wide."""
    height, width = ink.shape[:2]
    word = next(w for line in page.lines for w in line.words if w.text == text)
    mm = width / 210
    right, middle = word.box.x0 * width - 3 * mm, word.box.center[1] * height
    return round(right - 4 * mm), round(middle - 2 * mm), round(right), round(middle + 2 * mm)
