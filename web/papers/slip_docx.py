"""The slip as a Word file, from the office's own form."""

from __future__ import annotations

from dataclasses import asdict
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as Form

from web.papers.filling import fill
from web.papers.fitting import fit
from web.papers.slip import Slip

FORM = Path(__file__).parents[2] / "templates" / "word" / "slip.docx"

_TICKED = {True: "☒", False: "☐"}


def slip_docx(slip: Slip, form: Path = FORM) -> bytes:
    """The filled form: one A4 page, unless its words would have to become too small to read.

    Args:
        slip: what is known by now.
        form: a Word file with blanks like «{{ subject }}», see `templates/word/README.md`.
    """
    filled, _ = _filled(slip, form)
    file = BytesIO()
    filled.save(file)
    return file.getvalue()


def slip_size(slip: Slip, form: Path = FORM) -> int:
    """The letter size, in points, at which the slip fits on its page; the print view uses the same."""
    return _filled(slip, form)[1]


def _filled(slip: Slip, form: Path) -> tuple[Form, int]:
    document = Document(str(form))
    fill(document, _words(slip))
    return document, fit(document)


def _words(slip: Slip) -> dict[str, str]:
    boxes = {box.value: _TICKED[ticked] for box, ticked in (*slip.urgency_boxes, *slip.secrecy_boxes)}
    return asdict(slip) | boxes
