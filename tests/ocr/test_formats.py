"""The codings that scanners use: one and the same sheet, whatever wrote it; and files that break on the way."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pikepdf
import pytest
from pikepdf import Dictionary, Name
from PIL import Image, ImageOps

from ocr.refusal import Refused
from ocr.scan import open_scan
from ocr.sheet import Pixels
from samples.drawing import draw_letter
from samples.invention import random_letter

SIZE = (827, 1170)
COLOUR = draw_letter(random_letter(3, short=True), random.Random(3))[0].image.resize(SIZE, Image.Resampling.LANCZOS)
GREY = COLOUR.convert("L")
TWO = GREY.point(lambda v: 255 if v > 150 else 0).convert("1")
DEEP = Image.fromarray(np.asarray(GREY, np.uint16) * 257)
SEEN_THROUGH = Image.merge("LA", (Image.new("L", SIZE, 0), ImageOps.invert(GREY)))

PICTURES: dict[str, tuple[Image.Image, dict[str, Any]]] = {
    "group3.tif": (TWO, {"compression": "group3"}),
    "group4.tif": (TWO, {"compression": "group4"}),
    "lzw.tif": (COLOUR, {"compression": "tiff_lzw"}),
    "strips.tif": (TWO, {"compression": "group4", "tiffinfo": {278: 100}}),
    "jpeg-strips.tif": (COLOUR, {"compression": "jpeg", "tiffinfo": {278: 64}}),
    "cmyk.tif": (COLOUR.convert("CMYK"), {"compression": "tiff_lzw"}),
    "deep.tif": (DEEP, {}),
    "fractions.tif": (Image.fromarray(np.asarray(GREY, np.float32) / 255), {}),
    "two.png": (TWO, {}),
    "deep.png": (DEEP, {}),
    "seen-through.png": (SEEN_THROUGH, {}),
    "palette.png": (COLOUR.quantize(16), {}),
    "cmyk.jpg": (COLOUR.convert("CMYK"), {"quality": 90}),
    "colour.webp": (COLOUR, {"quality": 90}),
    "two.bmp": (TWO, {}),
}


def likeness(path: Path, page: int = 1) -> float:
    """1 when the page shows the sheet; negative when ink and paper are exchanged."""
    pixels = open_scan(path).image(page).pixels
    return float(np.corrcoef(small(pixels), small(np.asarray(GREY)))[0, 1])


def small(pixels: Pixels) -> np.ndarray:
    grey = pixels if pixels.ndim == 2 else cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    return np.asarray(cv2.resize(grey, (413, 585), interpolation=cv2.INTER_AREA), np.float64).ravel()


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_shows_the_same_sheet_in_every_coding(tmp_path: Path, name: str) -> None:
    picture, how = PICTURES[name]
    picture.save(tmp_path / name, **how)

    assert likeness(tmp_path / name) > 0.95


def fax(picture: Image.Image, compression: str = "group4") -> bytes:
    """Coded as one strip; what is white in the picture is coded as black."""
    coded = BytesIO()
    picture.save(coded, "TIFF", compression=compression, tiffinfo={278: picture.height})
    with Image.open(coded) as tiff:
        start, length = tiff.tag_v2[273][0], tiff.tag_v2[279][0]  # type: ignore[attr-defined]
    return coded.getvalue()[start : start + length]


def jbig2(picture: Image.Image) -> bytes:
    """A page and one generic region on it (ITU-T T.88, 7.4.8 and 7.4.6), coded as a fax (MMR)."""

    def segment(number: int, kind: int, body: bytes) -> bytes:
        return struct.pack(">IBBBI", number, kind, 0, 1, len(body)) + body

    page = struct.pack(">IIIIBH", *picture.size, 0, 0, 0, 0)
    region = struct.pack(">IIIIBB", *picture.size, 0, 0, 0, 1)
    return segment(0, 48, page) + segment(1, 38, region + fax(ImageOps.invert(picture.convert("L")).convert("1")))


def coded_as(picture: Image.Image, format: str) -> bytes:
    coded = BytesIO()
    picture.save(coded, format)
    return coded.getvalue()


def faxed(k: int) -> Dictionary:
    return Dictionary(K=k, Columns=SIZE[0], Rows=SIZE[1], BlackIs1=True)


INVERTED = ImageOps.invert(GREY).convert("1", dither=Image.Dither.NONE)
IN_PDF: dict[str, Callable[[], tuple[bytes, dict[str, Any]]]] = {
    "ccitt-g3": lambda: (fax(TWO, "group3"), {"Filter": Name.CCITTFaxDecode, "DecodeParms": faxed(0)}),
    "ccitt-g4": lambda: (fax(TWO), {"Filter": Name.CCITTFaxDecode, "DecodeParms": faxed(-1)}),
    "jbig2": lambda: (jbig2(TWO), {"Filter": Name.JBIG2Decode}),
    "two-tones": lambda: (zlib.compress(TWO.tobytes()), {"Filter": Name.FlateDecode}),
    "inverted": lambda: (zlib.compress(INVERTED.tobytes()), {"Filter": Name.FlateDecode, "Decode": [1, 0]}),
    "deep": lambda: (
        zlib.compress((np.asarray(GREY, ">u2") * 257).astype(">u2").tobytes()),
        {"Filter": Name.FlateDecode, "BitsPerComponent": 16},
    ),
    "cmyk": lambda: (
        coded_as(COLOUR.convert("CMYK"), "JPEG"),
        {"Filter": Name.DCTDecode, "ColorSpace": Name.DeviceCMYK, "BitsPerComponent": 8},
    ),
    "jpeg-2000": lambda: (
        coded_as(COLOUR, "JPEG2000"),
        {"Filter": Name.JPXDecode, "ColorSpace": Name.DeviceRGB, "BitsPerComponent": 8},
    ),
}


def a_pdf_of(path: Path, data: bytes, told: dict[str, Any]) -> Path:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    about = {"ColorSpace": Name.DeviceGray, "BitsPerComponent": 1, **told}
    scan = pdf.make_stream(data, Type=Name.XObject, Subtype=Name.Image, Width=SIZE[0], Height=SIZE[1], **about)
    page.Resources = Dictionary(XObject=Dictionary(Scan=scan))
    page.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Scan Do Q")
    pdf.save(path)
    return path


@pytest.mark.parametrize("coding", IN_PDF)
def test_a_pdf_shows_the_same_sheet_in_every_coding(tmp_path: Path, coding: str) -> None:
    assert likeness(a_pdf_of(tmp_path / "scan.pdf", *IN_PDF[coding]())) > 0.95


def test_a_jbig2_picture_is_taken_out_dot_by_dot(tmp_path: Path) -> None:
    path = a_pdf_of(tmp_path / "scan.pdf", *IN_PDF["jbig2"]())

    assert np.array_equal(open_scan(path).image(1).pixels > 127, np.asarray(TWO))


def test_a_fax_of_three_pages_has_three(tmp_path: Path) -> None:
    path = tmp_path / "fax.tif"
    TWO.save(path, compression="group4", save_all=True, append_images=[TWO.rotate(180), TWO])

    assert open_scan(path).page_count == 3
    assert likeness(path, 3) > 0.95 > 0.5 > likeness(path, 2)


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow's, about what it leaves out
@pytest.mark.parametrize("seed", range(120))
def test_a_file_damaged_on_its_way_is_shown_or_refused_and_nothing_else(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    names = [*PICTURES, *IN_PDF]
    name = names[seed % len(names)]
    path = tmp_path / (name if name in PICTURES else "scan.pdf")
    if name in PICTURES:
        PICTURES[name][0].save(path, **PICTURES[name][1])
    else:
        a_pdf_of(path, *IN_PDF[name]())
    path.write_bytes(damaged(path.read_bytes(), chance))

    try:
        scan = open_scan(path)
        for number in range(1, scan.page_count + 1):
            scan.image(number)
    except Refused:
        pass


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Cut short, or some of its bytes written over, most of them at the ends where the structure is."""
    if chance.random() < 0.3:
        return content[: chance.randrange(40, len(content))]
    broken = bytearray(content)
    for _ in range(chance.randint(1, 12)):
        at = chance.choice((chance.randrange(len(broken)), chance.randrange(min(700, len(broken)))))
        broken[chance.choice((at, len(broken) - 1 - at))] = chance.randrange(256)
    return bytes(broken)
