"""Kiểm tra và vào sổ: what was read is laid beside the page, a person confirms it, and the book gives a number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.makers import LONG_AGO, MORNING, TODAY, Office, a_letterhead, an_original
from tests.roads import a_document
from tests.web.client import Client
from tests.web.conftest import Clock, Records
from workflow import steps
from workflow.document import IncomingDocument, ScanPage
from workflow.people import Person
from workflow.register import Book, Register
from workflow.terms import Secrecy, State, Urgency

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


def test_the_form_shows_what_was_read_with_its_place_its_doubt_and_the_other_readings(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    document = _read(office, records)

    page = client_of(office.clerk).page(f"/documents/{document.id}/register")

    code = page[page.index('data-field="code"') : page.index('data-field="issued_date"')]
    assert 'data-attention="yes"' in code
    assert "cần xem" in code
    assert 'value="357-CV/BTGĐUK"' in code
    assert 'data-value="397-CV/BTGĐUK"' in code
    assert 'data-box="code" x="0.18" y="0.12"' in page
    organ = page[page.index('data-field="organ_name"') : page.index('data-field="code"')]
    assert 'data-attention="no"' in organ
    assert "tự nhận" in organ
    assert 'value="22/02/2026"' in page, "trước ngày 23, counted from the day of the letter"
    assert "Dấu đến trên giấy: số 64 ngày 27/02/2026" in page
    assert "Vào sổ · số 1" in page


def test_urgency_and_secrecy_are_asked_even_where_the_reading_was_sure(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    document = _read(office, records)
    client = client_of(office.clerk)

    page = client.page(f"/documents/{document.id}/register")
    for name in ("urgency", "secrecy"):
        block = page[page.index(f'data-field="{name}"') :]
        assert 'data-attention="yes"' in block[:200]
        assert " checked" not in block[: block.index("</fieldset>")]
        without = {key: value for key, value in FORM.items() if key != name}
        answer = _register(client, office, document, without)
        assert answer.status_code == 409
        assert "Xin xác nhận độ" in answer.text

    assert records.state_of(document) == State.TO_REVIEW


def test_registering_keeps_what_the_person_confirmed_and_announces_the_number(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    document, following = _read(office, records), _read(office, records)
    client = client_of(office.clerk)

    answer = _register(client, office, document)

    assert answer.status_code == 303
    assert answer.location == f"/documents/{following.id}/register?just={document.id}"
    assert "<strong>1</strong>" in client.page(answer.location)
    with records.looking() as session:
        kept = session.get_one(IncomingDocument, document.id)
        assert (kept.state, kept.arrival_number, kept.arrival_date) == (State.REGISTERED, 1, TODAY)
        head = kept.letterhead
        assert head is not None
        assert head.code == "357-CV/BTGĐUK"
        assert head.subject == "báo cáo dư luận xã hội"
        assert head.to_places == "- Như trên;\n- Lưu VT."
        assert (head.issued_date, head.due_date) == (date(2026, 2, 20), date(2026, 3, 23))
        assert head.urgency is Urgency.URGENT


def test_after_the_last_letter_the_number_is_announced_on_the_desk(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    document = _read(office, records)
    client = client_of(office.clerk)

    answer = _register(client, office, document)

    assert answer.location == f"/clerk?just={document.id}"
    assert "<strong>1</strong>" in client.page(answer.location)


def test_a_form_sent_in_the_background_leads_the_browser_on(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    document = _read(office, records)
    client = client_of(office.clerk)
    form = {"csrf_token": client.token(), "register": office.book.register.id, "then": "submit", **FORM}

    answer = client.post(f"/documents/{document.id}/register", data=form, headers={"HX-Request": "true"})

    assert answer.status_code == 204
    assert answer.headers["HX-Redirect"] == f"/documents/{document.id}/submit"


def test_when_nothing_could_be_read_the_form_is_empty_and_can_be_filled_in_by_hand(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    message = "Tệp được bảo vệ bằng mật khẩu. Đề nghị gửi lại tệp không có mật khẩu."
    refused = {"schema": 1, "refused": {"reason": "encrypted", "message": message}}
    document = _read(office, records, refused)
    client = client_of(office.clerk)

    page = client.page(f"/documents/{document.id}/register")
    answer = _register(client, office, document)

    assert message in page
    assert answer.status_code == 303
    assert records.state_of(document) == State.REGISTERED


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("issued_date", "32/01/2026", "Ngày ban hành «32/01/2026» không đúng"),
        ("issued_date", "30/02/2026", "không đúng"),
        ("issued_date", "hôm qua", "không đúng"),
        ("issued_date", "03/03/2026", "Ngày đến không được trước ngày ban hành"),
        ("due_date", "2026", "Hạn trả lời «2026» không đúng"),
        ("arrival_date", "03/03/2026", "không được ở tương lai"),
        ("arrival_date", "01/01/0001", "Ngày đến"),
        ("organ_name", " ", "Cần điền cơ quan ban hành"),
        ("type_name", "", "Cần điền cơ quan ban hành, tên loại và trích yếu"),
        ("subject", "x" * 1001, "Trích yếu dài quá 1000 ký tự"),
        ("code", "x" * 61, "Số, ký hiệu dài quá 60 ký tự"),
        ("urgency", "rất gấp", "Xin xác nhận độ khẩn"),
        ("register", "999", "Xin chọn sổ đăng ký"),
    ],
)
def test_a_form_that_is_wrong_is_refused_with_its_sentence_and_no_number_is_used(
    client_of: ClientOf, office: Office, records: Records, field: str, typed: str, sentence: str
) -> None:
    document = _read(office, records)
    client = client_of(office.clerk)

    answer = _register(client, office, document, {**FORM, field: typed})

    assert answer.status_code == 409
    assert sentence in answer.text
    assert records.state_of(document) == State.TO_REVIEW
    with records.looking() as session:
        assert session.get_one(Book, (office.book.register_id, office.book.year)).last_number == 0


def test_a_secret_letter_is_not_registered_and_can_be_removed_for_good(
    client_of: ClientOf, office: Office, records: Records, parts: Any
) -> None:
    document = _read(office, records)
    files = parts.files
    files.keep_derived(document.original.sha256, "page-001.jpg", b"a page")
    client = client_of(office.clerk)

    answer = _register(client, office, document, {**FORM, "secrecy": "confidential"})
    assert answer.status_code == 409
    assert "không được vào sổ trên hệ thống nối mạng" in answer.text
    assert f"/documents/{document.id}/withhold" in client.page(f"/documents/{document.id}/register")

    unsure = client.press(f"/documents/{document.id}/withhold", version=records.version_of(document))
    assert unsure.status_code == 409
    assert files.derived(document.original.sha256).exists()

    client.press(f"/documents/{document.id}/withhold", sure="yes", version=records.version_of(document))
    assert records.state_of(document) == State.WITHHELD
    assert not files.derived(document.original.sha256).exists()
    assert client.get(f"/documents/{document.id}/original").status_code == 404
    with records.looking() as session:
        assert session.get_one(IncomingDocument, document.id).reading is None


def test_another_clerk_who_was_quicker_is_named(client_of: ClientOf, office: Office, records: Records) -> None:
    document = _read(office, records)
    client, colleague = client_of(office.clerk), client_of(office.clerk)
    seen = _seen(client, document)
    colleague.press(f"/documents/{document.id}/set-aside", reason="Trang báo", version=records.version_of(document))

    answer = _register(client, office, document, {**FORM, "seen": seen})

    assert answer.status_code == 409
    assert f"Văn bản vừa được {office.clerk.full_name} xử lý" in answer.text
    assert records.state_of(document) == State.SET_ASIDE


def test_pages_read_while_the_clerk_was_typing_do_not_stop_the_registration(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    document = _read(office, records)
    client = client_of(office.clerk)
    seen = _seen(client, document)
    with records.database.writing() as session:
        steps.note_reading(session.get_one(IncomingDocument, document.id), READ, MORNING, complete=True)
        session.commit()

    answer = _register(client, office, document, {**FORM, "seen": seen})

    assert answer.status_code == 303
    assert records.state_of(document) == State.REGISTERED


def test_the_open_form_tells_how_far_the_other_pages_are_and_when_they_are_read(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    document = steps.receive(an_original(page_count=40), office.clerk, MORNING)
    steps.note_reading(document, READ, MORNING, complete=False)
    document.pages.append(ScanPage(document_id=0, number=1, content={"read": True}))
    records.keep(document)
    client = client_of(office.clerk)

    page = client.page(f"/documents/{document.id}/register")
    assert "Còn đang đọc: 1/40 trang" in page
    assert "every 3s" in client.page(f"/documents/{document.id}/register/reading")

    with records.database.writing() as session:
        steps.note_reading(session.get_one(IncomingDocument, document.id), READ, MORNING, complete=True)
        session.commit()
    told = client.page(f"/documents/{document.id}/register/reading")
    assert "Đã đọc xong mọi trang" in told
    assert "every" not in told


@pytest.mark.parametrize(
    ("asked", "likely"),
    [
        ({"organ_name": "Ban Tuyên giáo Đảng ủy Khối", "issued_date": "20/2/2026"}, "cùng cơ quan, cùng ngày"),
        ({"organ_name": "Ban Tuyên giáo Đảng ủy Khối", "issued_date": "20/2/2025"}, "cùng cơ quan, khác ngày"),
        ({"organ_name": "Sở Nội vụ", "issued_date": "vô lý"}, "khác cơ quan, cùng ngày"),
    ],
)  # fmt: skip
def test_a_letter_with_the_same_number_is_shown_as_a_possible_duplicate(
    client_of: ClientOf, office: Office, records: Records, asked: dict[str, str], likely: str
) -> None:
    registered = steps.receive(an_original(), office.clerk, MORNING)
    steps.note_reading(registered, READ, MORNING, complete=True)
    letterhead = a_letterhead(issued_date=date(2026, 2, 20))
    steps.register(registered, letterhead, TODAY, office.book, office.clerk, MORNING)
    records.keep(registered)
    document = _read(office, records)
    client = client_of(office.clerk)

    found = client.get(f"/documents/{document.id}/alike", query_string={"code": "357-CV/btgđuk", **asked}).text

    assert "Số đến 1 ngày 02/03/2026" in found
    assert likely in found
    assert f"/documents/{registered.id}" in client.page(f"/documents/{document.id}/register")
    answer = _register(client, office, document)
    assert answer.status_code == 303, "it is only a warning"


def test_two_scans_of_one_letter_that_both_wait_are_told_of_each_other(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    one, other = _read(office, records), _read(office, records)
    client = client_of(office.clerk)

    assert "Có thể đã có văn bản này" in client.page(f"/documents/{one.id}/register")
    assert f'href="/documents/{other.id}"' in client.page(f"/documents/{one.id}/register")
    assert client.get(f"/documents/{one.id}/alike?code=358-CV/BTGĐUK").text.count("<li>") == 0


def test_a_voided_number_leads_back_to_the_form_with_what_was_confirmed(
    client_of: ClientOf, office: Office, records: Records, clock: Clock
) -> None:
    document = _read(office, records)
    client = client_of(office.clerk)
    _register(client, office, document)

    refused = client.press(f"/documents/{document.id}/void", reason=" ", version=records.version_of(document))
    client.press(f"/documents/{document.id}/void", reason="Vào nhầm sổ", version=records.version_of(document))

    assert refused.status_code == 409
    page = client.page(f"/documents/{document.id}/register")
    assert 'value="23/03/2026"' in page
    assert "đã xác nhận" in page
    assert "Vào sổ · số 2" in page


def test_a_letter_goes_back_to_its_sender_with_the_reason(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    document = _read(office, records)
    client = client_of(office.clerk)
    form = client.page(f"/documents/{document.id}/return-to-sender")
    assert "Gửi nhầm nơi nhận" in form

    client.press(f"/documents/{document.id}/return-to-sender", reason="Thiếu trang 2",
                 version=records.version_of(document))  # fmt: skip

    assert records.state_of(document) == State.RETURNED
    with records.looking() as session:
        assert session.get_one(IncomingDocument, document.id).history[-1].note == "Thiếu trang 2"


def test_the_book_is_chosen_where_the_office_keeps_several(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    second = Register(name="Sổ đơn thư", valid_from=LONG_AGO)
    closed = Register(name="Sổ cũ", valid_from=LONG_AGO, valid_to=date(2025, 12, 31))
    records.keep(second, closed)
    document = _read(office, records)
    client = client_of(office.clerk)

    page = client.page(f"/documents/{document.id}/register")
    answer = client.press(f"/documents/{document.id}/register", register=second.id, **FORM)

    assert "Sổ đơn thư" in page
    assert "Sổ cũ" not in page
    assert answer.status_code == 303
    with records.looking() as session:
        assert session.get_one(IncomingDocument, document.id).entries[0].register.id == second.id


def test_a_letter_that_is_registered_already_has_no_form_any_more(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    document = a_document(office, State.REGISTERED)
    records.keep(document)

    answer = client_of(office.clerk).get(f"/documents/{document.id}/register")

    assert answer.location == f"/documents/{document.id}"


def _read(office: Office, records: Records, reading: dict[str, Any] = READ) -> IncomingDocument:
    document = steps.receive(an_original(), office.clerk, MORNING)
    steps.note_reading(document, reading, MORNING, complete=True)
    records.keep(document)
    return document


def _register(client: Client, office: Office, document: IncomingDocument, form: dict[str, Any] | None = None) -> Any:
    given = {"register": office.book.register.id, **(FORM if form is None else form)}
    return client.press(f"/documents/{document.id}/register", **given)


def _seen(client: Client, document: IncomingDocument) -> str:
    page = client.page(f"/documents/{document.id}/register")
    return page.split('name="seen" value="')[1].split('"')[0]


def test_secrecy_has_all_its_degrees_on_the_form(client_of: ClientOf, office: Office, records: Records) -> None:
    page = client_of(office.clerk).page(f"/documents/{_read(office, records).id}/register")

    assert all(f'name="secrecy" value="{degree.value}"' in page for degree in Secrecy)
