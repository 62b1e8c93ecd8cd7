"""Số, ký hiệu: «Số: 123/UBND-VX» (State), «Số 357-CV/BTGĐUK» (Party), under the issuer's name (cell 3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from ocr.columns import found, rows
from ocr.figure_votes import disagreement, votes, without_noughts
from ocr.figures import second_readings
from ocr.finding import Finding
from ocr.landmarks import Landmarks, landmarks
from ocr.number_row import LABEL, Seen, before, known, notation, numbers, padded, seen
from ocr.page import Line, Page, Place
from ocr.vietnamese import bare, tidy

LETTERED = re.compile(r"(?P<number>\d+)(?P<letter>[a-zđ])\s?[/-]")
"""«12a/»: a register that ran out of numbers."""
LETTERS = "abcdđefABCDĐEF"
LONGEST_NUMBER = 6
LIKE = 70
"""Of two readings of one notation."""


@dataclass(frozen=True)
class Code:
    """A code in its two halves; `number` keeps a year that belongs to it («28/2021»)."""

    number: str
    notation: str
    party: bool = False

    def __str__(self) -> str:
        return f"{self.number}{'-' if self.party else '/'}{self.notation}"


def find(pages: Sequence[Page]) -> Iterator[Finding[Code]]:
    """Codes in the head of the first page: the row as read, and its number as read in its own place."""
    head = landmarks(pages[0])
    row, others = head.number_row, list(_rows_of_figures(head))
    printed = _printed(head, others)
    in_cell = list(_in_cell(head.page, printed, row, others)) if printed else []
    if in_cell:
        yield from in_cell
        return
    if row and printed:
        yield from _read(printed, [row], head.page, "words", "Đọc từ dòng số, ký hiệu dưới tên cơ quan")
    yield from _second(head, row, printed, others)


def _rows_of_figures(head: Landmarks) -> Iterator[Line]:
    """The number row as the engine for figures read it; also where that for words saw none."""
    if head.number_row:
        edge = head.motto.box.x0 if head.motto else 0.5
        yield from rows(second_readings(head.page, head.number_row, right=max(edge, head.number_row.box.x1)))
        return
    for line in head.page.digits:
        if line.box.center[0] < 0.5 and line.box.center[1] < 0.38 and LABEL.match(line.text) and seen(line.text):
            yield line


def _printed(head: Landmarks, others: Iterable[Line]) -> Seen | None:
    """The row taken apart: by the engine for words, else, or where nobody uses such letters, by that for figures."""
    printed = seen(head.number_row.text) if head.number_row else None
    if printed is None:
        return next((_spelt(own, head) for line in others if (own := seen(line.text))), None)
    return printed if known(printed.notation) == 1.0 else _better(printed, others)


def _spelt(own: Seen, head: Landmarks) -> Seen:
    """With the letters and marks that the engine for words saw of it somewhere in the column: «HDTS» is «HĐTS»."""
    for word in (word for row in head.left for word in row.words):
        text = tidy(word.text).strip("/.,: ")
        if bare(text) == bare(own.notation):
            return Seen(own.raw, own.year, notation(text), own.party)
    return own


def _in_cell(page: Page, printed: Seen, row: Line | None, others: Sequence[Line]) -> Iterator[Finding[Code]]:
    """The number from the place where only figures stand; a letter after it is told by the row.

    Two ways agree on a code only where two read the same notation too.
    """
    by_words = dict(numbers(part.raw)) if row and (part := seen(row.text)) else {}
    letters = {
        (match["number"], match["letter"])
        for line in (row, *others)
        if line
        for match in [LETTERED.search(tidy(line.text))]
        if match
    }
    plain_numbers = {number.rstrip(LETTERS): chance for number, chance in by_words.items()}
    agreed = not row or any(
        bare(own.notation) == bare(printed.notation) for other in others if (own := seen(other.text))
    )
    for vote in votes(page, Place.NUMBER, _number, plain_numbers):
        letter = next((letter for number, letter in letters if without_noughts(number) == vote.figures), "")
        whole = padded(vote.figures) + letter + (f"/{printed.year}" if printed.year else "")
        code, why = Code(whole, printed.notation, printed.party), disagreement(page, Place.NUMBER)
        for way in vote.ways if agreed else vote.ways[:1]:
            certainty = vote.chance * known(printed.notation)
            yield found(code, [vote.line], page, certainty=certainty, why=why, way=way, row=row)


def _number(text: str) -> str | None:
    return without_noughts(text) if len(text) <= LONGEST_NUMBER else None


def _read(
    part: Seen, lines: Sequence[Line], page: Page, way: str, why: str, share: float = 1.0
) -> Iterator[Finding[Code]]:
    for number, certainty in numbers(part.raw):
        whole = f"{number}/{part.year}" if part.year else number
        note = "" if certainty == 1.0 else "; có chữ số phải suy ra từ nét gần giống"
        yield found(
            Code(whole, part.notation, part.party), lines, page,
            certainty=certainty * share * known(part.notation), why=why + note, way=way,
        )  # fmt: skip


def _second(head: Landmarks, row: Line | None, printed: Seen | None, lines: Sequence[Line]) -> Iterator[Finding[Code]]:
    """The row as the engine for figures read it, where the number was not found in a place of its own."""
    for index, line in enumerate(lines):
        way, why = f"figures{index}", "Chữ số đọc bằng bộ đọc số (chữ in hoặc viết tay)"
        raw = before(line.text, printed.notation, party=printed.party) if printed else None
        if printed and raw is not None:
            parts = Seen(*_year(raw, printed), printed.notation, printed.party)
            yield from _read(parts, [line], head.page, way, why)
        elif own := seen(line.text):
            share = _trust(own, printed) if row else 0.6
            yield from _read(_reconciled(own, printed), [line], head.page, way, why, share)


def _better(printed: Seen, lines: Iterable[Line]) -> Seen:
    """Letters that nobody uses, or half a notation, and another reading of them that is in use: it is taken."""
    for line in lines:
        own = seen(line.text)
        if own and known(own.notation) > known(printed.notation) and _is_like(own.notation, printed.notation):
            return Seen(printed.raw, printed.year, own.notation, own.party)
    return printed


def _is_like(own: str, printed: str) -> bool:
    whole, part = bare(own), bare(printed)
    return fuzz.ratio(whole, part) >= LIKE or (whole.endswith(part) and not re.search(r"[-/]", printed))


def _reconciled(own: Seen, printed: Seen | None) -> Seen:
    """Two readings of one notation: the one whose letters are in use."""
    if printed and fuzz.ratio(bare(own.notation), bare(printed.notation)) >= 70 and known(own.notation) < 1.0:
        return Seen(own.raw, own.year, printed.notation, printed.party)
    return own


def _trust(own: Seen, printed: Seen | None) -> float:
    if printed is None:
        return 0.95
    return 0.9 if fuzz.ratio(bare(own.notation), bare(printed.notation)) >= 70 else 0.6


def _year(raw: str, printed: Seen) -> tuple[str, str]:
    if match := re.match(r"(.*?)/((?:19|20)\d\d)$", raw):
        return match[1], match[2]
    return raw, printed.year
