"""The review screen tells which papers lie in the scan, who says what differently, and where the time limits stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.makers import Office
from tests.web.client import Client
from tests.web.conftest import Records
from tests.web.reviewing import READ, a_read_letter
from workflow.people import Person

ClientOf = Callable[[Person | None], Client]
LIMITS: list[dict[str, Any]] = [
    {"date": "2026-03-25", "text": "gửi báo cáo trước ngày 25/3/2026", "page": 1, "inclusive": False,
     "box": [0.1, 0.5, 0.9, 0.52]},
    {"every": "quarter", "day": 15, "month": 3, "text": "trước ngày 15 tháng cuối quý", "page": 1, "inclusive": False,
     "box": [0.1, 0.6, 0.9, 0.62]},
]  # fmt: skip
OTHER_HEAD: dict[str, Any] = {
    "code": {"value": "12/UBND-VX"},
    "issued_date": {"value": "2026-02-25"},
    "type_name": {"value": "Công văn"},
    "organ_name": {"value": "Ủy ban nhân dân tỉnh"},
}
PARTS: list[dict[str, Any]] = [
    {"kind": "slip", "pages": [1, 1]},
    {"kind": "letter", "pages": [2, 4]},
    {"kind": "other_letter", "pages": [5, 6], "fields": OTHER_HEAD},
]
DIFFERENT: dict[str, Any] = {
    "field": "organ_name",
    "sentence": "Tên cơ quan khác nhau: phiếu xử lý ghi «A», trên văn bản đọc được «B».",
    "witnesses": [
        {"source": "slip", "value": "A", "page": 1, "box": [0.4, 0.1, 0.6, 0.12], "text": "A"},
        {"source": "head", "value": "B", "page": 1, "box": [0.1, 0.06, 0.4, 0.09], "text": "B"},
    ],
}


def form_of(client_of: ClientOf, office: Office, records: Records, **more: Any) -> str:
    document = a_read_letter(office, records, READ | more)
    return client_of(office.clerk).page(f"/documents/{document.id}/register")


def test_the_papers_of_the_scan_are_told_with_their_pages(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    page = form_of(client_of, office, records, parts=PARTS)

    assert "phiếu xử lý (trang 1)" in page
    assert "văn bản (trang 2–4)" in page
    assert (
        "Trang 5–6 có vẻ là một văn bản khác: Công văn số 12/UBND-VX ngày 25/02/2026 của Ủy ban nhân dân tỉnh" in page
    )


def test_a_letter_that_lies_alone_tells_no_parts(client_of: ClientOf, office: Office, records: Records) -> None:
    assert "Tệp này có" not in form_of(client_of, office, records, parts=[{"kind": "letter", "pages": [1, 2]}])


def test_a_field_that_two_places_say_differently_is_looked_at_however_sure_it_was(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    page = form_of(client_of, office, records, disagreements=[DIFFERENT])

    organ = page[page.index('data-field="organ_name"') : page.index('data-field="code"')]
    assert 'data-attention="yes"' in organ
    assert DIFFERENT["sentence"] in page
    assert page.count('data-box="organ_name"') == 2


def test_every_time_limit_has_its_place_and_can_be_chosen(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    page = form_of(client_of, office, records, deadlines=LIMITS)

    due = page[page.index('data-field="due_date"') :]
    assert 'value="14/03/2026"' in due
    assert 'data-value="24/03/2026"' in due
    assert "«gửi báo cáo trước ngày 25/3/2026» (trang 1)" in due
    assert '<rect class="box" data-box="due_date" x="0.096" y="0.597"' in page
    assert '<rect class="box also" data-box="due_date" x="0.096" y="0.497"' in page


def test_a_reading_kept_from_before_has_no_places_for_its_limits_and_is_shown_all_the_same(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    page = form_of(client_of, office, records)

    assert 'value="22/02/2026"' in page
    assert 'data-box="due_date"' not in page


def test_a_stamp_that_is_not_on_the_paper_is_not_spoken_of(
    client_of: ClientOf, office: Office, records: Records
) -> None:
    nothing = {"value": None, "confidence": 0.9, "sure": False, "why": "Không thấy trên văn bản", "candidates": []}
    fields = READ["fields"] | {"arrival_number": nothing, "arrival_date": nothing}

    assert "Dấu đến trên giấy" not in form_of(client_of, office, records, fields=fields)


def test_what_is_no_letter_can_be_set_aside_at_once(client_of: ClientOf, office: Office, records: Records) -> None:
    message = "Đây có vẻ là hóa đơn hoặc chứng từ thanh toán, không phải văn bản hành chính."

    page = form_of(client_of, office, records, refused={"reason": "not_a_letter", "message": message})

    assert f"Có thể không phải văn bản đến.</b> {message}" in page
    assert "không đọc được văn bản này" not in page
    assert '/set-aside">để riêng</a>' in page
