"""How candidates become a value, and what it takes to be sure."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from ocr.calibration import NEVER, Curve, curve_of, log_odds
from ocr.finding import Evidence, Finding
from ocr.page import Box
from ocr.weighing import weigh

CODE = Curve(sure=0.95, ways=2)


def seen(value: str, way: str, certainty: float = 1.0, engine: float = 0.97) -> Finding[str]:
    return Finding(value, Evidence(value, 1, Box(0.1, 0.1, 0.3, 0.12), engine), certainty, "Đọc được", way)


def test_nothing_found_is_nothing_proposed():
    reading = weigh([], Curve())

    assert (reading.value, reading.sure, reading.box, reading.candidates) == (None, False, None, [])


def test_one_way_alone_is_never_sure():
    reading = weigh([seen("241", "figures0")], CODE)

    assert reading.value == "241"
    assert not reading.sure


def test_two_independent_ways_that_agree_raise_the_confidence():
    alone = weigh([seen("241", "figures0")], CODE)
    together = weigh([seen("241", "figures0"), seen("241", "words")], CODE)

    assert together.confidence > alone.confidence
    assert (alone.sure, together.sure) == (False, True)


def test_the_same_engine_twice_is_not_two_ways():
    assert not weigh([seen("241", "figures0"), seen("241", "figures1"), seen("241", "figures2")], CODE).sure


def test_two_ways_that_disagree_leave_both_to_the_clerk_and_neither_sure():
    reading = weigh([seen("241", "figures0"), seen("247", "words")], CODE)

    assert {value for value, _ in reading.candidates} == {"241", "247"}
    assert not reading.sure
    assert "247" in reading.why


@pytest.mark.parametrize("told", ["hai bộ đọc số cho cùng kết quả", "hai lần đọc khác nhau: 241 / 247"])
def test_how_two_readings_compare_is_said_once(told):
    both = [replace(seen("241", way), why=told) for way in ("cell", "words")]

    assert weigh(both, Curve()).why == told
    assert "độc lập" in weigh([seen("241", "cell"), seen("241", "words")], Curve()).why


def test_a_weak_reading_is_offered_but_not_proposed():
    reading = weigh([seen("24", "words", certainty=0.2)], Curve())

    assert reading.value is None
    assert reading.candidates[0][0] == "24"


def test_a_field_that_has_not_earned_it_is_never_sure():
    agreed = [seen("Nguyễn Văn Ba", "one"), seen("Nguyễn Văn Ba", "two"), seen("Nguyễn Văn Ba", "three")]

    assert not weigh(agreed, Curve()).sure


def test_the_proof_is_that_of_the_best_finding():
    reading = weigh([seen("241", "words", engine=0.2), seen("241", "figures0", engine=0.99)], Curve())

    assert (reading.page, reading.box, reading.text) == (1, Box(0.1, 0.1, 0.3, 0.12), "241")


def test_candidates_are_sorted_the_likeliest_first():
    reading = weigh([seen("1", "words", 0.5), seen("2", "figures0", 0.9), seen("3", "pieced", 0.3)], Curve())

    assert reading.candidates[0][0] == "2"
    assert [share for _, share in reading.candidates] == sorted((s for _, s in reading.candidates), reverse=True)


def test_a_weight_of_even_chances_is_even_chances_until_letters_have_shown_otherwise():
    assert Curve().probability(0.5) == 0.5
    assert Curve(slope=2, offset=1).probability(0.9) > Curve().probability(0.9)


@pytest.mark.parametrize("weight", [0.0, 0.2, 0.8, 1.0])
def test_a_probability_is_never_quite_nothing_nor_all(weight: float):
    assert 0.0 < Curve(slope=1.5).probability(weight) < 1.0
    assert math.isfinite(log_odds(weight))


def test_the_table_has_a_curve_for_the_fields_that_letters_were_counted_for_and_none_is_sure_of_all():
    assert curve_of("code").sure < NEVER
    assert curve_of("no such field") == Curve()


def test_of_several_values_only_one_can_be_right():
    reading = weigh(
        [seen("241", "words", 0.9), seen("247", "figures0", 0.9), seen("21", "pieced", 0.9)], Curve(offset=2)
    )

    assert sum(share for _, share in reading.candidates) <= 1.002


def test_what_is_not_found_is_as_likely_not_there_as_letters_have_shown():
    reading = weigh([], Curve(absent=0.98, absent_is_sure=True))

    assert (reading.value, reading.confidence, reading.sure) == (None, 0.98, True)
