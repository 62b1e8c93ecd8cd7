"""What is nearly a usual name, notation or signer of its issuer is mended; what is one already, confirmed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ocr import kinds
from ocr.directory import Body, Directory, directory
from ocr.experience import Lesson
from ocr.fields.organ_name import Issuer
from ocr.finding import Finding
from ocr.likeness import nearest, parts, same_letters
from workflow.terms import LessonKind

OFFICE = "office"
"""The way of what the office's register says."""
PLAIN_WORDS = 0.85
"""By the engine's confidence: in a name that it read so well no letter is mended, only marks."""
ONE_LETTER, FEW_LETTERS = 1, 2


@dataclass(frozen=True)
class Recalled:
    """A finding as it stands beside the experience, and what the experience says of it, if anything."""

    finding: Finding[Any]
    because: str = ""


@dataclass(frozen=True)
class Habit:
    """What an issuer does each time in the same way."""

    kind: LessonKind
    text: Callable[[Any], str]
    """What of a value is compared."""
    put: Callable[[Any, str], Any]
    """The value with the usual text in its place."""
    near: Callable[[Finding[Any], str, Collection[str]], str | None]
    """Which of the usual texts this one must be, misread."""
    says: str
    """To the clerk; may name the `value` and how many `times` it was confirmed."""


Usual = Mapping[str, Lesson]
"""What is usual, each with how often."""


def mended(findings: Iterable[Finding[Any]], habit: Habit, usual: Usual) -> Iterator[Recalled]:
    """The findings; one that nearly is a usual text steps back behind that text."""
    for finding in findings:
        text = habit.text(finding.value)
        meant = habit.near(finding, text, usual) if text not in usual else None
        if meant is None:
            yield Recalled(finding)
            continue
        trust, value = _trust(usual[meant]), habit.put(finding.value, meant)
        yield Recalled(replace(finding, certainty=finding.certainty * (1.0 - trust)))
        usual_one = replace(finding, value=value, certainty=finding.certainty * trust, way=OFFICE)
        yield Recalled(usual_one, _says(habit, usual[meant]))


def confirmed(findings: Iterable[Finding[Any]], habit: Habit, usual: Usual) -> Iterator[Recalled]:
    """For each finding that is a usual text already, a second witness."""
    for finding in findings:
        if lesson := usual.get(habit.text(finding.value)):
            second = replace(finding, certainty=finding.certainty * _trust(lesson), way=OFFICE)
            yield Recalled(second, _says(habit, lesson))


def _trust(lesson: Lesson) -> float:
    """Laplace's rule of succession: 0.75 after two letters, 0.94 after fourteen."""
    return (lesson.times + 1) / (lesson.times + 2)


def _says(habit: Habit, lesson: Lesson) -> str:
    return habit.says.format(value=lesson.value, times=lesson.times)


def near_name(text: str, usual: Collection[str]) -> str | None:
    """By the rule of the directory: a few letters misread, and no other body as near."""
    body = Directory([Body(name) for name in usual]).named(text)
    return body.name if body else None


def _near_notation(_: Finding[Any], text: str, usual: Collection[str]) -> str | None:
    """One letter off, in a group of letters that nobody uses."""
    meant = same_letters(text, usual) or nearest(text, usual, ONE_LETTER)
    if meant is None:
        return None
    return None if any(_in_use(group) for group in set(parts(text)) - set(parts(meant))) else meant


def _in_use(letters: str) -> bool:
    return kinds.known_letters(letters) is not None or directory().letters(letters) is not None


def _near_signer(finding: Finding[Any], text: str, usual: Collection[str]) -> str | None:
    """Marks are easily lost; letters only where the engine itself was in doubt."""
    if meant := same_letters(text, usual):
        return meant
    return nearest(text, usual, FEW_LETTERS) if finding.evidence.confidence < PLAIN_WORDS else None


NAME = Habit(
    LessonKind.NAME, lambda issuer: issuer.name, lambda _, name: Issuer(name, None),
    lambda _, text, usual: near_name(text, usual),
    "tên cơ quan như đã ghi trong sổ ({times} văn bản)",
)  # fmt: skip
NOTATION = Habit(
    LessonKind.NOTATION, lambda code: code.notation, lambda code, notation: replace(code, notation=notation),
    _near_notation, "cơ quan này thường dùng ký hiệu {value} ({times} văn bản đã vào sổ)",
)  # fmt: skip
SIGNER = Habit(
    LessonKind.SIGNER, str, lambda _, name: name, _near_signer,
    "{value} đã ký {times} văn bản của cơ quan này trong sổ",
)  # fmt: skip
