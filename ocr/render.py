"""A PDF page drawn as it would be printed, by poppler in a child process that is given no more than its time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pikepdf
from pdf2image import convert_from_path
from pdf2image.exceptions import PDFPageCountError, PDFPopplerTimeoutError, PDFSyntaxError

from ocr.overlay import has_overlay
from ocr.placement import page_area
from ocr.preflight import TOO_LARGE, check_size
from ocr.refusal import Reason, Refused
from ocr.sheet import POINTS_PER_INCH, PageImage, Pixels
from ocr.text_layer import trusted_words

DPI = 200
LARGEST_SIDE = 3400
"""Points, after the user unit: an A0 sheet has 3,370."""
SECONDS = 60

UNDRAWABLE = "Không dựng được trang {number} của tệp PDF. Đề nghị quét lại trang này hoặc gửi lại tệp."


def render(path: Path, number: int, page: pikepdf.Page) -> PageImage:
    """The page at 200 dpi, forms and stamps included. Refused when it is too large or takes too long."""
    width, height = _pixels(page)
    check_size(width, height)
    pixels = _drawn(path, number, (width, height))
    words = trusted_words(path, number)
    return PageImage(pixels, DPI, words, has_overlay(page))


def _pixels(page: pikepdf.Page) -> tuple[int, int]:
    """As shown: turned, cut to the crop box, in units of the page's own."""
    _, _, width, height = page_area(page)
    unit = float(page.get("/UserUnit", 1))
    if not 0 < unit * max(width, height) <= LARGEST_SIDE:
        raise Refused(Reason.TOO_LARGE, TOO_LARGE)
    if int(page.get("/Rotate", 0)) // 90 % 2:
        width, height = height, width
    return round(width * unit * DPI / POINTS_PER_INCH), round(height * unit * DPI / POINTS_PER_INCH)


def _drawn(path: Path, number: int, size: tuple[int, int]) -> Pixels:
    try:
        pictures = convert_from_path(
            path, first_page=number, last_page=number, size=size, use_cropbox=True, timeout=SECONDS, thread_count=1
        )
    except PDFPopplerTimeoutError as error:
        raise Refused(Reason.TOO_LARGE, TOO_LARGE) from error
    except (PDFPageCountError, PDFSyntaxError, OSError, ValueError) as error:
        raise Refused(Reason.UNREADABLE, UNDRAWABLE.format(number=number)) from error
    if not pictures:
        raise Refused(Reason.UNREADABLE, UNDRAWABLE.format(number=number))
    return np.ascontiguousarray(np.asarray(pictures[0])[:, :, ::-1])
