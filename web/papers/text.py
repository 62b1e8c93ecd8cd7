"""How words stand on paper, and in a file that is made of XML."""

from __future__ import annotations

import re
from datetime import date

# All that XML 1.0 cannot hold: control characters, halves of surrogate pairs, two non-characters.
_UNPRINTABLE = re.compile(r"[^\t\n\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")


def printable(text: str) -> str:
    """The text as Word and Excel can hold it: a line ends in one line feed, control characters are gone."""
    return _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text))


def long_day(day: date) -> str:
    """«ngày 02 tháng 02 năm 2024»: days under 10 and the months 1 and 2 bear a zero (Decree 30/2020, Annex I)."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"
