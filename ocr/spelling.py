"""The marks of printed words, weighed: what the engine read, what the second reader read, and what stands beside it.

Only marks, spaces and the case of letters are mended, never a figure and never the letters themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ocr.neighbours import SYLLABLE, Neighbours, neighbours, one_spelling, syllables
from ocr.page import Box, Line, Page, Word
from ocr.vietnamese import bare, is_upper, tidy

SECOND_ALONE = 1.5
"""What it costs to take the second reader's word: it errs about twice as often."""
NEITHER = 6.5
"""What it costs to take a spelling that no reader saw."""
BOTH = 3.0
"""What it is worth that both saw the same."""
STRAY = 0.75
"""A single sign that the first reader doubts so much, and the second did not see, is dirt."""
RUBBISH = 0.25
MOST_JOINED = 5
LONGEST_RUN = 24
SEAM = re.compile(r"\.|(?<=^Y)(?=[^\W\d_]{2})|(?<=[A-ZĐ]{2})(?=[a-zà-ỹđ])|(?<=[a-zà-ỹđ])(?=[A-ZĐ])")
"""Where words may have run together: at a point, or where capitals and small letters meet."""
CODE_LIKE = re.compile(r"[\dA-ZĐ&/.,:;()–-]*")
NO_WORD = -30.0
"""What a run of letters is worth that is no word, no code and no figure; less than any two words."""
ABBREVIATION = -8.0
"""What capitals are worth that make no syllable."""
DIRT, LEFT_OUT = 5.0, 2.0
"""What it costs to believe in a stray sign, and to leave it out where the second reader did not see it."""
CORE = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)
PAUSE = re.compile(r"[.,;:()\"]$")
SoFar = tuple[float, tuple[str, ...]]
"""How likely, and the words so far."""


@dataclass(frozen=True)
class _Edge:
    """One way to read the words from here up to `end`."""

    end: int
    text: str
    cost: float


def spelled(lines: Sequence[Line], page: Page) -> str:
    """The text of some lines of a page, with its marks mended where their company is clear."""
    words = [word for line in lines for word in line.words]
    again = {word.box: tidy(word.text) for line in page.again for word in line.words}
    known = neighbours()
    best: list[dict[str | None, SoFar]] = [{} for _ in range(len(words) + 1)]
    best[0][None] = (0.0, ())
    for at in range(len(words)):
        for edge in _edges(words, at, again, known):
            for before, (score, texts) in best[at].items():
                last, gain = _along(edge.text, before, known)
                total = score + gain - edge.cost
                if last not in best[edge.end] or best[edge.end][last][0] < total:
                    best[edge.end][last] = (total, (*texts, edge.text))
    return tidy(" ".join(max(best[-1].values())[1]))


def _edges(words: Sequence[Word], at: int, again: Mapping[Box, str], known: Neighbours) -> Iterator[_Edge]:
    seen = tidy(words[at].text)
    second = again.get(words[at].box)
    sight = DIRT if _is_stray(words[at]) else 0.0
    yield _Edge(at + 1, _even(seen, known), -BOTH if _same(seen, second) else sight)
    if second is not None and _differs_in_marks(seen, second) and (" " not in second or not _is_known(seen, known)):
        yield _Edge(at + 1, _dressed(seen, second), SECOND_ALONE)
    if again and second is None and _is_stray(words[at]) and not seen.isdigit():
        yield _Edge(at + 1, "", LEFT_OUT)
    yield from _joined(words, at, again, known)
    before, core, after = _parts(seen)
    if not _is_known(seen, known) and (apart := _apart(core, known)):
        yield _Edge(at + 1, before + apart + after, SECOND_ALONE)
    if SYLLABLE.fullmatch(core) and not _is_name(seen, at):
        for other in known.spellings(core):
            if other != one_spelling(core) and _fits(other, words, at, known):
                yield _Edge(at + 1, before + _cased(core, other) + after, NEITHER)


def _fits(other: str, words: Sequence[Word], at: int, known: Neighbours) -> bool:
    """Was this spelling ever seen beside its neighbour here, however that one is spelled?"""
    left = known.spellings(_parts(tidy(words[at - 1].text))[1]) if at > 0 else []
    right = known.spellings(_parts(tidy(words[at + 1].text))[1]) if at + 1 < len(words) else []
    return any(known.together(one, other) for one in left) or any(known.together(other, one) for one in right)


