"""A number row taken apart: «Số: 123/UBND-VX» is label, number and notation, also where signs were misread."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ocr import kinds
from ocr.directory import directory
from ocr.figures import figures
from ocr.vietnamese import bare, close_hyphens, tidy

UPPER = "A-ZĐÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĨŨƠƯ"
ORGAN = rf"[{UPPER}][{UPPER}a-zđ0-9]*(?:[-.&][{UPPER}0-9][{UPPER}a-zđ0-9]*)*"
PARTY_TYPES = "QyĐ|CTr|TTr|NQ|Q[ĐD]|CT|KI?L|KI|QC|HD|BC|KH|QH|[ĐD]A|PA|TB|TC|TT|CV|BB|GM|GGT|PG|PC|BS"
"""Also «KL» with a stroke too many or too few: there is no I in a type."""
LABEL = re.compile(
    r"^\W*(?:[Ss$][^\s:./-]{0,3}(?=\s*[:.;])|[Ss$]6(?=\s+\d)|[Ss$](?!6\d)[^\s:./\d-]{0,3}|5[ốôóò])(?:\s+hiệu)?\s*[:.;,]*\s*"
)
PARTY = re.compile(
    rf"""^(?P<raw>[^/]*?|[^A-ZĐ]*?) # 357, or what was made of it by hand: «3/4», «/2»
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


@dataclass(frozen=True)
class Seen:
    """A code as read: what stands where the number should, and the notation as printed."""

    raw: str
    year: str
    notation: str
    party: bool


def seen(text: str) -> Seen | None:
    """Takes a number row apart: «Số: ¿7l /QĐ-UBND» → raw «¿7l», notation «QĐ-UBND»."""
    line = close_hyphens(LABEL.sub("", tidy(text), count=1)).replace("//", "/ /").replace("/ /", "//")
    if match := PARTY.match(line):
        return Seen(match["raw"], "", f"{_letters(match['type'])}/{_organ(match['organ'])}", True)
    if match := STATE.match(line):
        return Seen(match["raw"], match["year"] or "", notation(match["notation"]), False)
    if match := UNPARTED.match(line):
        return Seen(match["raw"], "", notation(match["notation"]), False)
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
        yield padded(read[0]) + letter, read[1] * (0.8 if letter else 1.0) * unread


def known(notation: str) -> float:
    """A notation whose letters nobody uses was misread; surely so when small letters are among those of a body.

    One that has only a body, or only a type, has lost its other half.
    """
    first, _, rest = notation.partition("/" if "/" in notation else "-")
    if not rest:
        return 0.8
    if kinds.known_letters(first) == first:
        if directory().letters(rest) == rest:
            return 1.0
        return 0.9 if rest.isupper() else 0.7
    return 1.0 if directory().letters(first) == first else 0.85


def padded(number: str) -> str:
    """As the Decree writes it: numbers under ten with a nought before."""
    return number.zfill(2)


def _letters(text: str) -> str:
    return kinds.known_letters(text) or text


def _organ(text: str) -> str:
    parts = [directory().letters(part) or part for part in text.split("-")]
    return directory().letters(text) or "-".join(parts)


def notation(text: str) -> str:
    """With the letters that types and bodies are known by, where a mark was misread: «QD-UBND» → «QĐ-UBND»."""
    first, dash, rest = text.partition("-")
    if not dash:
        return _organ(first)
    letters = kinds.known_letters(first)
    if letters and letters.upper() == first.upper().replace("D", "Đ").replace("ĐĐ", "Đ"):
        return f"{letters}-{_organ(rest)}"
    return f"{kinds.known_letters(first) or _organ(first)}-{_organ(rest)}"
