"""secret_mark: the gate. Does this page bear a mark of State secrecy?

The word is not the mark: a stamp stands framed or red, or alone in capitals in the head of the page; the levels that a
form prints beside its boxes count only when ticked. Law on State secrets 2025, Article 5: a connected machine must not
keep such a paper, so the gate rather stops once too often.
"""

from __future__ import annotations

from ocr.page import Mark, MarkKind, Page
from storage.text import fold

LEVELS = {"mat", "do mat mat", "toi mat", "do mat toi mat", "tuyet mat", "do mat tuyet mat"}


def secret_mark(page: Page) -> Mark | None:
    """The mark that stops the reading of the whole scan; None for an ordinary page."""
    return next((mark for mark in page.marks if _is_secret(mark)), None)


def _is_secret(mark: Mark) -> bool:
    if mark.kind is MarkKind.TICKED_BOX:
        return " ".join(fold(mark.text).replace(":", " ").split()).strip(" .,;") in LEVELS
    return mark.kind is MarkKind.SECRECY_STAMP
