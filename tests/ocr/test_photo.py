"""A sheet photographed with a telephone, and scans that must be left alone."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from ocr.outline import sheet_in
from ocr.photo import evenly_lit, is_shaded, laid_flat
from ocr.reading import read
from ocr.scan import open_scan
from ocr.sheet import PageImage, Pixels
from samples.collection import Sample, draw
from samples.damage import GRADES, scan
from samples.drawing import draw_letter
from samples.invention import random_letter
from samples.photo import photograph

SEEDS = range(12)


@pytest.fixture(scope="module")
def a_sheet() -> Pixels:
    """Blue, green, red, as printed."""
    printed = np.asarray(draw_letter(random_letter(7, short=True), random.Random(7))[0].image)
    return np.ascontiguousarray(cv2.resize(printed, (1240, 1754), interpolation=cv2.INTER_AREA)[:, :, ::-1])


def photographed(sheet: Pixels, seed: int) -> PageImage:
    return PageImage(photograph(sheet, np.random.default_rng(seed)), 150)


def likeness(one: Pixels, other: Pixels) -> float:
    """1 where print stands at the same places."""
    return float(np.corrcoef(blurred(one), blurred(other))[0, 1])


def blurred(sheet: Pixels) -> np.ndarray:
    small = cv2.cvtColor(cv2.resize(sheet, (414, 585), interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2GRAY)
    return np.asarray(cv2.GaussianBlur(small, (0, 0), 2), np.float64).ravel()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_photographed_sheet_is_found_on_its_desk_and_squared(a_sheet: Pixels, seed: int) -> None:
    taken = photographed(a_sheet, seed)

    flat = laid_flat(taken)

    height, width = flat.pixels.shape[:2]
    assert height / width == pytest.approx(297 / 210, rel=0.01)
    assert flat.dpi == pytest.approx(height / 11.69, rel=0.01)
    assert likeness(flat.pixels, a_sheet) > 0.85 > 0.5 > likeness(taken.pixels, a_sheet)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_paper_is_white_again_where_the_shadow_lay(a_sheet: Pixels, seed: int) -> None:
    flat = laid_flat(photographed(a_sheet, seed)).pixels

    corners = [flat[y : y + 60, x : x + 60] for y in (20, -90) for x in (20, -90)]
    assert min(float(np.median(corner)) for corner in corners) > 215


@pytest.mark.parametrize("grade", sorted(set(GRADES) - {"phone"}))
@pytest.mark.parametrize("turn", [0, 90])
def test_a_scan_is_left_as_it_is(grade: str, turn: int) -> None:
    sheet = draw_letter(random_letter(11, short=True), random.Random(11))[0]
    scanned = scan(sheet.image, GRADES[grade], random.Random(3), turn)
    dots = np.asarray(scanned.convert("RGB" if scanned.mode == "RGB" else "L"))
    image = PageImage(np.ascontiguousarray(dots[..., ::-1]) if dots.ndim == 3 else dots, GRADES[grade].dpi)

    assert laid_flat(image) is image


def test_an_empty_sheet_and_a_dark_one_are_no_photos_of_a_sheet() -> None:
    for shade in (255, 128, 0):
        assert sheet_in(np.full((1754, 1240, 3), shade, np.uint8)) is None


def test_a_picture_printed_on_white_paper_is_no_sheet_on_a_desk(a_sheet: Pixels) -> None:
    page = np.full_like(a_sheet, 255)
    page[300:1200, 150:1100] = (90, 120, 60)

    assert sheet_in(page) is None


def test_a_shadow_is_lifted_where_no_desk_is_seen(a_sheet: Pixels) -> None:
    light = np.linspace(1, 0.45, a_sheet.shape[1], dtype=np.float32)[None, :, None]
    shaded = np.asarray(a_sheet * light, np.uint8)

    assert is_shaded(shaded)
    assert not is_shaded(a_sheet)
    assert np.median(evenly_lit(shaded)[:, -60:]) > 215


@pytest.mark.timeout(300)
@pytest.mark.parametrize("lying", [1, 6, 8])
def test_a_photo_is_read_however_the_telephone_was_held(tmp_path: Path, lying: int) -> None:
    letter = replace(random_letter(105, system="state", short=True), hand_number=False, hand_date=False)
    path = draw(Sample("photo", (letter,), "phone", suffix=".jpg"), tmp_path)
    with Image.open(path) as image:
        turned = image.rotate({1: 0, 6: 90, 8: 270}[lying], expand=True)
        told = Image.Exif()
        told[0x0112] = lying
        turned.save(path, quality=80, exif=told)

    assert open_scan(path).image(1).pixels.shape[0] > open_scan(path).image(1).pixels.shape[1]
    assert read(path).fields["code"].value == letter.code
