"""At the leader's desk in the browser: a deputy acts for the secretary, the clerk transfers and takes back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import RunningOffice
from tests.journeys.given import a_letter_registered

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

Photograph = Callable[[Page, str], None]
SignIn = Callable[..., Page]


def said(page: Page, words: str) -> None:
    """The page tells that it was done."""
    expect(page.get_by_role("status").filter(has_text=words).first).to_be_visible()


def test_the_secretary_goes_away_and_the_deputy_directs_in_his_name(
    sign_in: SignIn, running_office: RunningOffice, photograph: Photograph
) -> None:
    id = a_letter_registered(running_office, laid_before="bithu")
    leader, deputy = sign_in("bithu"), sign_in("phobithu")

    leader.goto("/mandates")
    leader.select_option("#holder", label="Vũ Minh Châu, Phó Bí thư")
    leader.get_by_role("button", name="Ủy quyền", exact=True).click()
    expect(leader.locator("#refusal")).to_contain_text("Xin ghi ngày kết thúc ủy quyền")
    leader.fill("#valid_to", "31/12/2099")
    leader.get_by_role("button", name="Ủy quyền", exact=True).click()
    expect(leader.locator("#refusal")).to_contain_text("không đúng")
    leader.fill("#valid_to", leader.input_value("#valid_from"))
    leader.get_by_role("button", name="Ủy quyền", exact=True).click()
    said(leader, "theo ủy quyền")
    photograph(leader, "01-mandates")

    deputy.goto("/leader")
    expect(deputy.locator("section", has_text="Chờ ý kiến chỉ đạo").first).to_contain_text("thay đồng chí Lê Quang Hải")
    deputy.goto(f"/documents/{id}/direct")
    expect(deputy.locator("main")).to_contain_text("ghi ý kiến thay đồng chí Lê Quang Hải")
    deputy.fill("#text", "Giao Ban Tuyên giáo chủ trì.")
    deputy.get_by_role("radio", name="Ban Tuyên giáo: Xử lý chính").check(force=True)
    deputy.get_by_role("button", name="+5").first.click()
    photograph(deputy, "02-direct")
    deputy.get_by_role("button", name="Ghi ý kiến chỉ đạo").click()
    said(deputy, "Đã ghi ý kiến chỉ đạo")

    deputy.goto(f"/documents/{id}/slip")
    expect(deputy.locator("main")).to_contain_text("(Vũ Minh Châu cho ý kiến theo ủy quyền của đồng chí Lê Quang Hải)")
    photograph(deputy, "03-slip")


def test_the_clerk_transfers_by_regulation_and_takes_back_what_nobody_saw(
    sign_in: SignIn, running_office: RunningOffice, photograph: Photograph
) -> None:
    id = a_letter_registered(running_office)
    clerk = sign_in("vanthu")

    clerk.goto(f"/documents/{id}")
    clerk.get_by_text("Việc khác", exact=True).click()
    clerk.get_by_role("link", name="Chuyển thẳng đơn vị theo quy chế").click()
    clerk.fill("#text", "Điều 12 khoản 3 Quy chế làm việc.")
    clerk.get_by_role("radio", name="Ban Tổ chức: Xử lý chính").check(force=True)
    clerk.get_by_role("button", name="+10").first.click()
    photograph(clerk, "01-transfer")
    clerk.get_by_role("button", name="Chuyển thẳng").click()
    said(clerk, "Đã chuyển thẳng")

    clerk.goto(f"/documents/{id}")
    clerk.get_by_text("Việc khác", exact=True).click()
    clerk.get_by_role("link", name="Rút lại chuyển giao").click()
    clerk.fill("#reason", "Chuyển nhầm đơn vị")
    clerk.get_by_role("button", name="Rút lại chuyển giao").click()
    said(clerk, "Đã rút lại")
    clerk.goto(f"/documents/{id}")
    expect(clerk.locator("main")).to_contain_text("Đã có ý kiến chỉ đạo")
    photograph(clerk, "02-taken-back")
