"""What was read, weighed once more beside what the office's own register teaches about the issuer.

It brings in nothing of which nothing was read, and says so each time it has a word in a proposal. It makes nothing
sure, and what the paper says surely stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from ocr.calibration import curve_of
from ocr.experience import Experience, number_and_notation
from ocr.finding import Finding
from ocr.mending import NAME, NOTATION, SIGNER, Habit, Recalled, Usual, confirmed, mended, near_name
from ocr.running_order import Dated, Room, room_on
from ocr.vietnamese import bare
from ocr.weighing import FieldReading, weigh
from workflow.terms import LessonKind

Found = Mapping[str, tuple[Iterable[Finding[Any]], Callable[[Any], Any]]]
"""What was found for each field, to be gone through more than once, and how its values are shown."""
Fields = Mapping[str, FieldReading]

PLAIN = 0.9
"""A value as likely as this was read plainly, and is not mended."""
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
    issuer = _issuer(fields["organ_name"].value, experience)
    if issuer is None:
        return {}
    again = {}
    for name, habit in (("organ_name", NAME), ("code_notation", NOTATION), ("signer_name", SIGNER)):
        findings, usual = found[name][0], _usual(experience, issuer, habit)
        recalled = [*_mended(findings, fields[name], habit, usual), *confirmed(findings, habit, usual)]
        again[name] = _again(name, found, fields, recalled)
    codes = _mended(found["code"][0], fields["code_notation"], NOTATION, _usual(experience, issuer, NOTATION))
    room = _room(experience, issuer, again["code_notation"].value, fields["issued_date"])
    numbers = [each for code in codes for each in _in_line(code, room)] if room else list(codes)
    return again | {name: _again(name, found, fields, numbers) for name in ("code", "code_number")}


def _issuer(read: str | None, experience: Experience) -> str | None:
    """The issuer whose letters are in the register, by its name as it was read now."""
    names = {lesson.issuer for lesson in experience.lessons}
    same = next((name for name in sorted(names) if read and bare(name) == bare(read)), None)
    called = [lesson.value for lesson in experience.lessons if lesson.kind is LessonKind.NAME]
    return same or (near_name(read, called) if read else None)


def _usual(experience: Experience, issuer: str, habit: Habit) -> Usual:
    return {lesson.value: lesson for lesson in experience.of(issuer, habit.kind)}


def _mended(findings: Iterable[Finding[Any]], reading: FieldReading, habit: Habit, usual: Usual) -> Iterable[Recalled]:
    """What was read plainly stays as it is; a signer is told from another by marks, and marks are easily lost."""
    plain = reading.sure or (habit is not SIGNER and reading.confidence >= PLAIN)
    return (Recalled(finding) for finding in findings) if plain else mended(findings, habit, usual)


def _room(experience: Experience, issuer: str, notation: str | None, issued: FieldReading) -> Room | None:
    """The room that the day of the letter leaves to its number, among those of the same notation."""
    if issued.value is None or issued.confidence < LIKELY_DAY:
        return None
    runs = [lesson.numbers for lesson in experience.of(issuer, LessonKind.ORDER) if lesson.value == notation]
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
    said = {each.because: None for each in recalled if each.because and shown(each.finding.value) == heard.value}
    if heard.value == plain.value:
        sure = plain.sure and heard.confidence >= plain.confidence
        return replace(heard, sure=sure, why="; ".join((plain.why, *said)))
    if plain.sure or heard.value is None:
        return replace(plain, sure=False, why="; ".join((plain.why, *_doubts(recalled, plain.value, shown))))
    seen = f"chỉ theo nét chữ thì là {plain.value}" if plain.value is not None else "nét chữ không rõ"
    return replace(heard, sure=False, why="; ".join(("Đọc gần đúng", *said, seen)))


def _doubts(recalled: Iterable[Recalled], value: Any, shown: Callable[[Any], Any]) -> dict[str, None]:
    return {each.because: None for each in recalled if each.because and shown(each.finding.value) == value}
