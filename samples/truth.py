"""The truth of a sample, with the keys that a scoring program expects, one JSON object a file."""

from typing import Any

from samples import text as marked
from samples.letter import Letter

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
