"""Slip, head and stamp about the same letter: where they say different things, the clerk is told who says what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rapidfuzz import fuzz

from ocr import slip
from ocr.calibration import curve_of
from ocr.clearing import without_stamps
from ocr.fields import arrival, code, issued_date, subject, urgency
from ocr.finding import Finding
from ocr.page import Page
from ocr.vietnamese import bare
from ocr.weighing import FieldReading, weigh

SLIP, HEAD, STAMP = "slip", "head", "stamp"
SAYS = {SLIP: "phiếu xử lý ghi", HEAD: "trên văn bản đọc được", STAMP: "dấu đến ghi"}
LEVEL = {"urgent": "Khẩn", "very_urgent": "Thượng khẩn", "express": "Hỏa tốc", "express_timed": "Hỏa tốc hẹn giờ"}
HALVES = {"code": ("code", "code_number", "code_notation")}
SUBJECT_ALIKE = 60
"""Two writings of one subject are this much alike, of 100, however badly read; other subjects are less."""


@dataclass(frozen=True)
class Witness:
    """One place that speaks about a field."""

    source: str
    """`slip`, `head` or `stamp`."""
    reading: FieldReading


@dataclass(frozen=True)
class Disagreement:
    """A field about which two places say different things."""

    field: str
    sentence: str
    witnesses: tuple[Witness, ...]


def disagreements(letter: Sequence[Page], own_slip: Sequence[Page]) -> list[Disagreement]:
    """What slip, head and stamp say differently; nothing where only one of them speaks."""
    heard = slip.find(own_slip)
    bodies = [without_stamps(page) for page in letter]
    head_code = _heard(HEAD, "code", code.find(bodies), str)
    written = _heard(HEAD, "issued_date", issued_date.find(bodies), date.isoformat)
    stamped = _heard(STAMP, "arrival_date", arrival.find_date(letter), date.isoformat)
    noted = _heard(SLIP, "arrival_date", heard["arrival_date"], date.isoformat)
    about = _heard(SLIP, "subject", heard["subject"], str)
    ticked = _heard(SLIP, "urgency", heard["urgency"], str)
    return [
        *_differing("code", "Số, ký hiệu khác nhau", _heard(SLIP, "code", heard["code"], str), head_code),
        *_differing("arrival_date", "Ngày đến khác nhau", noted, stamped),
        *_differing("urgency", "Độ khẩn khác nhau", ticked, _heard(HEAD, "urgency", urgency.find(bodies), str)),
        *_other_subject(about, _heard(HEAD, "subject", subject.find(bodies), str)),
        *(_too_early(stamped, written) or _too_early(noted, written)),
    ]


def doubted(fields: Mapping[str, FieldReading], apart: Sequence[Disagreement]) -> dict[str, FieldReading]:
    """The same fields; of those about which two places differ none is sure, and each says so first."""
    told = {name: each.sentence for each in apart for name in HALVES.get(each.field, (each.field,))}
    return {
        name: replace(reading, sure=False, why=f"{told[name]} {reading.why}") if name in told else reading
        for name, reading in fields.items()
    }


def _heard(source: str, name: str, findings: Iterable[Finding[Any]], shown: Callable[[Any], Any]) -> Witness:
    return Witness(source, weigh(findings, curve_of(name), shown))


def _differing(name: str, what: str, one: Witness, other: Witness) -> Iterator[Disagreement]:
    if one.reading.value and other.reading.value and one.reading.value != other.reading.value:
        yield _told(name, what, one, other)


def _other_subject(one: Witness, other: Witness) -> Iterator[Disagreement]:
    """The slip may shorten: it is about another letter only when it says nothing of the kind."""
    if one.reading.value and other.reading.value:
        alike = fuzz.partial_ratio(bare(one.reading.value), bare(other.reading.value))
        if alike < SUBJECT_ALIKE:
            yield _told("subject", "Trích yếu khác nhau, phiếu có thể là của văn bản khác", one, other)


def _too_early(arrived: Witness, written: Witness) -> list[Disagreement]:
    """A letter comes after it was written."""
    if arrived.reading.value and written.reading.value and arrived.reading.value < written.reading.value:
        return [_told("arrival_date", "Ngày đến trước ngày văn bản", arrived, written)]
    return []


def _told(name: str, what: str, *witnesses: Witness) -> Disagreement:
    words = ", ".join(f"{SAYS[each.source]} «{_shown(each.reading.value)}»" for each in witnesses)
    return Disagreement(name, f"{what}: {words}.", witnesses)


def _shown(value: str) -> str:
    if value in LEVEL:
        return LEVEL[value]
    try:
        return date.fromisoformat(value).strftime("%d/%m/%Y")
    except ValueError:
        return value
