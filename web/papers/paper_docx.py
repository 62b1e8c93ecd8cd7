"""A book or report as a Word file: A4, the head of a table repeated on each page, figures to the right."""

from __future__ import annotations

from io import BytesIO

from docx import Document
from docx.document import Document as Pages
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt
from docx.table import Table as Grid
from docx.table import _Cell

from web.papers.paper import Column, Paper, Row, Table
from web.papers.saying import said
from web.papers.text import printable

_LONG, _SHORT, _LEFT, _RIGHT = Cm(29.7), Cm(21.0), Cm(2.0), Cm(1.5)


def paper_docx(paper: Paper) -> bytes:
    """The file."""
    pages = Document()
    _set_up(pages, paper)
    _line(pages, paper.office, centred=True, bold=True)
    _line(pages, paper.title.upper(), size=14, centred=True, bold=True)
    for text in paper.lines:
        _line(pages, text, centred=True, italic=True)
    for text in paper.words:
        _line(pages, text, indented=True)
    for table in paper.tables:
        if table.title != paper.title:
            _line(pages, table.title, bold=True)
        _table(pages, table, paper.landscape)
    file = BytesIO()
    pages.save(file)
    return file.getvalue()


def _set_up(pages: Pages, paper: Paper) -> None:
    section, style = pages.sections[0], pages.styles["Normal"]
    section.orientation = WD_ORIENT.LANDSCAPE if paper.landscape else WD_ORIENT.PORTRAIT
    sides = (_LONG, _SHORT) if paper.landscape else (_SHORT, _LONG)
    section.page_width, section.page_height = sides
    section.left_margin, section.right_margin = _LEFT, _RIGHT
    section.top_margin = section.bottom_margin = Cm(1.8)
    style.font.name, style.font.size = "Times New Roman", Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")


def _line(
    pages: Pages, text: str, *, size: int = 12, centred: bool = False, bold: bool = False, italic: bool = False,
    indented: bool = False,
) -> None:  # fmt: skip
    paragraph = pages.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.space_after = Pt(6 if indented or bold else 2)
    paragraph.paragraph_format.keep_with_next = bold
    if indented:
        paragraph.paragraph_format.first_line_indent = Cm(1)
    run = paragraph.add_run(printable(text))
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)


def _table(pages: Pages, table: Table, landscape: bool) -> None:
    if not table.rows:
        _line(pages, table.empty, italic=True)
        return
    rows = [*table.rows, *([table.sum] if table.sum else [])]
    grid = pages.add_table(rows=1 + len(rows), cols=len(table.columns), style="Table Grid")
    grid.autofit = False
    whole, room = sum(column.width for column in table.columns), int((_LONG if landscape else _SHORT) - _LEFT - _RIGHT)
    widths = [int(room * column.width / whole) for column in table.columns]
    lines = [tuple(column.name for column in table.columns), *(_texts(row, table.columns) for row in rows)]
    for number, (cells, texts) in enumerate(zip(_cells(grid), lines, strict=True)):
        strong = number == 0 or (table.sum is not None and number == len(rows))
        for cell, text, column, width in zip(cells, texts, table.columns, widths, strict=True):
            _fill(cell, text, width, bold=strong, right=column.figures and number > 0, centred=number == 0)
    _repeat_head(grid)
    pages.add_paragraph()


def _cells(grid: Grid) -> list[list[_Cell]]:
    """All cells, row by row; asking the grid for each one would take a minute."""
    width, flat = len(grid.columns), grid._cells
    return [flat[start : start + width] for start in range(0, len(flat), width)]


def _fill(cell: _Cell, text: str, width: int, *, bold: bool, right: bool, centred: bool) -> None:
    cell.width = Length(width)
    paragraph = cell.paragraphs[0]
    if right or centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(10.5)


def _texts(row: Row, columns: tuple[Column, ...]) -> tuple[str, ...]:
    return tuple(said(cell.value, column) for cell, column in zip(row, columns, strict=True))


def _repeat_head(grid: Grid) -> None:
    properties = grid.rows[0]._tr.get_or_add_trPr()
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    properties.append(head)
