"""read_page: the words of an upright page, by Tesseract or from the page's own text."""

from __future__ import annotations

import csv
import io
import os
import tempfile
import unicodedata
from pathlib import Path

import cv2
import pytesseract

from ocr.layout import lines_of
from ocr.page import Box, Page, Source, Word
from ocr.sheet import Pixels
from ocr.upright import Upright

LANGUAGE = "vie"
SETTINGS = "--oem 1 --psm 11 --dpi {dpi}"
SECONDS = 120
LEAST_CONFIDENCE = 0.05

os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # more threads only wait for one another


def read_page(upright: Upright, number: int) -> Page:
    """What is on the page; boxes are fractions of the upright picture."""
    height, width = upright.ink.shape[:2]
    words = list(upright.words) or tesseract_words(upright.ink, upright.dpi)
    source = Source.TEXT_LAYER if upright.words else Source.TESSERACT
    lines = lines_of(words, source, width / height)
    return Page(number, lines, width=width, height=height, turned=upright.turned, blank=not lines)


def tesseract_words(ink: Pixels, dpi: float) -> list[Word]:
    """Each word with its box in fractions of the picture."""
    height, width = ink.shape[:2]
    table = _table(ink, dpi)
    return [
        word
        for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
        if (word := _word(row, width, height))
    ]


def _table(ink: Pixels, dpi: float) -> str:
    """Tesseract's own table, tab separated; the picture goes by file, uncompressed and in memory if there is such a place."""
    with tempfile.TemporaryDirectory(prefix="vanthu-", dir=_memory()) as folder:
        path = Path(folder) / "page.pgm"
        cv2.imwrite(str(path), ink)
        return str(
            pytesseract.image_to_data(str(path), lang=LANGUAGE, config=SETTINGS.format(dpi=round(dpi)), timeout=SECONDS)
        )


def _memory() -> str | None:
    shared = Path("/dev/shm")
    return str(shared) if os.access(shared, os.W_OK) else None


def _word(row: dict[str, str], width: int, height: int) -> Word | None:
    text = unicodedata.normalize("NFC", (row.get("text") or "").strip())
    confidence = float(row["conf"]) / 100
    if not text or confidence < LEAST_CONFIDENCE:
        return None
    x, y, w, h = (int(row[key]) for key in ("left", "top", "width", "height"))
    return Word(text, Box(x / width, y / height, (x + w) / width, (y + h) / height), confidence)
