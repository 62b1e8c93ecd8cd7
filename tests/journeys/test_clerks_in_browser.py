"""The clerk's exceptions in the browser: the same letter again, a number taken ahead, an envelope that comes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import way
from tests.journeys.conftest import RunningOffice
from tests.journeys.given import a_letter_given
from tests.journeys.test_units_in_browser import both
from workflow.deadlines import local_day
from workflow.terms import Duty

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]

Photograph = Callable[[Page, str], None]
SignIn = Callable[..., Page]


def told(page: Page, words: str) -> None:
    """The page says so."""
    expect(page.get_by_role("status").filter(has_text=words).first).to_be_visible()


def test_the_same_letter_scanned_twice_becomes_one_with_a_copy(
    sign_in: SignIn, drawn: Callable[[str], Path], photograph: Photograph, tmp_path: Path
) -> None:
    clerk = sign_in("vanthu")
    first = way.bring(clerk, drawn("357-cv"))
    way.look_at_every_doubt(clerk)
    way.register(clerk)

    # The same sheet once more, in other bytes.
    again = tmp_path / "quet-lai.pdf"
    again.write_bytes(drawn("357-cv").read_bytes() + b"\n% quet lai\n")
    second = way.bring(clerk, again)
    expect(clerk.locator("#alike")).to_contain_text("cùng số, ký hiệu, cùng cơ quan, cùng ngày")
    both(clerk, "01-alike", photograph)
    clerk.locator("#alike").get_by_role("link", name="So sánh").first.click()
    expect(clerk.locator(".pairs img")).not_to_have_count(0)
    assert clerk.url.endswith(f"/documents/{second}/merge?other={first}"), "nothing of the form goes along"
    both(clerk, "02-side-by-side", photograph)
    clerk.get_by_role("button", name="Cùng văn bản: đính làm bản thứ hai").click()
    told(clerk, "Đã đính làm bản thứ hai")
    assert clerk.url.endswith(f"/documents/{first}")
    expect(clerk.locator("main")).to_contain_text("Có bản thứ hai:")
    both(clerk, "03-with-its-copy", photograph)
    clerk.goto(f"/documents/{second}")
    expect(clerk.locator("main")).to_contain_text("Là bản thứ hai của")


def test_a_number_is_taken_ahead_and_what_was_misread_is_corrected(
    sign_in: SignIn, running_office: RunningOffice, photograph: Photograph
) -> None:
    clerk, chief = sign_in("vanthu"), sign_in("chanhvp")
    id = a_letter_given(running_office, BTG=Duty.LEAD)
    clerk.goto("/registers")
    clerk.get_by_text("Giữ số cho văn bản giấy chưa quét được").click()
    clerk.fill("input[name=held_for]", "Sở Nội vụ, 12/SNV-VP, mời họp")
    clerk.get_by_role("button", name="Giữ số", exact=True).click()
    told(clerk, "Đã giữ số đến")
    both(clerk, "01-registers", photograph)
    clerk.goto("/register")
    expect(clerk.locator("main")).to_contain_text("GIỮ SỐ: Sở Nội vụ")
    chief.goto("/registers")
    expect(chief.get_by_role("heading", name="Mở sổ mới")).to_be_visible()
    both(chief, "02-chief", photograph)

    clerk.goto(f"/documents/{id}")
    clerk.get_by_text("Việc khác", exact=True).click()
    clerk.get_by_role("link", name="Sửa thông tin đăng ký").click()
    both(clerk, "03-correct", photograph)
    clerk.fill("#f-subject", "V/v báo cáo công tác dân vận quý I")
    clerk.fill("#reason", "Đọc nhầm trích yếu")
    clerk.get_by_role("button", name="Sửa thông tin đăng ký").click()
    told(clerk, "Đã sửa thông tin đăng ký")
    expect(clerk.locator(".story")).to_contain_text("«V/v báo cáo công tác dân vận quý I»")

    clerk.get_by_text("Việc khác", exact=True).click()
    clerk.get_by_role("link", name="Ghi nhận nơi gửi thu hồi").click()
    clerk.fill("input[name=notice_code]", "360-CV/BTGĐUK")
    clerk.fill("input[name=notice_date]", f"{local_day(datetime.now(UTC)):%d/%m/%Y}")
    clerk.fill("#note", "Ban hành nhầm")
    both(clerk, "04-call-back", photograph)
    clerk.get_by_role("button", name="Ghi nhận thu hồi").click()
    told(clerk, "Đã ghi nhận nơi gửi thu hồi")
    both(clerk, "05-called-back", photograph)


def test_an_envelope_is_handed_over_unopened_and_comes_back_to_be_registered(
    sign_in: SignIn, photograph: Photograph
) -> None:
    clerk = sign_in("vanthu")
    clerk.goto("/envelopes")
    clerk.fill("input[name=sender]", "Ban Nội chính Tỉnh ủy")
    clerk.fill("input[name=addressee]", "Đồng chí Lê Quang Hải")
    clerk.fill("input[name=marks]", "Số 07, niêm phong nguyên vẹn")
    clerk.get_by_role("button", name="Chuyển người nhận, không bóc").click()
    told(clerk, "không bóc. Không cấp số đến")
    clerk.get_by_role("button", name="Đã ký nhận").click()
    told(clerk, "ký nhận bì của Ban Nội chính Tỉnh ủy")
    both(clerk, "01-signed", photograph)
    clerk.get_by_role("button", name="Trả lại để đăng ký").click()
    told(clerk, "Xin quét văn bản và đưa vào đây")
    clerk.goto("/envelopes/print")
    photograph(clerk, "02-print")
    expect(clerk.locator("main")).to_contain_text("Trả lại để đăng ký")
