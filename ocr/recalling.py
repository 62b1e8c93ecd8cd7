"""What was read, weighed once more beside what the office's own register teaches about the issuer.

It brings in nothing of which nothing was read, and says so each time it has a word in a proposal. It makes nothing
sure, and what the paper says surely stays; only how an issuer is called in the register is the office's to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from ocr.calibration import curve_of
from ocr.experience import Experience, Lesson, number_and_notation
from ocr.finding import Finding
from ocr.mending import (
    NAME,
    NOTATION,
    SIGNER,
    Habit,
    Meanings,
    Recalled,
    Usual,
    confirmed,
    meanings,
    mended,
    seen,
    succession,
)
from ocr.running_order import Dated, Room, room_on
from ocr.weighing import MOST_CANDIDATES, FieldReading, weigh
from workflow.terms import LessonKind

Found = Mapping[str, tuple[Iterable[Finding[Any]], Callable[[Any], Any]]]
"""What was found for each field, to be gone through more than once, and how its values are shown."""
Fields = Mapping[str, FieldReading]

PLAIN = 0.9
"""A value for which so much speaks was read plainly, and is not mended."""
ORDER = "order"
"""The way of a number that fits among those of its days."""
IN_ORDER = 0.7
"""How much the best fit says."""
AGAINST_ORDER = 0.4
"""What is left of a number that does not fit: registers err, and offices keep several runs of numbers."""
LIKELY_DAY = 0.6
"""The day must be as likely as this before a number is held against it."""


def recall(found: Found, fields: Fields, experience: Experience) -> dict[str, FieldReading]:
    """The fields on which the office's experience with this issuer bears; none for an issuer it does not know."""
    if not experience.lessons:
        return {}
    issuer = _habitual("organ_name", NAME, found, fields, _by_value(experience.lessons, NAME))
    if (named := experience.named_by(issuer.text)) and named[0] != issuer.value:
        issuer = _as_the_office_writes(issuer, *named)
    lessons = experience.of(issuer.value) if issuer.value else ()
    notations, signers = _by_value(lessons, NOTATION), _by_value(lessons, SIGNER)
    notation = _habitual("code_notation", NOTATION, found, fields, notations)
    meant = _meanings("code_notation", NOTATION, found, fields, notations)
    codes = list(mended(found["code"][0], NOTATION, notations, meant))
    if room := _room(lessons, notation.value, fields["issued_date"]):
        codes = [each for code in codes for each in _in_line(code, room)]
    return {
        "organ_name": issuer,
        "code": _again("code", found, fields, codes),
        "code_number": _again("code_number", found, fields, codes),
        "code_notation": notation,
        "signer_name": _habitual("signer_name", SIGNER, found, fields, signers),
    }


def _as_the_office_writes(issuer: FieldReading, name: str, times: int) -> FieldReading:
    """«Ủy ban nhân dân xã …» that people have always entered as «UBND xã …»: no misreading, the name of this office."""
    trust = round(succession(times), 3)
    left = round(1.0 - trust, 3)
    others = [(value, min(chance, left)) for value, chance in issuer.candidates if value != name]
    why = f"Văn thư vẫn ghi cơ quan có phần đầu văn bản như thế này là «{name}» ({times} văn bản)"
    on_paper = f"trên giấy đọc được: {issuer.value}" if issuer.value else "chữ trên giấy không rõ"
    candidates = [(name, trust), *others][:MOST_CANDIDATES]
    return replace(issuer, value=name, confidence=trust, sure=False, why=f"{why}; {on_paper}", candidates=candidates)


def _by_value(lessons: Iterable[Lesson], habit: Habit) -> Usual:
    return {lesson.value: lesson for lesson in lessons if lesson.kind is habit.kind}


