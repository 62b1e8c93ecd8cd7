"""What stands in one cell, weighed together: PP-OCR, our own reader of hands, and the engine for words.

Each reader gives strings with probabilities. They err in different ways, so their probabilities are multiplied: a
string that two readers hold possible beats one of which a single reader is certain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ocr.page import Line, Page, Place, Source

UNHEARD = {"figures": 0.02, "hand": 0.01, "words": 0.12}
"""What a reader leaves to a string that it does not name; the engine for words misreads most hands."""
SUPPORTS = 0.2
"""From which probability on a reader speaks for a string."""
LEAST = 0.005
MOST = 5


@dataclass(frozen=True)
class Vote:
    """What may stand there, and how probable it is."""

    figures: str
    """As `sense` gave it."""
    chance: float
    ways: tuple[str, ...]
    """The readers that speak for it."""
    line: Line
    """The cell, as its best reader read it."""


def votes(
    page: Page,
    name: Place,
    sense: Callable[[str], str | None],
    by_words: Mapping[str, float],
    likely: Callable[[str], float] = lambda _: 1.0,
) -> list[Vote]:
    """What may stand in the cell, the likeliest first; none if the cell was not found, or is empty.

    `sense` says what a string means there, None if nothing: «05» is «5», «45» is no day; `likely` how likely it is
    before anybody looks.
    """
    readers, lines = _heard(page, name, sense)
    if not readers:
        return []
    if words := {known: chance for text, chance in by_words.items() if (known := sense(text))}:
        readers["words"] = words
    texts = {text for said in readers.values() for text in said}
    weights = {text: _product(text, readers) * (likely(text) if text else 1.0) for text in texts}
    whole, proof = sum(weights.values()), next(iter(lines.values()))
    ranked = sorted((text for text in weights if text), key=lambda text: -weights[text])
    return [
        Vote(text, weights[text] / whole, _ways(text, readers), lines.get(text, proof))
        for text in ranked[:MOST]
        if weights[text] / whole >= LEAST
    ]


def without_noughts(text: str) -> str:
    """«05» and «5» are one number."""
    return text.lstrip("0") or "0"


def disagreement(page: Page, name: Place) -> str:
    """For the clerk: what was read, and where two readers differ."""
    best: dict[Source, tuple[float, str]] = {}
    for line in page.cells:
        if line.words[0].text == name:
            text, chance = line.words[1].text, line.words[1].confidence
            best[line.source] = max(best.get(line.source, (0.0, "")), (chance, text))
    texts = list(dict.fromkeys(text for _, text in best.values()))
    if len({without_noughts(text) for text in texts}) > 1:
        return f"Ô «{name}»: chữ số viết tay hoặc đóng số, hai lần đọc khác nhau: {' / '.join(texts)}"
    return f"Đọc riêng ô «{name}», hai bộ đọc số cho cùng kết quả" if len(best) > 1 else f"Đọc riêng ô «{name}»"


def _heard(
    page: Page, name: Place, sense: Callable[[str], str | None]
) -> tuple[dict[str, dict[str, float]], dict[str, Line]]:
    """What each reader says, «» for nothing, each adding up to 1; what cannot stand there is left out."""
    said: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    unfit: dict[str, float] = defaultdict(float)
    lines: dict[str, Line] = {}
    for line in sorted(page.cells, key=lambda line: -line.confidence):
        if line.words[0].text != name:
            continue
        way, text, chance = "hand" if line.source is Source.HAND else "figures", line.words[1].text, line.confidence
        if known := sense(text):
            said[way][known] += chance
            lines.setdefault(known, line)
        else:
            unfit[way] += chance
    for way, strings in said.items():
        strings[""] = max(0.0, 1.0 - unfit[way] - sum(strings.values()))
        whole = max(sum(strings.values()), 0.05)
        said[way] = {text: chance / whole for text, chance in strings.items()}
    return dict(said), lines


def _product(text: str, readers: Mapping[str, Mapping[str, float]]) -> float:
    product = 1.0
    for way, said in readers.items():
        product *= said.get(text, 0.0) + UNHEARD[way]
    return product


def _ways(text: str, readers: Mapping[str, Mapping[str, float]]) -> tuple[str, ...]:
    best = max(readers, key=lambda way: readers[way].get(text, 0.0))
    return tuple(way for way, said in readers.items() if way == best or said.get(text, 0.0) >= SUPPORTS)
