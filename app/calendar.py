"""The working days of Vietnam: public holidays from the `holidays` package, swapped days from the yearly notices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

import holidays

from workflow.deadlines import WorkingCalendar

SWAPPED = {
    # Notice 12729/VPCP-KGVX of 25 December 2025, which the package does not know.
    date(2026, 1, 2): date(2026, 1, 10),
}
"""Working days given off, and the Saturday that makes up for each."""


@cache
def working_calendar(first_year: int, last_year: int) -> WorkingCalendar:
    """Days off and make-up days of these years, as far as they are announced."""
    package = holidays.country_holidays("VN", years=range(first_year, last_year + 1))
    swapped = {off: back for off, back in SWAPPED.items() if first_year <= off.year <= last_year}
    make_up_days = _within(package.weekend_workdays, first_year, last_year)
    return WorkingCalendar(
        days_off=frozenset(package) | frozenset(swapped),
        make_up_days=frozenset(make_up_days) | frozenset(swapped.values()),
    )


def calendar_around(today: date) -> WorkingCalendar:
    """The calendar for deadlines that may lie in the last or the coming year."""
    return working_calendar(today.year - 1, today.year + 2)


def _within(days: Iterable[date], first_year: int, last_year: int) -> Iterable[date]:
    return (day for day in days if first_year <= day.year <= last_year)
