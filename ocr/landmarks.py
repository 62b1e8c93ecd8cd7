"""Where this letter's head lies: motto, issuer, number, date, title, addressees. The cells say where to look."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import dropwhile

from rapidfuzz import fuzz

from ocr import cells, kinds
from ocr.columns import MOTTOS, pieces, rows, within
from ocr.number_row import seen
from ocr.page import Line, Page
from ocr.vietnamese import bare, is_upper, plain, tidy

*STATE_MOTTOS, PARTY_MOTTO = MOTTOS
NUMBER_ROW = re.compile(r"^\W*(?:s[o0ó6]?|5[o0])(?:hieu)?\W", re.IGNORECASE)
LABELLED = re.compile(r"^\W*(?:[SsŚ5][ốôóòoỐÔÓ06áaà]\s*(?:[:.;]|(?=[\d/]))|S[ốôóò]\s*(?!\S*[a-zà-ỹ]{3})|S[ốôóò]\W*$)")
SUBJECT = re.compile(
    r"^\W{0,5}(?:[VvW](?:[^\w\s]{1,3}|[I1líi|]{1,2}[^\w\s]?)\s?[VvWyw]?|[Vv][Vv])[\s:.,]+"
    r"|^\W{0,5}[VW][AÀÁẢÂĂWYy\d%][^\w\s]{0,2}\s+(?=[a-zà-ỹđ])|^\W?V\s+(?=[a-zà-ỹđ]{2})"
)
"""«V/v» as it is read: «VIv», «V%v», «VA:», «V4» before a small letter."""
HAS_CODE = re.compile(
    r"/\s*[A-ZĐ][A-Za-zĐđ]*\s*[-–.]?\s*[A-ZĐ]|\d\s*[-–]?\s*[A-ZĐ]{2,4}\s*/\s*[A-ZĐ]{2}|/\s*[A-ZĐ]{2,}"
)
DOUBTED = 0.3
"""So little is an engine sure of what a stamp or a pen left before a line."""
NAMED = 65
"""Of 100, how much a title is like the type that the code names."""
ALMOST = 83
"""Of 100, how much a line's first letters are those of «Căn cứ»: one may be misread."""
BODY_STARTS = ("can cu", "thuc hien", "xet de nghi", "theo de nghi", "kinh gui", "kinh trinh", "dieu 1", "phan thu")
CUT_STARTS = ("cu luat", "cu bo luat", "cu nghi dinh", "cu nghi quyet", "cu quyet dinh", "cu thong tu")
"""«Căn cứ …» whose first word a stamp covers."""


class System(StrEnum):
    """Whose layout: the State's or the Party's."""

    STATE = "state"
    PARTY = "party"


@dataclass
class Landmarks:
    """What was found of the head of one page; what was not found is None or empty."""

    page: Page
    pieces: list[Line]
    system: System | None = None
    motto: Line | None = None
    number_row: Line | None = None
    date_row: Line | None = None
    title: Line | None = None
    kind: str | None = None
    """The type of document that the title names."""
    kind_likeness: int = 0
    addressees: Line | None = None
    left: list[Line] = field(default_factory=list)
    """The rows of the left column of the head."""

    @property
    def found(self) -> int:
        """How many parts of a head are there; a page with fewer than two has none."""
        return sum(part is not None for part in (self.motto, self.number_row, self.date_row, self.title))

    @property
    def foot_of_head(self) -> float:
        """Below which level the title or the subject may stand."""
        levels = [part.box.y0 for part in (self.number_row, self.date_row) if part]
        return max(levels) if levels else (self.motto.box.y1 if self.motto else 0.0)


def landmarks(page: Page) -> Landmarks:
    """Finds the head of a page; cheap enough to be asked for by every field."""
    marks = Landmarks(page, pieces(page))
    _motto(marks)
    edge = _column_edge(marks)
    left = [p for p in within(marks.pieces, cells.CODE.join(cells.ISSUER)) if p.box.x0 < edge and p.box.center[0] < 0.5]
    marks.left = rows(left)
    marks.number_row = _number_row(marks)
    marks.date_row = _date_row(marks)
    _title(marks)
    marks.addressees = next((p for p in within(marks.pieces, cells.ADDRESSEES) if _addresses(p)), None)
    return marks


def starts_body(line: Line) -> bool:
    """Does the body of the letter begin here («Căn cứ …», «Kính gửi: …»)? A line that goes on begins small."""
    sure = dropwhile(lambda word: word.confidence < DOUBTED, line.words)
    text = tidy(" ".join(word.text for word in sure)).lstrip(" .,:;-'\"*{")
    words = plain(text)
    if words.startswith(CUT_STARTS):
        return True
    return text[:1].isupper() and (words.startswith(BODY_STARTS) or fuzz.ratio(words[:6], "can cu") >= ALMOST)


