"""A scan that is a picture: JPEG, PNG, TIFF (many pages), WebP, BMP."""

from __future__ import annotations

import struct
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps, UnidentifiedImageError

from ocr.preflight import MAX_PIXELS, TOO_LARGE, check_page_count, check_size
from ocr.refusal import Reason, Refused
from ocr.sheet import A4_HEIGHT, PageImage, Pixels

BROKEN = "Ảnh bị hỏng hoặc không đầy đủ, không mở được. Đề nghị quét lại hoặc gửi lại tệp."
MALFORMED = (UnidentifiedImageError, OSError, ValueError, SyntaxError, TypeError, KeyError, EOFError, struct.error)
"""What comes of a picture whose parts are not what the format says they are."""

Image.MAX_IMAGE_PIXELS = MAX_PIXELS


def open_picture(path: Path, media_type: str, max_pages: int) -> PictureScan:
    """Refused when it is broken or would burst when opened."""
    with _opened(path) as image:
        pages = _frames(image) if media_type == "image/tiff" else 1
        check_page_count(pages, max_pages)
        check_size(*image.size)
    return PictureScan(path, media_type, pages)


class PictureScan:
    """A Scan whose pages are the pictures in one file."""

    def __init__(self, path: Path, media_type: str, page_count: int) -> None:
        self.media_type = media_type
        self.page_count = page_count
        self.warnings: tuple[str, ...] = ()
        self._path = path

    def image(self, number: int) -> PageImage:
        with _opened(self._path) as image:
            try:
                image.seek(number - 1)
                check_size(*image.size)
                pixels = pixels_of(ImageOps.exif_transpose(image))
            except MALFORMED as error:
                raise Refused(Reason.UNREADABLE, BROKEN) from error
            return PageImage(pixels, _dpi(image))


def pixels_of(image: Image.Image) -> Pixels:
    """Grey where there is no colour; what shines through is paper."""
    if image.mode in ("1", "L"):
        return np.asarray(image.convert("L"))
    if image.mode.startswith(("I", "F")):
        return _in_eight_bits(np.asarray(image))
    if image.mode in ("RGBA", "LA", "PA", "P"):
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image)
    return np.ascontiguousarray(np.asarray(image.convert("RGB"))[:, :, ::-1])


def _in_eight_bits(deep: npt.NDArray[Any]) -> Pixels:
    """Grey of sixteen bits or more, or of fractions, as far as its brightest pixel: that is paper."""
    grey = np.nan_to_num(deep.astype(np.float64), posinf=0, neginf=0)
    paper = max(float(grey.max()), 1e-6)
    return np.asarray((grey * (255 / paper)).clip(0, 255), np.uint8)


def _opened(path: Path) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return Image.open(path)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused(Reason.TOO_LARGE, TOO_LARGE) from error
    except MALFORMED as error:
        raise Refused(Reason.UNREADABLE, BROKEN) from error


def _frames(image: Image.Image) -> int:
    try:
        return int(getattr(image, "n_frames", 1))
    except MALFORMED as error:
        raise Refused(Reason.UNREADABLE, BROKEN) from error


def _dpi(image: Image.Image) -> float:
    """What the file tells if it can be true, otherwise as if the sheet were A4."""
    told = float(image.info.get("dpi", (0, 0))[0] or 0)
    likely = max(image.size) / A4_HEIGHT
    return told if 0.6 * likely < told < 1.7 * likely else likely
