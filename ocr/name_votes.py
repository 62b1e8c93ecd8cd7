"""Several readings of the line of a name make one name: letters from one engine, marks from the other, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from rapidfuzz import fuzz
from rapidfuzz.distance.Levenshtein import distance

from ocr.page import Line, Source
from ocr.persons import MARKED, RANKS, person
from ocr.vietnamese import bare, tidy

SYLLABLES = frozenset(Path(__file__).with_name("name_syllables.txt").read_text(encoding="utf-8").split())
"""Of which names are commonly made, with their marks; no list of all that is possible."""
WELL_KNOWN = (*MARKED.values(), "Lê", "Vũ", "Võ", "Phan", "Lương", "Lưu", "Đào", "Đoàn", "Mai", "Cao", "Hà", "Tạ", "Tô")
"""Surnames of nine in ten."""
_OFTEN = "Văn,Thị,Ngọc,Đức,Hữu,Xuân,Quang,Đình,Quốc,Minh,Hồng,Trọng,Thế,Công,Lê,Phạm"
_USUAL = {bare(name): name for name in re.split(",", _OFTEN)}
"""Words so common in names that their letters alone make one think of them."""
_FORMS: dict[str, list[str]] = {}
for _syllable in sorted(SYLLABLES):
    _FORMS.setdefault(bare(_syllable), []).append(_syllable)
LIKE = 0.7
"""So much alike are two readings of one word."""
KNOWN, WITNESSED = 0.4, 0.2
"""What it adds to a reading of a word that names are made of it, and that the other engine saw the same letters."""
MENDED, USUAL = 0.5, 0.6
"""How sure a word is that was not read so, but is the only one of its letters, or by far the commonest."""

Vote = tuple[str, float]
"""A word or a name, and how much speaks for it, 0..1."""


def names_of(readings: Sequence[Line]) -> list[Vote]:
    """What the name may be, the likeliest first; nothing where no reading looks like a name."""
    read = [_Reading(line) for line in readings]
    votes: dict[str, float] = {}
    for skeleton in read:
        if 2 <= len(skeleton.words) <= 6:
            name, vote = _composed(skeleton, read)
            votes[name] = max(votes.get(name, 0.0), vote)
    order = sorted(((name, vote) for name, vote in votes.items() if vote > 0), key=lambda pair: -pair[1])
    return without_halves(order)


def without_halves(names: Sequence[Vote]) -> list[Vote]:
    """A name whose beginning was not seen gives way to the whole one, and supports it."""
    result: list[Vote] = []
    for name, vote in names:
        whole = next((longer for longer, _ in names if longer.endswith(f" {name}") and person(longer)[1] > 0.9), None)
        if whole is None:
            halves = [other for half, other in names if name.endswith(f" {half}")]
            result.append((name, max([vote, *halves]) if person(name)[1] > 0.9 else vote))
    return sorted(result, key=lambda pair: -pair[1])


class _Reading:
    """One reading of the line: its words from the last to the first, for the first are those that a seal hides."""

    def __init__(self, line: Line) -> None:
        text = re.sub(r"^\W+", "", tidy(line.text))
        match = RANKS.match(text)
        self.rank = match[0] if match else ""
        words = _parted(text[len(self.rank) :])
        while len(words) > 2 and len(words[0]) == 1:
            words = words[1:]
        self.words = words[::-1]
        self.is_witness = line.source is not Source.ROW
        self._sure = {
            word: seen.confidence for seen in line.words for word in re.findall(r"[^\W\d_]+", tidy(seen.text))
        }

    def sure_of(self, word: str) -> float:
        """The engine's confidence in one of the words."""
        return self._sure.get(word, 0.0)


def _parted(text: str) -> list[str]:
    """Words, also where two are written as one: «LêVăn Ba»."""
    return [part for word in re.findall(r"[^\W\d_]+", text) for part in _words_in(word)]