def _motto(marks: Landmarks) -> None:
    for piece in within(marks.pieces, cells.NATION):
        text = bare(piece.text)
        if fuzz.ratio(text, PARTY_MOTTO) >= 80 and is_upper(piece.text):
            marks.system, marks.motto = System.PARTY, piece
            return
        if len(text) > 12 and any(fuzz.ratio(text, motto) >= 74 for motto in STATE_MOTTOS):
            marks.system, marks.motto = System.STATE, piece
            return


def _column_edge(marks: Landmarks) -> float:
    return min(marks.motto.box.x0, 0.5) if marks.motto else 0.45


def _number_row(marks: Landmarks) -> Line | None:
    top = marks.motto.box.y0 - 0.01 if marks.motto else 0.0
    below = [row for row in within(marks.left, cells.CODE) if row.box.y0 > top]
    for test in (_is_number_row, _ends_like_code):
        for row in below:
            if test(row):
                return row
    return None


def _is_number_row(row: Line) -> bool:
    text = tidy(row.text)
    if is_subject(text) or len(text) > 44:
        return False
    return bool(LABELLED.match(text)) or bool(NUMBER_ROW.match(plain(text) + " ") and HAS_CODE.search(text))


def _ends_like_code(row: Line) -> bool:
    text = tidy(row.text)
    return bool(HAS_CODE.search(text)) and len(text) <= 30 and not is_subject(text)


def is_subject(text: str) -> bool:
    """Does it begin like «V/v …»?"""
    return bool(SUBJECT.match(tidy(text) + " ")) or plain(text).lstrip(" (.,'").startswith(("ve viec", "v/v"))


def _date_row(marks: Landmarks) -> Line | None:
    right = [p for p in within(marks.pieces, cells.PLACE_AND_DATE) if p.box.x1 > 0.5]
    best: tuple[int, Line] | None = None
    for row in rows(right):
        words = plain(row.text)
        score = sum(
            bool(re.search(part, words)) for part in (r"ng.?y\b", r"\bth.{1,2}ng", r"\bn.m\b", r"\b(?:19|20)\d\d")
        )
        if score >= 2 and len(words) < 60 and (best is None or score > best[0]) and _may_be_date(marks, row):
            best = (score, row)
    return best[1] if best else None


def _may_be_date(marks: Landmarks, row: Line) -> bool:
    """Level with the number or near it, and neither a title in capitals nor a line of the text."""
    if starts_body(row) or is_upper(row.text) or re.search(r"\b(?:cua|ve viec|so|hoc|khoa)\b", plain(row.text)):
        return False
    anchor = marks.number_row or marks.motto
    return anchor is None or abs(row.box.center[1] - anchor.box.center[1]) < 0.11


def _title(marks: Landmarks) -> None:
    top = marks.motto.box.y1 if marks.motto else 0.0
    for piece in within(marks.pieces, cells.TITLE):
        if piece.box.y0 < top or not is_upper(piece.text, 0.7) or abs(piece.box.center[0] - 0.53) > 0.2:
            continue
        if marks.number_row and piece.box.center[1] < marks.number_row.box.y0 and piece.box.x0 < 0.4:
            continue
        if starts_body(piece):
            return
        if kind := kinds.titled(piece.text) or kinds.titled(_again(marks.page, piece)) or _by_letters(marks, piece):
            marks.title, (marks.kind, marks.kind_likeness) = piece, kind
            return
    _title_by_figures(marks, top)


def _by_letters(marks: Landmarks, piece: Line) -> tuple[str, int] | None:
    """A title badly read is the type that the letters of the code name: «CHỈ rHỊ» under «12/CT-UBND»."""
    part = seen(marks.number_row.text) if marks.number_row else None
    names = kinds.named(re.split(r"[-/]", part.notation)[0]) if part else ()
    score, name = max(((round(fuzz.ratio(bare(piece.text), bare(name))), name) for name in names), default=(0, ""))
    return (name, score) if score >= NAMED else None


def _again(page: Page, piece: Line) -> str:
    """The piece as the second reader saw it; empty where there is none."""
    return " ".join(line.text for line in page.again if piece.box.holds(line.box))


def _title_by_figures(marks: Landmarks, top: float) -> None:
    """A title under a stamp: the engine for figures may have seen it, without its marks."""
    for line in within(marks.page.digits, cells.TITLE):
        if (
            line.box.y0 > max(top, marks.foot_of_head)
            and abs(line.box.center[0] - 0.53) < 0.12
            and is_upper(line.text, 0.7)
        ):
            kind = kinds.titled(line.text)
            if kind and kind[1] >= 90:
                marks.title, (marks.kind, marks.kind_likeness) = line, kind
                return


def _addresses(piece: Line) -> bool:
    return bool(re.match(r"\W*k\w{1,4}\W?\s?(?:g.{1,2}i|moi)\b\W*", plain(piece.text))) and not piece.text.startswith(
        "Kiên"
    )
