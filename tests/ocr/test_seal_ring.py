"""The ring of a black seal, found and taken off the letters."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ocr.seal_ring import ring_in, without_ring
from ocr.sheet import Pixels

DPI = 200
INNER, OUTER = 100, 140
MIDDLE = (300, 260)


def sheet(print_: int = 0, seal: int | None = None) -> Pixels:
    """A name over the foot of a seal with two rings; both in grey, or without a seal."""
    paper = np.full((520, 700), 255, np.uint8)
    if seal is not None:
        for radius, thick in ((OUTER, 4), (INNER, 2)):
            cv2.circle(paper, MIDDLE, radius, seal, thick)
    cv2.putText(paper, "Hoang Binh", (270, 385), cv2.FONT_HERSHEY_SIMPLEX, 1.4, print_, 5)
    return paper


@pytest.mark.parametrize(("print_", "seal"), [(0, 0), (30, 120)])
def test_the_outermost_ring_is_found_where_it_lies(print_: int, seal: int) -> None:
    ring = ring_in(sheet(print_, seal), DPI)

    assert ring is not None
    assert (ring.x, ring.y) == pytest.approx(MIDDLE, abs=3)
    assert ring.radius == pytest.approx(OUTER, abs=3)


def test_where_no_seal_is_there_is_no_ring() -> None:
    assert ring_in(sheet(), DPI) is None


@pytest.mark.parametrize(("print_", "seal"), [(0, 0), (30, 120)])
def test_the_rings_go_and_the_letters_stay(print_: int, seal: int) -> None:
    stamped, plain = sheet(print_, seal), sheet(print_)
    ring = ring_in(stamped, DPI)
    assert ring is not None

    left = without_ring(stamped, ring)

    letters, rings = plain < 128, (stamped < 200) & (plain > 200)
    assert (left[letters] < 128).mean() > 0.95
    assert (left[rings] < 200).mean() < 0.1
