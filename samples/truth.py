"""The truth of a sample, with the keys that a scoring program expects, one JSON object a file."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from samples import text as marked
from samples.letter import Letter
from samples.paper import Paper, Written, capital

EMPTY_FIELDS = (
    *("system", "code", "organ_name", "parent_name", "issued_date", "type_name", "subject"),
    *("signer_name", "signer_position", "arrival", "addressed_to"),
)


def of_letter(letter: Letter) -> dict[str, Any]:
    """What a careful clerk would write about the letter."""
    return {
        "system": letter.system,
        "code": letter.code if letter.head_printed else None,
        "organ_name": letter.organ_name,
        "organ_name_accept": list(letter.organ_name_accept) or [letter.organ_name],
        "parent_name": letter.parent_name,
        "issued_date": letter.issued.isoformat() if letter.head_printed else None,
        "type_name": letter.type_name,
        "subject": marked.plain(letter.subject),
        "urgency": letter.urgency,
        "secrecy": letter.secrecy,
        "signer_name": letter.signer,
        "signer_position": letter.position,
        "arrival": letter.arrival and {"number": letter.arrival.number, "date": letter.arrival.date.isoformat()},
        "deadlines": [dict(deadline) for deadline in letter.deadlines],
        "addressed_to": "; ".join(letter.addressed_to) or None,
        "hand_number": letter.hand_number,
        "hand_date": letter.hand_date,
        "unknown": list(letter.unknown),
        "notes": letter.remark,
    }


def of_no_letter() -> dict[str, Any]:
    """What is true of a page that is no letter: nothing."""
    nothing: dict[str, Any] = dict.fromkeys(EMPTY_FIELDS) | {
        "organ_name_accept": [],
        "urgency": "normal",
        "secrecy": "none",
        "deadlines": [],
    }
    return nothing | {"hand_number": False, "hand_date": False, "unknown": [], "notes": None}


def of_lines(sheets: Sequence[Paper]) -> list[dict[str, Any]]:
    """Every printed line: its page from 1, its box in fractions of the sheet, its text, and whether a hand is in it."""
    return [line for number, sheet in enumerate(sheets, 1) for line in _lines(sheet, number)]


def _lines(sheet: Paper, number: int) -> Iterator[dict[str, Any]]:
    width, height = sheet.size
    for _, group in groupby(sheet.written, key=lambda word: word.line):
        words = [word for word in group if word.text.strip()]
        if words:
            x0, y0, x1, y1 = _box(words)
            box = [round(edge, 4) for edge in (x0 / width, y0 / height, x1 / width, y1 / height)]
            text = " ".join(word.text for word in words)
            yield {"page": number, "box": box, "text": text, "by_hand": any(word.by_hand for word in words)}


def _box(words: Sequence[Written]) -> tuple[float, float, float, float]:
    """From the height of a capital to the baseline, in millimetres."""
    last = words[-1]
    return words[0].x, last.baseline - capital(last.size), last.x + last.width, last.baseline
