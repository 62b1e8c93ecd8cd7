"""A book or a report before it is put on screen, on paper, into Excel or Word: tables of cells, and charts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

Value = date | int | float | str | None


@dataclass(frozen=True)
class Column:
    """A column: its name, its share of the width, and whether it holds figures."""

    name: str
    width: int
    figures: bool = False
    percent: bool = False
    ordinal: bool = False
    """Its figures are numbers that letters bear: 3744, not 3.744."""


@dataclass(frozen=True)
class Cell:
    """What stands there, and on the screen where it leads."""

    value: Value
    href: str = ""
    strong: bool = False


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Series:
    """One kind of figure in a chart, in the order of the names; the look is a class of the style sheet."""

    name: str
    look: str
    colour: str
    """«2F6B3A», for Excel and Word."""
    values: tuple[int, ...]


@dataclass(frozen=True)
class Chart:
    """Bars side by side in each name, one part upon the other."""

    title: str
    names: tuple[str, ...]
    series: tuple[Series, ...]

    @property
    def highest(self) -> int:
        """The whole of the longest bar; at least 1."""
        wholes = [sum(series.values[number] for series in self.series) for number in range(len(self.names))]
        return max([1, *wholes])


@dataclass(frozen=True)
class Table:
    """Rows under columns, and what they add up to."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    sum: Row | None = None
    chart: Chart | None = None
    empty: str = "Không có văn bản nào trong thời gian này."
    more: str = ""
    """Said where not all rows are shown."""


@dataclass(frozen=True)
class Paper:
    """All of it, in order."""

    title: str
    office: str
    lines: tuple[str, ...]
    """Under the title: the period, on which day it was made."""
    tables: tuple[Table, ...]
    landscape: bool = True
    words: tuple[str, ...] = field(default=())
    """Sentences before the tables."""
