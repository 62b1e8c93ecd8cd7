"""What the program would have read of such a letter, as the contract has it (docs/read.md)."""

from __future__ import annotations

from random import Random
from typing import Any

from app.demo_year.letters import DemoLetter
from app.demo_year.page import Box
from workflow.terms import Secrecy

OURS = "Đảng ủy Tập đoàn Sông Hồng"
NAMES = (
    "code", "code_number", "code_notation", "issued_date", "issue_place", "organ_name", "parent_name", "type_name",
    "subject", "urgency", "secrecy", "signer_name", "signer_position", "addressed_to", "to_places",
    "arrival_number", "arrival_date",
)  # fmt: skip


def sentence_of(letter: DemoLetter) -> str:
    """How the letter ends."""
    if letter.due is None:
        return "Đề nghị các cơ quan, đơn vị quan tâm triển khai thực hiện."
    return f"Kết quả gửi về {letter.sender.name} chậm nhất ngày {letter.due:%d/%m/%Y}."


def reading_of(letter: DemoLetter, boxes: dict[str, Box], chance: Random) -> dict[str, Any]:
    """The JSON of a reading: one field in twelve is doubtful."""
    values = values_of(letter)
    return {
        "schema": 1, "file": letter.file_name, "pages": 1, "seconds": round(chance.uniform(1.5, 4.0), 1),
        "refused": None, "parts": [{"kind": "letter", "pages": [1, 1]}],
        "fields": {name: _field(name, values.get(name), boxes, chance) for name in NAMES},
        "deadlines": _deadlines(letter, boxes), "cites": [], "disagreements": [],
    }  # fmt: skip


def values_of(letter: DemoLetter) -> dict[str, str]:
    """What stands on the paper, field by field."""
    number = letter.code.split("-" if letter.sender.party else "/")[0]
    return {
        "code": letter.code,
        "code_number": number,
        "code_notation": letter.code[len(number) + 1 :],
        "issued_date": letter.issued.isoformat(),
        "issue_place": letter.sender.place,
        "organ_name": letter.sender.name,
        "type_name": letter.type_name,
        "subject": letter.subject,
        "urgency": letter.urgency.value,
        "secrecy": Secrecy.NONE.value,
        "signer_name": letter.signer,
        "signer_position": letter.sender.position,
        "addressed_to": OURS,
        "to_places": "Như trên; Lưu",
    }


def _field(name: str, value: str | None, boxes: dict[str, Box], chance: Random) -> dict[str, Any]:
    if value is None:
        return {"value": None, "confidence": 0.0, "sure": False, "page": None, "box": None, "text": "", "why": "",
                "candidates": []}  # fmt: skip
    doubtful = chance.random() < 1 / 12
    confidence = round(chance.uniform(0.6, 0.85) if doubtful else chance.uniform(0.93, 0.99), 2)
    box = boxes.get({"code_number": "code", "code_notation": "code", "issue_place": "issued_date"}.get(name, name))
    return {
        "value": value, "confidence": confidence, "sure": not doubtful, "page": 1 if box else None,
        "box": list(box) if box else None, "text": value,
        "why": "Chỉ một cách đọc cho giá trị này" if doubtful else "Hai cách đọc độc lập cùng cho giá trị này",
        "candidates": [{"value": value, "confidence": confidence}],
    }  # fmt: skip


def _deadlines(letter: DemoLetter, boxes: dict[str, Box]) -> list[dict[str, Any]]:
    if letter.due is None:
        return []
    text = f"chậm nhất ngày {letter.due:%d/%m/%Y}"
    return [{"date": letter.due.isoformat(), "inclusive": True, "text": text, "page": 1,
             "box": list(boxes["due_date"]) if "due_date" in boxes else None}]  # fmt: skip
