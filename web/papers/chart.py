"""A chart as the screen and the printer draw it: lengths in percent of the longest bar."""

from __future__ import annotations

from dataclasses import dataclass

from web.papers.paper import Chart

LINE = 26
"""Height of a bar with its gap, in the units of the drawing."""
LEFT, WIDTH = 210, 560


@dataclass(frozen=True)
class Piece:
    """A part of a bar."""

    look: str
    x: float
    width: float
    told: str


@dataclass(frozen=True)
class Bar:
    """A name and the parts of its bar."""

    name: str
    y: int
    pieces: tuple[Piece, ...]
    end: float
    total: int


def bars_of(chart: Chart) -> list[Bar]:
    """Every name with its bar, from the top."""
    return [_bar(chart, number, name) for number, name in enumerate(chart.names)]


def height_of(chart: Chart) -> int:
    """Of the whole drawing."""
    return LINE * len(chart.names) + 4


def _bar(chart: Chart, number: int, name: str) -> Bar:
    pieces, x = [], float(LEFT)
    for series in chart.series:
        width = WIDTH * series.values[number] / chart.highest
        if width:
            pieces.append(Piece(series.look, x, width, f"{name}: {series.name} {series.values[number]}"))
        x += width
    return Bar(name, LINE * number + 2, tuple(pieces), x, sum(series.values[number] for series in chart.series))
