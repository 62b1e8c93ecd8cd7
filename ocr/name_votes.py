"""Several readings of the line of a name make one name: the one that explains best what each of the engines read."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from rapidfuzz.distance.Levenshtein import distance

from ocr.name_fit import laid_beside, name_cost, word_cost
from ocr.page import Line, Source
from ocr.persons import MARKED, RANKS, SURNAMES, person
from ocr.vietnamese import bare, plain, tidy

SYLLABLES = frozenset(Path(__file__).with_name("name_syllables.txt").read_text(encoding="utf-8").split())
"""Of which names are commonly made, with their marks; no list of all that is possible."""
WELL_KNOWN = frozenset(
    (*MARKED.values(), "Lê", "Vũ", "Võ", "Phan", "Lương", "Lưu", "Đào", "Đoàn", "Mai", "Cao", "Hà", "Tạ", "Tô", "Lý")
)
"""Surnames of nine in ten."""
COMMONEST, USUAL = (
    frozenset(words.split())
    for words in ("Văn Thị", "Ngọc Đức Hữu Xuân Quang Đình Quốc Minh Hồng Trọng Thế Công Thanh Mạnh Duy Hoàng Anh Thu")
)
"""Words so common in the middle of names that their letters alone make one think of them."""
TRUST = {Source.SECOND: 1.0, Source.ROW: 0.8, Source.DIGITS: 0.9}
"""What a reading by each engine weighs."""
STRANGE, NO_SYLLABLE = 1.5, 2.2
"""What speaks against a word that names are not made of, and against one that no Vietnamese word is like: in letters
misread. Little of it where the word was clearly read twice: names of other peoples stand as they are."""
LESS_USUAL, RARE = 0.2, 0.8
"""Against a word in the middle."""
RARE_SURNAME, NO_SURNAME, TWO_WORDS = 0.5, 1.1, 0.6
"""Against a first word that few are called by, or nobody; and against a name without a middle."""
SYLLABLE = re.compile(
    r"(?:b|ch?|d|gi?|gh|h|kh?|l|m|n(?:gh?|h)?|ph?|qu|r|s|t[hr]?|v|x)?[aeiouy]{1,3}(?:ch?|m|n[gh]?|p|t)?"
)
"""How a Vietnamese word is built, without its marks."""
CLEARLY, CLEAR = 0.9, 0.3
"""How sure a reading is that needs no mending, and what is left of what speaks against it."""
SHARP = 3.0
"""How much likelier a name is than another that is one letter farther from what was read: e to this."""
LEAST = 0.1
"""What is so much less likely than the best is not told."""
NEAR = 2
"""Letters by which a word may be away from a reading to be thought of."""
OPTIONS = 3
"""Words thought of for each place."""
NOTHING_LIKE = 2.5
"""No reading costs more: it is of something else."""

Vote = tuple[str, float]
"""A word or a name, and how much speaks for it, 0..1."""


def names_of(readings: Sequence[Line]) -> list[Vote]:
    """What the name may be, the likeliest first; nothing where no reading looks like a name."""
    read = _weighed([one for line in readings if (one := _reading(line)).words])
    clear = _clearly_read(readings)
    told = {names for one in read if 2 <= len(one.words) <= 6 for names in _thought_of(one, read, clear)}
    costs = {name: _cost(name, read, clear) for name in told}
    if not costs:
        return []
    least = min(costs.values())
    whole = sum(math.exp(SHARP * (least - cost)) for cost in costs.values())
    rank = max((one.rank for one in read if one.source is not Source.DIGITS), key=len, default="")
    votes: dict[str, float] = {}
    for words, cost in sorted(costs.items(), key=lambda pair: pair[1])[:6]:
        name, likeness = person(rank + " ".join(reversed(words)))
        share = math.exp(SHARP * (least - cost)) / whole
        votes[name] = votes.get(name, 0.0) + share * likeness * _clearness(words, read)
    best = max(votes.values())
    return sorted(((name, vote) for name, vote in votes.items() if vote > LEAST * best), key=lambda pair: -pair[1])


@dataclass(frozen=True)
class _Reading:
    """One reading of the line."""

    rank: str
    words: tuple[str, ...]
    """From the last to the first, for the first are those that a seal hides."""
    source: Source
    weight: float


def _reading(line: Line) -> _Reading:
    text = re.sub(r"^\W+", "", tidy(line.text))
    match = RANKS.match(text)
    rank = match[0] if match else ""
    joined = re.sub(r"(?<=[^\W\d_])[^\w\s]+(?=[^\W\d_A-ZĐ])", "", text[len(rank) :])
    words = [part for word in re.findall(r"[^\W\d_]+", joined) for part in _parted(word)]
    while len(words) > 2 and len(words[0]) == 1:
        words = words[1:]
    sure = sum(word.confidence for word in line.words) / len(line.words)
    return _Reading(rank, tuple(reversed(words)), line.source, _weight(line.source, sure))


def _weight(source: Source, sure: float) -> float:
    """Tesseract knows when it reads well; the others are nearly always sure."""
    clearly = max(0.0, sure - 0.8) * 6 if source in (Source.ROW, Source.TESSERACT) else 0.0
    return TRUST.get(source, 0.8) * (sure + clearly)


def _parted(word: str) -> list[str]:
    """Two words written as one: «LêVăn»."""
    starts = [at for at in range(1, len(word)) if word[at].isupper() and word[at - 1].islower()]
    return [word[one:end] for one, end in pairwise([0, *starts, len(word)])]


def _weighed(read: Sequence[_Reading]) -> list[_Reading]:
    """Readings by one engine are no strangers to each other: of many, each weighs less."""
    many = Counter(one.source for one in read)
    return [_Reading(one.rank, one.words, one.source, one.weight / math.sqrt(many[one.source])) for one in read]


def _clearly_read(readings: Sequence[Line]) -> frozenset[str]:
    """Words that were read alike and surely more than once; the second reader hears itself where it looks twice."""
    tesseract = [word for line in readings if line.source is Source.ROW for word in line.words]
    second = {word.text for line in readings if line.source is Source.SECOND for word in line.words}
    times = Counter(word.text for word in tesseract if word.confidence >= CLEARLY)
    return frozenset(word for word, often in times.items() if often > 1 or word in second)


def _thought_of(skeleton: _Reading, read: Sequence[_Reading], clear: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Names with as many words as one reading has: the best word for each place, and with another in one of them."""
    beside = [(one, laid_beside(skeleton.words, one.words, one.source)) for one in read]
    places = []
    for at in range(len(skeleton.words)):
        seen = [(word, one) for one, words in beside if (word := words[at]) is not None]
        places.append(_options(at, len(skeleton.words), seen, clear))
    best = tuple(options[0] for options in places)
    yield best
    for at, options in enumerate(places):
        for other in options[1:]:
            yield (*best[:at], other, *best[at + 1 :])


