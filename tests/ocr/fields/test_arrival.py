"""Số đến and ngày đến, as the receiving office stamped them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ocr.arrival_stamp import is_stamp
from ocr.engine import read_page
from ocr.fields import arrival
from ocr.page import Box, Line, MarkKind, Page
from ocr.reading import weigh
from ocr.scan import open_scan
from ocr.upright import prepare
from samples.collection import Sample, draw
from samples.invention import random_letter
from samples.letter import letter
from tests.ocr.makers import figures, line, rows, stamp, state_page

PLACE = Box(0.1, 0.2, 0.36, 0.32)
IN_PLACE = stamp(MarkKind.ARRIVAL_STAMP, "ĐẾN", PLACE)


def stamped(*read: str, times: int = 2) -> Page:
    """A page whose stamp was read so, that many times."""
    seen = [figures(text, 0.18, 0.21 + index * 0.02) for index, text in enumerate(read)] * times
    return state_page(digits=seen, marks=[IN_PLACE])


def values(page: Page) -> tuple[object, object]:
    fields = weigh([page], 1).fields
    return fields["arrival_number"].value, fields["arrival_date"].value


def test_number_and_day_are_read_from_the_stamp():
    assert values(stamped("Só:..64..", "Ngày: ..20/02/2024..")) == ("64", "2024-02-20")


def test_the_notation_of_a_file_is_no_arrival_number():
    assert values(stamped("Só:", "Ngày: 20/02/2024", "S và ký hiu S: ..357A")) == (None, "2024-02-20")


def test_two_readings_that_disagree_leave_it_blank():
    page = stamped("So: 64", times=1)
    page.digits.append(figures("So: 84", 0.18, 0.21))

    assert values(page)[0] is None


def test_a_day_before_the_letter_was_written_is_not_proposed():
    assert values(stamped("Ngày: 20/01/2024"))[1] is None


@pytest.mark.parametrize("text", ["Ngiy. 04.15.1.2026..", "04/5/2026", "0415.1.2026"])
def test_strokes_by_hand_are_often_read_as_a_1(text: str):
    assert arrival.date_by_hand(text) == date(2026, 5, 4)


@pytest.mark.parametrize("text", ["Ngay 29/0/2021", "Ngay 111.1.2024", "Ngay", "0/4.15.1.2026", "32/1/2024"])
def test_a_day_that_could_be_two_or_none_is_not_guessed(text: str):
    assert arrival.date_by_hand(text) is None


@pytest.mark.parametrize("ink", ["red", "blue", "black"])
def test_a_stamp_of_any_ink_is_found_and_read(tmp_path: Path, ink: str):
    known = letter("357-cv")
    assert known.arrival is not None
    drawn = replace(known, arrival=replace(known.arrival, ink=ink))

    page = read_page(prepare(open_scan(draw(Sample("stamped", (drawn,), "office"), tmp_path)).image(1)), 1)

    assert MarkKind.ARRIVAL_STAMP in [mark.kind for mark in page.marks]
    assert values(page) == (known.arrival.number, known.arrival.date.isoformat())


def test_a_letter_without_a_stamp_has_none(tmp_path: Path):
    plain = replace(random_letter(902, short=True), arrival=None, urgency="express")

    page = read_page(prepare(open_scan(draw(Sample("plain", (plain,), "office"), tmp_path)).image(1)), 1)

    assert MarkKind.ARRIVAL_STAMP not in [mark.kind for mark in page.marks]
    assert values(page) == (None, None)


def test_a_seal_is_no_arrival_stamp():
    assert not is_stamp(
        [figures("SAN VIETN", 0.2, 0.3), figures("DANG UY", 0.2, 0.32), figures("TRUNG BAN", 0.2, 0.34)]
    )


def test_what_is_printed_in_the_stamp_does_not_run_into_the_letter():
    read = [figures(text, 0.18, 0.26 + index * 0.019) for index, text in enumerate(("ĐÊN", "Chuyn:", "HS: 357A"))]
    box = Box(0.1, 0.25, 0.25, 0.32)
    body = rows(["Thực hiện chương trình công tác năm, đề nghị các đơn vị báo cáo."], 0.15, 0.4)
    words = (*line("357A", 0.18, 0.3).words, *line("Kính gửi: Các đảng ủy trực thuộc", 0.3, 0.3).words)
    page = state_page(
        line("ĐẾN", 0.18, 0.26),
        Line(words),
        *body,
        title=(),
        digits=read,
        marks=[stamp(MarkKind.ARRIVAL_STAMP, "ĐẾN", box)],
    )

    assert weigh([page], 1).fields["addressed_to"].value == "Các đảng ủy trực thuộc"
