"""The phiếu xử lý on the screen and as a download: for whoever may see the letter, at every stage."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from tests.makers import MORNING, TODAY, Office, a_directive, a_letterhead
from tests.roads import a_document
from tests.web.client import Client
from tests.web.conftest import Records
from workflow import steps
from workflow.people import Person
from workflow.terms import State, Urgency

ClientOf = Callable[[Person | None], Client]
STATIC = Path(__file__).parents[2] / "web" / "static"


@pytest.mark.parametrize("state", list(State))
def test_the_slip_can_be_seen_and_downloaded_at_every_stage(
    state: State, records: Records, office: Office, client_of: ClientOf
) -> None:
    document = a_document(office, state)
    records.keep(document)
    clerk = client_of(office.clerk)

    page = clerk.get(f"/documents/{document.id}/slip")
    file = clerk.get(f"/documents/{document.id}/slip.docx")

    assert page.status_code == file.status_code == 200
    assert "VP ĐẢNG ỦY đề xuất" in page.text
    cells = [cell.text for cell in Document(BytesIO(file.data)).tables[0]._cells]
    known = document.letterhead.code if document.arrival_number and document.letterhead else ""
    assert f"VĂN BẢN SỐ:\n{known}" in cells
    name = f"phieu-xu-ly-{document.arrival_number or 'chua-vao-so'}.docx"
    assert file.headers["Content-Disposition"] == f"attachment; filename={name}"


def test_the_page_says_what_the_file_says(records: Records, office: Office, client_of: ClientOf) -> None:
    document = a_document(office, State.TO_REVIEW)
    letterhead = a_letterhead(urgency=Urgency.EXPRESS, subject="V/v <b>họp</b> & báo cáo")
    steps.register(document, letterhead, TODAY, office.book, office.clerk, MORNING)
    records.keep(document)

    page = client_of(office.clerk).get(f"/documents/{document.id}/slip").text

    assert "V/v &lt;b&gt;họp&lt;/b&gt; &amp; báo cáo" in page
    assert re.findall(r"☒</span> (.+?)</td>", page) == ["Hỏa tốc"]
    assert len(re.findall("☐</span>", page)) == 5


def test_only_the_units_asked_and_the_office_see_the_slip(
    records: Records, office: Office, client_of: ClientOf
) -> None:
    document = a_document(office, State.IN_PROGRESS)
    records.keep(document)

    for address in (f"/documents/{document.id}/slip", f"/documents/{document.id}/slip.docx"):
        answers = {
            "leader": client_of(office.leader).get(address).status_code,
            "unit asked": client_of(office.officers[0]).get(address).status_code,
            "another unit": client_of(office.officers[4]).get(address).status_code,
            "administrator": client_of(office.admin).get(address).status_code,
            "nobody": client_of(None).get(address).status_code,
        }
        assert answers == {"leader": 200, "unit asked": 200, "another unit": 404, "administrator": 403, "nobody": 302}


def test_the_page_carries_no_style_or_script_of_its_own(records: Records, office: Office, client_of: ClientOf) -> None:
    document = a_document(office, State.DIRECTED)
    records.keep(document)

    page = client_of(office.clerk).get(f"/documents/{document.id}/slip").text

    assert not re.search(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=", page)
    for name in re.findall(r'"/static/([^"]+)"', page):
        assert (STATIC / name).is_file()


def test_a_long_slip_is_set_in_smaller_letters_on_the_page_too(
    records: Records, office: Office, client_of: ClientOf
) -> None:
    short = a_document(office, State.DIRECTED)
    long = a_document(office, State.DIRECTED, a_directive(office, text="Khẩn trương tham mưu, báo cáo. " * 45))
    records.keep(short, long)
    clerk = client_of(office.clerk)

    pages = [clerk.get(f"/documents/{document.id}/slip").text for document in (short, long)]

    of_short, of_long = (int(re.findall(r"slip size-(\d+)", page)[0]) for page in pages)
    assert of_short == 13
    assert of_long in (12, 11, 10, 9)
    assert f".slip.size-{of_long} td" in (STATIC / "papers.css").read_text(encoding="utf-8")
