"""Which syllables stand side by side in office Vietnamese: «thẩm quyền», not «thâm quyền».

`neighbours.txt` holds counts from law texts and from phrases of offices; training/neighbours.py makes it. They tell
between readings that differ in their marks alone; they never bring in a word that no engine saw letters of.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

from ocr.vietnamese import plain, tidy

SOURCE = Path(__file__).with_name("neighbours.txt")
SYLLABLE = re.compile(r"[^\W\d_]+")
OLD_TONES = (
    ("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"), ("oè", "òe"), ("oé", "óe"),
    ("uỳ", "ùy"), ("uý", "úy"), ("uỷ", "ủy"), ("uỹ", "ũy"), ("uỵ", "ụy"),
)  # fmt: skip
"""Two ways to write one tone; «quý» and its like have only one."""
LONGEST = 7
"""Letters of a syllable: «nghiêng»."""
SEEN_ENOUGH = 30
"""A syllable seen so often tells as much by its own neighbours as all syllables together do."""


def syllables(text: str) -> list[str]:
    """The syllables of a text, each in its one spelling: «Hoà GIẢI» → hòa, giải."""
    return [one_spelling(word) for word in SYLLABLE.findall(tidy(text))]


def one_spelling(word: str) -> str:
    """Small letters, and the newer way to place a tone."""
    word = word.lower()
    if not word.startswith("qu"):
        for old, new in OLD_TONES:
            if word.endswith(old):
                return word.removesuffix(old) + new
    return word


class Neighbours:
    """How likely a syllable is after another."""

    def __init__(self, words: dict[str, int], pairs: dict[tuple[str, str], int]) -> None:
        self._words, self._pairs = words, pairs
        self._all = sum(words.values())
        self._by_letters: dict[str, list[str]] = defaultdict(list)
        for word in words:
            self._by_letters[plain(word)].append(word)

    def knows(self, word: str) -> bool:
        """Is this a syllable of Vietnamese offices?"""
        return word in self._words

    def together(self, before: str, word: str) -> bool:
        """Were these two ever seen side by side? Two words of a name seldom were."""
        return (before, word) in self._pairs

    def spellings(self, word: str) -> list[str]:
        """All known syllables of these letters, whatever their marks: «tham» → tham, thảm, thẩm, thăm …"""
        return self._by_letters.get(plain(word), [])

    def parted(self, run: str) -> str | None:
        """A run of letters as the likeliest syllables that make it up; None if none do: «thủtục» → «thủ tục»."""
        best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
        for end in range(2, len(run) + 1):
            for start in range(max(0, end - LONGEST), end - 1):
                if start in best and self._is_whole(run[start:end]):
                    before = one_spelling(best[start][1][-1]) if start else None
                    score = best[start][0] + self.likely(one_spelling(run[start:end]), before)
                    if end not in best or best[end][0] < score:
                        best[end] = (score, (*best[start][1], run[start:end]))
        return " ".join(best[len(run)][1]) if len(run) in best else None

    def _is_whole(self, part: str) -> bool:
        """A syllable, and not the mere letters of an abbreviation."""
        return self.knows(one_spelling(part)) and bool(re.search("[aeiouy]", plain(part)))

    def likely(self, word: str, before: str | None) -> float:
        """The logarithm of the probability that this syllable follows that one; None for the start of a phrase."""
        alone = (self._words.get(word, 0) + 0.05) / (self._all + 0.15 * len(self._words))
        often = self._words.get(before, 0) if before else 0
        if not before or not often:
            return math.log(alone)
        trust = often / (often + SEEN_ENOUGH)
        together = self._pairs.get((before, word), 0) / often
        return math.log(trust * together + (1 - 0.98 * trust) * alone)


@cache
def neighbours() -> Neighbours:
    """Those that ship with the program."""
    words: dict[str, int] = {}
    pairs: dict[tuple[str, str], int] = {}
    for line in SOURCE.read_text(encoding="utf-8").splitlines():
        word, count, after = line.split("\t")
        words[word] = int(count)
        for follower in after.split():
            second, often = follower.split(":")
            pairs[word, second] = int(often)
    return Neighbours(words, pairs)
