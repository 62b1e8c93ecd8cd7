"""Which days a book or a report is about, and how offices name them: «Quý I năm 2026»."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

ALWAYS = date(1930, 1, 1)
"""No letter is older."""
_ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}


@dataclass(frozen=True)
class Period:
    """From one day to another, both included; the days are days of arrival."""

    first: date
    last: date

    @property
    def name(self) -> str:
        """«Tháng 3 năm 2026», «Quý I năm 2026», «6 tháng đầu năm 2026», «Năm 2026», or the two days."""
        year = self.first.year
        named = {month_of(self.first): f"Tháng {self.first.month} năm {year}"}
        named |= {quarter_of(self.first): f"Quý {_ROMAN[(self.first.month + 2) // 3]} năm {year}"}
        named |= {Period(date(year, 1, 1), date(year, 6, 30)): f"6 tháng đầu năm {year}"}
        named |= {Period(date(year, 7, 1), date(year, 12, 31)): f"6 tháng cuối năm {year}"}
        named |= {year_of(self.first): f"Năm {year}"}
        if self.first == ALWAYS:
            return f"Đến ngày {self.last:%d/%m/%Y}"
        return named.get(self, f"Từ ngày {self.first:%d/%m/%Y} đến ngày {self.last:%d/%m/%Y}")

    @property
    def months(self) -> list[Period]:
        """The months that it touches, each cut off where it begins or ends."""
        months, day = [], self.first
        while day <= self.last:
            month = month_of(day)
            months.append(Period(day, min(month.last, self.last)))
            day = month.last + timedelta(days=1)
        return months


def month_of(day: date) -> Period:
    """The month that the day lies in."""
    return _months(date(day.year, day.month, 1), 1)


def quarter_of(day: date) -> Period:
    """The quarter that the day lies in."""
    return _months(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3)


def year_of(day: date) -> Period:
    """The year that the day lies in."""
    return Period(date(day.year, 1, 1), date(day.year, 12, 31))


def before(period: Period) -> Period:
    """The month, quarter or year before a whole one; of other periods, as many days before."""
    last = period.first - timedelta(days=1)
    for whole in (month_of, quarter_of, year_of):
        if whole(period.first) == period:
            return whole(last)
    return Period(last - (period.last - period.first), last)


def _months(first: date, number: int) -> Period:
    year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
    return Period(first, date(year, month + 1, 1) - timedelta(days=1))
