"""What the office's own register teaches about an issuer: its name, notations, signers, the run of its numbers.

Plain data, drawn from letters that people confirmed; who asks the register for them is not known here.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Protocol

from ocr.vietnamese import bare
from workflow.terms import LessonKind

LEAST = 2
"""What one letter says may be a slip of the pen; so many must say it."""
SHOWN = 5
"""A lesson names so many of the letters that it rests on, the latest first."""
MOST_NUMBERS = 60
"""So many numbers back tell how they run."""
CODE = re.compile(r"(?P<number>\d{1,6})[a-zđ]?(?:/(?:19|20)\d\d)?[-/](?P<notation>[^\W\d_].*)")


class Confirmed(Protocol):
    """A registered letter, as far as it teaches: what a person confirmed of it."""

    @property
    def id(self) -> int:
        """The document's."""

    @property
    def organ_name(self) -> str:
        """Who issued it."""

    @property
    def code(self) -> str:
        """Whole: «357-CV/BTGĐUK»."""

    @property
    def issued_date(self) -> date | None:
        """When."""

    @property
    def signer_name(self) -> str:
        """By whom it was signed."""

    @property
    def signer_position(self) -> str:
        """In which position."""

    @property
    def head(self) -> str:
        """The rows that name the issuer, as they were read on the paper."""


@dataclass(frozen=True)
class Lesson:
    """One thing that several letters of one issuer agree on."""

    kind: LessonKind
    issuer: str
    value: str
    """The name, the notation, or the signer; of the run of numbers, the notation that they have in common."""
    times: int
    """So many letters say so."""
    letters: tuple[int, ...] = ()
    """Some of them, the latest first."""
    position: str = ""
    """A signer's, as most of these letters have it."""
    heads: tuple[tuple[str, int], ...] = ()
    """Of a name: the rows on paper that people always gave this name, and how often."""
    numbers: tuple[tuple[str, int], ...] = ()
    """Of the run of numbers: ISO dates and numbers, in the order of the dates."""

    @property
    def key(self) -> str:
        """Names the lesson without saying what it says: what switches it off must not outlive a letter's content."""
        return sha256("\n".join((self.kind.value, bare(self.issuer), self.value)).encode()).hexdigest()


@dataclass(frozen=True)
class Experience:
    """The lessons in use."""

    lessons: tuple[Lesson, ...] = ()

    def of(self, issuer: str) -> tuple[Lesson, ...]:
        """What is known of the issuer of this name."""
        return tuple(lesson for lesson in self.lessons if bare(lesson.issuer) == bare(issuer))

    def named_by(self, head: str) -> tuple[str, int] | None:
        """The name that people always gave to these rows on paper, and how often."""
        known = ((lesson.value, times, rows) for lesson in self.lessons for rows, times in lesson.heads)
        return next(((name, times) for name, times, rows in known if head and bare(rows) == bare(head)), None)

    def as_json(self) -> list[dict[str, Any]]:
        """Plain, for another process."""
        return [vars(lesson) for lesson in self.lessons]

    @classmethod
    def from_json(cls, lessons: Iterable[Mapping[str, Any]]) -> Experience:
        """Back from `as_json`."""
        return cls(tuple(_lesson(each) for each in lessons))


NOTHING_YET = Experience()


def lessons_of(letters: Iterable[Confirmed]) -> list[Lesson]:
    """All that these letters teach, the issuer with most letters first.

    Args:
        letters: the latest first.
    """
    letters = list(letters)
    keys = {name: bare(name) for name in {letter.organ_name for letter in letters}}
    by_issuer: dict[str, list[Confirmed]] = defaultdict(list)
    for letter in letters:
        by_issuer[keys[letter.organ_name]].append(letter)
    by_issuer.pop("", None)
    groups = sorted(by_issuer.values(), key=lambda group: -len(group))
    heads = _heads(groups)
    return [lesson for group in groups if len(group) >= LEAST for lesson in _of_one(group, heads)]


def number_and_notation(code: str) -> tuple[int, str] | None:
    """«357-CV/BTGĐUK» → (357, «CV/BTGĐUK»); None for what is no code."""
    match = CODE.fullmatch(code.strip())
    return (int(match["number"]), match["notation"]) if match else None


def _heads(groups: Iterable[Sequence[Confirmed]]) -> frozenset[str]:
    """The rows on paper that enough letters bear, all of one issuer."""
    times = [Counter(letter.head for letter in group if letter.head) for group in groups]
    issuers = Counter(head for counted in times for head in counted)
    return frozenset(head for counted in times for head, n in counted.items() if n >= LEAST and issuers[head] == 1)


def _of_one(letters: Sequence[Confirmed], heads: frozenset[str]) -> Iterator[Lesson]:
    issuer = Counter(letter.organ_name for letter in letters).most_common(1)[0][0]
    own = Counter(letter.head for letter in letters if letter.head in heads)
    yield Lesson(LessonKind.NAME, issuer, issuer, len(letters), _some(letters), heads=tuple(own.most_common()))
    parts = {letter.id: both for letter in letters if (both := number_and_notation(letter.code))}
    numbered = [(letter, parts[letter.id][1]) for letter in letters if letter.id in parts]
    for notation, same in _alike(numbered):
        yield Lesson(LessonKind.NOTATION, issuer, notation, len(same), _some(same))
    for signer, same in _alike((letter, letter.signer_name) for letter in letters):
        position = Counter(letter.signer_position for letter in same).most_common(1)[0][0]
        yield Lesson(LessonKind.SIGNER, issuer, signer, len(same), _some(same), position)
    for notation, same in _alike((letter, notation) for letter, notation in numbered if letter.issued_date):
        latest = same[:MOST_NUMBERS]
        run = sorted((each.issued_date.isoformat(), parts[each.id][0]) for each in latest if each.issued_date)
        yield Lesson(LessonKind.ORDER, issuer, notation, len(latest), _some(latest), numbers=tuple(run))


def _alike(values: Iterable[tuple[Confirmed, str]]) -> Iterator[tuple[str, list[Confirmed]]]:
    """Values that enough letters have, each with its letters, the commonest first."""
    by_value: dict[str, list[Confirmed]] = defaultdict(list)
    for letter, value in values:
        if value:
            by_value[value].append(letter)
    common = sorted(by_value.items(), key=lambda item: -len(item[1]))
    return ((value, letters) for value, letters in common if len(letters) >= LEAST)


def _some(letters: Sequence[Confirmed]) -> tuple[int, ...]:
    return tuple(letter.id for letter in letters[:SHOWN])


def _lesson(plain: Mapping[str, Any]) -> Lesson:
    numbers = tuple((str(day), int(number)) for day, number in plain["numbers"])
    lists = {
        "letters": tuple(plain["letters"]),
        "heads": tuple((str(rows), int(times)) for rows, times in plain["heads"]),
        "numbers": numbers,
    }
    return Lesson(**{**plain, **lists, "kind": LessonKind(plain["kind"])})
