"""How a page lies: askew by a few degrees, and level once it is straightened."""

from __future__ import annotations

import random

import cv2
import numpy as np
import pytest

from ocr.sheet import PageImage
from ocr.turning import lie_of
from ocr.upright import prepare
from samples.damage import GRADES, scan
from samples.drawing import draw_letter
from samples.invention import random_letter


def askew(degrees: float) -> np.ndarray:
    """A page of printed lines, turned counter-clockwise by so many degrees."""
    page = np.full((1400, 1000), 255, np.uint8)
    for row in range(120, 1300, 40):
        cv2.putText(page, "Can cu Luat To chuc chinh quyen dia phuong", (90, row), cv2.FONT_HERSHEY_COMPLEX, 1.0, 0, 2)
    turn = cv2.getRotationMatrix2D((500, 700), degrees, 1)
    return np.asarray(cv2.warpAffine(page, turn, (1000, 1400), borderValue=255), np.uint8)


@pytest.mark.parametrize("degrees", [-2.5, -0.8, 0.6, 3.0])
def test_a_page_that_lies_askew_is_straightened_the_right_way(degrees):
    _, needed = lie_of(askew(degrees), lambda _: 1.0)
    straight = prepare(PageImage(askew(degrees), 170)).ink

    assert needed == pytest.approx(-degrees, abs=0.25)
    assert lie_of(straight, lambda _: 1.0)[1] == pytest.approx(0, abs=0.25)


def test_a_level_page_stays_as_it_is():
    assert lie_of(askew(0), lambda _: 1.0)[1] == 0


@pytest.mark.parametrize("grade", sorted(set(GRADES) - {"phone"}))
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_scan_of_every_grade_is_turned_upright(grade: str, turn: int) -> None:
    sheet = draw_letter(random_letter(31, short=True), random.Random(31))[0]
    lying = scan(sheet.image, GRADES[grade], random.Random(4), turn).convert("L")

    assert prepare(PageImage(np.asarray(lying), GRADES[grade].dpi)).turned == (360 - turn) % 360
