"""The same letter again: shown side by side, and a person decides; nothing is refused, no number is given twice."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from tests.makers import MORNING, TODAY, Office, a_letterhead, an_original
from tests.roads import a_document
from tests.web.client import Client
from tests.web.conftest import Records
from tests.web.reviewing import READ, a_read_letter, register, seen_by
from workflow import steps
from workflow.document import IncomingDocument, ScanPage
from workflow.people import Person
from workflow.register import Book
from workflow.terms import State

ClientOf = Callable[[Person | None], Client]


def a_numbered_letter(office: Office, records: Records, **wishes: Any) -> IncomingDocument:
    """The same letter as `READ`, in the book."""
    document = a_document(office)
    head = a_letterhead(**{"subject": "báo cáo dư luận xã hội", "issued_date": TODAY} | wishes)
    steps.register(document, head, TODAY, office.book, office.clerk, MORNING)
    records.keep(document)
    return document


def last_number(records: Records, office: Office) -> int:
    """How far the book has counted."""
    with records.looking() as session:
        return session.get_one(Book, (office.book.register.id, TODAY.year)).last_number


def a_page(document: IncomingDocument, text: str) -> ScanPage:
    """What was read on its first page."""
    words = [{"text": word, "box": [0.1, 0.1, 0.2, 0.2], "confidence": 0.9} for word in text.split()]
    content = {"number": 1, "lines": [{"words": words, "source": "tesseract"}], "digits": [], "marks": []}
    return ScanPage(document_id=document.id, number=1, content=content)


def test_both_letters_stand_side_by_side_with_what_differs_marked(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    there, again = a_numbered_letter(office, records), a_read_letter(office, records)

    page = client_of(office.clerk).page(f"/documents/{again.id}/merge?other={there.id}")

    day = page[page.index("Ngày ban hành") - 80 : page.index("Ngày ban hành") + 160]
    assert 'class="differs"' in day
    assert "20/02/2026" in day
    assert "02/03/2026" in day
    code = page[page.index("Số, ký hiệu") - 60 : page.index("Số, ký hiệu")]
    assert "differs" not in code
    for each in (there, again):
        assert f"/documents/{each.id}/pages/1.jpg" in page


def test_the_same_letter_becomes_a_second_copy_and_takes_no_number(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    there, again = a_numbered_letter(office, records), a_read_letter(office, records)
    client = client_of(office.clerk)

    answer = client.press(f"/documents/{again.id}/merge", other=there.id, seen=seen_by(client, again))

    assert answer.location == f"/documents/{there.id}"
    assert records.state_of(again) == State.MERGED
    assert last_number(records, office) == 1
    shown = client.page(f"/documents/{there.id}")
    assert "Có bản thứ hai:" in shown
    assert f'<a href="/documents/{again.id}">' in shown
    assert "<strong>Nhận thêm bản của văn bản</strong>" in shown
    copy = client.page(f"/documents/{again.id}")
    assert "Là bản thứ hai của" in copy
    assert "số đến 1 ngày 02/03/2026</a>" in copy


def test_a_letter_that_was_told_apart_is_not_shown_again_from_either_side(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    there, again = a_read_letter(office, records), a_read_letter(office, records)
    client = client_of(office.clerk)
    assert f"/merge?other={there.id}" in client.page(f"/documents/{again.id}/register")

    answer = client.press(f"/documents/{again.id}/tell-apart", other=there.id, seen=seen_by(client, again))

    assert answer.location == f"/documents/{again.id}/register"
    assert "/merge?other=" not in client.page(f"/documents/{again.id}/register")
    assert "/merge?other=" not in client.page(f"/documents/{there.id}/register")
    assert records.state_of(again) == State.TO_REVIEW


def test_whoever_takes_it_for_new_all_the_same_gets_a_number_of_its_own(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    a_numbered_letter(office, records)
    again = a_read_letter(office, records)

    answer = register(client_of(office.clerk), office, again)

    assert answer.status_code == 303
    assert last_number(records, office) == 2


def test_of_two_clerks_the_second_is_told_who_was_quicker(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    there, again = a_numbered_letter(office, records), a_read_letter(office, records)
    one, other = client_of(office.clerk), client_of(office.clerk)
    seen = seen_by(other, again)
    assert one.press(f"/documents/{again.id}/merge", other=there.id, seen=seen).status_code == 303

    for path in ("merge", "tell-apart"):
        answer = other.press(f"/documents/{again.id}/{path}", other=there.id, seen=seen)
        assert answer.status_code == 409
        assert "Văn bản vừa được Nguyễn Thị Văn Thư xử lý («Nhập vào văn bản đã có»" in answer.text


def test_a_letter_without_a_number_cannot_take_a_copy_and_the_page_says_what_to_do(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    one, other = a_read_letter(office, records), a_read_letter(office, records)
    client = client_of(office.clerk)

    assert "xin vào sổ một bản trước" in client.page(f"/documents/{one.id}/merge?other={other.id}")
    answer = client.press(f"/documents/{one.id}/merge", other=other.id)
    assert answer.status_code == 409
    assert records.state_of(one) == State.TO_REVIEW


def test_nothing_chosen_is_refused_and_a_letter_that_is_not_there_is_not_found(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    letter = a_read_letter(office, records)
    client = client_of(office.clerk)

    assert client.press(f"/documents/{letter.id}/merge", other="999999").status_code == 404
    assert client.press(f"/documents/{letter.id}/merge", other=letter.id).status_code == 409
    assert client.press(f"/documents/{letter.id}/merge").status_code in (404, 409)


def test_a_misread_number_over_the_same_words_is_shown_too(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    there, again, another = (a_numbered_letter(office, records, code=code) for code in ("351-CV/B", "352-CV/B", "3-B"))
    letter = a_read_letter(office, records)
    text = "Thực hiện kế hoạch công tác, Ban Tuyên giáo đề nghị các đơn vị báo cáo tình hình dư luận xã hội"
    elsewhere = "Trân trọng kính mời đồng chí dự hội nghị tổng kết năm 2025 tại hội trường tầng hai nhà A"
    with records.database.writing() as session:
        session.add_all([a_page(letter, text), a_page(there, text), a_page(another, elsewhere)])
        session.commit()

    page = client_of(office.clerk).page(f"/documents/{letter.id}/register")

    assert "trích yếu gần giống, cùng cơ quan, khác ngày, chữ trên trang đầu giống 100%" in page
    assert f"other={again.id}" in page, "nobody has read its page, so the subject alone speaks"
    assert f"other={another.id}" not in page


def test_what_is_only_alike_in_another_month_is_left_in_peace(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    a_numbered_letter(office, records, code="1-B", subject="báo cáo dư luận xã hội tháng 2")
    reading = deepcopy(READ)
    reading["fields"]["subject"]["value"] = "báo cáo dư luận xã hội tháng 3"

    page = client_of(office.clerk).page(f"/documents/{a_read_letter(office, records, reading).id}/register")

    assert "Có thể đã có văn bản này" not in page


def test_from_the_letter_in_the_book_the_waiting_scan_is_found(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    there, waiting = a_numbered_letter(office, records), a_read_letter(office, records)
    records.keep(a_document(office), steps.receive(an_original(), office.clerk, MORNING))
    client = client_of(office.clerk)

    page = client.page(f"/documents/{there.id}/add-copy")

    assert f"/documents/{waiting.id}/merge?other={there.id}" in page
    assert page.count("So sánh") == 1
    assert "So sánh" not in client.page(f"/documents/{there.id}/add-copy?q=khong+co")
    chosen = client.page(f"/documents/{waiting.id}/merge?q=357")
    assert f"/documents/{waiting.id}/merge?other={there.id}" in chosen
