"""Tesseract as the program that is installed: each piece of a page is read by a child process of its own."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import cv2
import pytesseract

from ocr.sheet import Pixels

SETTINGS = "--oem 1 --psm {layout} --dpi {dpi}"
MEMORY = Path("/dev/shm")  # noqa: S108  (a folder of our own is made in it)

os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # more threads only wait for one another


def table(ink: Pixels, dpi: int, layout: int, language: str, seconds: int) -> str:
    """What Tesseract tells of each word, tab separated, with a head row. TimeoutError when it takes too long.

    The picture goes by file, uncompressed, in memory if there is such a place and no other is set.
    """
    memory = str(MEMORY) if "TMPDIR" not in os.environ and os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="vanthu-", dir=memory) as folder:
        path = str(Path(folder) / "page.pgm")
        cv2.imwrite(path, ink)
        settings = SETTINGS.format(layout=layout, dpi=dpi)
        try:
            return str(pytesseract.image_to_data(path, lang=language, config=settings, timeout=seconds))
        except pytesseract.TesseractError:
            raise
        except RuntimeError as error:
            raise TimeoutError(str(error)) from error