def _words_in(word: str) -> list[str]:
    starts = [at for at in range(1, len(word)) if word[at].isupper() and word[at - 1].islower()]
    return [word[one:end] for one, end in pairwise([0, *starts, len(word)])]


def _composed(skeleton: _Reading, read: Sequence[_Reading]) -> Vote:
    """The name with as many words as one reading has, each the best that was read in its place."""
    akin = [one for one in read if any(map(_like, one.words, skeleton.words))]
    chosen = [_chosen(at, skeleton.words, akin) for at in range(len(skeleton.words))]
    rank = max((one.rank for one in akin if not one.is_witness), key=len, default="")
    name, likeness = person(rank + " ".join(word for word, _ in reversed(chosen)))
    return name, likeness * min(0.97, sum(vote for _, vote in chosen) / len(chosen))


def _chosen(at: int, slot_words: Sequence[str], akin: Sequence[_Reading]) -> Vote:
    """The best word for a place in the name, among what was read there and what it may have been."""
    slot = slot_words[at]
    rows = [one for one in akin if not one.is_witness]
    here = [(one.words[at], one) for one in akin if at < len(one.words) and _like(slot, one.words[at])]
    seen = {word for word, one in here if one.is_witness}
    options: dict[str, float] = {}
    for word, one in here:
        if not one.is_witness:
            voices = sum(at < len(other.words) and other.words[at] == word for other in rows) / len(rows)
            name = word[0].upper() + word[1:]
            options[name] = max(options.get(name, 0.0), one.sure_of(word) + voices - 1)
    if at == len(slot_words) - 1:
        first = {word for word, one in here if one.is_witness and at == len(one.words) - 1}
        options |= {name: MENDED for word in first for name in _surnames_like(word) if name not in options}
    known = any(word in SYLLABLES for word in options)
    for base in set() if known else {bare(word) for word, _ in here} | {bare(slot)}:
        for form, vote in _only(base):
            options[form] = max(options.get(form, 0.0), vote)
    weighed = [
        (word, vote + KNOWN * (word in SYLLABLES) + WITNESSED * any(_same_letters(word, other) for other in seen))
        for word, vote in options.items()
    ]
    word, vote = max(weighed, key=lambda pair: pair[1], default=(slot, 0.2))
    return word, min(1.0, max(0.0, vote) / (1 + KNOWN))


def _only(base: str) -> Iterator[Vote]:
    """The word of these letters, if there is but one, or one that is by far the commonest."""
    usual = [name for key, name in _USUAL.items() if len(base) > 1 and _is_part(base, key) and len(key) - len(base) < 2]
    forms = _FORMS.get(base, [])
    if base in _USUAL or (not forms and len(usual) == 1):
        yield _USUAL.get(base, usual[0]), USUAL
    elif len(forms) == 1:
        yield forms[0], MENDED


def _like(one: str, other: str) -> bool:
    one, other = bare(one), bare(other)
    return bool(one and other) and (_same_letters(one, other) or fuzz.ratio(one, other) / 100 >= LIKE)


def _same_letters(word: str, seen: str) -> bool:
    """The engine for figures leaves out letters whose marks it does not know: «Trần» → «Trn»."""
    word, seen = bare(word), bare(seen)
    short, long = sorted((word, seen), key=len)
    return bool(short) and short[0] == long[0] and len(long) - len(short) <= 2 and _is_part(short, long)


def _surnames_like(word: str) -> list[str]:
    """The well-known surname of these letters, if one is nearest: «Trn» → «Trần», «Ngryên» → «Nguyễn»."""
    away = {
        name: distance(bare(name), bare(word))
        for name in WELL_KNOWN
        if _same_letters(name, word) or (len(word) > 4 and distance(bare(name), bare(word)) == 1)
    }
    nearest = [name for name, steps in away.items() if steps == min(away.values())]
    return nearest if len(nearest) == 1 else []


def _is_part(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short)
