"""The scanner's own picture, taken out of a PDF page without drawing the page: fast and loses nothing."""

from __future__ import annotations

import io
import zlib
from typing import Any

import cv2
import numpy as np
import pikepdf
import pypdfium2 as pdfium
from PIL import Image

from ocr.overlay import has_overlay
from ocr.picture_file import pixels_of
from ocr.placement import page_area, picture_placed_on
from ocr.preflight import check_size
from ocr.sheet import A4_HEIGHT, POINTS_PER_INCH, PageImage, Pixels

LEAST_LIKELY = 0.6
"""Of the dots an inch that an A4 sheet would have: an A2 sheet has half."""


def single_picture(page: pikepdf.Page) -> PageImage | None:
    """The picture when the page is nothing else; None when the page must be drawn to be seen."""
    if has_overlay(page):
        return None
    picture = picture_placed_on(page)
    if picture is None or _is_veiled(picture):
        return None
    check_size(int(picture["/Width"]), int(picture["/Height"]))
    pixels = _decoded(picture)
    if pixels is None:
        return None
    _, _, width, _ = page_area(page)
    turned = np.rot90(pixels, k=-(int(page.get("/Rotate", 0)) // 90 % 4))
    return PageImage(np.ascontiguousarray(turned), _dpi(pixels, width))


def _dpi(pixels: Pixels, width: float) -> float:
    """As the page is wide, in points; as if the sheet were A4 where a program took points for pixels."""
    told = pixels.shape[1] * POINTS_PER_INCH / width
    likely = max(pixels.shape[:2]) / A4_HEIGHT
    return float(told if told > LEAST_LIKELY * likely else likely)


def _is_veiled(picture: pikepdf.Stream) -> bool:
    """Do masks or inverted scales make it look different from its raw pixels?"""
    return any(key in picture for key in ("/SMask", "/Mask", "/Decode")) or bool(picture.get("/ImageMask", False))


def _decoded(picture: pikepdf.Stream) -> Pixels | None:
    filters = _filters(picture)
    if filters[-1:] == ["/DCTDecode"] and _is_plain_colour(picture):
        return _jpeg(picture, filters)
    if filters == ["/JBIG2Decode"]:
        return _two_toned(picture)
    if filters == ["/FlateDecode"] and not _inflates_as_promised(picture):
        return None
    try:
        return pixels_of(pikepdf.PdfImage(picture).as_pil_image())
    except (pikepdf.PikepdfError, NotImplementedError, OSError, ValueError, TypeError, Image.DecompressionBombError):
        return None


def _jpeg(picture: pikepdf.Stream, filters: list[str]) -> Pixels | None:
    data = bytes(picture.read_raw_bytes())
    if filters == ["/FlateDecode", "/DCTDecode"]:
        data = zlib.decompressobj().decompress(data, 4 * len(data) + 1_000_000)
    elif len(filters) > 1:
        return None
    with Image.open(io.BytesIO(data)) as image:
        check_size(*image.size)
    # A JPEG cut short still shows its upper part, as every viewer does.
    grey = str(picture.get("/ColorSpace")) == "/DeviceGray"
    decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE if grey else cv2.IMREAD_COLOR)
    return None if decoded is None else np.asarray(decoded, np.uint8)


def _two_toned(picture: pikepdf.Stream) -> Pixels | None:
    """JBIG2, which pdfium knows: laid alone on a page of its own, and taken off again."""
    alone = pikepdf.new()
    page = alone.add_blank_page()
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary({"/Scan": alone.copy_foreign(picture)}))
    page.Contents = alone.make_stream(b"q 600 0 0 800 0 0 cm /Scan Do Q")
    file = io.BytesIO()
    alone.save(file)
    pdf = pdfium.PdfDocument(file.getvalue())
    try:
        placed = next(pdf[0].get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE]))
        return np.array(placed.get_bitmap(render=False).to_numpy(), np.uint8)
    except (StopIteration, pdfium.PdfiumError):
        return None
    finally:
        pdf.close()


def _filters(picture: pikepdf.Stream) -> list[str]:
    value: Any = picture.get("/Filter", pikepdf.Array([]))
    return [str(value)] if isinstance(value, pikepdf.Name) else [str(name) for name in value]


def _is_plain_colour(picture: pikepdf.Stream) -> bool:
    space: Any = picture.get("/ColorSpace")
    if isinstance(space, pikepdf.Array) and len(space) == 2 and space[0] == pikepdf.Name.ICCBased:
        return int(space[1].get("/N", 0)) in (1, 3)
    return str(space) in ("/DeviceRGB", "/DeviceGray")


def _inflates_as_promised(picture: pikepdf.Stream) -> bool:
    """A stream that inflates far beyond its picture is a bomb."""
    promised = int(picture["/Width"]) * int(picture["/Height"]) * 4 + 1_000_000
    inflater = zlib.decompressobj()
    inflater.decompress(bytes(picture.read_raw_bytes()), promised)
    return not inflater.unconsumed_tail
