"""How many signs of the printed lines were misread, and which lines were not seen at all; for drawn letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from rapidfuzz.distance import Levenshtein

from ocr.page import Page, Word

LOST = 0.5
"""A line of which less than this is read right is missing."""
SPARE = 0.008
"""How far a word may stand beside its place, in fractions of the page."""


@dataclass
class Misread:
    """Of one letter, or of many."""

    signs: int = 0
    wrong: int = 0
    lines: int = 0
    missing: int = 0

    def add(self, other: Misread) -> None:
        self.signs, self.wrong = self.signs + other.signs, self.wrong + other.wrong
        self.lines, self.missing = self.lines + other.lines, self.missing + other.missing


def misread(truth: dict[str, Any], pages: Sequence[Page]) -> Misread:
    """Against the lines that the truth tells, but for those with handwriting in them and rules made of hyphens."""
    total = Misread()
    for page in pages:
        lines = [line for line in truth.get("lines", ()) if line["page"] == page.number]
        for line, read in _pairs(lines, page):
            wanted = unicodedata.normalize("NFC", line["text"])
            wrong = min(len(wanted), Levenshtein.distance(wanted, read))
            lost = wrong > (1 - LOST) * len(wanted)
            total.add(Misread(len(wanted), wrong, 1, int(lost)))
    return total


def _pairs(lines: Sequence[dict[str, Any]], page: Page) -> Iterator[tuple[dict[str, Any], str]]:
    """Each printed line with the words read in its place."""
    words = [word for line in page.lines for word in line.words]
    down = _shift(lines, page)
    for line in lines:
        if not line["by_hand"] and any(sign.isalnum() for sign in line["text"]):
            x0, y0, x1, y1 = line["box"]
            inside = [word for word in words if _stands_in(word, (x0, y0 + down, x1, y1 + down))]
            yield line, " ".join(word.text for word in sorted(inside, key=lambda word: word.box.x0))


def _shift(lines: Sequence[dict[str, Any]], page: Page) -> float:
    """How much lower the page was read than it was drawn: the scan was skewed, and laid level again."""
    drawn = {line["text"]: line["box"] for line in lines}
    moved = [line.box.center[1] - sum(drawn[line.text][1::2]) / 2 for line in page.lines if line.text in drawn]
    return median(moved) if moved else 0.0


def _stands_in(word: Word, box: tuple[float, float, float, float]) -> bool:
    x, y = word.box.center
    return box[0] - SPARE <= x <= box[2] + SPARE and box[1] - SPARE / 2 <= y <= box[3] + SPARE / 2
