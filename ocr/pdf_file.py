"""A scan that is a PDF: checked with pikepdf before anything is decoded, then a picture a page."""

from __future__ import annotations

import zlib
from pathlib import Path

import pikepdf

from ocr.embedded import single_picture
from ocr.preflight import check_page_count
from ocr.refusal import Reason, Refused
from ocr.render import UNDRAWABLE, render
from ocr.sheet import PageImage

MEDIA_TYPE = "application/pdf"

LOCKED = "Tệp PDF được đặt mật khẩu, không mở được. Đề nghị gửi lại bản không đặt mật khẩu."
BROKEN = "Tệp PDF bị hỏng, không mở được. Đề nghị quét lại hoặc gửi lại tệp."
NO_PAGES = "Tệp PDF không có trang nào. Đề nghị quét lại hoặc gửi lại tệp."
REPAIRED = "Tệp PDF bị hỏng hoặc bị cắt cụt, đã cố mở phần còn đọc được; có thể thiếu trang."

MALFORMED = (pikepdf.PikepdfError, zlib.error, ValueError, TypeError, KeyError, AttributeError, OSError)
"""What comes of a page whose parts are not what the format says they are."""


def open_pdf(path: Path, max_pages: int) -> PdfScan:
    """Refused when it is locked, broken or has no pages or too many."""
    with opened(path) as pdf:
        pages = len(pdf.pages)
        damaged = bool(pdf.get_warnings())
    if pages == 0:
        raise Refused(Reason.UNREADABLE, NO_PAGES)
    check_page_count(pages, max_pages)
    return PdfScan(path, pages, (REPAIRED,) if damaged else ())


class PdfScan:
    """A Scan of PDF pages. Scripts and attached files in it are never looked at, let alone run."""

    def __init__(self, path: Path, page_count: int, warnings: tuple[str, ...]) -> None:
        self.media_type = MEDIA_TYPE
        self.page_count = page_count
        self.warnings = warnings
        self._path = path

    def image(self, number: int) -> PageImage:
        with opened(self._path) as pdf:
            page = pdf.pages[number - 1]
            try:
                return _scanned(page) or render(self._path, number, page)
            except MALFORMED as error:
                raise Refused(Reason.UNREADABLE, UNDRAWABLE.format(number=number)) from error


def _scanned(page: pikepdf.Page) -> PageImage | None:
    """The scanner's picture; None as well where the page tells of it wrongly: drawn, it may still be seen."""
    try:
        return single_picture(page)
    except MALFORMED:
        return None


def opened(path: Path) -> pikepdf.Pdf:
    """The PDF, ready to be looked into; a locked or broken one is Refused."""
    try:
        return pikepdf.open(path, suppress_warnings=True)
    except pikepdf.PasswordError as error:
        raise Refused(Reason.ENCRYPTED, LOCKED) from error
    except pikepdf.PdfError as error:
        raise Refused(Reason.UNREADABLE, BROKEN) from error
