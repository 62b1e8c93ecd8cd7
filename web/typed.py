"""What a person typed, made exact: forgiving of how it is written, never guessing what is meant."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time

from workflow.machine import Refusal


class Unclear(Refusal):
    """What was typed cannot be understood; the sentence says where and how to write it."""


_FORMS = (
    re.compile(r"(?P<d>\d{1,2})[/.\-\s](?P<m>\d{1,2})(?:[/.\-\s](?P<y>\d{4}|\d{2}))?"),  # 2/2/2024, 2-2-24, 2/2
    re.compile(r"(?P<d>\d{2})(?P<m>\d{2})(?P<y>\d{4}|\d{2})"),  # 02022024, 020224
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),  # 2024-02-02
    re.compile(r"ngày\s+(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s+năm\s+(?P<y>\d{4})", re.IGNORECASE),
)
_HOUR = re.compile(r"(?P<h>[0-9]{1,2})\s*(?:(?::|h|g|giờ|\.)\s*(?P<m>[0-9]{2})?)?", re.IGNORECASE)
_HOURS = re.compile(r"\+\s*(?P<n>[1-9][0-9]?)\s*(?:h|giờ)?", re.IGNORECASE)
EARLIEST = date(1930, 1, 1)
_UNSEEN = ("Cc", "Cf", "Cs")
"""Control, format and broken characters: they would pass for words, or turn the line around."""
LONGEST_TEXT = 4000
"""Characters of an opinion, a result, a reason."""


def a_day(text: str, label: str, today: date) -> date | None:
    """A date as people type it: «2/2/24», «02022024», «2.2» (of this year), «2024-02-02»; None for nothing.

    Raises:
        Unclear: it is no date, or not one that a paper can bear.
    """
    text = a_line(text)
    if not text:
        return None
    found = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
    try:
        day = _date(found, today) if found else None
    except ValueError:
        day = None
    if day is None or not EARLIEST <= day <= date(today.year + 20, 12, 31):
        raise Unclear(f"{label} «{text[:40]}» không đúng. Xin ghi ngày/tháng/năm, ví dụ {today:%d/%m/%Y}.")
    return day


def an_hour(text: str, label: str) -> time | None:
    """An hour of the day as people type it: «14:30», «14h30», «9h»; None for nothing.

    Raises:
        Unclear: there is no such hour.
    """
    text = a_line(text)
    if not text:
        return None
    found = _HOUR.fullmatch(text)
    if found is None or int(found["h"]) > 23 or int(found["m"] or 0) > 59:
        raise Unclear(f"{label} «{text[:40]}» không đúng. Xin ghi giờ:phút, ví dụ 14:30.")
    return time(int(found["h"]), int(found["m"] or 0))


def hours_from_now(text: str) -> int | None:
    """«+4», «+4 giờ»: so many hours; None where it is no such span."""
    found = _HOURS.fullmatch(a_line(text))
    return int(found["n"]) if found else None


def a_line(text: str) -> str:
    """One line, white space joined, marks composed as our fonts and comparisons expect them (NFC)."""
    seen = "".join(
        c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) not in _UNSEEN or c in "\t\n"
    )
    return " ".join(seen.split())


def a_text(text: str) -> str:
    """Several lines; each as one line, empty ones at the ends dropped."""
    return "\n".join(a_line(line) for line in text.splitlines()).strip()


def a_code(text: str) -> str:
    """Số, ký hiệu: «Số: 357 - CV / BTGĐUK» → «357-CV/BTGĐUK»."""
    text = re.sub(r"^số\s*[:.]?\s*", "", a_line(text), flags=re.IGNORECASE)
    return re.sub(r"\s*([/\-–&])\s*", lambda sign: sign[1].replace("–", "-"), text)


def within(text: str, limit: int, label: str) -> str:
    """The text, if the book has room for it.

    Raises:
        Unclear: it is longer.
    """
    if len(text) > limit:
        raise Unclear(f"{label} dài quá {limit} ký tự. Xin rút gọn.")
    return text


def _date(found: re.Match[str], today: date) -> date:
    written = found["y"] or str(today.year)
    return date(int(written) + (2000 if len(written) == 2 else 0), int(found["m"]), int(found["d"]))
