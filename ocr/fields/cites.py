"""Văn bản được dẫn: «Kết luận số 100-KL/TW», «Công văn số 12/UBND-VX ngày 05/3/2024»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ocr.columns import found
from ocr.fields.code import Code, seen
from ocr.finding import Finding
from ocr.landmarks import landmarks
from ocr.page import Page
from ocr.prose import Prose
from ocr.vietnamese import plain

CITED = re.compile(
    r"""\b[sS][ốôóỗo]\s*:?\s*
    (?P<code>\d{1,5}[a-z]?\s*[-/]\s*(?:(?:19|20)\d\d\s*/\s*)?[A-ZĐ][A-Za-zĐđ0-9]*(?:\s?[-/]\s?[A-ZĐ][A-Za-zĐđƯ0-9]*)*)
    (?=(?P<tail>[^.;]{0,40}))""",
    re.VERBOSE,
)
DAY = re.compile(r"^\W*(?:ngay)?\W*(\d{1,2})\s*(?:/|\.|\s*thang\s*)\s*(\d{1,2})\s*(?:/|\.|,?\s*nam\s*)\s*(\d{4})")


@dataclass(frozen=True)
class Citation:
    """A document that the letter names."""

    code: str
    date: date | None


def find(pages: Sequence[Page]) -> Iterator[Finding[Citation]]:
    """The codes after «số» in the running text, each once; the letter's own number row is none."""
    own = landmarks(pages[0]).number_row
    prose = Prose.of(pages)
    told: set[str] = set()
    for match in CITED.finditer(prose.text):
        touched = prose.lines(match.start(), match.end("code"))
        part = seen(f"Số: {match['code']}")
        if part is None or any(line is own or (own and line.words[0] in own.words) for _, line in touched):
            continue
        number = f"{part.raw.strip()}/{part.year}" if part.year else part.raw.strip()
        code = str(Code(number, part.notation, part.party))
        if code not in told and any(letter.isdigit() for letter in part.raw):
            told.add(code)
            page = touched[0][0]
            lines = [line for on, line in touched if on is page]
            yield found(
                Citation(code, _day(match["tail"])), lines, page, certainty=0.9, why="Dẫn trong văn bản", way="text"
            )


def _day(tail: str) -> date | None:
    match = DAY.match(plain(tail))
    if not match:
        return None
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
