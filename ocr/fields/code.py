"""Số, ký hiệu: «Số: 123/UBND-VX» (State), «Số 357-CV/BTGĐUK» (Party), under the issuer's name (cell 3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from ocr import kinds
from ocr.columns import found, rows
from ocr.directory import directory
from ocr.figures import cell_readings, figures, second_readings
from ocr.finding import Finding
from ocr.landmarks import Landmarks, landmarks
from ocr.page import Line, Page
from ocr.vietnamese import bare, close_hyphens, tidy

UPPER = "A-ZĐÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĨŨƠƯ"
ORGAN = rf"[{UPPER}][{UPPER}a-zđ0-9]*(?:[-.&][{UPPER}0-9][{UPPER}a-zđ0-9]*)*"
PARTY_TYPES = "QyĐ|CTr|TTr|NQ|Q[ĐD]|CT|KL|QC|HD|BC|KH|QH|[ĐD]A|PA|TB|TC|TT|CV|BB|GM|GGT|PG|PC|BS"
LABEL = re.compile(
    r"^\W*(?:[Ss$][^\s:./-]{0,3}(?=\s*[:.;])|[Ss$]6(?=\s+\d)|[Ss$](?!6\d)[^\s:./\d-]{0,3}|5[ốôóò])(?:\s+hiệu)?\s*[:.;,]*\s*"
)
PARTY = re.compile(
    rf"""^(?P<raw>[^/]*?)          # 357, or what was made of it by hand
    [\s.-]*[\s-](?P<type>{PARTY_TYPES})
    /(?P<organ>{ORGAN})""",
    re.VERBOSE,
)
STATE = re.compile(
    rf"""^(?P<raw>.*?)             # 123, 45a
    /+(?:(?P<year>(?:19|20)\d\d)/)?
    (?P<notation>{ORGAN})[^\w/]*$""",
    re.VERBOSE,
)
UNPARTED = re.compile(
    rf"""^(?P<raw>.*?)             # the slash lost in the number, or read as another stroke
    \s*(?:[/|!]+|(?<=\s)[lI1]\s)?\s*
    (?P<notation>(?:Q[ĐD]|TTr|TB|BC|KH|CT|CTr|NQ|HD|GM|TM|BB|TTLT|N[ĐD]|C[ĐD]|KL|QC|PA)-{ORGAN})[^\w/]*$""",
    re.VERBOSE,
)
SUFFIX = re.compile(r"(?P<letter>[a-zđA-F])$")
TOUCHING = re.compile(r"""["'`^*~](?=\d)|(?<=\d)["'`^*~]""")
UNREAD = 0.6
"""What is left where a sign touches the figures that is none: a figure may be hidden in it."""
LABEL_AS_FIGURE = re.compile(r"[Ss$](?P<all>6(?P<rest>\d{2,5}))$")
AS_LABEL = 0.65
"""How often «S6449» is «Số 449», where there is no space."""
IN_CELL = "Số đọc riêng trong ô sau chữ «Số»; nhiều lần đọc cho cùng kết quả"


@dataclass(frozen=True)
class Code:
    """A code in its two halves; `number` keeps a year that belongs to it («28/2021»)."""

    number: str
    notation: str
    party: bool = False

    def __str__(self) -> str:
        return f"{self.number}{'-' if self.party else '/'}{self.notation}"


@dataclass(frozen=True)
class Seen:
    """A code as read: what stands where the number should, and the notation as printed."""

    raw: str
    year: str
    notation: str
    party: bool


def find(pages: Sequence[Page]) -> Iterator[Finding[Code]]:
    """Codes in the head of the first page: by the engine for words, by that for figures, by both together."""
    head = landmarks(pages[0])
    if not head.number_row:
        yield from _by_figures_alone(head)
        return
    printed = seen(head.number_row.text)
    if printed and _known(printed.notation) < 1.0:
        printed = _better(printed, second_readings(head.page, head.number_row, right=0.56))
    if printed:
        yield from _read(printed, [head.number_row], head.page, "words", "Đọc từ dòng số, ký hiệu dưới tên cơ quan")
        for cell, number in cell_readings(head.page, head.number_row, least=2):
            part = Seen(number, printed.year, printed.notation, printed.party)
            yield from _read(part, [cell], head.page, "figures", IN_CELL, 0.95)
    yield from _second(head, head.number_row, printed)


def seen(text: str) -> Seen | None:
    """Takes a number row apart: «Số: ¿4l /QĐ-UBND» → raw «¿4l», notation «QĐ-UBND»."""
    line = close_hyphens(LABEL.sub("", tidy(text), count=1)).replace("//", "/ /").replace("/ /", "//")
    if match := PARTY.match(line):
        return Seen(match["raw"], "", f"{_letters(match['type'])}/{_organ(match['organ'])}", True)
    if match := STATE.match(line):
        return Seen(match["raw"], match["year"] or "", _notation(match["notation"]), False)
    if match := UNPARTED.match(line):
        return Seen(match["raw"], "", _notation(match["notation"]), False)
    return None


def before(text: str, notation: str, *, party: bool = False) -> str | None:
    """What a reading without Vietnamese letters has before a notation we know: «S6:107TB-KCN», «TB-KCN» → «107».

    The Party's number ends with a dash: a slash there is a figure.
    """
    want, line = bare(notation), tidy(text)
    for at in range(len(line)):
        if bare(line[at:]) == want and bare(line[at : at + 1]):
            raw = LABEL.sub("", line[:at], count=1)
            if party:
                return re.sub(r"[\s-]+$", "", raw)
            return re.sub(r"[\s/-]+$", "", raw) if not raw.endswith(("//", "/ /")) else raw.rstrip(" /") + "/"
    return None


def _read(
    part: Seen, lines: Sequence[Line], page: Page, way: str, why: str, share: float = 1.0
) -> Iterator[Finding[Code]]:
    for number, certainty in numbers(part.raw):
        whole = f"{number}/{part.year}" if part.year else number
        note = "" if certainty == 1.0 else "; có chữ số phải suy ra từ nét gần giống"
        yield found(
            Code(whole, part.notation, part.party), lines, page,
            certainty=certainty * share * _known(part.notation), why=why + note, way=way,
        )  # fmt: skip


def numbers(raw: str) -> Iterator[tuple[str, float]]:
    """The numbers that a place may hold, the likeliest first: «24/» is 24 with a long slash, or 241."""
    unread = UNREAD if TOUCHING.search(raw) else 1.0
    raw = raw.strip(" .,:;_-…'`~^*\"")
    letter = ""
    if match := LABEL_AS_FIGURE.match(raw):
        yield from ((number, AS_LABEL * share) for number, share in numbers(match["rest"]))
        raw, unread = match["all"], unread * (1 - AS_LABEL)
    if (match := SUFFIX.search(raw)) and raw[:-1].isdigit():
        letter, raw = match["letter"].lower(), raw[:-1]
    if raw.endswith("/") and (short := figures(raw[:-1])):
        yield short[0] + letter, 0.4 * short[1] * unread
    if (read := figures(raw)) and len(read[0]) <= 6:
        yield _padded(read[0]) + letter, read[1] * (0.8 if letter else 1.0) * unread


def _second(head: Landmarks, row: Line, printed: Seen | None) -> Iterator[Finding[Code]]:
    edge = head.motto.box.x0 if head.motto else 0.5
    for index, line in enumerate(rows(second_readings(head.page, row, right=max(edge, row.box.x1)))):
        way, why = f"figures{index}", "Chữ số đọc bằng bộ đọc số (chữ in hoặc viết tay)"
        raw = before(line.text, printed.notation, party=printed.party) if printed else None
        if printed and raw is not None:
            parts = Seen(*_year(raw, printed), printed.notation, printed.party)
            yield from _read(parts, [line], head.page, way, why)
        elif printed and figures(LABEL.sub("", line.text, count=1)) and line.box.x0 < row.box.x1:
            yield from _read(
                Seen(LABEL.sub("", line.text, count=1), printed.year, printed.notation, printed.party),
                [line], head.page, way, why, 0.8,
            )  # fmt: skip
        elif own := seen(line.text):
            yield from _read(_reconciled(own, printed), [line], head.page, way, why, _trust(own, printed))


def _better(printed: Seen, lines: Iterable[Line]) -> Seen:
    """Letters that nobody uses, and another reading of them that is in use: the other is taken."""
    for line in lines:
        own = seen(line.text)
        if own and _known(own.notation) == 1.0 and fuzz.ratio(bare(own.notation), bare(printed.notation)) >= 70:
            return Seen(printed.raw, printed.year, own.notation, printed.party)
    return printed


def _reconciled(own: Seen, printed: Seen | None) -> Seen:
    """Two readings of one notation: the one whose letters are in use."""
    if printed and fuzz.ratio(bare(own.notation), bare(printed.notation)) >= 70 and _known(own.notation) < 1.0:
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


def _by_figures_alone(head: Landmarks) -> Iterator[Finding[Code]]:
    for line in head.page.digits:
        if (
            line.box.center[0] < 0.5
            and line.box.center[1] < 0.35
            and (part := seen(line.text))
            and LABEL.match(line.text)
        ):
            yield from _read(part, [line], head.page, "figures0", "Chỉ bộ đọc số thấy dòng số, ký hiệu", 0.6)


def _known(notation: str) -> float:
    """A notation whose letters nobody uses was misread."""
    first, _, rest = notation.partition("/" if "/" in notation else "-")
    if kinds.known_letters(first) == first:
        return 1.0 if not rest or directory().letters(rest) == rest else 0.9
    return 1.0 if directory().letters(first) == first else 0.85


def _padded(number: str) -> str:
    return number.zfill(2)


def _letters(text: str) -> str:
    return kinds.known_letters(text) or text


def _organ(text: str) -> str:
    parts = [directory().letters(part) or part for part in text.split("-")]
    return directory().letters(text) or "-".join(parts)


def _notation(text: str) -> str:
    first, dash, rest = text.partition("-")
    if not dash:
        return _organ(first)
    letters = kinds.known_letters(first)
    if letters and letters.upper() == first.upper().replace("D", "Đ").replace("ĐĐ", "Đ"):
        return f"{letters}-{_organ(rest)}"
    return f"{kinds.known_letters(first) or _organ(first)}-{_organ(rest)}"
