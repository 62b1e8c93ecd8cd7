"""How values are written on paper and on the screen."""

from __future__ import annotations

from datetime import date

from web.papers.paper import Column, Value
from web.papers.text import printable
from web.words import day


def said(value: Value, column: Column) -> str:
    """A value as it is written: «1.103», «93,4%», «02/02/2026»."""
    if value is None:
        return ""
    if isinstance(value, date):
        return day(value)
    if isinstance(value, str):
        return printable(value)
    if column.percent:
        return f"{100 * value:.1f}%".replace(".", ",")
    if column.ordinal:
        return str(value)
    whole = value if isinstance(value, int) or not value.is_integer() else int(value)
    return grouped(whole) if isinstance(whole, int) else f"{whole:.1f}".replace(".", ",")


def grouped(number: int) -> str:
    """«1.103»."""
    return f"{number:,}".replace(",", ".")
