"""A clerk confirms what a letter asks for every month, and sees it in the calendar of the coming months."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.makers import MORNING, Office
from tests.roads import a_document
from tests.web.conftest import Records
from workflow.notices import Notice, NoticeKind
from workflow.terms import State

pytestmark = pytest.mark.browser
READ = {"schema": 1, "deadlines": [
    {"every": "month", "day_of_month": 23, "inclusive": False, "page": 1, "box": [1, 0.1, 0.6, 0.9, 0.65],
     "text": "gửi báo cáo về Ban trước ngày 23 hằng tháng"},
]}  # fmt: skip


def test_a_monthly_report_is_confirmed_from_the_letters_own_words(desk: Page, office: Office, records: Records) -> None:
    document = a_document(office, State.IN_PROGRESS)
    document.reading = READ
    records.keep(document)

    desk.goto(f"/documents/{document.id}")
    expect(desk.locator("#obligations")).to_be_visible()
    desk.get_by_role("link", name="Xác nhận chế độ báo cáo này").click()
    expect(desk.locator("#first_due")).to_have_value("22/03/2026")
    desk.fill("#what", "Báo cáo dư luận xã hội")
    for name in ("Văn phòng", "Ban Tuyên giáo và Dân vận"):
        desk.get_by_label(name, exact=True).uncheck()
    desk.get_by_role("button", name="Xác nhận chế độ báo cáo").click()

    expect(desk.get_by_role("status").first).to_contain_text("kỳ đầu hạn 22/03/2026")
    expect(desk.get_by_text("Đang thực hiện").first).to_be_visible()
    desk.goto("/obligations")
    expect(desk.locator("main")).to_contain_text("22/3/2026")
    expect(desk.locator("main")).to_contain_text("(ngày nghỉ: nên gửi sớm)")
    expect(desk.locator("main")).to_contain_text("Chưa đến kỳ")


def test_two_hundred_notices_are_read_and_put_away_on_a_telephone(desk: Page, office: Office, records: Records) -> None:
    document = a_document(office, State.DIRECTED)
    kinds = (NoticeKind.TO_HAND_OVER, NoticeKind.NOT_HANDED_OVER, NoticeKind.LETTER_SUCCEEDED)
    notices = [
        Notice(
            person=office.clerk, document=document, kind=kinds[n % 3], key=f"n:{n}", at=MORNING, due_date=MORNING.date()
        )
        for n in range(200)
    ]
    records.keep(document, *notices)
    desk.set_viewport_size({"width": 390, "height": 844})

    desk.goto("/notices")
    expect(desk.locator(".bell .count")).to_have_text("200")
    assert desk.evaluate("document.documentElement.scrollWidth") <= 390
    desk.get_by_role("button", name="Đã xem tất cả").click()

    expect(desk.get_by_role("status").first).to_contain_text("đã xem")
