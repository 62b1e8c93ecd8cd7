"""When is it due? Working days, month ends, Tết and the Saturdays that make up for it."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.deadlines import (
    WorkingCalendar,
    is_due_soon,
    last_day_due_soon,
    last_day_waited_too_long,
    latest_safe_day,
    local_day,
    next_day_of_month,
)

TET = [date(2026, 2, 16) + timedelta(days=n) for n in range(5)]
NEW_YEAR = [date(2026, 1, 1), date(2026, 1, 2)]
YEAR_2026 = WorkingCalendar(
    days_off=frozenset([*NEW_YEAR, *TET, date(2026, 4, 27), date(2026, 4, 30), date(2026, 5, 1)]),
    make_up_days=frozenset([date(2026, 1, 10)]),
)
"""The second of January is swapped for Saturday the tenth."""

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
CALENDARS = st.builds(
    WorkingCalendar,
    days_off=st.frozensets(DAYS, max_size=30),
    make_up_days=st.frozensets(DAYS, max_size=10),
)


def d(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-03-02", True),  # a Monday
        ("2026-03-06", True),  # a Friday
        ("2026-03-07", False),  # a Saturday
        ("2026-03-08", False),  # a Sunday
        ("2026-01-02", False),  # a Friday, swapped
        ("2026-01-10", True),  # the Saturday that makes up for it
        ("2026-02-15", False),  # the Sunday before Tết
        ("2026-02-16", False),  # the last day of the old year
        ("2026-02-20", False),
        ("2026-02-23", True),  # back at work
        ("2026-04-27", False),  # the Kings' day fell on a Sunday
    ],
)
def test_the_office_works(day: str, works: bool) -> None:
    assert YEAR_2026.is_working(d(day)) is works


@pytest.mark.parametrize(
    ("start", "working_days", "end"),
    [
        ("2026-03-02", 0, "2026-03-02"),
        ("2026-03-02", 1, "2026-03-03"),
        ("2026-03-06", 1, "2026-03-09"),  # over a weekend
        ("2026-03-07", 1, "2026-03-09"),  # from a Saturday
        ("2026-03-02", 5, "2026-03-09"),
        ("2026-02-13", 1, "2026-02-23"),  # over Tết
        ("2026-02-13", 3, "2026-02-25"),
        ("2026-02-18", 1, "2026-02-23"),  # from within Tết
        ("2025-12-31", 1, "2026-01-05"),  # over New Year
        ("2026-01-09", 1, "2026-01-10"),  # a Saturday at work
        ("2026-01-09", 2, "2026-01-12"),
        ("2026-04-29", 1, "2026-05-04"),
    ],
)
def test_so_many_working_days_later(start: str, working_days: int, end: str) -> None:
    assert YEAR_2026.after(d(start), working_days) == d(end)


@given(CALENDARS, DAYS, st.integers(1, 60))
def test_counting_forth_and_counting_between_agree(calendar: WorkingCalendar, start: date, days: int) -> None:
    end = calendar.after(start, days)

    assert calendar.between(start, end) == days
    assert calendar.is_working(end)


@given(CALENDARS, DAYS, st.integers(0, 40), st.integers(0, 40))
def test_days_between_add_up(calendar: WorkingCalendar, start: date, one: int, other: int) -> None:
    middle, end = start + timedelta(days=one), start + timedelta(days=one + other)

    assert calendar.between(start, end) == calendar.between(start, middle) + calendar.between(middle, end)


def test_no_working_day_lies_between_a_day_and_one_before_it() -> None:
    assert YEAR_2026.between(d("2026-03-10"), d("2026-03-02")) == 0


@pytest.mark.parametrize(
    ("due", "today", "soon"),
    [
        ("2026-03-05", "2026-03-02", False),  # three working days are left
        ("2026-03-04", "2026-03-02", True),
        ("2026-03-02", "2026-03-02", True),  # the due day itself
        ("2026-03-01", "2026-03-02", False),  # too late is not soon
        ("2026-03-10", "2026-03-06", True),  # the weekend does not count
        ("2026-03-11", "2026-03-06", False),
        ("2026-02-24", "2026-02-13", True),  # nor does Tết
    ],
)
def test_a_deadline_is_near(due: str, today: str, soon: bool) -> None:
    assert is_due_soon(d(due), d(today), YEAR_2026) is soon


@pytest.mark.parametrize(
    ("named", "inclusive", "last"),
    [
        ("2026-03-23", False, "2026-03-22"),  # «trước ngày 23»
        ("2026-03-23", True, "2026-03-23"),  # «chậm nhất ngày 23»
        ("2026-03-01", False, "2026-02-28"),
        ("2024-03-01", False, "2024-02-29"),
        ("2026-01-01", False, "2025-12-31"),
    ],
)
def test_before_a_day_leaves_the_day_before_it(named: str, inclusive: bool, last: str) -> None:
    assert latest_safe_day(d(named), inclusive=inclusive) == d(last)


@pytest.mark.parametrize(
    ("day_of_month", "after", "next_one"),
    [
        (23, "2026-03-02", "2026-03-23"),
        (23, "2026-03-22", "2026-03-23"),
        (23, "2026-03-23", "2026-04-23"),  # today's has begun
        (23, "2026-12-24", "2027-01-23"),
        (31, "2026-01-30", "2026-01-31"),
        (31, "2026-01-31", "2026-02-28"),  # the month is too short
        (31, "2024-01-31", "2024-02-29"),
        (31, "2026-02-28", "2026-03-31"),
        (30, "2026-02-01", "2026-02-28"),
        (29, "2024-02-28", "2024-02-29"),
        (31, "2026-12-31", "2027-01-31"),
        (1, "2026-12-31", "2027-01-01"),
    ],
)
def test_the_next_such_day_of_a_month(day_of_month: int, after: str, next_one: str) -> None:
    assert next_day_of_month(day_of_month, d(after)) == d(next_one)


@given(st.integers(1, 31), DAYS)
def test_the_next_such_day_is_later_within_a_month_and_as_named(day_of_month: int, after: date) -> None:
    found = next_day_of_month(day_of_month, after)

    assert timedelta(0) < found - after <= timedelta(days=31)
    assert found.day == min(day_of_month, monthrange(found.year, found.month)[1])


def test_the_day_is_the_one_on_the_wall_of_the_office() -> None:
    assert local_day(datetime(2026, 3, 1, 16, 59, tzinfo=UTC)) == d("2026-03-01")
    assert local_day(datetime(2026, 3, 1, 17, 0, tzinfo=UTC)) == d("2026-03-02")


@given(today=DAYS, ahead=st.integers(0, 40), calendar=CALENDARS)
def test_what_is_near_is_what_is_due_until_the_last_near_day(
    today: date, ahead: int, calendar: WorkingCalendar
) -> None:
    due = today + timedelta(days=ahead)

    assert (due <= last_day_due_soon(today, calendar)) == is_due_soon(due, today, calendar)


@pytest.mark.parametrize(
    ("today", "last"),
    [
        ("2026-03-04", "2026-03-02"),  # a Wednesday: since Monday
        ("2026-03-09", "2026-03-05"),  # a Monday: since Thursday
        ("2026-03-07", "2026-03-04"),  # on a Saturday only Friday has passed
        ("2026-02-23", "2026-02-12"),  # the first day after Tết: since the Thursday before it
    ],
)
def test_a_letter_has_waited_too_long_after_more_than_one_working_day(today: str, last: str) -> None:
    assert last_day_waited_too_long(d(today), YEAR_2026) == d(last)
