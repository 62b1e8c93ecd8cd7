"""Fills in a form made in Word: each «{{ name }}» gives way to its words. No code of a template is ever run."""

from __future__ import annotations

import re
from collections.abc import Mapping

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_BLANK = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def fill(form: Document, words: Mapping[str, str]) -> None:
    """Put the words into the form's body.

    Args:
        form: an opened form; it is changed.
        words: for each name of a blank; a blank of another name is left empty.
    """
    for element in form.element.body.iter(qn("w:p")):
        _fill_paragraph(Paragraph(element, form._body), words)


def _fill_paragraph(paragraph: Paragraph, words: Mapping[str, str]) -> None:
    blanks = list(_BLANK.finditer("".join(run.text for run in paragraph.runs)))
    # From the last to the first: what was written does not move what is still to be found.
    for blank in reversed(blanks):
        _replace(paragraph.runs, blank.span(), words.get(blank[1], ""))


def _replace(runs: list[Run], span: tuple[int, int], words: str) -> None:
    """Word may cut a blank into several runs; the words take the place and the look of the first of them."""
    first, last = span
    (holder, at), *others = _touched(runs, first, last)
    holder.text = holder.text[: first - at] + words + holder.text[last - at :]
    for run, start in others:
        run.text = run.text[last - start :]


def _touched(runs: list[Run], first: int, last: int) -> list[tuple[Run, int]]:
    """The runs in which these letters of the paragraph lie, each with where it starts."""
    touched, start = [], 0
    for run in runs:
        end = start + len(run.text)
        if start < last and first < end:
            touched.append((run, start))
        start = end
    return touched
