"""How parts of a report become tables: a column a standing, their sum, the rate; each figure leads to its list."""

from __future__ import annotations

from collections.abc import Callable

from web.papers.paper import Cell, Chart, Column, Row, Series, Table
from workflow.books.counting import Line, Part
from workflow.books.standing import Standing

Leads = Callable[[Line, Standing | None], str]
"""Where a figure leads: of this line, of this standing, or of all."""

# fmt: off
LOOKS = {
    Standing.IN_TIME:    ("done",    "3F7D4E"),
    Standing.LATE:       ("slow",    "C98A2B"),
    Standing.RUNNING:    ("running", "3B73B9"),
    Standing.OVERDUE:    ("over",    "B3372F"),
    Standing.UNASSIGNED: ("waits",   "8C97A5"),
    Standing.NO_DAY:     ("none",    "C5CCD5"),
}
# fmt: on


def table_of(part: Part, name: str, leads: Leads, standings: tuple[Standing, ...] = tuple(Standing)) -> Table:
    """The part as a table with its chart.

    Args:
        name: what the first column holds: «Đơn vị».
    """
    columns = (
        Column(name, 26),
        Column("Tổng số", 8, figures=True),
        *(Column(standing.label, 9, figures=True) for standing in standings),
        Column("Tỷ lệ đúng hạn", 8, figures=True, percent=True),
    )
    rows = tuple(_row(line, leads, standings) for line in part.lines)
    return Table(
        part.title, columns, rows, _row(part.sum, leads, standings), _chart(part, standings) if part.lines else None
    )


def _row(line: Line, leads: Leads, standings: tuple[Standing, ...]) -> Row:
    figures = [Cell(line.counts[standing], _to(leads, line, standing)) for standing in standings]
    total = Cell(line.total, _to(leads, line, None))
    return Cell(line.name), total, *figures, Cell(line.on_time)


def _to(leads: Leads, line: Line, standing: Standing | None) -> str:
    number = line.total if standing is None else line.counts[standing]
    return leads(line, standing) if number else ""


def _chart(part: Part, standings: tuple[Standing, ...]) -> Chart:
    series = [
        Series(standing.label, *LOOKS[standing], tuple(line.counts[standing] for line in part.lines))
        for standing in standings
    ]
    return Chart(part.title, tuple(line.name for line in part.lines), tuple(series))
