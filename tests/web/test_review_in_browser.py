"""The review screen in a real browser: the keyboard alone, page and fields that light each other up, nothing lost."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.makers import Office
from tests.web.conftest import Records
from tests.web.reviewing import READ, a_read_letter
from web import work
from workflow.document import IncomingDocument
from workflow.terms import State

pytestmark = pytest.mark.browser


@pytest.fixture
def letter(office: Office, records: Records, parts: work.Parts) -> IncomingDocument:
    """A letter of which number and subject are doubtful."""
    document = a_read_letter(office, records)
    sheet = BytesIO()
    Image.new("RGB", (620, 877), "white").save(sheet, "JPEG")
    parts.files.keep_derived(document.original.sha256, "page-001.jpg", sheet.getvalue())
    return document


def test_a_letter_is_registered_with_the_keyboard_alone(
    desk: Page, letter: IncomingDocument, office: Office, records: Records
) -> None:
    following = a_read_letter(office, records)
    desk.goto(f"/documents/{letter.id}/register")

    code = desk.locator("#f-code")
    expect(code).to_be_focused()
    desk.keyboard.press("Alt+2")
    expect(code).to_have_value("397-CV/BTGĐUK")
    desk.keyboard.press("Alt+1")
    desk.keyboard.press("Enter")
    expect(desk.locator("#f-subject")).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.locator("input[name=urgency][value=normal]")).to_be_focused()
    desk.keyboard.press("2")
    expect(desk.locator("input[name=urgency][value=urgent]")).to_be_checked()
    desk.keyboard.press("Enter")
    expect(desk.locator("input[name=secrecy][value=none]")).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.locator("input[name=secrecy][value=none]")).to_be_checked()
    expect(desk.locator("#f-due_date")).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.locator("#register")).to_be_focused()
    desk.keyboard.press("Enter")

    desk.wait_for_url(f"**/documents/{following.id}/register?just={letter.id}")
    expect(desk.locator(".just-number strong")).to_have_text("1")
    with records.looking() as session:
        kept = session.get_one(IncomingDocument, letter.id).letterhead
        assert kept is not None
        assert (kept.code, kept.urgency) == ("357-CV/BTGĐUK", "urgent")


def test_after_the_last_doubt_the_letter_can_be_submitted_at_once(desk: Page, letter: IncomingDocument) -> None:
    desk.goto(f"/documents/{letter.id}/register")

    while desk.locator("#letterhead [data-attention=yes]").count():
        desk.keyboard.press("Enter")
    desk.get_by_role("button", name="Vào sổ rồi trình").click()

    desk.wait_for_url(f"**/documents/{letter.id}/submit")
    expect(desk.locator("main")).to_contain_text("Số đến 1/2026")


def test_sending_too_early_leads_to_what_was_not_looked_at(
    desk: Page, letter: IncomingDocument, records: Records
) -> None:
    desk.goto(f"/documents/{letter.id}/register")

    desk.keyboard.press("Control+Enter")

    expect(desk.locator("input[name=urgency][value=normal]")).to_be_focused()
    expect(desk.locator("#remaining")).to_contain_text("Độ khẩn và độ mật luôn phải được xác nhận")
    assert records.state_of(letter) == State.TO_REVIEW


def test_a_refusal_is_seen_and_nothing_typed_is_lost(desk: Page, letter: IncomingDocument, records: Records) -> None:
    desk.goto(f"/documents/{letter.id}/register")
    desk.fill("#f-subject", "Trích yếu tự gõ")
    desk.check("input[name=urgency][value=normal]")
    desk.check("input[name=secrecy][value=secret]")
    expect(desk.locator("#secret")).to_be_visible()

    desk.keyboard.press("Control+Enter")
    desk.keyboard.press("Control+Enter")

    expect(desk.locator("#refusal")).to_contain_text("Văn bản có độ mật không được vào sổ")
    expect(desk.locator("#f-subject")).to_have_value("Trích yếu tự gõ")
    assert records.state_of(letter) == State.TO_REVIEW


def test_page_and_fields_light_each_other_up(desk: Page, letter: IncomingDocument) -> None:
    desk.goto(f"/documents/{letter.id}/register")
    desk.locator("#f-signer_name").focus()
    expect(desk.locator(".box.lit")).to_have_count(0)

    desk.locator(".box[data-box=code]").click()

    expect(desk.locator("#f-code")).to_be_focused()
    expect(desk.locator(".box.lit")).to_have_count(1)
    expect(desk.locator("svg.crop[data-show=code]")).to_be_visible()


def test_a_time_limit_lights_up_where_it_stands(desk: Page, office: Office, records: Records) -> None:
    limits = [
        {
            "date": "2026-04-25",
            "text": "trước ngày 25/4/2026",
            "page": 1,
            "inclusive": False,
            "box": [0.1, 0.9, 0.9, 0.93],
        },
        {
            "date": "2026-03-25",
            "text": "trước ngày 25/3/2026",
            "page": 1,
            "inclusive": False,
            "box": [0.1, 0.7, 0.9, 0.73],
        },
    ]
    letter = a_read_letter(office, records, READ | {"deadlines": limits})
    desk.goto(f"/documents/{letter.id}/register")

    desk.locator("#f-due_date").focus()

    expect(desk.locator("#f-due_date")).to_have_value("24/03/2026")
    expect(desk.locator(".box.lit")).to_have_count(2)
    expect(desk.locator(".box.lit:not(.also)")).to_have_attribute("y", "0.697")
    expect(desk.locator(".box.lit:not(.also)")).to_be_in_viewport()
    desk.locator(".box.also[data-box=due_date]").scroll_into_view_if_needed()
    desk.locator("#f-code").focus()
    desk.locator(".box.also[data-box=due_date]").click()
    expect(desk.locator("#f-due_date")).to_be_focused()
    desk.keyboard.press("Alt+2")
    expect(desk.locator("#f-due_date")).to_have_value("24/04/2026")


def test_a_day_is_put_in_order_or_marked_as_wrong(desk: Page, letter: IncomingDocument) -> None:
    desk.goto(f"/documents/{letter.id}/register")
    standing = desk.locator('[data-field="issued_date"] .standing')

    desk.fill("#f-issued_date", "31/2/26")
    desk.keyboard.press("Enter")
    expect(standing).to_contain_text("cần sửa")
    expect(desk.locator("#f-issued_date")).to_be_focused()

    desk.fill("#f-issued_date", "02022024")
    desk.keyboard.press("Enter")
    expect(desk.locator("#f-issued_date")).to_have_value("02/02/2024")
    expect(standing).to_contain_text("đã xác nhận")


def test_urgency_and_secrecy_are_chosen_with_the_mouse(desk: Page, letter: IncomingDocument) -> None:
    desk.goto(f"/documents/{letter.id}/register")

    for name, value in (("urgency", "normal"), ("secrecy", "none")):
        choice = desk.locator(f"input[name={name}][value={value}]")
        choice.scroll_into_view_if_needed()
        box = choice.bounding_box()
        assert box
        # As a hand does it: down, a moment, up at the same place.
        desk.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        desk.mouse.down()
        desk.wait_for_timeout(80)
        desk.mouse.up()

        expect(choice).to_be_checked()


def test_the_question_mark_shows_the_keys_and_leaves_the_value_alone(desk: Page, letter: IncomingDocument) -> None:
    desk.goto(f"/documents/{letter.id}/register")
    issuer = desk.locator("#f-organ_name")
    issuer.focus()
    issuer.select_text()
    value = issuer.input_value()

    desk.keyboard.press("?")

    expect(desk.locator("#keys")).to_be_visible()
    expect(issuer).to_have_value(value)


def test_the_keys_are_shown(desk: Page, letter: IncomingDocument) -> None:
    desk.goto(f"/documents/{letter.id}/register")

    desk.keyboard.press("F1")
    expect(desk.locator("#keys")).to_be_visible()
    desk.keyboard.press("Escape")
    desk.keyboard.press("Escape")
    desk.keyboard.press("?")

    expect(desk.locator("#keys")).to_be_visible()
