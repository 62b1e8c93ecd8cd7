"""What is known of a file before it is decoded: its kind, and whether decoding it is safe."""

from __future__ import annotations

from pathlib import Path

import filetype

from ocr.refusal import Reason, Refused

MAX_PAGES = 500
MAX_PIXELS = 60_000_000
"""Of one page: an A3 sheet at 600 dpi has 70 million, an A4 sheet 35."""
MIN_SIDE = 100
"""Of one page, in pixels: under it no line of print can be read."""

PDF_STARTS_WITHIN = 1024
"""Bytes: some programs write a line or two before a PDF, and every viewer skips them."""
READABLE = {"application/pdf", "image/jpeg", "image/png", "image/tiff", "image/webp", "image/bmp"}

NOT_A_SCAN = "Tệp này không phải là PDF hoặc ảnh quét (JPEG, PNG, TIFF). Đề nghị quét lại văn bản và gửi bản quét."
EMPTY = "Tệp rỗng, không có nội dung. Đề nghị gửi lại tệp."
TOO_MANY_PAGES = "Tệp có {pages} trang, quá giới hạn {limit} trang. Đề nghị tách thành nhiều tệp rồi gửi lại."
TOO_LARGE = "Ảnh của trang quá lớn, mở ra có thể làm treo máy. Đề nghị quét lại ở 200–300 dpi."
TOO_SMALL = "Ảnh quá nhỏ, không thể đọc được chữ. Đề nghị quét lại ở 200–300 dpi."


def media_type_of(path: Path) -> str:
    """By the first bytes, never by the file's name."""
    with path.open("rb") as file:
        head = file.read(8192)
    if not head:
        raise Refused(Reason.UNREADABLE, EMPTY)
    media_type = "application/pdf" if b"%PDF-" in head[:PDF_STARTS_WITHIN] else str(filetype.guess_mime(head) or "")
    if media_type not in READABLE:
        raise Refused(Reason.NOT_A_LETTER, NOT_A_SCAN)
    return media_type


def check_page_count(pages: int, limit: int) -> None:
    """More pages than the limit are Refused."""
    if pages > limit:
        raise Refused(Reason.TOO_LARGE, TOO_MANY_PAGES.format(pages=pages, limit=limit))


def check_size(width: int, height: int) -> None:
    """Width and height of a page's picture, in pixels."""
    if width * height > MAX_PIXELS:
        raise Refused(Reason.TOO_LARGE, TOO_LARGE)
    if min(width, height) < MIN_SIDE:
        raise Refused(Reason.UNREADABLE, TOO_SMALL)
