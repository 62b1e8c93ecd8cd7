"""Scanned pages into a file: PDF (one JPEG or CCITT G4 picture a page), PNG, JPEG or TIFF; the same bytes each time."""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image

from samples.paper import Paper


def write(pages: Sequence[Image.Image], path: Path, dpi: int, quality: int) -> Path:
    """Writes the pages in the format that the suffix of `path` names; a PNG or JPEG holds the first page only."""
    WRITERS[path.suffix](pages, path, dpi, quality)
    return path


def _pdf(pages: Sequence[Image.Image], path: Path, dpi: int, quality: int) -> None:
    pdf = pikepdf.new()
    for page in pages:
        width, height = page.width * 72 / dpi, page.height * 72 / dpi
        pdf.add_blank_page(page_size=(width, height))
        drawn = f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /Scan Do Q".encode()
        _fill(pdf, pdf.pages[-1], drawn, {"/XObject": {"/Scan": _picture(pdf, page, quality)}})
    _save(pdf, path)


def text_layer_pdf(pages: Sequence[Image.Image], sheets: Sequence[Paper], path: Path, dpi: int, quality: int) -> Path:
    """A PDF of pictures with the printed words as an unseen text layer over them, as scanner programs write it."""
    pdf = pikepdf.new()
    font = _unseen_font(pdf)
    for page, sheet in zip(pages, sheets, strict=True):
        width, height = page.width * 72 / dpi, page.height * 72 / dpi
        pdf.add_blank_page(page_size=(width, height))
        drawn = f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /Scan Do Q\nBT 3 Tr\n{_words(sheet, height)}ET".encode()
        resources = {"/XObject": {"/Scan": _picture(pdf, page, quality)}, "/Font": {"/F": font}}
        _fill(pdf, pdf.pages[-1], drawn, resources)
    _save(pdf, path)
    return path


def _words(sheet: Paper, height: float) -> str:
    """Each word where it stands, stretched to its width; characters are two bytes of Unicode, half the size wide."""
    point = 72 / 25.4
    rows = []
    for word in sheet.written:
        natural = len(word.text) * word.size / 2
        stretch = 100 * word.width * point / natural
        x, y = word.x * point, height - word.baseline * point
        coded = (word.text + " ").encode("utf-16-be").hex()
        rows.append(f"/F {word.size:g} Tf {stretch:.2f} Tz 1 0 0 1 {x:.2f} {y:.2f} Tm <{coded}> Tj\n")
    return "".join(rows)


def _unseen_font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    identity = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        b"1 beginbfrange <0000> <FFFF> <0000> endbfrange\nendcmap end end"
    )
    info = pikepdf.Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0)
    described = pikepdf.Dictionary(
        Type=pikepdf.Name.FontDescriptor, FontName=pikepdf.Name("/Times-Roman"), Flags=4,
        FontBBox=[0, -250, 1000, 1000], ItalicAngle=0, Ascent=900, Descent=-250, CapHeight=680, StemV=80,
    )  # fmt: skip
    wide = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType2, BaseFont=pikepdf.Name("/Times-Roman"),
        CIDSystemInfo=info, DW=500, FontDescriptor=pdf.make_indirect(described),
    )  # fmt: skip
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0, BaseFont=pikepdf.Name("/Times-Roman"),
        Encoding=pikepdf.Name("/Identity-H"), DescendantFonts=[pdf.make_indirect(wide)],
        ToUnicode=pdf.make_stream(identity),
    )  # fmt: skip
    return pdf.make_indirect(font)


def _picture(pdf: pikepdf.Pdf, page: Image.Image, quality: int) -> pikepdf.Object:
    if page.mode == "1":
        return _fax(pdf, page)
    coded = BytesIO()
    page.save(coded, "JPEG", quality=quality)
    stream = pdf.make_stream(coded.getvalue())
    colours = pikepdf.Name.DeviceRGB if page.mode == "RGB" else pikepdf.Name.DeviceGray
    return _describe(stream, page, colours, 8, pikepdf.Name.DCTDecode)


def _fax(pdf: pikepdf.Pdf, page: Image.Image) -> pikepdf.Object:
    coded = BytesIO()
    page.save(coded, "TIFF", compression="group4", tiffinfo={278: page.height})
    coded.seek(0)
    with Image.open(coded) as tiff:
        start, length = tiff.tag_v2[273][0], tiff.tag_v2[279][0]  # type: ignore[attr-defined]
        black_is_one = tiff.tag_v2[262] == 0  # type: ignore[attr-defined]
    stream = pdf.make_stream(coded.getvalue()[start : start + length])
    described = _describe(stream, page, pikepdf.Name.DeviceGray, 1, pikepdf.Name.CCITTFaxDecode)
    described.DecodeParms = pikepdf.Dictionary(K=-1, Columns=page.width, Rows=page.height, BlackIs1=not black_is_one)
    return described


def _describe(
    stream: pikepdf.Object, page: Image.Image, colours: pikepdf.Object, bits: int, coding: pikepdf.Object
) -> pikepdf.Object:
    stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    stream.Width, stream.Height = page.width, page.height
    stream.ColorSpace, stream.BitsPerComponent, stream.Filter = colours, bits, coding
    return stream


def _fill(pdf: pikepdf.Pdf, page: pikepdf.Page, drawn: bytes, resources: Mapping[str, object]) -> None:
    page.Contents = pdf.make_stream(drawn)
    page.Resources = pikepdf.Dictionary(dict(resources))


def _save(pdf: pikepdf.Pdf, path: Path) -> None:
    pdf.save(path, deterministic_id=True)


def _png(pages: Sequence[Image.Image], path: Path, dpi: int, _quality: int) -> None:
    pages[0].save(path, "PNG", dpi=(dpi, dpi))


def _jpeg(pages: Sequence[Image.Image], path: Path, dpi: int, quality: int) -> None:
    pages[0].save(path, "JPEG", dpi=(dpi, dpi), quality=quality)


def _tiff(pages: Sequence[Image.Image], path: Path, dpi: int, quality: int) -> None:
    coding = {"compression": "group4"} if pages[0].mode == "1" else {"compression": "jpeg", "quality": quality}
    first, *others = pages
    first.save(path, "TIFF", save_all=True, append_images=others, dpi=(dpi, dpi), **coding)


Writer = Callable[[Sequence[Image.Image], Path, int, int], None]
WRITERS: dict[str, Writer] = {".pdf": _pdf, ".png": _png, ".jpg": _jpeg, ".tif": _tiff}
