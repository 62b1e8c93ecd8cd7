"""Thời hạn in the text: «trước ngày 23 hằng tháng» leaves the 23rd out, «chậm nhất ngày 25/3/2024» takes it in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ocr.columns import found
from ocr.finding import Finding
from ocr.page import Page
from ocr.prose import Prose
from ocr.vietnamese import plain

BEFORE = r"(?P<before>truoc(?:\s+\d{1,2}\s*(?:h|gio)\s*(?:\d{2})?)?(?:\s*,)?)"
BY = (
    r"(?P<by>(?:cham nhat|muon nhat|han cuoi)(?:\s+(?:la|vao|den|trong|het|truoc|\d{1,2}\s*(?:h|gio)\s*(?:\d{2})?))*"
    r"|den het|trong|vao|han|thoi han[^.;]{0,20}?den|dinh ky(?: vao)?|hoan thanh[^.;]{0,20}?(?:trong|vao)|xong trong)"
)
DAY = r"(?:\s*(?:het\s+)?ngay|\s+het)?\s+(?:thu \w+,?\s*)?(?:ngay\s+)?"
FULL = r"(?P<day>\d{1,2})\s*(?:/|\.|-|\s+thang\s+)\s*(?P<month>\d{1,2})\s*(?:/|\.|-|,?\s+nam\s+)\s*(?P<year>\d{4})"
MONTHLY = r"(?P<monthday>\d{1,2})\s+(?:hang|hằng|moi|cua)\s+(?:hang\s+)?thang"
DATED = re.compile(rf"\b(?:{BEFORE}|{BY}){DAY}{FULL}")
RECURRING = re.compile(rf"\b(?:{BEFORE}|{BY}){DAY}{MONTHLY}")
ASKS = re.compile(
    r"\b(?:gui|bao cao|hoan thanh|tra loi|dang ky|nop|cung cap|gop y|phan hoi|tham gia|thuc hien|trinh|xong|ket qua|ve "
    r"(?:so|ban|phong|van phong|uy ban|ubnd)|tong hop|dinh ky)\b"
)
NO_DEADLINE = re.compile(r"(?:can cu|hieu luc|ban hanh|ke tu|sinh|tai (?:cong van|van ban|quyet dinh))\W*$")


@dataclass(frozen=True)
class Deadline:
    """One time limit as the text sets it: a date, or a day of every month; `inclusive` if that day is still in time."""

    date: date | None
    day_of_month: int | None
    inclusive: bool
    text: str


def find(pages: Sequence[Page]) -> Iterator[Finding[Deadline]]:
    """Limits set for something to be sent or done; dates of other papers are none."""
    prose = Prose.of(pages)
    text = plain(prose.text)
    if len(text) != len(prose.text):
        text = "".join(plain(letter)[:1] or " " for letter in prose.text)
    for pattern in (RECURRING, DATED):
        for match in pattern.finditer(text):
            sentence = prose.sentence(match.start(), match.end())
            if _is_limit(text, match, sentence) and (deadline := _deadline(match, sentence)):
                touched = prose.lines(match.start(), match.end())
                page = touched[0][0]
                lines = [line for own, line in touched if own is page]
                yield found(deadline, lines, page, certainty=0.9, why=_why(deadline), way="sentence")


def _deadline(match: re.Match[str], sentence: str) -> Deadline | None:
    groups = match.groupdict()
    inclusive = groups["before"] is None and "truoc" not in (groups["by"] or "")
    if monthday := groups.get("monthday"):
        return Deadline(None, int(monthday), inclusive, sentence) if 1 <= int(monthday) <= 31 else None
    try:
        return Deadline(date(int(groups["year"]), int(groups["month"]), int(groups["day"])), None, inclusive, sentence)
    except ValueError:
        return None


def _is_limit(text: str, match: re.Match[str], sentence: str) -> bool:
    """«trước ngày» and «chậm nhất» say so themselves; «trong», «vào ngày» only where something is asked for."""
    if NO_DEADLINE.search(text[max(0, match.start() - 30) : match.start()]):
        return False
    strong = match["before"] is not None or re.match(
        r"cham nhat|muon nhat|han|den het|thoi han|dinh ky", match["by"] or ""
    )
    return bool(ASKS.search(plain(sentence))) and (bool(strong) or "monthday" in match.groupdict())


def _why(deadline: Deadline) -> str:
    return "Tính cả ngày ghi trong câu" if deadline.inclusive else "«Trước ngày»: không tính ngày ghi trong câu"
