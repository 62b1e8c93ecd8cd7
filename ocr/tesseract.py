"""Tesseract, as it reads letters best: see docs/decisions for what was measured."""

from __future__ import annotations

import csv
import io
import os
import tempfile
import unicodedata
from pathlib import Path

import cv2
import numpy as np
import pytesseract

from ocr.page import Box, Word
from ocr.sheet import Pixels

LANGUAGE = "vie"
SETTINGS = "--oem 1 --psm {layout} --dpi {dpi}"
COLUMN, SPARSE = 4, 11
"""Page segmentation modes: the first keeps all accents, the second misses no line beside a stamp."""
HEAD_ENDS = (0.40, 0.50)
"""The head, in fractions of the page, is read as columns; what is under it, where seals stand, as sparse text."""
SECONDS = 120
LEAST_CONFIDENCE = 0.05
SURE = 0.6
MEMORY = Path("/dev/shm")  # noqa: S108  (a folder of our own is made in it)

os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # more threads only wait for one another


def words_of(ink: Pixels, dpi: float) -> list[Word]:
    """All words of a page, each with its box in fractions of the page; in no order that means anything."""
    cut = _emptiest_row(ink)
    height = ink.shape[0]
    share = cut / height
    head = [_placed(word, 0, share) for word in words_in(ink[:cut], dpi, COLUMN)]
    foot = [_placed(word, share, 1 - share) for word in words_in(ink[cut:], dpi, SPARSE)]
    return head + foot


def words_in(ink: Pixels, dpi: float, layout: int = SPARSE) -> list[Word]:
    """The words of a piece of a page, in fractions of the piece."""
    height, width = ink.shape[:2]
    rows = csv.DictReader(io.StringIO(_table(ink, dpi, layout)), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [word for row in rows if (word := _word(row, width, height))]


def sense_of(ink: Pixels, dpi: float) -> float:
    """How many letters are read surely: far more when the picture lies upright."""
    return sum(word.confidence * len(word.text) for word in words_in(ink, dpi) if word.confidence > SURE)


def _emptiest_row(ink: Pixels) -> int:
    """Where to cut between head and foot without cutting a line."""
    height = ink.shape[0]
    top, foot = (round(height * part) for part in HEAD_ENDS)
    dark = np.count_nonzero(ink[top:foot] < 128, axis=1).astype(np.float64)
    smooth = np.convolve(dark, np.ones(5), mode="same")
    return int(top + np.argmin(smooth))


def _placed(word: Word, top: float, share: float) -> Word:
    x0, y0, x1, y1 = word.box
    return Word(word.text, Box(x0, top + y0 * share, x1, top + y1 * share), word.confidence)


def _table(ink: Pixels, dpi: float, layout: int) -> str:
    """Tab separated; the picture goes by file, uncompressed, in memory if there is such a place and no other is set."""
    memory = str(MEMORY) if "TMPDIR" not in os.environ and os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="vanthu-", dir=memory) as folder:
        path = str(Path(folder) / "page.pgm")
        cv2.imwrite(path, ink)
        settings = SETTINGS.format(layout=layout, dpi=round(dpi))
        return str(pytesseract.image_to_data(path, lang=LANGUAGE, config=settings, timeout=SECONDS))


def _word(row: dict[str, str], width: int, height: int) -> Word | None:
    text = unicodedata.normalize("NFC", (row.get("text") or "").strip())
    confidence = float(row["conf"]) / 100
    if not text or confidence < LEAST_CONFIDENCE:
        return None
    x, y, w, h = (int(row[key]) for key in ("left", "top", "width", "height"))
    return Word(text, Box(x / width, y / height, (x + w) / width, (y + h) / height), confidence)
