"""What the regulation has fixed goes straight to its unit; and what was handed over by mistake is taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from flask import Flask

from routing.rules import rules_of
from tests.makers import MORNING, Office
from tests.roads import a_document
from tests.web.conftest import Records, browser
from tests.web.test_leader import Browser, asks
from web import work
from web.application import create_app
from workflow import steps
from workflow.terms import State

RULES = """
[[rule]]
unit = "Ban Tổ chức"
regulation = "Điều 12 khoản 3 Quy chế làm việc"
subject = ["công tác tuyên truyền"]
"""


def test_the_clause_that_the_office_wrote_down_is_offered_with_its_unit(
    office: Office, records: Records, parts: work.Parts, tmp_path: Path
) -> None:
    (tmp_path / "routing.toml").write_text(RULES, encoding="utf-8")
    document = a_document(office, State.REGISTERED)
    records.keep(document)
    app: Flask = create_app(replace(parts, routing=rules_of(tmp_path / "routing.toml")))
    app.testing = True

    page = browser(app, office.clerk).page(f"/documents/{document.id}/transfer")

    assert "Điều 12 khoản 3 Quy chế làm việc</textarea>" in page
    unit = office.units[1]
    assert f'name="duty-{unit.id}" value="lead" aria-label="{unit.name}: Xử lý chính" checked' in page


def test_the_clerk_transfers_under_a_clause_and_the_unit_has_its_task_at_once(
    office: Office, records: Records, client_of: Browser
) -> None:
    document = a_document(office, State.REGISTERED)
    records.keep(document)
    path = f"/documents/{document.id}/transfer"

    bare = client_of(office.clerk).press(path, seen=document.moves, text=" ", **asks(office, "lead"))
    done = client_of(office.clerk).press(path, seen=document.moves, text="Điều 12 Quy chế.", **asks(office, "lead"))

    assert "điều, khoản của quy chế" in bare.text
    assert done.status_code == 303
    assert records.state_of(document) == State.IN_PROGRESS
    assert "Điều 12 Quy chế." in client_of(office.officers[0]).page(f"/documents/{document.id}")
    slip = client_of(office.clerk).page(f"/documents/{document.id}/slip")
    assert slip.index("đề xuất:") < slip.index("Điều 12 Quy chế.") < slip.index("Ý kiến chỉ đạo:")
    assert office.clerk.full_name not in slip, "the clerk directs nobody"


def test_what_nobody_has_seen_is_taken_back_and_what_was_opened_is_not(
    office: Office, records: Records, client_of: Browser
) -> None:
    unseen, opened = a_document(office, State.IN_PROGRESS), a_document(office, State.IN_PROGRESS)
    steps.see(opened.tasks[1], office.officers[1], MORNING)
    records.keep(unseen, opened)
    clerk = client_of(office.clerk)

    back = clerk.press(f"/documents/{unseen.id}/take-back", seen=unseen.moves, reason="Chuyển nhầm.")
    late = clerk.press(f"/documents/{opened.id}/take-back", seen=opened.moves, reason="Chuyển nhầm.")

    assert (back.status_code, records.state_of(unseen)) == (303, State.DIRECTED)
    assert "Đã có đơn vị mở xem" in late.text
    assert records.state_of(opened) == State.IN_PROGRESS
