"""Tesseract, the reader of words, as it reads letters best: the head as columns, what is under it as sparse text."""

from __future__ import annotations

import csv
import functools
import io
import unicodedata
from collections.abc import Callable

import cv2
import numpy as np

from ocr.page import Box, Word
from ocr.sheet import Pixels

LANGUAGE = "vie"
COLUMN, ONE_LINE, SPARSE = 4, 7, 11
"""Page segmentation modes: the first keeps all accents, the last misses no line beside a stamp."""
HEAD_ENDS = (0.40, 0.50)
"""The head, in fractions of the page, is read as columns; what is under it, where seals stand, as sparse text."""
SECONDS = 120
LEAST_CONFIDENCE = 0.05
SURE = 0.6
GRAIN = 30
"""What is no darker than the paper by so much is paper; Tesseract packs every line, and grain packs badly."""
FEW_LETTERS = 40
"""From fewer no share is taken: a speck or two may look like words."""

Engine = Callable[[Pixels, int, int, str, int], str]
"""(grey picture, dpi, layout, language, seconds) → Tesseract's table of words; TimeoutError when it takes longer."""


def words_of(ink: Pixels, dpi: float, engine: Engine | None = None) -> list[Word]:
    """All words of a page, each with its box in fractions of the page; in no order that means anything."""
    cut = _emptiest_row(ink)
    height = ink.shape[0]
    share = cut / height
    head = [placed(word, 0, share) for word in words_in(ink[:cut], dpi, COLUMN, engine)]
    foot = [placed(word, share, 1 - share) for word in words_in(ink[cut:], dpi, SPARSE, engine)]
    return head + foot


def words_in(ink: Pixels, dpi: float, layout: int = SPARSE, engine: Engine | None = None) -> list[Word]:
    """The words of a piece of a page, in fractions of the piece; by the best engine there is, if none is named."""
    height, width = ink.shape[:2]
    table = (engine or best_engine())(_without_grain(ink), round(dpi), layout, LANGUAGE, SECONDS)
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [word for row in rows if (word := _word(row, width, height))]


@functools.cache
def best_engine() -> Engine:
    """The library if it is installed, which saves a third of the work; otherwise the program, which is always there."""
    try:
        from ocr import tesseract_library
    except ImportError:
        from ocr import tesseract_program

        return tesseract_program.table
    return tesseract_library.table


def sense_of(ink: Pixels, dpi: float) -> float:
    """Share of the letters that are read surely: far more when the picture lies upright."""
    words = words_in(ink, dpi)
    surely = sum(word.confidence * len(word.text) for word in words if word.confidence > SURE)
    return surely / max(FEW_LETTERS, sum(len(word.text) for word in words))


def placed(word: Word, top: float, share: float) -> Word:
    """From fractions of a strip to fractions of the page of which it is a share of the height, from `top` down."""
    x0, y0, x1, y1 = word.box
    return Word(word.text, Box(x0, top + y0 * share, x1, top + y1 * share), word.confidence)


def _without_grain(ink: Pixels) -> Pixels:
    """Paper white, ink as it is: a tenth less work, and nothing is read otherwise."""
    paper = int(np.percentile(ink[::4, ::4], 60))
    levels = np.arange(256, dtype=np.uint8)
    levels[max(1, paper - GRAIN) :] = 255
    return np.asarray(cv2.LUT(ink, levels), np.uint8)


def _emptiest_row(ink: Pixels) -> int:
    """Where to cut between head and foot without cutting a line."""
    height = ink.shape[0]
    top, foot = (round(height * part) for part in HEAD_ENDS)
    dark = np.count_nonzero(ink[top:foot] < 128, axis=1).astype(np.float64)
    smooth = np.convolve(dark, np.ones(5), mode="same")
    return int(top + np.argmin(smooth))


def _word(row: dict[str, str], width: int, height: int) -> Word | None:
    text = unicodedata.normalize("NFC", (row.get("text") or "").strip())
    confidence = float(row["conf"]) / 100
    if not text or confidence < LEAST_CONFIDENCE:
        return None
    x, y, w, h = (int(row[key]) for key in ("left", "top", "width", "height"))
    return Word(text, Box(x / width, y / height, (x + w) / width, (y + h) / height), confidence)
