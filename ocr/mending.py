"""What is nearly a usual name, notation or signer of its issuer is mended; what is one already, confirmed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from ocr import kinds
from ocr.directory import directory
from ocr.experience import Lesson
from ocr.fields.organ_name import Issuer
from ocr.finding import Finding
from ocr.likeness import nearest, parts, same_letters
from ocr.vietnamese import bare
from workflow.terms import LessonKind

OFFICE = "office"
"""The way of what the office's register says."""
PLAIN_WORDS = 0.85
"""By the engine's confidence: in words that it read so well no letter is mended, only marks."""
ONE_LETTER, FEW_LETTERS = 1, 2
"""So many letters may be misread in a notation, and in a name."""


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
    bears: Callable[[Finding[Any]], bool] = lambda _: True
    """Was the text itself seen there? A number read alone takes its notation from another reading."""


Usual = Mapping[str, Lesson]
"""What is usual, each with how often."""
Meanings = Mapping[str, str]
"""What was read, and the usual text that it must be."""


def seen(findings: Iterable[Finding[Any]], habit: Habit) -> list[Finding[Any]]:
    """The findings whose evidence bears the text itself, the best read last: others have it from these."""
    own = (finding for finding in findings if habit.bears(finding))
    return sorted(own, key=lambda finding: finding.evidence.confidence)


def meanings(findings: Iterable[Finding[Any]], habit: Habit, usual: Usual) -> Meanings:
    """Which texts must be misread usual ones; what one look saw well is not misread."""
    best = {habit.text(finding.value): finding for finding in seen(findings, habit)}
    near = {text: habit.near(finding, text, usual) for text, finding in best.items() if text not in usual}
    return {text: meant for text, meant in near.items() if meant}


def mended(findings: Iterable[Finding[Any]], habit: Habit, usual: Usual, meant: Meanings) -> Iterator[Recalled]:
    """The findings; one that must be a misread usual text steps back behind that text."""
    for finding in findings:
        text = meant.get(habit.text(finding.value))
        if text is None:
            yield Recalled(finding)
            continue
        trust, value = succession(usual[text].times), habit.put(finding.value, text)
        yield Recalled(replace(finding, certainty=finding.certainty * (1.0 - trust)))
        usual_one = replace(finding, value=value, certainty=finding.certainty * trust, way=OFFICE)
        yield Recalled(usual_one, _says(habit, usual[text]))


def confirmed(findings: Iterable[Finding[Any]], habit: Habit, usual: Usual) -> Iterator[Recalled]:
    """For each finding that is a usual text already, a second witness."""
    for finding in findings:
        if lesson := usual.get(habit.text(finding.value)):
            second = replace(finding, certainty=finding.certainty * succession(lesson.times), way=OFFICE)
            yield Recalled(second, _says(habit, lesson))


def succession(times: int) -> float:
    """How likely what was confirmed so often holds once more, by Laplace's rule: 0.75 after two letters."""
    return (times + 1) / (times + 2)


def _says(habit: Habit, lesson: Lesson) -> str:
    return habit.says.format(value=lesson.value, times=lesson.times)


def _near_name(finding: Finding[Any], text: str, usual: Collection[str]) -> str | None:
    """«Tiền Giang» is no misread «Kiên Giang»: a word that other bodies bear is meant as it stands."""
    meant = _near(finding, text, usual, FEW_LETTERS)
    return meant if meant and not _strange(text, meant) & _words_of_bodies() else None


@cache
def _words_of_bodies() -> frozenset[str]:
    return frozenset(word for body in directory().bodies for word in parts(body.name))


def _strange(text: str, meant: str) -> set[str]:
    """What is read and is not in the usual text."""
    return set(parts(text)) - set(parts(meant))


def _near_notation(finding: Finding[Any], text: str, usual: Collection[str]) -> str | None:
    """One letter off, in a group of letters that nobody uses: «KT» and «KTN» may be two divisions of one office."""
    meant = _near(finding, text, usual, ONE_LETTER)
    return meant if meant and not any(_in_use(group) for group in _strange(text, meant)) else None


def _in_use(letters: str) -> bool:
    return kinds.known_letters(letters) is not None or directory().letters(letters) is not None


def _near_signer(finding: Finding[Any], text: str, usual: Collection[str]) -> str | None:
    return _near(finding, text, usual, FEW_LETTERS)


def _near(finding: Finding[Any], text: str, usual: Collection[str], letters: int) -> str | None:
    """Marks are easily lost; letters only where the engine itself was in doubt."""
    if meant := same_letters(text, usual):
        return meant
    return nearest(text, usual, letters) if finding.evidence.confidence < PLAIN_WORDS else None


NAME = Habit(
    LessonKind.NAME, lambda issuer: issuer.name, lambda _, name: Issuer(name, None),
    _near_name,
    "tên cơ quan như đã ghi trong sổ ({times} văn bản)",
)  # fmt: skip
NOTATION = Habit(
    LessonKind.NOTATION, lambda code: code.notation, lambda code, notation: replace(code, notation=notation),
    _near_notation, "cơ quan này thường dùng ký hiệu {value} ({times} văn bản đã vào sổ)",
    bears=lambda finding: bare(finding.value.notation) in bare(finding.evidence.text),
)  # fmt: skip
SIGNER = Habit(
    LessonKind.SIGNER, str, lambda _, name: name, _near_signer,
    "{value} đã ký {times} văn bản của cơ quan này trong sổ",
)  # fmt: skip