def _habitual(name: str, habit: Habit, found: Found, fields: Fields, usual: Usual) -> FieldReading:
    """The field beside what is usual with this issuer: mended where it nearly is that, confirmed where it is."""
    findings, meant = list(found[name][0]), _meanings(name, habit, found, fields, usual)
    return _again(name, found, fields, [*mended(findings, habit, usual, meant), *confirmed(findings, habit, usual)])


def _meanings(name: str, habit: Habit, found: Found, fields: Fields, usual: Usual) -> Meanings:
    """What was read plainly stays as it is; a signer is told from another by marks, and marks are easily lost."""
    findings, shown = found[name]
    by_eye = weigh(seen(findings, habit), curve_of(name), shown)
    if fields[name].sure or (habit is not SIGNER and by_eye.weight >= PLAIN):
        return {}
    return meanings(findings, habit, usual)


def _room(lessons: Iterable[Lesson], notation: str | None, issued: FieldReading) -> Room | None:
    """The room that the day of the letter leaves to its number, among those of the same notation."""
    if issued.value is None or issued.confidence < LIKELY_DAY:
        return None
    runs = (each.numbers for each in lessons if each.kind is LessonKind.ORDER and each.value == notation)
    known = [(date.fromisoformat(day), number) for run in runs for day, number in run]
    return room_on(date.fromisoformat(issued.value), known)


def _in_line(code: Recalled, room: Room) -> Iterator[Recalled]:
    """A number beside those of its days: it fits, or stands against one of them, or nothing can be told."""
    parts = number_and_notation(str(code.finding.value))
    contradicted = room.contradicts(parts[0]) if parts else None
    if contradicted:
        because = f"trái thứ tự với {_said(contradicted)} cùng ký hiệu trong sổ"
        weaker = replace(code.finding, certainty=code.finding.certainty * AGAINST_ORDER)
        yield Recalled(weaker, "; ".join(filter(None, (code.because, because))))
        return
    yield code
    if parts and room.holds(parts[0]):
        certainty = code.finding.certainty * IN_ORDER * room.tightness(parts[0])
        yield Recalled(replace(code.finding, certainty=certainty, way=ORDER), _fits(room))


def _fits(room: Room) -> str:
    neighbours = [_said(each) for each in (room.before, room.after) if each]
    where = "giữa" if len(neighbours) == 2 else "sau" if room.before else "trước"
    return f"số này đứng {where} {' và '.join(neighbours)} cùng ký hiệu trong sổ"


def _said(known: Dated) -> str:
    return f"số {known[1]} ngày {known[0]:%d/%m/%Y}"


def _again(name: str, found: Found, fields: Fields, recalled: Iterable[Recalled]) -> FieldReading:
    """The field weighed with what the office knows, and told why; untouched where that is nothing."""
    recalled, plain, shown = list(recalled), fields[name], found[name][1]
    if not any(each.because for each in recalled):
        return plain
    heard = weigh([each.finding for each in recalled], curve_of(name), shown)
    said = _said_of(heard.value, recalled, shown)
    if heard.value == plain.value:
        sure = plain.sure and heard.confidence >= plain.confidence
        return replace(heard, sure=sure, why="; ".join((plain.why, *said)))
    if plain.sure or heard.value is None:
        # Doubted, and still what the paper says.
        left = dict(heard.candidates).get(plain.value, plain.confidence)
        doubts = _said_of(plain.value, recalled, shown)
        return replace(plain, confidence=left, sure=False, why="; ".join((plain.why, *doubts)))
    seen = f"chỉ theo nét chữ thì là {plain.value}" if plain.value is not None else "nét chữ không rõ"
    return replace(heard, sure=False, why="; ".join(("Đọc gần đúng", *said, seen)))


def _said_of(value: Any, recalled: Iterable[Recalled], shown: Callable[[Any], Any]) -> list[str]:
    """What the experience says of a value, each sentence once."""
    said = (each.because for each in recalled if each.because and shown(each.finding.value) == value)
    return list(dict.fromkeys(said))