def _options(at: int, count: int, seen: Sequence[tuple[str, _Reading]], clear: frozenset[str]) -> list[str]:
    """The words that explain best what was read in a place."""
    letters = {bare(word) for word, _ in seen}
    words = {word for form, forms in _FORMS.items() if _is_near(form, letters) for word in forms}
    words |= {word[0].upper() + word[1:].lower() for word, one in seen if one.source is not Source.DIGITS}
    words = words or {word[0].upper() + word[1:].lower() for word, _ in seen}

    def cost(word: str) -> float:
        told = sum(one.weight * word_cost(word, other, one.source) for other, one in seen)
        return told + _oddness(word, at, count) * (CLEAR if word in clear else 1.0)

    return sorted(words, key=cost)[:OPTIONS]


def _is_near(form: str, letters: set[str]) -> bool:
    return any(distance(form, read, score_cutoff=NEAR) <= min(NEAR, max(1, len(form) - 1)) for read in letters)


def _cost(name: Sequence[str], read: Sequence[_Reading], clear: frozenset[str]) -> float:
    told = sum(one.weight * min(name_cost(name, one.words, one.source), NOTHING_LIKE) for one in read)
    odd = sum(_oddness(word, at, len(name)) * (CLEAR if word in clear else 1.0) for at, word in enumerate(name))
    return told + odd + TWO_WORDS * (len(name) == 2)


def _oddness(word: str, at: int, count: int) -> float:
    """What speaks against a word before anything is read, in a place counted from the last word."""
    odd = 0.0 if word in SYLLABLES else STRANGE if SYLLABLE.fullmatch(plain(word)) else NO_SYLLABLE
    if at == count - 1:
        return odd + _oddness_of_surname(word)
    usual = at == 0 or word in COMMONEST
    return odd + (0.0 if usual else LESS_USUAL if word in USUAL else RARE)


def _oddness_of_surname(word: str) -> float:
    """With other marks than the well-known surname of its letters, it is hardly one."""
    if word in WELL_KNOWN:
        return 0.0
    return RARE_SURNAME if plain(word) in SURNAMES and plain(word) not in _KNOWN else NO_SURNAME


def _clearness(name: Sequence[str], read: Sequence[_Reading]) -> float:
    """How well the two readings that fit best were explained, 0..1."""
    costs = sorted(min(1.0, name_cost(name, one.words, one.source) / len(name)) for one in read)
    return 1.0 - sum(costs[:2]) / max(1, len(costs[:2]))


_KNOWN = {plain(name) for name in WELL_KNOWN}
_FORMS: dict[str, list[str]] = {}
for _syllable in sorted(SYLLABLES):
    _FORMS.setdefault(bare(_syllable), []).append(_syllable)
