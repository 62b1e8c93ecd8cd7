"""The way of a letter, one function an act, as a person does it on screen. `id` is the document's."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

READING = 120_000
"""Milliseconds that a letter may take to be read while other tests run."""
UNIT, LEADER = "Ban Tuyên giáo", "Lê Quang Hải, Bí thư"


def bring(clerk: Page, letter: Path) -> int:
    """Drop a scan on the desk, wait until all of it is read, open its review."""
    clerk.goto("/clerk?state=to_review")
    clerk.set_input_files("#files", letter)
    expect(clerk.locator("#results")).to_contain_text(letter.name)
    row = clerk.locator("#waiting tr", has_text=letter.name)
    expect(row.locator(".chip-wait, .chip-late")).to_be_visible(timeout=READING)
    row.locator("a[id^='open-']").click()
    clerk.locator("#letterhead").wait_for()
    return int(re.findall(r"/documents/(\d+)/", clerk.url)[0])


def look_at_every_doubt(clerk: Page) -> None:
    """Enter accepts a field; urgency and secrecy are confirmed by a person, however sure the reading is."""
    while clerk.locator("#letterhead [data-attention=yes]").count():
        clerk.keyboard.press("Enter")


def register(clerk: Page) -> None:
    """«Vào sổ rồi trình», and the form of the proposal is there."""
    clerk.get_by_role("button", name="Vào sổ rồi trình").click()
    clerk.locator("#leader").wait_for()


def submit(clerk: Page) -> None:
    """To the leader, with a unit proposed."""
    clerk.select_option("#leader", label=LEADER)
    _duty(clerk).check(force=True)
    clerk.get_by_role("button", name="Trình lãnh đạo").click()
    _told(clerk, "Đã trình")


def direct(leader: Page, id: int, text: str) -> None:
    """The opinion; the office's proposal of units stands."""
    leader.goto(f"/documents/{id}/direct")
    leader.fill("#text", text)
    leader.get_by_role("button", name="Ghi ý kiến chỉ đạo").click()
    _told(leader, "Đã ghi ý kiến chỉ đạo")


def hand_over(clerk: Page, id: int) -> None:
    """From the clerk's desk to the units."""
    clerk.goto(f"/documents/{id}/hand-over")
    clerk.get_by_role("button", name="Chuyển giao").click()
    _told(clerk, "Đã chuyển giao")


def accept(officer: Page, id: int) -> None:
    """The unit takes it on."""
    officer.goto(f"/documents/{id}")
    officer.get_by_role("button", name="Tiếp nhận việc").first.click()
    _told(officer, "Đã tiếp nhận việc")


def report(officer: Page, id: int, text: str) -> None:
    """The result, with the reply's number."""
    officer.goto(f"/documents/{id}")
    officer.get_by_role("link", name="Báo cáo kết quả").first.click()
    officer.fill("#text", text)
    officer.fill("#reply_code", "12-BC/BTG")
    officer.get_by_role("button", name="Gửi báo cáo").click()
    _told(officer, "Đã báo cáo kết quả")


def approve(leader: Page, id: int) -> None:
    """The result is good."""
    leader.goto(f"/documents/{id}")
    leader.get_by_role("button", name="Duyệt kết quả").or_(
        leader.get_by_role("link", name="Duyệt kết quả")
    ).first.click()
    _told(leader, "Đã duyệt kết quả")


def file(clerk: Page, id: int, notation: str) -> None:
    """Into the archive: the dossier of that notation, opened with its first letter."""
    clerk.goto(f"/documents/{id}/file")
    there = clerk.locator("#dossier option", has_text=notation)
    if there.count():
        clerk.select_option("#dossier", there.first.get_attribute("value"))
    else:
        _open_dossier(clerk, notation)
    clerk.get_by_role("button", name="Lưu hồ sơ").click()
    _told(clerk, "Đã lưu vào hồ sơ")


def _open_dossier(clerk: Page, notation: str) -> None:
    clerk.select_option("#dossier", "new")
    if not clerk.get_by_label("Số, ký hiệu hồ sơ").is_visible():
        clerk.get_by_text("Hồ sơ mới", exact=True).click()
    clerk.get_by_label("Số, ký hiệu hồ sơ").fill(notation)
    clerk.get_by_label("Tiêu đề hồ sơ").fill("Văn bản đến trong năm")


def _duty(page: Page) -> Locator:
    return page.get_by_role("radio", name=re.compile(rf"{UNIT}.*[Xx]ử lý chính"))


def _told(page: Page, words: str) -> None:
    expect(page.get_by_role("status").filter(has_text=words).first).to_be_visible()
