"""357-CV/BTGĐUK, from the clerk's tray to the file: by clerk, leader and officer, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

READING = 90_000
"""Milliseconds that a letter of four pages may take to read while other tests run."""


def test_a_letter_goes_from_the_tray_to_the_file(
    sign_in: Callable[..., Page], drawn: Callable[[str], Path], photograph: Callable[[Page, str], None]
) -> None:
    clerk = sign_in("vanthu")
    clerk.set_input_files("#files", drawn("357-cv"))
    expect(clerk.locator("#results")).to_contain_text("357-cv.pdf")
    photograph(clerk, "01-received")
    letter = clerk.get_by_role("link", name="357-CV/BTGĐUK")
    letter.wait_for(timeout=READING)
    photograph(clerk, "02-read")
    letter.click()

    # Everything that the letter says was read, and can be seen on the page.
    expect(clerk.locator("#f-code")).to_have_value("357-CV/BTGĐUK")
    expect(clerk.locator("#f-issued_date")).to_have_value("30/01/2024")
    expect(clerk.locator("#f-organ_name")).to_have_value("Ban Tuyên giáo Đảng ủy Khối Doanh nghiệp Trung ương")
    expect(clerk.locator("#f-type_name")).to_have_value("Công văn")
    expect(clerk.locator("rect[data-box=code]")).to_have_count(1)
    photograph(clerk, "03-review")
    # Each doubt is looked at; urgency and secrecy are confirmed by a person, however sure the reading is.
    while clerk.locator("#letterhead [data-attention=yes]").count():
        clerk.keyboard.press("Enter")
    clerk.get_by_role("button", name="Vào sổ rồi trình").click()

    clerk.get_by_role("button", name="Trình lãnh đạo").wait_for()
    photograph(clerk, "04-submit")
    clerk.select_option("#leader", label="Lê Quang Hải, Bí thư")
    clerk.get_by_label("Ban Tuyên giáo: Xử lý chính").check()
    clerk.get_by_role("button", name="Trình lãnh đạo").click()
    clerk.wait_for_url(re.compile(r"/clerk|/documents/\d+$"))

    leader = sign_in("bithu", width=390, height=844)
    photograph(leader, "05-leader-desk")
    leader.get_by_role("link", name=re.compile("dư luận xã hội")).first.click()
    leader.get_by_role("link", name="Cho ý kiến chỉ đạo").first.click()
    leader.fill("#text", "Giao Ban Tuyên giáo chủ trì, Ban Tổ chức phối hợp, báo cáo kết quả.")
    photograph(leader, "06-directive")
    leader.get_by_role("button", name="Ghi ý kiến chỉ đạo").click()
    expect(leader.locator("body")).to_contain_text("Đã có ý kiến chỉ đạo")
    photograph(leader, "07-directed")

    clerk.goto("/clerk")
    clerk.get_by_role("link", name="Chuyển giao", exact=True).click()
    photograph(clerk, "08-hand-over")
    clerk.get_by_role("button", name="Chuyển giao").click()
    expect(clerk.get_by_role("status").first).to_contain_text("chuyển giao")

    officer = sign_in("cvbtg")
    officer.get_by_role("button", name="Tiếp nhận việc").first.click()
    photograph(officer, "09-accepted")
    officer.get_by_role("link", name="Báo cáo kết quả").first.click()
    officer.fill("#text", "Đã xây dựng kế hoạch và gửi báo cáo dư luận xã hội tháng 02/2024.")
    officer.fill("#reply_code", "12-BC/BTG")
    officer.get_by_role("button", name="Gửi báo cáo").click()
    expect(officer.get_by_role("status").first).to_contain_text("báo cáo")
    photograph(officer, "10-reported")

    leader.goto("/leader")
    leader.get_by_role("link", name=re.compile("Duyệt|Xem kết quả|dư luận xã hội")).first.click()
    leader.get_by_role("button", name="Duyệt kết quả").first.click()
    expect(leader.locator("main")).to_contain_text("Đã duyệt kết quả của Ban Tuyên giáo")
    photograph(leader, "11-approved")

    clerk.goto("/clerk")
    clerk.get_by_role("link", name="Lưu hồ sơ", exact=True).click()
    clerk.get_by_label(re.compile("hồ sơ", re.IGNORECASE)).first.fill("357A")
    clerk.get_by_role("button", name="Lưu hồ sơ").click()
    expect(clerk.get_by_role("status").first).to_contain_text("lưu")
    clerk.goto("/search?q=du+luan+xa+hoi")
    clerk.get_by_role("link", name=re.compile("dư luận xã hội")).first.click()
    expect(clerk.locator("body")).to_contain_text("Đã lưu hồ sơ")
    photograph(clerk, "12-filed")

    slip = clerk.request.get(clerk.url.rstrip("/") + "/slip.docx")
    words = "\n".join(cell.text for row in Document(BytesIO(slip.body())).tables[0].rows for cell in row.cells)
    assert "357-CV/BTGĐUK" in words
    assert "Giao Ban Tuyên giáo chủ trì" in words
