"""read_page: what is on an upright page: its words, then second looks at the head, figures, stamps and signature."""

from __future__ import annotations

from ocr.arrival_stamp import arrival_stamp
from ocr.figure_cells import read_cells
from ocr.figure_rows import figure_rows
from ocr.head_look import has_head, read_again
from ocr.layout import lines_of
from ocr.marks import marks_on
from ocr.page import Line, Page, Source
from ocr.pasted_words import missing_words
from ocr.signature_look import look_at_signature
from ocr.tesseract import words_of
from ocr.unread import completed
from ocr.upright import Upright


def read_page(upright: Upright, number: int) -> Page:
    """What is on the page; boxes are fractions of the upright picture. What cannot be read is not there."""
    height, width = upright.ink.shape[:2]
    page = Page(number, [], width=width, height=height, turned=upright.turned, blank=upright.blank)
    if upright.blank:
        return page
    page.lines = _lines(upright)
    if has_head(page):
        page.lines = completed(upright, page.lines)
        page.again = read_again(upright, page.lines)
    rows = figure_rows(upright, page)
    stamp, in_stamp, stamped = arrival_stamp(upright, [*page.lines, *(row.line for row in rows if row.line)])
    page.digits = [*(row.line for row in rows if row.line), *in_stamp]
    page.cells = [*read_cells(upright.colour, rows), *stamped]
    page.signature = look_at_signature(upright, page)
    page.marks = [*marks_on(upright, page), *([stamp] if stamp else [])]
    return page


def _lines(upright: Upright) -> list[Line]:
    height, width = upright.ink.shape[:2]
    shape = width / height
    if not upright.words:
        return lines_of(words_of(upright.ink, upright.dpi), Source.TESSERACT, shape)
    own = lines_of(upright.words, Source.TEXT_LAYER, shape)
    return own + missing_words(upright, own) if upright.pasted else own
