"""Sửa thông tin đăng ký: the number stays, the old words are kept, the register tells that it was corrected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.makers import TODAY, Office
from tests.roads import a_document
from tests.web.client import Client
from tests.web.conftest import Records
from workflow.document import IncomingDocument
from workflow.people import Person
from workflow.terms import State

ClientOf = Callable[[Person | None], Client]

FORM = {
    "organ_name": "Ban Tuyên giáo Đảng ủy Khối",
    "code": "375-CV/BTGĐUK",
    "issued_date": "27/02/2026",
    "type_name": "Công văn",
    "subject": "V/v báo cáo công tác tuyên truyền tháng 3",
    "urgency": "normal",
    "secrecy": "none",
    "arrival_date": "02/03/2026",
    "reason": "Đọc nhầm số, ký hiệu.",
}


def a_letter(office: Office, records: Records) -> IncomingDocument:
    """One that units are working on."""
    document = a_document(office, State.IN_PROGRESS)
    records.keep(document)
    return document


def correct(client: Client, document: IncomingDocument, **wishes: Any) -> Any:
    return client.press(f"/documents/{document.id}/correct", **FORM | wishes)


def test_the_form_holds_what_stands_in_the_register(client_of: ClientOf, office: Office, records: Records) -> None:
    page = client_of(office.clerk).page(f"/documents/{a_letter(office, records).id}/correct")

    assert 'value="357-CV/BTGĐUK"' in page
    assert 'value="27/02/2026"' in page
    assert '<option value="none" selected>' in page
    assert 'name="arrival_date" inputmode="numeric" autocomplete="off" value="02/03/2026"' in page


def test_the_history_tells_old_and_new_and_the_register_that_it_was_corrected(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    document = a_letter(office, records)
    client = client_of(office.clerk)

    assert correct(client, document).location == f"/documents/{document.id}"

    page = client.page(f"/documents/{document.id}")
    assert "Đọc nhầm số, ký hiệu." in page
    assert "Số, ký hiệu: «357-CV/BTGĐUK» → «375-CV/BTGĐUK»" in page
    book = client.page("/register")
    assert "375-CV/BTGĐUK" in book
    assert "Đã sửa ngày 02/03/2026" in book
    assert "357-CV/BTGĐUK" not in book
    assert f"/documents/{document.id}" in client.page("/search?q=375"), "it is found by what is so now"
    assert records.state_of(document) == State.IN_PROGRESS


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        ({"reason": " "}, "Xin ghi rõ lý do"),
        ({"arrival_date": ""}, "Xin ghi ngày đến"),
        ({"arrival_date": "31/12/2025"}, "Ngày đến không được trước ngày ban hành"),
        ({"arrival_date": "31/12/2025", "issued_date": ""}, "Số đến, năm và sổ không sửa được"),
        ({"secrecy": "secret"}, "Văn bản có độ mật không được vào sổ"),
        ({"subject": ""}, "Cần điền cơ quan ban hành, tên loại và trích yếu"),
        ({"code": "9" * 61}, "dài quá 60 ký tự"),
        ({"urgency": "soon"}, "Xin xác nhận độ khẩn"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    client_of: ClientOf, office: Office, records: Records, wish: dict[str, str], sentence: str
) -> None:
    document = a_letter(office, records)

    answer = correct(client_of(office.clerk), document, **wish)

    assert answer.status_code == 409
    assert sentence in answer.text
    with records.looking() as session:
        kept = session.get_one(IncomingDocument, document.id)
        assert len(kept.letterheads) == 1
        assert (kept.arrival_date, kept.entries[-1].corrected_at) == (TODAY, None)
