"""Kiểm tra và vào sổ: what was read is laid beside the page, a person confirms it, and the book gives a number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.makers import LONG_AGO, MORNING, TODAY, Office, an_original
from tests.roads import a_document
from tests.web.client import Client
from tests.web.conftest import Records
from tests.web.reviewing import FORM, READ, a_read_letter, register, seen_by
from workflow import steps
from workflow.document import IncomingDocument, ScanPage
from workflow.people import Person
from workflow.register import Book, Register
from workflow.terms import Secrecy, State, Urgency

ClientOf = Callable[[Person | None], Client]


def test_the_form_shows_what_was_read_with_its_place_its_doubt_and_the_other_readings(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    document = a_read_letter(office, records)

    page = client_of(office.clerk).page(f"/documents/{document.id}/register")

    code = page[page.index('data-field="code"') : page.index('data-field="issued_date"')]
    assert 'data-attention="yes"' in code
    assert "cần xem" in code
    assert 'value="357-CV/BTGĐUK"' in code
    assert 'data-value="397-CV/BTGĐUK"' in code
    assert 'data-box="code" x="0.176" y="0.117"' in page
    organ = page[page.index('data-field="organ_name"') : page.index('data-field="code"')]
    assert 'data-attention="no"' in organ
    assert "tự nhận" in organ
    assert 'value="22/02/2026"' in page, "trước ngày 23, counted from the day of the letter"
    assert "Dấu đến trên giấy: số 64 ngày 27/02/2026" in page
    assert "Vào sổ · số dự kiến 1" in page


def test_urgency_and_secrecy_are_asked_even_where_the_reading_was_sure(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    document = a_read_letter(office, records)
    client = client_of(office.clerk)

    page = client.page(f"/documents/{document.id}/register")
    for name in ("urgency", "secrecy"):
        block = page[page.index(f'data-field="{name}"') :]
        assert 'data-attention="yes"' in block[:200]
        assert " checked" not in block[: block.index("</fieldset>")]
        without = {key: value for key, value in FORM.items() if key != name}
        answer = register(client, office, document, without)
        assert answer.status_code == 409
        assert "Xin xác nhận độ" in answer.text

    assert records.state_of(document) == State.TO_REVIEW


def test_registering_keeps_what_the_person_confirmed_and_announces_the_number(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    document, following = a_read_letter(office, records), a_read_letter(office, records)
    client = client_of(office.clerk)

    answer = register(client, office, document)

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


def test_what_was_left_for_later_is_offered_again_at_the_end(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    left, last = a_read_letter(office, records), a_read_letter(office, records)

    answer = register(client_of(office.clerk), office, last)

    assert answer.location == f"/documents/{left.id}/register?just={last.id}"


def test_after_the_last_letter_the_number_is_announced_on_the_desk(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    document = a_read_letter(office, records)
    client = client_of(office.clerk)

    answer = register(client, office, document)

    assert answer.location == f"/clerk?just={document.id}"
    assert "<strong>1</strong>" in client.page(answer.location)


def test_a_form_sent_in_the_background_leads_the_browser_on(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    document = a_read_letter(office, records)
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
    document = a_read_letter(office, records, refused)
    client = client_of(office.clerk)

    page = client.page(f"/documents/{document.id}/register")
    answer = register(client, office, document)

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
    document = a_read_letter(office, records)
    client = client_of(office.clerk)

    answer = register(client, office, document, {**FORM, field: typed})

    assert answer.status_code == 409
    assert sentence in answer.text
    assert records.state_of(document) == State.TO_REVIEW
    with records.looking() as session:
        assert session.get_one(Book, (office.book.register_id, office.book.year)).last_number == 0


def test_pages_read_while_the_clerk_was_typing_do_not_stop_the_registration(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    document = a_read_letter(office, records)
    client = client_of(office.clerk)
    seen = seen_by(client, document)
    with records.database.writing() as session:
        steps.note_reading(session.get_one(IncomingDocument, document.id), READ, MORNING, complete=True)
        session.commit()

    answer = register(client, office, document, {**FORM, "seen": seen})

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


def test_the_book_is_chosen_where_the_office_keeps_several(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    second = Register(name="Sổ đơn thư", valid_from=LONG_AGO)
    closed = Register(name="Sổ cũ", valid_from=LONG_AGO, valid_to=date(2025, 12, 31))
    records.keep(second, closed)
    document = a_read_letter(office, records)
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


def test_secrecy_has_all_its_degrees_on_the_form(client_of: ClientOf, office: Office, records: Records) -> None:
    page = client_of(office.clerk).page(f"/documents/{a_read_letter(office, records).id}/register")

    assert all(f'name="secrecy" value="{degree.value}"' in page for degree in Secrecy)
