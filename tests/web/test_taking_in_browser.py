"""The desk in a real browser: files are sent one by one, and the heaps follow."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Records
from workflow.document import IncomingDocument

pytestmark = pytest.mark.browser


def test_files_are_sent_each_by_itself_and_the_heaps_follow(desk: Page, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.pdf").write_bytes(b"%PDF-1.7 " + bytes([number]))
    (tmp_path / "rong.pdf").write_bytes(b"")
    (tmp_path / "lon.pdf").write_bytes(bytes((5 << 20) + 1))

    desk.set_input_files("#files", sorted(tmp_path.glob("*.pdf")))

    expect(desk.locator(".result-taken_in")).to_have_count(3)
    expect(desk.locator(".result-refused")).to_have_count(2)
    expect(desk.locator("#heap-received .count")).to_have_text("3")


def test_the_clerk_vouches_for_the_files_chosen_then_and_for_no_later_ones(
    desk: Page, tmp_path: Path, records: Records
) -> None:
    for number in range(2):
        (tmp_path / f"{number}.pdf").write_bytes(b"%PDF-1.7 " + bytes([number]))
    desk.locator(".drop-cleared summary").click()
    desk.check("input[name=cleared]")

    desk.set_input_files("#files", tmp_path / "0.pdf")
    expect(desk.locator("input[name=cleared]")).not_to_be_checked()
    desk.set_input_files("#files", tmp_path / "1.pdf")

    expect(desk.locator(".result-taken_in")).to_have_count(2)
    with records.looking() as session:
        kept = {document.original.file_name: document.cleared for document in session.query(IncomingDocument)}
    assert kept == {"0.pdf": True, "1.pdf": False}
