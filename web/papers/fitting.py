"""Makes a filled form fit on its page: first the tallest row gives way, then the letters grow smaller.

Word alone knows where a line really breaks; here it is reckoned from the widths of letters, on the safe side.
"""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document
from docx.section import Section
from docx.shared import Length, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from web.papers.letters import lines_of

SIZES = (13, 12, 11, 10, 9)
"""In points. What does not fit at the last of them goes on to the next page, at the second."""
_LINE = 1.18
"""Height of a line, in sizes: 1.15 by the design of Times New Roman, and a little more to be safe."""
_CELL_MARGINS = Pt(6)
"""What a cell keeps free above and below together, with its border."""
_CELL_SIDES = Pt(12)
"""What it keeps free left and right together."""


def fit(form: Document) -> int:
    """Choose the largest size at which all fits on one page, set it, and return it.

    Args:
        form: a filled form: one table of fixed widths, and perhaps a title above it.
    """
    own_sizes = [(run, run.font.size or Pt(SIZES[0])) for run in _runs(form.tables[0])]
    for size in (*SIZES, SIZES[1]):
        for run, own in own_sizes:
            run.font.size = Length(min(own, Pt(size)))
        if _fits(form):
            break
    return size


def _runs(table: Table) -> Iterator[Run]:
    # A merged cell is met once for each column it covers.
    cells = {cell._tc: cell for row in table.rows for cell in row.cells}
    for cell in cells.values():
        for paragraph in cell.paragraphs:
            yield from paragraph.runs


def _fits(form: Document) -> bool:
    """Does it, with the tallest row made as low as its words allow? Then it is made so low."""
    width, spare = _free(form.sections[0])
    spare -= sum(_height(paragraph, width) for paragraph in form.paragraphs)
    rows = list(form.tables[0].rows)
    tallest = max(rows, key=_wanted)
    spare -= sum(max(_wanted(row), _needed(row)) for row in rows if row is not tallest)
    if _needed(tallest) > spare:
        return False
    tallest.height = Length(min(_wanted(tallest), spare))
    return True


def _free(section: Section) -> tuple[int, int]:
    """Width and height of the page between its margins."""
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    height = (section.page_height or 0) - (section.top_margin or 0) - (section.bottom_margin or 0)
    return width, height


def _wanted(row: _Row) -> int:
    return row.height or 0


def _needed(row: _Row) -> int:
    return max(_cell_height(cell) for cell in row.cells)


def _cell_height(cell: _Cell) -> int:
    width = (cell.width or 0) - _CELL_SIDES
    return _CELL_MARGINS + sum(_height(paragraph, width) for paragraph in cell.paragraphs)


def _height(paragraph: Paragraph, width: int) -> int:
    shape, sizes = paragraph.paragraph_format, [run.font.size for run in paragraph.runs if run.font.size]
    size = max(sizes, default=Pt(13))
    lines = lines_of(paragraph.text, width / size)
    return round((shape.space_before or 0) + (shape.space_after or 0) + lines * size * _LINE)
