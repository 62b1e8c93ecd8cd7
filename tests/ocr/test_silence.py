"""What a clerk is told when nothing was found."""

from __future__ import annotations

from ocr.page import MarkKind
from ocr.silence import NO_STAMP, UNREAD, unmarked, unread
from ocr.weighing import FieldReading
from tests.ocr.makers import page, stamp

NOTHING = FieldReading(confidence=0.99, sure=True)


def test_a_letter_without_a_stamp_is_ordinary_as_surely_as_stamps_are_found():
    told = unmarked(NOTHING, "normal")

    assert (told.value, told.confidence, told.sure, told.why) == ("normal", 0.99, True, NO_STAMP)
    assert told.candidates == [("normal", 0.99)]


def test_a_level_that_was_read_stays():
    read = FieldReading("urgent", 0.9)

    assert unmarked(read, "normal") is read


def test_where_no_arrival_stamp_is_nobody_need_look_for_its_number():
    assert unread(NOTHING, [page()]) is NOTHING


def test_an_arrival_stamp_that_could_not_be_read_is_never_taken_for_none():
    told = unread(NOTHING, [page(marks=[stamp(MarkKind.ARRIVAL_STAMP, "ĐẾN")])])

    assert (told.value, told.sure, told.why) == (None, False, UNREAD)
    assert told.confidence < 0.5
