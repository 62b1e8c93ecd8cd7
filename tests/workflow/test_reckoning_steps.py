"""Each step of a deadline is told in a sentence: what was not counted, what was passed over, what is in doubt."""

from __future__ import annotations

from datetime import time

from tests.workflow.test_deadlines import YEAR_2026, d
from tests.workflow.test_reckoning import limit
from workflow.deadlines import Counting, WorkingCalendar
from workflow.reckoning import Reading, reckon, reckon_at_once, reckon_by_hand, reckon_days


def test_working_days_tell_which_days_were_passed_over() -> None:
    assert limit(within={"days": 3, "working": True, "from": "ngày nhận được văn bản"}).steps == (
        "Ngày đến 05/3/2026 không tính (Bộ luật Dân sự, Điều 147).",
        "Bỏ qua thứ Bảy 07/3, Chủ nhật 08/3.",
        "Ngày làm việc thứ 3 là thứ Ba 10/3/2026: hạn đến hết ngày đó.",
    )


def test_a_period_that_ends_on_a_sunday_is_said_to_move_and_where_to() -> None:
    assert limit(within={"days": 3, "working": False, "from": None}).steps == (
        "Văn bản không ghi tính từ ngày nào nên tính từ ngày đến.",
        "Ngày đến 05/3/2026 không tính (Bộ luật Dân sự, Điều 147).",
        "Đếm cả ngày nghỉ, ngày thứ 3 là Chủ nhật 08/3/2026.",
        "08/3/2026 là Chủ nhật nên hạn lùi đến hết ngày làm việc tiếp theo, thứ Hai 09/3/2026 "
        "(Bộ luật Dân sự, Điều 148).",
    )


def test_a_named_day_off_is_not_moved_but_the_working_day_before_it_is_told() -> None:
    """The 23rd is a Monday, so that «trước ngày 23» leaves a Sunday."""
    assert limit(date="2026-03-23", inclusive=False).steps == (
        "«Trước ngày 23/3/2026» không tính ngày đó: ngày cuối còn trong hạn là Chủ nhật 22/3/2026.",
        "22/3/2026 là Chủ nhật. Ngày đã ghi rõ thì không dời; nên xong trước, muộn nhất thứ Sáu 20/3/2026.",
    )


def test_a_day_that_the_month_does_not_have_is_said_to_be_its_last() -> None:
    reckoned = reckon({"day_of_month": 31}, Counting(d("2026-04-02"), d("2026-04-03"), YEAR_2026))

    assert reckoned
    assert reckoned.due_date == d("2026-04-30")
    assert "Tháng 4/2026 không có ngày 31 nên lấy ngày cuối tháng." in reckoned.steps


def test_holidays_are_called_by_their_names_and_many_weekends_only_counted() -> None:
    tet = frozenset(d(f"2026-02-{n}") for n in range(16, 21))
    calendar = WorkingCalendar(tet, names=dict.fromkeys(tet, "Tết Nguyên đán"))

    near = reckon_days(1, True, d("2026-02-13"), calendar, "")
    far = reckon_days(30, True, d("2026-01-19"), calendar, "")

    assert "Bỏ qua từ thứ Bảy 14/02 đến Chủ nhật 22/02 (Tết Nguyên đán)." in near.steps
    assert far.due_date == d("2026-03-09")
    assert "Bỏ qua 10 ngày thứ Bảy, Chủ nhật, từ thứ Bảy 14/02 đến Chủ nhật 22/02 (Tết Nguyên đán)." in far.steps


def test_a_saturday_that_is_made_up_for_is_said_to_count() -> None:
    steps = reckon_days(3, True, d("2026-01-08"), YEAR_2026, "").steps

    assert "Thứ Bảy 10/01/2026 là ngày làm bù nên có tính." in steps
    assert "Bỏ qua Chủ nhật 11/01." in steps


def test_a_year_whose_holidays_are_not_announced_yet_leaves_a_doubt() -> None:
    calendar = WorkingCalendar(frozenset(), announced=frozenset({2026}))

    this_year = reckon_days(5, True, d("2026-12-01"), calendar, "")
    next_year = reckon_days(5, True, d("2026-12-29"), calendar, "")

    assert not any("Chưa có thông báo" in step for step in this_year.steps)
    assert next_year.steps[-1].startswith("Chưa có thông báo lịch nghỉ lễ, tết năm 2027")


def test_a_day_picked_by_hand_stands_as_it_is() -> None:
    reckoned = reckon_by_hand(d("2026-03-07"), time(17, 0), YEAR_2026, "xong trong chiều thứ Bảy")

    assert (reckoned.due_date, reckoned.due_time, reckoned.reading) == (d("2026-03-07"), time(17, 0), Reading.BY_HAND)
    assert reckoned.steps == (
        "Người giao việc ghi hạn thứ Bảy 07/3/2026 lúc 17:00; ngày đó còn trong hạn.",
        "07/3/2026 là thứ Bảy. Ngày đã ghi rõ thì không dời; nên xong trước, muộn nhất thứ Sáu 06/3/2026.",
    )


def test_what_is_urgent_is_due_at_once_even_on_a_sunday() -> None:
    reckoned = reckon_at_once(d("2026-03-08"), YEAR_2026, "Hỏa tốc")

    assert (reckoned.due_date, reckoned.reading) == (d("2026-03-08"), Reading.AT_ONCE)
