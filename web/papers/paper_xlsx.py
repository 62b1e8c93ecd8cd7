"""A book or report as an Excel file: a sheet a table, ready to print, with Excel's own charts; no text is a formula."""

from __future__ import annotations

import re
from copy import copy
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell as ExcelCell
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from web.papers.letters import lines_of
from web.papers.paper import Cell, Chart, Column, Paper, Row, Table
from web.papers.text import printable

_FONT, _BOLD = Font(name="Times New Roman", size=11), Font(name="Times New Roman", size=11, bold=True)
_TITLE = Font(name="Times New Roman", size=14, bold=True)
_THIN = Side(style="thin")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD = PatternFill("solid", fgColor="E6ECF3")
_LINE, _FIGURE = 14.5, 5.5
_TOTAL_WIDTH = 160
"""Of all columns, in figures of the letter in use: what landscape A4 holds at this size, made to fit when printed."""


def paper_xlsx(paper: Paper) -> bytes:
    """The file."""
    book = Workbook()
    book.remove(book.active)
    for number, table in enumerate(paper.tables, 1):
        _write(book.create_sheet(_sheet_name(table.title or paper.title, number)), paper, table)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _write(sheet: Worksheet, paper: Paper, table: Table) -> None:
    looks = _Looks(_widths(table))
    above = [paper.title, paper.office, *paper.lines, *([table.title] if table.title != paper.title else [])]
    for line, text in enumerate(above, 1):
        at = sheet.cell(line, 1)
        _put(at, Cell(text))
        at.font, at.alignment = (_TITLE if line == 1 else _FONT), Alignment(horizontal="center")
        sheet.merge_cells(start_row=line, start_column=1, end_row=line, end_column=len(table.columns))
    head = len(above) + 2
    for column, named in enumerate(table.columns, 1):
        at = sheet.cell(head, column)
        _put(at, Cell(named.name))
        at.font, at.border, at.fill = _BOLD, _BORDER, _HEAD
        at.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        sheet.column_dimensions[get_column_letter(column)].width = looks.widths[column - 1]
    sheet.row_dimensions[head].height = 2 * _LINE + 4
    for line, row in enumerate(table.rows, head + 1):
        _row(sheet, line, row, table.columns, looks, bold=False)
    if table.sum:
        _row(sheet, head + 1 + len(table.rows), table.sum, table.columns, looks, bold=True)
    if table.chart and table.rows:
        _chart(sheet, table.chart, head, table)
    _page(sheet, paper, head)


def _row(sheet: Worksheet, line: int, row: Row, columns: tuple[Column, ...], looks: _Looks, *, bold: bool) -> None:
    for number, (cell, column) in enumerate(zip(row, columns, strict=True), 1):
        at = sheet.cell(line, number)
        looks.give(at, _put(at, cell), column, bold=bold or cell.strong)
    taken = [
        lines_of(c.value, w * _FIGURE / 11) for c, w in zip(row, looks.widths, strict=True) if isinstance(c.value, str)
    ]
    sheet.row_dimensions[line].height = 4 + _LINE * max([1, *taken])


class _Looks:
    """How cells look; each look is made once, for a year's book has a hundred thousand cells."""

    def __init__(self, widths: list[float]) -> None:
        self.widths = widths
        self._made: dict[tuple[object, ...], Any] = {}

    def give(self, at: ExcelCell, kind: str, column: Column, *, bold: bool) -> None:
        """Make the cell look as its kind of value, its column and its row want it."""
        key = (kind, column.figures, column.percent, column.ordinal, bold)
        if key in self._made:
            at._style = copy(self._made[key])
            return
        at.font, at.border = (_BOLD if bold else _FONT), _BORDER
        at.alignment = Alignment(wrap_text=True, vertical="top", horizontal="right" if column.figures else "left")
        plain = "General" if column.ordinal or kind != "figure" else "#,##0"
        at.number_format = "0.0%" if column.percent else "dd/mm/yyyy" if kind == "day" else plain
        at.quotePrefix = kind == "sign"
        self._made[key] = copy(at._style)


def _put(at: ExcelCell, cell: Cell) -> str:
    """Write the value; what kind it is of. A text is no formula now, nor when somebody edits the cell in Excel."""
    value = printable(cell.value) if isinstance(cell.value, str) else cell.value
    at.value = value
    if isinstance(value, str):
        at.data_type = "s"
        return "sign" if value[:1] in tuple("=+-@") else "text"
    return "day" if isinstance(value, date) else "figure"


def _chart(sheet: Worksheet, chart: Chart, head: int, table: Table) -> None:
    """Of the columns that have the names of its series; the first column names the bars."""
    drawn = BarChart(barDir="bar", grouping="stacked", overlap=100, gapWidth=60)
    drawn.title, last = chart.title, head + len(table.rows)
    names = [column.name for column in table.columns]
    for series in chart.series:
        column = names.index(series.name) + 1
        drawn.add_data(Reference(sheet, min_col=column, min_row=head, max_row=last), titles_from_data=True)
        drawn.series[-1].graphicalProperties.solidFill = series.colour
    drawn.set_categories(Reference(sheet, min_col=1, min_row=head + 1, max_row=last))
    drawn.y_axis.delete = drawn.x_axis.delete = False
    drawn.x_axis.scaling.orientation = "maxMin"
    drawn.legend.position = "b"
    drawn.width, drawn.height = 24, min(5 + 0.65 * len(chart.names), 22)
    sheet.add_chart(drawn, f"A{last + 4}")


def _page(sheet: Worksheet, paper: Paper, head: int) -> None:
    sheet.page_setup.orientation = "landscape" if paper.landscape else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.print_title_rows = f"{head}:{head}"
    sheet.freeze_panes = sheet.cell(head + 1, 1)


def _widths(table: Table) -> list[float]:
    whole = sum(column.width for column in table.columns)
    return [_TOTAL_WIDTH * column.width / whole for column in table.columns]


def _sheet_name(title: str, number: int) -> str:
    """As Excel allows it: at most 31 characters, none of them special."""
    return re.sub(r"[\[\]:*?/\\']", " ", title)[:28] or f"Bảng {number}"
