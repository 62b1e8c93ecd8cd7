"""How candidates become a value, and what it takes to be sure."""

from __future__ import annotations

from ocr.finding import Evidence, Finding
from ocr.page import Box
from ocr.weighing import BARS, Bar, weigh


def seen(value: str, way: str, certainty: float = 1.0, engine: float = 0.97) -> Finding[str]:
    return Finding(value, Evidence(value, 1, Box(0.1, 0.1, 0.3, 0.12), engine), certainty, "Đọc được", way)


def test_nothing_found_is_nothing_proposed():
    reading = weigh([], Bar())

    assert (reading.value, reading.sure, reading.box, reading.candidates) == (None, False, None, [])


def test_one_way_alone_is_never_sure():
    reading = weigh([seen("241", "figures0")], BARS["code"])

    assert reading.value == "241"
    assert not reading.sure


def test_two_independent_ways_that_agree_raise_the_confidence():
    alone = weigh([seen("241", "figures0")], BARS["code"])
    together = weigh([seen("241", "figures0"), seen("241", "words")], BARS["code"])

    assert together.confidence > alone.confidence
    assert (alone.sure, together.sure) == (False, True)


def test_the_same_engine_twice_is_not_two_ways():
    assert not weigh([seen("241", "figures0"), seen("241", "figures1"), seen("241", "figures2")], BARS["code"]).sure


def test_two_ways_that_disagree_leave_both_to_the_clerk_and_neither_sure():
    reading = weigh([seen("241", "figures0"), seen("247", "words")], BARS["code"])

    assert {value for value, _ in reading.candidates} == {"241", "247"}
    assert not reading.sure
    assert "247" in reading.why


def test_a_weak_reading_is_offered_but_not_proposed():
    reading = weigh([seen("24", "words", certainty=0.2)], Bar())

    assert reading.value is None
    assert reading.candidates[0][0] == "24"


def test_a_field_that_has_not_earned_it_is_never_sure():
    agreed = [seen("Nguyễn Văn Ba", "one"), seen("Nguyễn Văn Ba", "two"), seen("Nguyễn Văn Ba", "three")]

    assert not weigh(agreed, Bar()).sure


def test_the_proof_is_that_of_the_best_finding():
    reading = weigh([seen("241", "words", engine=0.2), seen("241", "figures0", engine=0.99)], Bar())

    assert (reading.page, reading.box, reading.text) == (1, Box(0.1, 0.1, 0.3, 0.12), "241")


def test_candidates_are_sorted_the_likeliest_first():
    reading = weigh([seen("1", "words", 0.5), seen("2", "figures0", 0.9), seen("3", "pieced", 0.3)], Bar())

    assert reading.candidates[0][0] == "2"
    assert [share for _, share in reading.candidates] == sorted((s for _, s in reading.candidates), reverse=True)
