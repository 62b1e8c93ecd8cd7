"""What the tests of the review screen share: a letter that was read, and the form as a clerk fills it in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.makers import MORNING, Office, an_original
from tests.web.client import Client
from tests.web.conftest import Records
from workflow import steps
from workflow.document import IncomingDocument
from workflow.people import Person

ClientOf = Callable[[Person | None], Client]

READ: dict[str, Any] = {
    "schema": 1,
    "refused": None,
    "fields": {
        "code": {
            "value": "357-CV/BTGĐUK", "confidence": 0.54, "sure": False, "page": 1, "box": [0.18, 0.12, 0.43, 0.16],
            "text": "Số 357 - CV/BTGDĐUK", "why": "Chữ số viết tay",
            "candidates": [{"value": "357-CV/BTGĐUK", "confidence": 0.5}, {"value": "397-CV/BTGĐUK", "confidence": 0}],
        },
        "organ_name": {"value": "Ban Tuyên giáo Đảng ủy Khối", "confidence": 0.99, "sure": True, "candidates": []},
        "issued_date": {"value": "2026-02-20", "confidence": 0.99, "sure": True, "candidates": []},
        "type_name": {"value": "Công văn", "confidence": 0.99, "sure": True, "candidates": []},
        "subject": {"value": "báo cáo dư luận xã hội", "confidence": 0.6, "sure": False, "candidates": []},
        "urgency": {"value": "normal", "confidence": 0.99, "sure": True, "candidates": []},
        "secrecy": {"value": "none", "confidence": 0.99, "sure": True, "candidates": []},
        "arrival_number": {"value": "64", "confidence": 0.8, "sure": False, "candidates": []},
        "arrival_date": {"value": "2026-02-27", "confidence": 0.8, "sure": False, "candidates": []},
    },
    "deadlines": [{"day_of_month": 23, "text": "trước ngày 23 hằng tháng", "page": 1, "inclusive": False}],
}  # fmt: skip

FORM = {
    "organ_name": "Ban Tuyên giáo Đảng ủy Khối",
    "code": "Số: 357 - CV/BTGĐUK",
    "issued_date": "20/2/26",
    "type_name": "Công văn",
    "subject": "báo cáo  dư luận\nxã hội",
    "urgency": "urgent",
    "secrecy": "none",
    "to_places": "- Như trên;\n- Lưu VT.",
    "due_date": "23032026",
    "arrival_date": "02/03/2026",
}


def a_read_letter(office: Office, records: Records, reading: dict[str, Any] = READ) -> IncomingDocument:
    """A letter that waits to be reviewed."""
    document = steps.receive(an_original(), office.clerk, MORNING)
    steps.note_reading(document, reading, MORNING, complete=True)
    records.keep(document)
    return document


def register(client: Client, office: Office, document: IncomingDocument, form: dict[str, Any] | None = None) -> Any:
    """Send the form of the letterhead, filled in well unless told otherwise."""
    given = {"register": office.book.register.id, **(FORM if form is None else form)}
    return client.press(f"/documents/{document.id}/register", **given)


def seen_by(client: Client, document: IncomingDocument) -> str:
    """Up to which step of the history the form that is open now has seen."""
    page = client.page(f"/documents/{document.id}/register")
    return page.split('name="seen" value="')[1].split('"')[0]
