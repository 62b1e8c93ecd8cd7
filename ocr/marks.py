"""What is on the paper beside lines of print: stamps and ticked boxes."""

from __future__ import annotations

from ocr.page import Mark, Page
from ocr.upright import Upright


def marks_on(upright: Upright, page: Page) -> list[Mark]:
    return []
