"""Thời hạn in the text: «trước ngày 23 hằng tháng» leaves the 23rd out, «chậm nhất ngày 25/3/2024» takes it in."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ocr.columns import found
from ocr.fields.deadline_words import (
    ACT,
    DAYS,
    LEAD,
    ONE_DAY,
    OPENINGS,
    RETURNS,
    RETURNS_BEFORE,
    SENDING,
    SPAN,
    SPAN_LEAD,
    SPAN_OPENINGS,
    TAKING,
    THIS_PAPER,
    TOLD,
    WHOLE,
    WITHIN,
    Every,
    Need,
    Opening,
    Return,
    span_months,
)
from ocr.finding import Finding
from ocr.page import Page
from ocr.prose import PARAGRAPH, Prose
from ocr.vietnamese import plain

LIMITS = [(opening, re.compile(rf"(?<!\w)(?:{opening.words})\b{LEAD}{DAYS}")) for opening in OPENINGS]
SPANS = [(opening, re.compile(rf"(?<!\w)(?:{opening.words})\b{SPAN_LEAD}{WHOLE}")) for opening in SPAN_OPENINGS]
AFTER = [(row, re.compile(rf"[\s,(]*(?:cua\s+)?(?:{row.words})\b")) for row in RETURNS]
BEFORE = [
    (row, re.compile(rf"(?:{row.words})\b(?!.*\b(?:hang|dinh ky|bao cao|\d+ thang)\b)")) for row in RETURNS_BEFORE
]
CLAUSE = re.compile(rf"[.;]\s|{PARAGRAPH}")
REACH = 90
"""Characters before an opening in which its act or its return may stand."""
FAR = 200
"""The same on either side, where the words of the limit are plain."""


@dataclass(frozen=True)
class Within:
    """So many days from an event: «05 ngày làm việc kể từ ngày nhận được văn bản này»."""

    days: int
    working: bool
    start: str | None
    """From when, as printed; None where the text leaves it open."""


@dataclass(frozen=True)
class Deadline:
    """One time limit as the text sets it: a date, a day that comes back, or a number of days."""

    text: str
    """The sentence, as seen."""
    inclusive: bool = True
    """Is that day still in time?"""
    date: date | None = None
    every: Every | None = None
    day: int | None = None
    month: int | None = None
    """Of the year; of a quarter or a half-year its first, second … month."""
    within: Within | None = None


def find(pages: Sequence[Page], written: date | None = None) -> Iterator[Finding[Deadline]]:
    """Limits set for something to be sent or done; dates of other papers, meetings and laws are none.

    Args:
        pages: those of the letter and what is attached to it.
        written: the day of the letter: a limit lies after it, and a day without a year is the next one.
    """
    prose = Prose.of(pages)
    text = _alike_long(prose.text)
    taken = 0
    for opening, match in _openings(text):
        if match.start() < taken or not _is_limit(opening, text, match):
            continue
        inclusive = opening.inclusive or bool(re.search(r"\d", match["lead"]))
        for limit in _limits(text, match, written, prose.sentence(match.start(), match.end()), inclusive):
            taken = match.end()
            yield _finding(limit, prose, match.start(), match.end())
    for opening, match in _spans(text):
        if end := _end_of_span(opening, text, match, written, prose.sentence(match.start(), match.end())):
            yield _finding(end, prose, match.start(), match.end())
    for match in WITHIN.finditer(text):
        sentence = prose.sentence(match.start(), match.end())
        if own := _within(match, prose.text, sentence):
            yield _finding(own, prose, match.start(), match.end())


def _openings(text: str) -> list[tuple[Opening, re.Match[str]]]:
    """Every wording that fits, as they stand; of two that begin in one place the row above counts."""
    fits = [(opening, match) for opening, pattern in LIMITS for match in pattern.finditer(text)]
    return sorted(fits, key=lambda fit: fit[1].start())


def _is_limit(opening: Opening, text: str, match: re.Match[str]) -> bool:
    clause = _clause_before(text, match.start())
    if TOLD.search(clause):
        return False
    if opening.need is Need.TAKING:
        return bool(TAKING.search(clause))
    after = CLAUSE.split(text[match.end() : match.end() + FAR])[0]
    if opening.need is Need.SENDING and not _return(text, match):
        return not SPAN.search(clause) and bool(re.search(SENDING, f"{clause}|{after[:50]}"))
    return bool(ACT.search(f"{_clause_before(text, match.start(), FAR)}{match[0]}|{after}"))


def _spans(text: str) -> Iterator[tuple[Opening, re.Match[str]]]:
    """The limits that name a whole month, quarter or half-year, each once."""
    taken = 0
    fits = [(opening, match) for opening, pattern in SPANS for match in pattern.finditer(text)]
    for opening, match in sorted(fits, key=lambda fit: fit[1].start()):
        if match.start() >= taken and _is_limit(opening, text, match):
            taken = match.end()
            yield opening, match


def _end_of_span(
    opening: Opening, text: str, match: re.Match[str], written: date | None, sentence: str
) -> Deadline | None:
    """Its last day, which is in time; «trước tháng 6» ends with the day before its first."""
    months = span_months(match)
    year = int(match["year"]) if match["year"] else written.year if written else None
    if year is None or _return(text, match):
        return None
    ends = [
        _last_day(each, months.last) if opening.inclusive else _day_before(each, months.first)
        for each in (year, year + 1)
    ]
    told = next((end for end in ends[: 1 if match["year"] else 2] if written is None or end >= written), None)
    return Deadline(sentence, True, date=told) if told else None


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _day_before(year: int, month: int) -> date:
    return date(year, month, 1) - timedelta(days=1)


def _clause_before(text: str, end: int, reach: int = REACH) -> str:
    return CLAUSE.split(text[max(0, end - reach) : end])[-1]


def _limits(
    text: str, match: re.Match[str], written: date | None, sentence: str, inclusive: bool
) -> Iterator[Deadline]:
    """The days named in one place, each as a limit of its own."""
    comes_back = _return(text, match)
    for day, month, year in ONE_DAY.findall(match["days"]):
        if year:
            when = _day(int(year), int(month), int(day))
            if when and (written is None or when >= written):
                yield Deadline(sentence, inclusive, date=when)
        elif comes_back and "ngay" in match["lead"] and 1 <= int(day) <= 31:
            limit = _coming_back(comes_back, int(day), int(month) if month else None, sentence, inclusive)
            if limit:
                yield limit
        elif month and written and (when := _next(int(day), int(month), written)):
            yield Deadline(sentence, inclusive, date=when)


def _return(text: str, match: re.Match[str]) -> Return | None:
    """What makes the day come back: words after it, or else the nearest before it in its sentence."""
    for row, pattern in AFTER:
        if pattern.match(text, match.end()):
            return row
    before = _clause_before(text, match.start())
    return next((row for row, pattern in BEFORE if pattern.search(before)), None)


def _coming_back(row: Return, day: int, month: int | None, sentence: str, inclusive: bool) -> Deadline | None:
    """«ngày 15/6» of a yearly or half-yearly report comes back every year; a bare day needs no month but in a year."""
    if month:
        return Deadline(sentence, inclusive, every=Every.YEAR, day=day, month=month) if month <= 12 else None
    if row.every is Every.YEAR:
        return None
    return Deadline(sentence, inclusive, every=row.every, day=day, month=row.month)


def _within(match: re.Match[str], seen: str, sentence: str) -> Deadline | None:
    """Days from this letter on; days that run from something else are rules, and without a start it must be asked."""
    start = match["start"]
    asked = re.search(r"\b(?:de nghi|yeu cau|giao|can cu quyet dinh nay)\b", plain(sentence))
    if not (THIS_PAPER.search(start) if start else asked):
        return None
    printed = seen[match.start("start") : match.end("start")].strip() if start else None
    within = Within(int(match["count"]), match["working"] is not None, printed)
    return Deadline(sentence, within=within)


def _finding(limit: Deadline, prose: Prose, start: int, end: int) -> Finding[Deadline]:
    touched = prose.lines(start, end)
    page = touched[0][0]
    lines = [line for own, line in touched if own is page]
    return found(limit, lines, page, certainty=0.9, why=_why(limit), way="sentence")


def _why(limit: Deadline) -> str:
    if limit.within is not None:
        return "Số ngày tính từ mốc ghi trong câu"
    return "Tính cả ngày ghi trong câu" if limit.inclusive else "«Trước ngày»: không tính ngày ghi trong câu"


def _next(day: int, month: int, written: date) -> date | None:
    years = (_day(written.year + more, month, day) for more in (0, 1))
    return next((when for when in years if when and when >= written), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _alike_long(text: str) -> str:
    """`plain`, a letter for a letter, so that places in it are places in the text."""
    same = plain(text)
    return same if len(same) == len(text) else "".join(plain(letter)[:1] or " " for letter in text)
