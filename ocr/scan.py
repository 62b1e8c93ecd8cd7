"""A scanned file, opened: how many pages it has, and the picture of each."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from ocr import pdf_file, picture_file
from ocr.preflight import MAX_PAGES, media_type_of
from ocr.sheet import PageImage


class Scan(Protocol):
    """Pages count from 1, as in the file."""

    media_type: str
    page_count: int
    warnings: tuple[str, ...]
    """What a clerk should know before trusting the file, in Vietnamese; mostly empty."""

    def image(self, number: int) -> PageImage:
        """The page as it would be shown on a screen. Refused when this page cannot be drawn."""


def open_scan(path: Path, max_pages: int = MAX_PAGES) -> Scan:
    """Check the file before anything of it is decoded. Refused with the reason when it cannot be read."""
    media_type = media_type_of(path)
    if media_type == pdf_file.MEDIA_TYPE:
        return pdf_file.open_pdf(path, max_pages)
    return picture_file.open_picture(path, media_type, max_pages)
