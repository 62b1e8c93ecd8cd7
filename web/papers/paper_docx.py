"""A book or report as a Word file: A4, the head of a table repeated on each page, figures to the right."""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as Pages
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from web.papers.paper import Column, Paper, Row, Table
from web.papers.saying import said
from web.papers.text import printable

_TWIP = 635
"""How many of Word's smallest units a twentieth of a point has, in which tables are measured."""
_LOOK = (
    '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
    '<w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
)
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
    room = int((_LONG if landscape else _SHORT) - _LEFT - _RIGHT) // _TWIP
    whole = sum(column.width for column in table.columns)
    widths = [room * column.width // whole for column in table.columns]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    names = tuple(column.name for column in table.columns)
    rows = [_row(names, table.columns, widths, head=True)]
    rows += [_row(_texts(row, table.columns), table.columns, widths) for row in table.rows]
    if table.sum:
        rows.append(_row(_texts(table.sum, table.columns), table.columns, widths, bold=True))
    # Written whole: through python-docx, cell by cell, a year's book would take minutes.
    xml = f"<w:tbl {nsdecls('w')}>{_LOOK}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    pages.element.body.insert_element_before(parse_xml(xml), "w:sectPr")
    pages.add_paragraph()


def _row(
    texts: tuple[str, ...], columns: tuple[Column, ...], widths: list[int], *, head: bool = False, bold: bool = False
) -> str:
    cells = "".join(
        _cell(text, width, "center" if head else "right" if column.figures else "left", bold=bold or head)
        for text, column, width in zip(texts, columns, widths, strict=True)
    )
    kept = "<w:cantSplit/>" + ("<w:tblHeader/>" if head else "")
    return f"<w:tr><w:trPr>{kept}</w:trPr>{cells}</w:tr>"


def _cell(text: str, width: int, to: str, *, bold: bool) -> str:
    look = f'<w:rPr>{"<w:b/>" if bold else ""}<w:sz w:val="21"/></w:rPr>'
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f'<w:p><w:pPr><w:jc w:val="{to}"/></w:pPr><w:r>{look}{lines}</w:r></w:p></w:tc>'
    )


def _texts(row: Row, columns: tuple[Column, ...]) -> tuple[str, ...]:
    return tuple(said(cell.value, column) for cell, column in zip(row, columns, strict=True))
