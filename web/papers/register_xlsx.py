"""The register as an Excel file; whatever a letter says, no cell of it becomes a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from web.papers.register import COLUMNS, RegisterRow

_WIDTHS = (11, 7, 24, 17, 11, 45, 22, 12, 24, 24)
_FONT, _BOLD = Font(name="Times New Roman", size=12), Font(name="Times New Roman", size=12, bold=True)
_STRUCK = Font(name="Times New Roman", size=12, strike=True)
_TITLE = Font(name="Times New Roman", size=14, bold=True)
_THIN = Side(style="thin")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_WRAP, _CENTRE = Alignment(wrap_text=True, vertical="top"), Alignment(wrap_text=True, horizontal="center")


def register_xlsx(rows: Iterable[RegisterRow], cover: Sequence[str]) -> bytes:
    """The book as a file for Excel, ready to print: landscape A4, the head repeated on each page.

    Args:
        rows: the lines.
        cover: what stands above them, a line each; the first is the title.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = "Sổ văn bản đến"
    _write_cover(sheet, cover)
    head = len(cover) + 2
    _write_row(sheet, head, COLUMNS, _BOLD, _CENTRE)
    _write_row(sheet, head + 1, [f"({n})" for n in range(1, len(COLUMNS) + 1)], _FONT, _CENTRE)
    for line, row in enumerate(rows, start=head + 2):
        _write_row(sheet, line, row.cells, _STRUCK if row.voided else _FONT, _WRAP)
        sheet.cell(line, len(COLUMNS)).font = _FONT
    _set_up_page(sheet, head)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _write_cover(sheet: Worksheet, cover: Sequence[str]) -> None:
    for line, text in enumerate(cover, start=1):
        sheet.merge_cells(start_row=line, start_column=1, end_row=line, end_column=len(COLUMNS))
        _write(sheet.cell(line, 1), text, _TITLE if line == 1 else _FONT, _CENTRE)


def _write_row(
    sheet: Worksheet, line: int, values: Iterable[date | int | str | None], font: Font, alignment: Alignment
) -> None:
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(line, column)
        _write(cell, value, font, alignment)
        cell.border = _BORDER


def _write(cell: Cell, value: date | int | str | None, font: Font, alignment: Alignment) -> None:
    cell.value, cell.font, cell.alignment = value, font, alignment
    if isinstance(value, str):
        # Not a formula now, and not one when somebody edits the cell in Excel.
        cell.data_type, cell.quotePrefix = "s", value[:1] in "=+-@"
    elif isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"


def _set_up_page(sheet: Worksheet, head: int) -> None:
    for column, width in zip("ABCDEFGHIJ", _WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{head}:{head + 1}"
    sheet.freeze_panes = sheet.cell(head + 2, 1)
