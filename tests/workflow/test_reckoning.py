"""How a deadline is counted: first day, days off, month ends, «trước ngày»; and each step is told in a sentence."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workflow.test_deadlines import CALENDARS, DAYS, YEAR_2026, d
from workflow.deadlines import VIETNAM, Counting, WorkingCalendar, latest_safe_day, local_day
from workflow.reckoning import (
    Reading,
    Reckoning,
    proposed_due_date,
    reckon,
    reckon_at_once,
    reckon_by_hand,
    reckon_days,
    reckon_hours,
)

MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


def limit(**said: object) -> Reckoning:
    """What one deadline of a letter comes to; the letter is of Monday 2 March, and came on the Thursday."""
    reckoned = reckon({"text": "…", **said}, Counting(ISSUED, ARRIVED, YEAR_2026))
    assert reckoned
    return reckoned


ISSUED, ARRIVED = d("2026-03-02"), d("2026-03-05")


@pytest.mark.parametrize(
    ("deadlines", "due"),
    [
        ([], None),
        ([{"date": "2026-03-10", "inclusive": True}], "2026-03-10"),
        ([{"date": "2026-03-10", "inclusive": False}], "2026-03-09"),
        ([{"date": "2026-03-10"}], "2026-03-10"),
        ([{"day_of_month": 23, "inclusive": False}], "2026-03-22"),
        ([{"day_of_month": 2, "inclusive": True}], "2026-04-02"),
        ([{"date": "2026-03-20", "inclusive": True}, {"date": "2026-03-10", "inclusive": True}], "2026-03-10"),
        ([{"date": "2026-02-20", "inclusive": True}], None),  # before the letter itself
        ([{"date": "2026-02-20", "inclusive": True}, {"date": "2026-03-10", "inclusive": True}], "2026-03-10"),
        ([{"date": "2026-03-02", "inclusive": True}], "2026-03-02"),  # on the day of the letter
        ([{"date": "2026-03-02", "inclusive": False}], None),
        ([{"text": "sớm nhất có thể"}], None),
        ([{"every": "quarter", "day": 15, "inclusive": False}], "2026-03-14"),
        ([{"every": "quarter", "day": 5, "month": 1, "inclusive": True}], "2026-04-05"),
        ([{"every": "half_year", "day": 10, "inclusive": True}], "2026-06-10"),
        ([{"every": "year", "day": 15, "month": 12, "inclusive": True}], "2026-12-15"),
        ([{"every": "year", "day": 1, "month": 3, "inclusive": True}], "2027-03-01"),
        ([{"every": "month", "day_of_month": 31, "inclusive": True}], "2026-03-31"),
        ([{"within": {"days": 3, "working": True, "from": "ngày nhận được văn bản này"}}], "2026-03-10"),
        ([{"within": {"days": 3, "working": False, "from": "ngày nhận được văn bản này"}}], "2026-03-09"),  # a Sunday
        ([{"within": {"days": 10, "working": False, "from": "ngày ký ban hành"}}], "2026-03-12"),
        ([{"within": {"days": 3, "working": True, "from": None}}], "2026-03-10"),
        ([{"within": {"days": 0, "working": True, "from": None}}], None),
        ([{"every": "fortnight", "day": 3}], None),
    ],
)
def test_the_earliest_deadline_that_the_letter_sets_is_proposed(
    deadlines: list[dict[str, object]], due: str | None
) -> None:
    assert proposed_due_date(deadlines, Counting(ISSUED, ARRIVED, YEAR_2026)) == (d(due) if due else None)


@given(
    st.lists(st.fixed_dictionaries({"date": DAYS.map(date.isoformat), "inclusive": st.booleans()}), max_size=5), DAYS
)
def test_no_deadline_is_invented_and_none_is_proposed_from_before_the_letter(
    deadlines: list[dict[str, object]], issued: date
) -> None:
    proposed = proposed_due_date(deadlines, Counting(issued, issued, YEAR_2026))

    named = {
        latest_safe_day(date.fromisoformat(str(deadline["date"])), inclusive=bool(deadline["inclusive"]))
        for deadline in deadlines
    }
    assert proposed == min((day for day in named if day >= issued), default=None)


# --- how words are taken ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "reading", "due"),
    [
        ({"date": "2026-03-24", "inclusive": False}, Reading.BEFORE, "2026-03-23"),
        ({"date": "2026-03-24", "inclusive": True}, Reading.UNTIL, "2026-03-24"),
        ({"day_of_month": 24, "inclusive": False}, Reading.RECURRING, "2026-03-23"),
        ({"within": {"days": 5, "working": True, "from": "ngày nhận"}}, Reading.WORKING_DAYS, "2026-03-12"),
        ({"within": {"days": 5, "working": False, "from": "ngày nhận"}}, Reading.DAYS, "2026-03-10"),
    ],
)
def test_the_words_are_kept_with_how_they_were_taken(said: dict[str, object], reading: Reading, due: str) -> None:
    text = "Báo cáo gửi về Ban Tổ chức trong thời hạn trên."

    reckoned = limit(**said | {"text": text}, page=2, box=[0.1, 0.2, 0.9, 0.3])

    assert (reckoned.reading, reckoned.due_date, reckoned.phrase) == (reading, d(due), text)
    assert (reckoned.page, reckoned.box) == (2, (0.1, 0.2, 0.9, 0.3))


def test_the_version_of_the_calendar_is_kept() -> None:
    calendar = WorkingCalendar(frozenset(), version=7)
    moment = datetime(2026, 3, 2, 9, tzinfo=VIETNAM)

    made = (
        reckon({"date": "2026-03-10"}, Counting(ISSUED, ARRIVED, calendar)),
        reckon_by_hand(d("2026-03-10"), None, calendar),
        reckon_days(3, True, ISSUED, calendar, ""),
        reckon_hours(24, moment, calendar, ""),
        reckon_at_once(ISSUED, calendar, ""),
    )

    assert [each and each.calendar_version for each in made] == [7] * 5


# --- what others got wrong -------------------------------------------------------------------------------


@pytest.mark.parametrize("hour", [0, 8, 16, 23])
def test_one_working_day_is_the_next_working_day_whatever_the_hour_not_24_hours_of_work(hour: int) -> None:
    received = datetime(2026, 3, 2, hour, 30, tzinfo=VIETNAM)

    assert reckon_days(1, True, local_day(received), YEAR_2026, "").due_date == d("2026-03-03")


def test_holidays_are_not_counted_as_working_days() -> None:
    assert reckon_days(2, True, d("2026-04-28"), YEAR_2026, "").due_date == d("2026-05-04")


@given(st.integers(1, 60), st.booleans(), DAYS, CALENDARS)
def test_a_period_is_never_nothing(number: int, working: bool, since: date, calendar: WorkingCalendar) -> None:
    assert reckon_days(number, working, since, calendar, "").due_date > since


def test_a_period_of_no_days_is_refused_rather_than_due_at_once() -> None:
    with pytest.raises(ValueError, match="no period"):
        reckon_days(0, True, ISSUED, YEAR_2026, "")


def test_a_friday_that_was_missed_is_one_working_day_late_on_monday() -> None:
    assert YEAR_2026.between(d("2026-03-06"), d("2026-03-09")) == 1


# --- what always holds -----------------------------------------------------------------------------------


@given(st.integers(1, 40), st.booleans(), DAYS, st.integers(0, 20), CALENDARS)
def test_a_later_start_never_gives_an_earlier_end(
    number: int, working: bool, since: date, later: int, calendar: WorkingCalendar
) -> None:
    early = reckon_days(number, working, since, calendar, "")
    late = reckon_days(number, working, since + timedelta(days=later), calendar, "")

    assert early.due_date <= late.due_date


@given(st.integers(1, 40), st.booleans(), DAYS, CALENDARS)
def test_a_longer_period_never_ends_earlier(number: int, working: bool, since: date, calendar: WorkingCalendar) -> None:
    ends = [reckon_days(days, working, since, calendar, "").due_date for days in (number, number + 1)]

    assert ends[0] < ends[1] if working else ends[0] <= ends[1]


@given(st.integers(1, 40), st.booleans(), DAYS, CALENDARS)
def test_a_period_never_ends_on_a_day_off_and_never_before_it_is_over(
    number: int, working: bool, since: date, calendar: WorkingCalendar
) -> None:
    end = reckon_days(number, working, since, calendar, "").due_date

    assert calendar.is_working(end)
    assert end >= since + timedelta(days=number)
    if working:
        assert calendar.between(since, end) == number
    else:
        assert calendar.between(since + timedelta(days=number), end) <= 1


@given(DAYS, st.booleans(), CALENDARS)
def test_a_named_day_is_never_moved_and_before_it_leaves_one_day_less(
    named: date, inclusive: bool, calendar: WorkingCalendar
) -> None:
    counting = Counting(ISSUED, ARRIVED, calendar)

    reckoned = reckon({"date": named.isoformat(), "inclusive": inclusive}, counting)

    assert reckoned
    assert named - reckoned.due_date == timedelta(days=0 if inclusive else 1)
    assert any("không dời" in step for step in reckoned.steps) is not calendar.is_working(reckoned.due_date)


@given(st.integers(1, 31), st.sampled_from(["month", "quarter", "half_year", "year"]), DAYS, st.booleans(), CALENDARS)
def test_what_returns_is_due_within_one_turn_of_it(
    day: int, every: str, written: date, inclusive: bool, calendar: WorkingCalendar
) -> None:
    key = "day_of_month" if every == "month" else "day"

    reckoned = reckon({key: day, "every": every, "inclusive": inclusive}, Counting(written, written, calendar))

    assert reckoned
    longest = {"month": 31, "quarter": 92, "half_year": 184, "year": 366}[every]
    assert timedelta(0) <= reckoned.due_date - written <= timedelta(days=longest)


@given(MOMENTS, st.integers(1, 200), CALENDARS)
def test_hours_run_through_nights_and_days_off(since: datetime, hours: int, calendar: WorkingCalendar) -> None:
    reckoned = reckon_hours(hours, since, calendar, "")

    assert reckoned.due_time is not None
    end = datetime.combine(reckoned.due_date, reckoned.due_time, VIETNAM)
    assert end - since == timedelta(hours=hours)


@given(MOMENTS)
def test_every_day_of_the_office_has_24_hours(moment: datetime) -> None:
    assert local_day(moment + timedelta(hours=24)) - local_day(moment) == timedelta(days=1)


@given(DAYS, CALENDARS)
def test_a_day_off_lies_between_the_working_days_beside_it(day: date, calendar: WorkingCalendar) -> None:
    before, after = calendar.on_or_before(day), calendar.on_or_after(day)

    assert before <= day <= after
    assert calendar.is_working(before)
    assert calendar.is_working(after)
    if not calendar.is_working(day):
        assert calendar.between(before, after) == 1
