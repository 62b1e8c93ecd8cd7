"""From the clerk's tray to the file, by clerk, leader and officer, each in a window of their own."""

from __future__ import annotations

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests.journeys import way

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]

REAL = Path(os.environ.get("VANTHU_REAL_LETTERS") or Path(__file__).resolve().parents[3] / "shared" / "scans")
"""Real scanned letters, for measuring; they are not part of the project."""
KINDS = ("*2.pdf", "*8.pdf", "*.png")


def test_357_cv_goes_from_the_tray_to_the_file(
    sign_in: Callable[..., Page], drawn: Callable[[str], Path], photograph: Callable[[Page, str], None]
) -> None:
    clerk, leader, officer = sign_in("vanthu"), sign_in("bithu", width=390, height=844), sign_in("cvbtg")
    id = way.bring(clerk, drawn("357-cv"))

    # Everything that the letter says was read, and can be seen on the page.
    expect(clerk.locator("#f-code")).to_have_value("357-CV/BTGĐUK")
    expect(clerk.locator("#f-issued_date")).to_have_value("30/01/2024")
    expect(clerk.locator("#f-organ_name")).to_have_value("Ban Tuyên giáo Đảng ủy Khối Doanh nghiệp Trung ương")
    expect(clerk.locator("#f-type_name")).to_have_value("Công văn")
    expect(clerk.locator("rect[data-box=code]")).to_have_count(1)
    photograph(clerk, "01-review")
    way.look_at_every_doubt(clerk)
    way.register(clerk)
    photograph(clerk, "02-submit")
    way.submit(clerk)
    leader.goto("/leader")
    expect(leader.locator("main")).to_contain_text("dư luận xã hội")
    photograph(leader, "03-leader")
    way.direct(leader, id, "Giao Ban Tuyên giáo chủ trì tham mưu, báo cáo kết quả.")
    way.hand_over(clerk, id)
    photograph(clerk, "04-handed-over")
    way.accept(officer, id)
    way.report(officer, id, "Đã xây dựng kế hoạch và gửi báo cáo dư luận xã hội tháng 02/2024.")
    photograph(officer, "05-reported")
    way.approve(leader, id)
    way.file(clerk, id, "357A")

    clerk.goto("/search?q=du+luan+xa+hoi")
    expect(clerk.locator("main")).to_contain_text("357-CV/BTGĐUK")
    clerk.goto(f"/documents/{id}")
    expect(clerk.locator("main")).to_contain_text("Đã lưu hồ sơ")
    photograph(clerk, "06-filed")
    slip = clerk.request.get(f"/documents/{id}/slip.docx")
    words = "\n".join(cell.text for row in Document(BytesIO(slip.body())).tables[0].rows for cell in row.cells)
    assert "357-CV/BTGĐUK" in words
    assert "Giao Ban Tuyên giáo chủ trì" in words


@pytest.mark.skipif(not REAL.is_dir(), reason="no real letters beside the project")
@pytest.mark.parametrize("kind", KINDS)
def test_real_letters_go_the_same_way(
    kind: str, sign_in: Callable[..., Page], photograph: Callable[[Page, str], None]
) -> None:
    letter = min(REAL.glob(kind))
    clerk, leader, officer = sign_in("vanthu"), sign_in("bithu"), sign_in("cvbtg")

    id = way.bring(clerk, letter)
    for name, value in (("code", "01/QĐ-UBND"), ("organ_name", "Ủy ban nhân dân"), ("subject", "Về việc thử nghiệm")):
        if not clerk.locator(f"#f-{name}").input_value():
            clerk.fill(f"#f-{name}", value)
    way.look_at_every_doubt(clerk)
    way.register(clerk)
    way.submit(clerk)
    way.direct(leader, id, "Đồng ý với đề xuất của Văn phòng.")
    way.hand_over(clerk, id)
    way.accept(officer, id)
    way.report(officer, id, "Đã thực hiện.")
    way.approve(leader, id)
    way.file(clerk, id, "HS-01")

    clerk.goto(f"/documents/{id}")
    expect(clerk.locator("main")).to_contain_text("Đã lưu hồ sơ")
