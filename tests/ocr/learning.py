"""An office that has registered letters of one issuer, and pages of the next; for the tests of what it learnt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from ocr.experience import NOTHING_YET, Experience, lessons_of
from ocr.page import Line, Page, Word
from ocr.reading import Reading, weigh
from ocr.weighing import FieldReading
from tests.ocr.makers import NUMBER_LEVEL, figures, signature, state_page
from workflow.terms import LessonKind

_serial = count(1)


@dataclass(frozen=True)
class Letter:
    """A registered letter."""

    id: int
    organ_name: str = "Sở Thủy lợi tỉnh Sông Hồng"
    code: str = "214/STL-QLN"
    issued_date: date | None = date(2026, 3, 2)
    signer_name: str = "Vũ Đình Thử"
    signer_position: str = "Phó Giám đốc"
    head: str = ""


def a_letter(**wishes: object) -> Letter:
    """One more."""
    return replace(Letter(next(_serial)), **wishes)  # type: ignore[arg-type]


ISSUER = ("SỞ THỦY LỢI", "TỈNH SÔNG HỒNG")
DAYS = (date(2026, 1, 12), date(2026, 2, 9), date(2026, 2, 23), date(2026, 3, 23))
NUMBERS = (31, 140, 190, 260)
REGISTERED = [a_letter(code=f"{number}/STL-QLN", issued_date=day) for number, day in zip(NUMBERS, DAYS, strict=True)][
    ::-1
]


def experience(**wishes: object) -> Experience:
    """Of an office that registered four letters of this issuer."""
    return Experience(tuple(lessons_of(replace(letter, **wishes) for letter in REGISTERED)))  # type: ignore[arg-type]


def without(kind: LessonKind) -> Experience:
    """Lessons of this kind are ruled out."""
    return Experience(tuple(lesson for lesson in experience().lessons if lesson.kind is not kind))


def a_page(number: str = "Số: 214/STL-QLN", *, digits: Iterable[Line] = (), issuer: Iterable[str] = ISSUER) -> Page:
    """The fifth letter."""
    return state_page(
        issuer=tuple(issuer), number=number, date="Sông Hồng, ngày 09 tháng 3 năm 2026", digits=tuple(digits)
    )


def worn(one: Line, confidence: float) -> Line:
    """The same words, read with less confidence."""
    return Line(tuple(Word(word.text, word.box, confidence) for word in one.words), one.source)


def read(*pages: Page, with_: Experience = NOTHING_YET) -> Reading:
    """The upper half alone."""
    return weigh(pages, len(pages), with_)


def field(name: str, *pages: Page, with_: Experience = NOTHING_YET) -> FieldReading:
    """One field of it."""
    return read(*pages, with_=with_).fields[name]


def signed(name: str, confidence: float = 0.95) -> Page:
    """The last page."""
    whole = signature("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", name)
    return replace(whole, lines=[worn(one, confidence) if one.text == name else one for one in whole.lines])


def a_worn_page(number: str) -> Page:
    """Its number row can hardly be read."""
    page = a_page(number)
    return replace(page, lines=[worn(one, 0.6) if one.text == number else one for one in page.lines])


def in_doubt(first: str, second: str) -> Page:
    """A handwritten number that two engines read differently."""
    return a_page(f"Số: {first}/STL-QLN", digits=[figures(f"So: {second}/STL-QLN", 0.19, NUMBER_LEVEL)])
