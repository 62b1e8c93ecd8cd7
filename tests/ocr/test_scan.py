"""What comes off the scanner, and what only pretends to."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from ocr.refusal import Reason, Refused
from ocr.scan import open_scan


def a_pdf(path: Path, pages: int = 1, size: tuple[float, float] = (595, 842), **extra: object) -> Path:
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
        pdf.pages[-1].mediabox = pikepdf.Array([0, 0, *size])
    for key, value in extra.items():
        pdf.pages[0].obj["/" + key] = value
    pdf.save(path)
    return path


def a_sheet(width: int = 800, height: int = 1100) -> Image.Image:
    sheet = Image.new("RGB", (width, height), "white")
    sheet.paste((200, 0, 0), (10, 20, 110, 60))
    return sheet


def refusal_of(path: Path) -> Refused:
    with pytest.raises(Refused) as caught:
        open_scan(path).image(1)
    assert caught.value.message.endswith(".")
    return caught.value


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.UNREADABLE),
        (b"Kinh gui: Van phong", Reason.NOT_A_LETTER),
        (b"PK\x03\x04" + b"\0" * 400, Reason.NOT_A_LETTER),
        (b"%PDF-1.7\nnothing of the kind", Reason.UNREADABLE),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, Reason.UNREADABLE),
        (b"\xff\xd8\xff\xe0" + b"\0" * 40, Reason.UNREADABLE),
    ],
)
def test_a_file_that_is_no_scan_is_refused_with_a_sentence(tmp_path: Path, content: bytes, reason: Reason) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(content)

    assert refusal_of(path).reason is reason


def test_the_name_of_the_file_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    a_sheet().save(path, "PNG")

    assert open_scan(path).media_type == "image/png"


def test_a_pdf_that_starts_after_some_junk_is_read_as_viewers_read_it(tmp_path: Path) -> None:
    path = a_pdf(tmp_path / "scan.pdf")
    path.write_bytes(b"\xef\xbb\xbfjunk\n" + path.read_bytes())

    assert open_scan(path).page_count == 1


def test_a_locked_pdf_is_refused_as_encrypted(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    with pikepdf.open(a_pdf(tmp_path / "open.pdf")) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))

    refused = refusal_of(path)

    assert refused.reason is Reason.ENCRYPTED
    assert "mật khẩu" in refused.message


def test_a_truncated_pdf_is_read_as_far_as_it_goes_and_the_clerk_is_warned(tmp_path: Path) -> None:
    path = a_pdf(tmp_path / "scan.pdf", pages=4)
    path.write_bytes(path.read_bytes()[:-200])

    scan = open_scan(path)

    assert scan.page_count <= 4
    assert "thiếu trang" in scan.warnings[0]


def test_a_pdf_without_pages_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "none.pdf"
    pikepdf.new().save(path)

    assert refusal_of(path).reason is Reason.UNREADABLE


def test_two_thousand_pages_are_too_many(tmp_path: Path) -> None:
    refused = refusal_of(a_pdf(tmp_path / "thick.pdf", pages=2000))

    assert refused.reason is Reason.TOO_LARGE
    assert "2000 trang" in refused.message


def test_the_limit_of_pages_is_the_offices_own(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        open_scan(a_pdf(tmp_path / "scan.pdf", pages=3), max_pages=2)


@pytest.mark.parametrize("size", [(200_000, 200_000), (14_400, 14_400)])
def test_a_giant_page_is_refused_and_not_drawn(tmp_path: Path, size: tuple[float, float]) -> None:
    assert refusal_of(a_pdf(tmp_path / "giant.pdf", size=size)).reason is Reason.TOO_LARGE


def test_a_page_made_giant_by_its_unit_is_refused(tmp_path: Path) -> None:
    assert refusal_of(a_pdf(tmp_path / "unit.pdf", UserUnit=1000)).reason is Reason.TOO_LARGE


def test_scripts_and_attached_files_in_a_pdf_are_left_alone(tmp_path: Path) -> None:
    path = a_pdf(tmp_path / "plain.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        pdf.attachments["virus.exe"] = b"MZ"
        pdf.save(path)

    scan = open_scan(path)

    assert scan.image(1).pixels.shape[0] > 1000


def test_a_picture_of_one_point_is_refused_as_too_small(tmp_path: Path) -> None:
    path = tmp_path / "point.png"
    Image.new("L", (1, 1)).save(path)

    assert refusal_of(path).reason is Reason.UNREADABLE


@pytest.mark.parametrize(("width", "height"), [(30_000, 30_000), (11_000, 10_000)])
def test_a_picture_that_would_burst_when_opened_is_refused(tmp_path: Path, width: int, height: int) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(a_png_that_claims(width, height))

    assert refusal_of(path).reason is Reason.TOO_LARGE


def a_png_that_claims(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * ((width // 8 + 1) * 100))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_every_page_of_a_tiff_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    a_sheet().save(path, save_all=True, append_images=[a_sheet(700, 900)])

    scan = open_scan(path)

    assert scan.page_count == 2
    assert scan.image(2).pixels.shape == (900, 700, 3)


def a_scanned_pdf(path: Path, rotate: int = 0, crop: tuple[int, ...] = ()) -> Path:
    picture = path.with_suffix(".jpg")
    a_sheet().save(picture, quality=95)
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(400, 550))
    page = pdf.pages[0]
    stream = pdf.make_stream(
        picture.read_bytes(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=800, Height=1100,
        ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode,
    )  # fmt: skip
    page.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=stream))
    page.obj["/Contents"] = pdf.make_stream(b"q 400 0 0 550 0 0 cm /Im0 Do Q")
    page.obj["/Rotate"] = rotate
    if crop:
        page.obj["/CropBox"] = pikepdf.Array(crop)
    pdf.save(path)
    return path


@pytest.mark.parametrize(
    ("rotate", "shape", "red"),
    [
        (0, (1100, 800), (40, 60)),
        (90, (800, 1100), (60, 1060)),
        (180, (1100, 800), (1060, 740)),
        (270, (800, 1100), (740, 40)),
    ],
)
def test_the_scanners_own_picture_is_taken_out_and_turned_as_the_page_says(
    tmp_path: Path, rotate: int, shape: tuple[int, int], red: tuple[int, int]
) -> None:
    image = open_scan(a_scanned_pdf(tmp_path / "scan.pdf", rotate)).image(1)

    assert image.pixels.shape[:2] == shape
    assert image.dpi == pytest.approx(144)
    blue, green, redness = (int(v) for v in image.pixels[red])
    assert redness > 150 > 60 > max(blue, green)


def test_a_page_cut_by_its_crop_box_is_drawn_as_it_is_shown(tmp_path: Path) -> None:
    image = open_scan(a_scanned_pdf(tmp_path / "scan.pdf", crop=(0, 275, 400, 550))).image(1)

    height, width = image.pixels.shape[:2]
    assert width / height == pytest.approx(400 / 275, rel=0.01)
    assert np.count_nonzero(image.pixels[:, :, 2].astype(int) - image.pixels[:, :, 0] > 100) > 100


def test_a_page_as_large_in_points_as_its_picture_has_dots_is_taken_for_a4(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    a_sheet(1654, 2339).save(path, "PDF", resolution=72)

    assert open_scan(path).image(1).dpi == pytest.approx(200, rel=0.01)
