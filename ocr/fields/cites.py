"""Văn bản được dẫn: «Kết luận số 100-KL/TW», «Công văn số 12/UBND-VX ngày 05/3/2024 của Ủy ban nhân dân tỉnh»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ocr.columns import found
from ocr.fields.code import Code
from ocr.finding import Finding
from ocr.kinds import OFFICIAL_LETTER, titled
from ocr.landmarks import landmarks
from ocr.number_row import seen
from ocr.page import Line, Page
from ocr.prose import Prose
from ocr.vietnamese import plain

CITED = re.compile(
    r"""\b[sS][ốôóỗo]\s*:?\s*
    (?P<code>\d{1,5}[a-z]?\s*[-/]\s*(?:(?:19|20)\d\d\s*/\s*)?[A-ZĐ][A-Za-zĐđ0-9]*(?:\s?[-/]\s?[A-ZĐ][A-Za-zĐđƯ0-9]*)*)
    (?=(?P<tail>[^.;]{0,160}))""",
    re.VERBOSE,
)
DAY = re.compile(
    r"^\W*(?:ngay)?\W*(?P<day>\d{1,2})\s*(?:/|\.|-|\s*thang\s*)\s*(?P<month>\d{1,2})"
    r"\s*(?:/|\.|-|,?\s*nam\s*)\s*(?P<year>\d{4})"
)
ISSUER = re.compile(
    r"^\W*của\s+(?P<name>[A-ZĐÀ-Ỹ][^,;.:()“”\"¶]{2,80}?)(?=\s+(?:về|v/v|quy định|hướng dẫn|ban hành)\b|[,;.:()“”\"¶]|$)"
)
ANSWERS = re.compile(
    r"\b(?:phuc dap|tra loi|dap ung|phuc cong van|phuc dap noi dung"
    r"|(?:sau khi )?nhan duoc)\b[^.;]{0,60}$"
)
"""Just before the cited letter: «Phúc đáp Công văn số …», «Nhận được Công văn số …»."""
ANSWERABLE = (OFFICIAL_LETTER, "Tờ trình", "Giấy mời", "Phiếu chuyển", None)
"""What is answered is a letter, and no law or decision."""


@dataclass(frozen=True)
class Citation:
    """A document that the letter names."""

    code: str
    date: date | None
    type_name: str | None = None
    organ_name: str | None = None
    """As printed after «của»."""
    answers: bool = False
    """Is this letter the answer to it?"""


def find(pages: Sequence[Page]) -> Iterator[Finding[Citation]]:
    """The codes after «số» in the running text, each once; the letter's own number row is none."""
    own = landmarks(pages[0]).number_row
    prose = Prose.of(pages)
    told: set[str] = set()
    for match in CITED.finditer(prose.text):
        touched = prose.lines(match.start(), match.end("code"))
        code = _code(match["code"])
        if code is None or code in told or any(_is_own(line, own) for _, line in touched):
            continue
        told.add(code)
        page = touched[0][0]
        lines = [line for on, line in touched if on is page]
        cited = _citation(code, prose.text[max(0, match.start() - 100) : match.start()], match["tail"].lstrip())
        yield found(cited, lines, page, certainty=0.9, why="Dẫn trong văn bản", way="text")


def _code(text: str) -> str | None:
    part = seen(f"Số: {text}")
    if part is None or not any(letter.isdigit() for letter in part.raw):
        return None
    number = f"{part.raw.strip()}/{part.year}" if part.year else part.raw.strip()
    return str(Code(number, part.notation, part.party))


def _is_own(line: Line, own: Line | None) -> bool:
    return own is not None and (line is own or line.words[0] in own.words)


def _citation(code: str, before: str, tail: str) -> Citation:
    kind = _kind(before)
    when = DAY.match(plain(tail))
    issuer = ISSUER.match(tail[when.end() :] if when else tail)
    answers = kind in ANSWERABLE and bool(ANSWERS.search(plain(before)))
    return Citation(code, _day(when) if when else None, kind, issuer["name"].strip() if issuer else None, answers)


def _kind(before: str) -> str | None:
    """The type that stands right before «số»: the last two to four words."""
    words = before.split()
    for count in (2, 3, 4):
        last = " ".join(words[-count:])
        if len(words) >= count and plain(last) == plain(OFFICIAL_LETTER):
            return OFFICIAL_LETTER
        if len(words) >= count and (kind := titled(last)) and plain(kind[0]) == plain(last):
            return kind[0]
    return None


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