def _joined(words: Sequence[Word], at: int, again: Mapping[Box, str], known: Neighbours) -> Iterator[_Edge]:
    """Several words that the second reader saw as fewer or more: parted elsewhere, or with a stray sign among them."""
    box, letters = words[at].box, ""
    for end in range(at + 1, min(at + MOST_JOINED, len(words)) + 1):
        word = words[end - 1]
        box = box.join(word.box)
        letters += "" if _is_stray(word) else bare(word.text)
        told = again.get(box)
        if told and end > at + 1 and bare(told) == letters and all(map(known.knows, syllables(told))):
            yield _Edge(end, told, SECOND_ALONE)


def _is_stray(word: Word) -> bool:
    """A single doubtful sign, or what the reader itself does not believe and is no word."""
    core = _parts(tidy(word.text))[1]
    rubbish = word.confidence < RUBBISH and not CODE_LIKE.fullmatch(core) and not neighbours().spellings(core)
    return rubbish or (len(bare(word.text)) <= 1 and word.confidence < STRAY)


def _apart(run: str, known: Neighbours) -> str | None:
    """Words run together: «THPTđợt» → «THPT đợt», «nghiên.cứu» → «nghiên cứu», «thủtục» → «thủ tục»."""
    parts = SEAM.split(run)
    if len(parts) > 1:
        told = all(known.knows(one_spelling(part)) or is_upper(part, 1.0) for part in parts)
        return " ".join(parts) if told else None
    return known.parted(run) if SYLLABLE.fullmatch(run) and len(run) <= LONGEST_RUN else None


def _along(text: str, before: str | None, known: Neighbours) -> tuple[str | None, float]:
    """The last syllable of the text, and how likely its syllables are one after another."""
    gain = 0.0
    for word in text.split():
        core = _parts(word)[1]
        if not SYLLABLE.fullmatch(core) or not known.knows(one_spelling(core)):
            gain += _worth(core)
            before = None
            continue
        syllable = one_spelling(core)
        gain += known.likely(syllable, before)
        before = None if PAUSE.search(word) else syllable
    return before, gain


def _worth(core: str) -> float:
    """Of what is no syllable: figures and codes are given, letters alone may be an abbreviation."""
    if not CODE_LIKE.fullmatch(core):
        return NO_WORD
    return ABBREVIATION if core.isalpha() else 0.0


def _parts(word: str) -> tuple[str, str, str]:
    """What stands before the letters, the letters, and what stands after."""
    match = CORE.match(word)
    assert match is not None  # noqa: S101 - the pattern takes anything
    return match[1], match[2], match[3]


def _same(seen: str, second: str | None) -> bool:
    return second is not None and one_spelling(_parts(seen)[1]) == one_spelling(_parts(second)[1])


def _is_known(seen: str, known: Neighbours) -> bool:
    return bool(known.spellings(_parts(seen)[1]))


def _differs_in_marks(seen: str, second: str) -> bool:
    return bare(seen) == bare(second) and not _same(seen, second) and not re.search(r"\d", seen)


def _dressed(seen: str, second: str) -> str:
    """The second reading between the first one's points and brackets, in its case."""
    before, core, after = _parts(seen)
    other = _parts(second)[1]
    return before + (other if " " in other else _cased(core, other.lower())) + after


def _even(seen: str, known: Neighbours) -> str:
    """A capital in the middle of a small word is a small letter: «cẤp» → «cấp»."""
    core = _parts(seen)[1]
    uneven = SYLLABLE.fullmatch(core) and not is_upper(core, 1.0) and core[1:] != core[1:].lower()
    return seen.replace(core, _cased(core, core.lower())) if uneven and known.knows(one_spelling(core)) else seen


def _cased(model: str, word: str) -> str:
    if is_upper(model, 1.0):
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def _is_name(seen: str, at: int) -> bool:
    """A capital within the text begins a name, and names go their own ways."""
    core = _parts(seen)[1]
    return at > 0 and core[:1].isupper() and not is_upper(core, 1.0)
