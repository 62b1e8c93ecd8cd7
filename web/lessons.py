"""Điều rút ra từ sổ: what the register teaches the reading, open to the eye, and to be ruled out or in again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from ocr.experience import Lesson, lessons_of
from ocr.running_order import in_order
from storage.text import fold
from web import work
from web.onward import onward
from web.typed import a_line
from workflow.document import IncomingDocument
from workflow.lessons import LessonRuling, registered_letters, rulings
from workflow.machine import Refusal
from workflow.terms import LessonKind

MOST_ISSUERS = 20
"""On one page; the others are found by their names."""
LATEST_NUMBERS = 5


class Letter(NamedTuple):
    """One of the letters that a lesson rests on, as it is linked to."""

    id: int
    arrival_number: int | None
    arrival_date: date | None


@dataclass(frozen=True)
class Shown:
    """A lesson with the last word on it, and some of the letters that it rests on."""

    lesson: Lesson
    ruling: LessonRuling | None
    letters: Sequence[Letter]

    @property
    def is_used(self) -> bool:
        """Was it not ruled out?"""
        return self.ruling is None or self.ruling.used

    @property
    def latest(self) -> list[tuple[date, int]]:
        """The last numbers of a run, the latest first."""
        return _dated(self.lesson)[: -LATEST_NUMBERS - 1 : -1]

    @property
    def is_of_use(self) -> bool:
        """A run of numbers is, if they follow the days in its last year; anything else always."""
        numbers = _dated(self.lesson)
        return in_order([each for each in numbers if each[0].year == numbers[-1][0].year]) is not None


def desk() -> ResponseReturnValue:
    """Issuer by issuer, those with most letters first."""
    wanted = a_line(request.args.get("q", ""))[:200]
    issuers = [
        list(group)
        for issuer, group in groupby(lessons_of(registered_letters(work.session())), key=lambda lesson: lesson.issuer)
        if all(word in fold(issuer) for word in fold(wanted).split())
    ]
    return render_template(
        "lessons/desk.html", issuers=_shown(issuers[:MOST_ISSUERS]), total=len(issuers), wanted=wanted, Kind=LessonKind
    )


def rule() -> ResponseReturnValue:
    """Không dùng nữa, or Dùng lại; who said so and when is kept."""
    key, used = request.form.get("lesson", ""), request.form.get("use") == "yes"
    lesson = next((one for one in lessons_of(registered_letters(work.session())) if one.key == key), None)
    if lesson is None:
        raise Refusal("Sổ đăng ký không còn đủ văn bản để rút ra điều này. Xin tải lại trang.")
    work.session().add(LessonRuling(lesson=key, used=used, at=work.now(), by=work.me()))
    flash(
        f"{'Dùng lại' if used else 'Không dùng nữa'}: {lesson.kind.label.lower()} «{lesson.value}» ({lesson.issuer})."
    )
    return onward("lessons.desk", q=a_line(request.form.get("q", "")) or None)


def _shown(issuers: Sequence[Sequence[Lesson]]) -> list[list[Shown]]:
    said = rulings(work.session())
    ids = {id for lessons in issuers for lesson in lessons for id in lesson.letters}
    row = (IncomingDocument.id, IncomingDocument.arrival_number, IncomingDocument.arrival_date)
    letters = {each[0]: Letter(*each) for each in work.session().execute(select(*row).where(row[0].in_(ids)))}
    return [
        [Shown(one, said.get(one.key), [letters[id] for id in one.letters]) for one in lessons] for lessons in issuers
    ]


def _dated(lesson: Lesson) -> list[tuple[date, int]]:
    return [(date.fromisoformat(day), number) for day, number in lesson.numbers]
