"""The issuing bodies we know, with their letters and the time they existed; names get lost marks back.

A body that is not in the directory is read as printed, never bent to one that is.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from ocr.likeness import letters_off
from ocr.vietnamese import bare, plain, tidy

SOURCE = Path(__file__).with_name("directory.csv")
LONGEST_PHRASE = 9


@dataclass(frozen=True)
class Body:
    """One issuing body, or with no parent a kind of bodies («Sở Y tế»); dates as ISO, of any precision."""

    name: str
    abbreviation: str = ""
    """The letters it signs its codes with; empty where they are not known."""
    parent: str = ""
    system: str = ""
    valid_from: str = ""
    valid_to: str = ""

    def existed(self, day: date) -> bool:
        """Was it there on this day? «2025-02» ends with the month, an empty date is open."""
        iso = day.isoformat()
        began = not self.valid_from or iso[: len(self.valid_from)] >= self.valid_from
        return began and (not self.valid_to or iso[: len(self.valid_to)] <= self.valid_to)


class Directory:
    """The bodies, by name and by letters; what an office itself confirmed is no part of it (docs/decisions/0004)."""

    def __init__(self, bodies: Iterable[Body]) -> None:
        self.bodies = tuple(bodies)
        self._by_name = {bare(body.name): body for body in reversed(self.bodies)}
        self._phrases = _phrases(self.bodies)
        self._letters = {bare(b.abbreviation): b.abbreviation for b in reversed(self.bodies) if b.abbreviation}

    def named(self, text: str) -> Body | None:
        """The body of this name, a few misread letters forgiven; None when unknown or when two are as near."""
        key = bare(text)
        if key in self._by_name:
            return self._by_name[key]
        limit = len(key) // 22 + (len(key) > 9)
        near = sorted(
            (distance, other)
            for other, body in self._by_name.items()
            if abs(len(other) - len(key)) <= limit
            and (distance := Levenshtein.distance(key, other)) <= limit
            and letters_off(text, body.name) <= limit
        )
        if not near or (len(near) > 1 and near[1][0] == near[0][0]):
            return None
        return self._by_name[near[0][1]]

    def described(self, name: str) -> Body | None:
        """The body of exactly this name, else the kind that it begins with: «Sở Y tế tỉnh …» is a «Sở Y tế»."""
        words = tidy(re.sub(r"^UBND\b", "Ủy ban nhân dân", re.sub(r"^HĐND\b", "Hội đồng nhân dân", name))).split()
        for length in range(len(words), 1, -1):
            body = self._by_name.get(bare(" ".join(words[:length])))
            if body and (length == len(words) or not body.parent):
                return body
        return None

    def letters(self, text: str) -> str | None:
        """The right spelling of an abbreviation read without marks: «BGDDT» → «BGDĐT»."""
        return self._letters.get(bare(text))

    def spelled(self, text: str) -> str:
        """Known phrases get their marks and capitals back, the rest stays: «SO Y TE HUẾ» → «Sở Y tế HUẾ»."""
        words, result, at = tidy(text).split(), [], 0
        while at < len(words):
            length, phrase = self._longest(words, at)
            result.append(phrase)
            at += length
        return " ".join(result)

    def _longest(self, words: list[str], at: int) -> tuple[int, str]:
        for length in range(min(LONGEST_PHRASE, len(words) - at), 1, -1):
            key = " ".join(plain(word) for word in words[at : at + length])
            if phrase := self._phrases.get(key.strip(",.;:")):
                return length, phrase + ("," if key.endswith(",") else "")
        return 1, words[at]


@cache
def directory() -> Directory:
    """The directory that ships with the program."""
    with SOURCE.open(encoding="utf-8") as file:
        return Directory([Body(**row) for row in csv.DictReader(file)])


def _phrases(bodies: Iterable[Body]) -> dict[str, str]:
    """Runs of two words and more out of the names, each with its commonest spelling."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for body in bodies:
        words = body.name.replace("(", "").replace(")", "").split()
        for start in range(len(words)):
            for end in range(start + 2, min(start + LONGEST_PHRASE, len(words)) + 1):
                phrase = " ".join(words[start:end]).strip(",;")
                seen[plain(phrase)][phrase] += 1
    return {key: spellings.most_common(1)[0][0] for key, spellings in seen.items()}
