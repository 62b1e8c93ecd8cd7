"""Units in the browser: work goes back and is given anew, more time is asked for, a part goes down the branch."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import RunningOffice
from tests.journeys.given import a_letter_given
from workflow.deadlines import local_day
from workflow.terms import Duty

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

Photograph = Callable[[Page, str], None]
SignIn = Callable[..., Page]
WIDE, TALL = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


def press(page: Page, link: str, button: str, **fields: str) -> None:
    """From the page of the letter to the form of an act, filled in and sent."""
    page.get_by_role("link", name=link, exact=True).first.click()
    for name, value in fields.items():
        page.fill(f"#{name}", value)
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("status").first).to_be_visible()


def both(page: Page, name: str, photograph: Photograph) -> None:
    """The page at a desk and on a telephone; nothing is wider than the telephone."""
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    photograph(page, f"{name}-desktop")
    page.set_viewport_size(TALL)  # type: ignore[arg-type]
    photograph(page, f"{name}-phone")
    assert page.evaluate("document.documentElement.scrollWidth") <= TALL["width"], name
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]


def test_work_comes_back_twice_and_the_chief_gives_it_anew(
    sign_in: SignIn, running_office: RunningOffice, photograph: Photograph
) -> None:
    id = a_letter_given(running_office, BTG=Duty.LEAD, BTC=Duty.SUPPORT)
    first, leader, second, chief = (sign_in(name) for name in ("truongbtg", "bithu", "ubkt", "chanhvp"))

    # The leader sees that nobody has looked yet, and then who did.
    leader.goto(f"/documents/{id}")
    expect(leader.locator(".work").first).to_contain_text("Chưa xem")
    with first.expect_response(f"**/documents/{id}/seen") as told:
        first.goto(f"/documents/{id}")
    assert told.value.status == 204
    leader.reload()
    expect(leader.locator(".work").first).to_contain_text(re.compile(r"Đã xem lúc .*, Đỗ Hoàng Yến"))

    first.get_by_role("link", name="Trả lại việc", exact=True).click()
    first.select_option("#proposed_unit", label="Ủy ban Kiểm tra")
    first.get_by_role("button", name="Không thuộc chức năng, nhiệm vụ của đơn vị.").click()
    both(first, "01-return", photograph)
    first.get_by_role("button", name="Trả lại việc", exact=True).click()
    expect(first.get_by_role("status").first).to_contain_text("Đã trả lại việc")

    leader.goto("/leader")
    row = leader.locator("section", has_text="Bị trả lại, chờ giao lại").locator("tbody tr").first
    expect(row).to_contain_text("Ủy ban Kiểm tra")
    both(leader, "02-leader", photograph)
    row.get_by_role("link", name="Giao lại việc").click()
    leader.get_by_role("button", name="Giao lại việc", exact=True).click()
    expect(leader.get_by_role("status").first).to_contain_text("Đã giao lại việc cho Ủy ban Kiểm tra")

    second.goto(f"/documents/{id}")
    press(second, "Trả lại việc", "Trả lại việc", reason="Ủy ban không phụ trách công tác tuyên truyền.")
    leader.goto("/leader")
    expect(leader.locator("main")).not_to_contain_text("Bị trả lại, chờ giao lại")
    chief.goto("/chief")
    back = chief.locator("section", has_text="Bị trả lại, chờ giao lại")
    expect(back).to_contain_text("Ủy ban không phụ trách")
    both(chief, "03-chief", photograph)
    back.get_by_role("link", name="Giao lại việc").click()
    chief.get_by_role("radio", name="Ban Dân vận: Xử lý chính").check(force=True)
    chief.get_by_role("group", name="Ban Dân vận").get_by_role("button", name=re.compile("hạn")).first.click()
    chief.get_by_role("button", name="Giao lại việc", exact=True).click()
    expect(chief.get_by_role("status").first).to_contain_text("Ban Dân vận")
    both(chief, "04-given-anew", photograph)


def test_more_time_is_asked_for_granted_and_refused(
    sign_in: SignIn, running_office: RunningOffice, photograph: Photograph
) -> None:
    id = a_letter_given(running_office, BTC=Duty.LEAD)
    due = local_day(datetime.now(UTC)) + timedelta(days=7)
    officer, leader = sign_in("cvbtc"), sign_in("bithu")
    officer.goto(f"/documents/{id}")
    officer.get_by_role("button", name="Tiếp nhận việc").click()
    expect(officer.get_by_role("status").first).to_be_visible()

    officer.get_by_role("link", name="Xin gia hạn").click()
    officer.get_by_role("button", name=re.compile(r"^\+5")).click()
    officer.fill("#reason", "Chờ số liệu của các đảng bộ cơ sở.")
    asked = officer.locator("#date").input_value()
    both(officer, "01-ask", photograph)
    officer.get_by_role("button", name="Gửi đề nghị").click()
    expect(officer.get_by_role("status").first).to_contain_text(asked)

    leader.goto("/leader")
    expect(leader.locator("section", has_text="Đề nghị gia hạn")).to_contain_text("Chờ số liệu")
    both(leader, "02-leader", photograph)
    leader.locator("section", has_text="Đề nghị gia hạn").get_by_role("link", name="Trả lời").click()
    expect(leader.locator("#date")).to_have_value(asked)
    both(leader, "03-answer", photograph)
    leader.get_by_role("button", name="Đồng ý gia hạn", exact=True).click()
    expect(leader.get_by_role("status").first).to_contain_text("Đã gia hạn")

    officer.goto(f"/documents/{id}")
    expect(officer.locator(".kept").first).to_contain_text(f"Hạn cũ {due:%d/%m/%Y}; gia hạn lần 1 đến {asked}")
    press(officer, "Xin gia hạn", "Gửi đề nghị", reason="Vẫn thiếu.", date=f"{due + timedelta(days=60):%d/%m/%Y}")
    leader.goto(f"/documents/{id}")
    leader.get_by_role("link", name="Không đồng ý gia hạn", exact=True).click()
    leader.fill("#refused", "Hạn của nơi gửi không lùi được nữa.")
    leader.get_by_role("button", name="Không đồng ý gia hạn").click()
    expect(leader.get_by_role("status").first).to_contain_text("không gia hạn")
    press(leader, "Đôn đốc", "Đôn đốc", text="Đề nghị báo cáo trong tuần.")

    officer.goto("/officer")
    expect(officer.locator("main")).to_contain_text("Đôn đốc lần 1")
    both(officer, "04-desk", photograph)
    officer.goto(f"/documents/{id}")
    expect(officer.locator(".work").first).to_contain_text("Không đồng ý: Hạn của nơi gửi không lùi được nữa.")
    officer.get_by_text("Hạn này tính thế nào?").first.click()
    both(officer, "05-letter", photograph)


def test_a_part_goes_down_the_branch_and_is_recalled_and_the_whole_is_reported(
    sign_in: SignIn, running_office: RunningOffice, photograph: Photograph
) -> None:
    id = a_letter_given(running_office, BTG=Duty.LEAD, BTC=Duty.SUPPORT)
    head, team, officer, leader = (sign_in(name) for name in ("truongbtg", "tptt", "cvbtg", "bithu"))

    head.goto(f"/documents/{id}")
    head.get_by_role("link", name="Phân công chuyên viên").click()
    head.get_by_role("radio", name=re.compile("Bùi Văn Nam")).check()
    both(head, "01-appoint", photograph)
    head.get_by_role("button", name="Phân công", exact=True).click()
    expect(head.get_by_role("status").first).to_contain_text("Đã phân công Bùi Văn Nam")
    head.get_by_role("link", name="Chuyển tiếp đơn vị trực thuộc").click()
    head.get_by_role("radio", name="Phòng Tuyên truyền: Phối hợp").check(force=True)
    both(head, "02-forward", photograph)
    head.get_by_role("button", name="Chuyển tiếp", exact=True).click()
    expect(head.get_by_role("group", name="Ban Tuyên giáo đã chuyển tiếp")).to_contain_text("Phòng Tuyên truyền")

    team.goto("/officer")
    expect(team.locator("main")).to_contain_text("Chuyển tiếp từ Ban Tuyên giáo")
    team.get_by_role("button", name="Tiếp nhận việc").first.click()
    expect(team.get_by_role("status").first).to_be_visible()
    head.goto(f"/documents/{id}")
    both(head, "03-branch", photograph)
    head.get_by_role("group", name="Ban Tuyên giáo đã chuyển tiếp").get_by_role("link", name="Thu hồi việc").click()
    expect(head.locator("main")).to_contain_text("Tiếp nhận việc")
    head.fill("#reason", "Ban tự tổng hợp.")
    both(head, "04-recall", photograph)
    head.get_by_role("button", name="Thu hồi việc", exact=True).click()
    expect(head.get_by_role("status").first).to_contain_text("Đã thu hồi việc của Phòng Tuyên truyền")

    officer.goto(f"/documents/{id}")
    officer.get_by_role("link", name="Báo cáo kết quả").click()
    officer.fill("#text", "Đã tổng hợp và gửi báo cáo.")
    officer.get_by_role("button", name="Gửi báo cáo").click()
    expect(officer.locator("#refusal")).to_contain_text("nếu không có, xin ghi lý do")
    officer.fill("#no_reply", "Văn bản không yêu cầu trả lời")
    both(officer, "05-report", photograph)
    officer.get_by_role("button", name="Gửi báo cáo").click()
    expect(officer.get_by_role("status").first).to_contain_text("Đã báo cáo kết quả")
    leader.goto(f"/documents/{id}")
    leader.get_by_role("button", name="Duyệt kết quả").click()
    expect(leader.get_by_role("status").first).to_contain_text("Đã duyệt kết quả")
    leader.goto(f"/documents/{id}")
    expect(leader.locator(".chip").first).to_contain_text("Đã giải quyết")
    head.goto("/officer")
    both(head, "06-desk", photograph)
