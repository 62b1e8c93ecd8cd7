"""The register as an Excel file; whatever a letter says, no cell of it becomes a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from web.papers.letters import lines_of
from web.papers.register import COLUMNS, RegisterRow

_WIDTHS = (11, 6, 20, 17, 11, 38, 20, 11, 22, 18)
"""Of the columns, in figures of the letter in use, as Excel counts."""
_CENTRED = (1, 2, 5, 8)
_SIZE, _FIGURE, _LINE = 11, 5.5, 14.5
"""In points: the letters, one figure of them, one line."""
_FONT, _BOLD = Font(name="Times New Roman", size=_SIZE), Font(name="Times New Roman", size=_SIZE, bold=True)
_STRUCK = Font(name="Times New Roman", size=_SIZE, strike=True)
_TITLE = Font(name="Times New Roman", size=14, bold=True)
_THIN = Side(style="thin")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_TOP = Alignment(wrap_text=True, vertical="top")
_TOP_CENTRE = Alignment(wrap_text=True, vertical="top", horizontal="center")
_CENTRE = Alignment(wrap_text=True, vertical="center", horizontal="center")


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
    for line, names in enumerate((COLUMNS, [f"({n})" for n in range(1, len(COLUMNS) + 1)]), start=head):
        for column, name in enumerate(names, start=1):
            _write(sheet.cell(line, column), name, _FONT if line > head else _BOLD, _CENTRE)
    for line, row in enumerate(rows, start=head + 2):
        _write_row(sheet, line, row)
    _set_up_page(sheet, head)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _write_cover(sheet: Worksheet, cover: Sequence[str]) -> None:
    for line, text in enumerate(cover, start=1):
        _write(sheet.cell(line, 1), text, _TITLE if line == 1 else _FONT, _CENTRE)
        sheet.cell(line, 1).border = Border()
        sheet.merge_cells(start_row=line, start_column=1, end_row=line, end_column=len(COLUMNS))


def _write_row(sheet: Worksheet, line: int, row: RegisterRow) -> None:
    for column, value in enumerate(row.cells, start=1):
        is_note = column == len(COLUMNS)
        font = _STRUCK if row.voided and not is_note else _FONT
        _write(sheet.cell(line, column), value, font, _TOP_CENTRE if column in _CENTRED else _TOP)
    # Not every program makes a row as high as its words need.
    sheet.row_dimensions[line].height = 4 + _LINE * max(map(_lines, row.cells, _WIDTHS))


def _lines(value: date | int | str | None, width: int) -> int:
    return lines_of(value, width * _FIGURE / _SIZE) if isinstance(value, str) else 1


def _write(cell: Cell, value: date | int | str | None, font: Font, alignment: Alignment) -> None:
    cell.value, cell.font, cell.alignment, cell.border = value, font, alignment, _BORDER
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
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.row_dimensions[head].height = 2 * _LINE + 4
    sheet.print_title_rows = f"{head}:{head + 1}"
    sheet.freeze_panes = sheet.cell(head + 2, 1)
