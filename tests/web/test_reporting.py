"""A result and its file: what it must have, what becomes of it, and that nobody reports another unit's work."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

from flask import Flask

from tests.makers import IN_A_WEEK, MORNING, Office
from tests.roads import a_document, a_task
from tests.web.client import Client
from tests.web.conftest import Records
from tests.web.units import now
from web import work
from workflow.people import Person
from workflow.task import Task
from workflow.terms import Duty, State, TaskState

Browser = Callable[[Person | None], Client]


def test_the_file_of_a_report_is_only_ever_saved_never_shown(
    office: Office, records: Records, client_of: Browser
) -> None:
    task = a_task(office, TaskState.IN_WORK)
    records.keep(task.document)
    client_of(office.officers[0]).press(
        f"/tasks/{task.id}/report", text="Xong.", file=(io.BytesIO(b"<script>1</script>"), "Kết quả.html")
    )
    report = now(records, task).reports[0]

    with client_of(office.clerk).get(f"/reports/{report.id}/file") as answer:
        assert answer.data == b"<script>1</script>"
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert answer.headers["Content-Disposition"].startswith("attachment;")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert client_of(office.officers[4]).get(f"/reports/{report.id}/file").status_code == 404


def test_a_file_too_large_or_empty_is_refused_and_the_work_is_not_reported(
    office: Office, records: Records, client_of: Browser, app: Flask, parts: work.Parts
) -> None:
    app.extensions["vanthu"] = replace(parts, door=replace(parts.door, limit=1000))
    task = a_task(office, TaskState.IN_WORK)
    records.keep(task.document)
    officer = client_of(office.officers[0])

    large = officer.press(f"/tasks/{task.id}/report", text="Xong.", file=(io.BytesIO(b"x" * 1001), "a.pdf"))
    empty = officer.press(f"/tasks/{task.id}/report", text="Xong.", file=(io.BytesIO(b""), "a.pdf"))

    assert (large.status_code, empty.status_code) == (409, 409)
    assert "lớn hơn mức cho phép" in large.text
    assert "không có nội dung" in empty.text
    assert now(records, task).state is TaskState.IN_WORK
    assert not [path for path in parts.files.root.rglob("*") if path.is_file()]


def test_of_a_report_that_is_not_theirs_to_make_no_file_is_kept(
    office: Office, records: Records, client_of: Browser, parts: work.Parts
) -> None:
    task = a_task(office, TaskState.IN_WORK)
    records.keep(task.document)

    answer = client_of(office.officers[1]).press(
        f"/tasks/{task.id}/report", text="Xong.", file=(io.BytesIO(b"noi dung"), "a.pdf")
    )

    assert answer.status_code == 409
    assert not [path for path in parts.files.root.rglob("*") if path.is_file()]


def test_a_report_without_a_result_is_refused(office: Office, records: Records, client_of: Browser) -> None:
    task = a_task(office, TaskState.IN_WORK)
    records.keep(task.document)

    answer = client_of(office.officers[0]).press(f"/tasks/{task.id}/report", text="  ")

    assert answer.status_code == 409
    assert "Xin ghi kết quả thực hiện" in answer.text
    assert now(records, task).reports == []


def test_a_result_sent_back_says_why_and_the_first_report_stays(
    office: Office, records: Records, client_of: Browser
) -> None:
    task = a_task(office, TaskState.REPORTED)
    records.keep(task.document)
    chief, officer = client_of(office.chief), client_of(office.officers[0])
    assert "Đã có văn bản trả lời." in chief.page(f"/tasks/{task.id}/send-back")

    unsaid = chief.press(f"/tasks/{task.id}/send-back", reason="")
    chief.press(f"/tasks/{task.id}/send-back", reason="Thiếu số liệu tháng 2.")

    assert unsaid.status_code == 409
    assert now(records, task).state is TaskState.IN_WORK
    form = officer.page(f"/tasks/{task.id}/report")
    assert "Thiếu số liệu tháng 2." in form
    assert "Đã có văn bản trả lời." in form


def test_a_turn_of_a_standing_obligation_is_sent_at_once_with_its_number(
    office: Office, records: Records, client_of: Browser
) -> None:
    document = a_document(office, State.IN_PROGRESS)
    turn = Task(unit=office.units[1], duty=Duty.PERIODIC, due_date=IN_A_WEEK, assigned_at=MORNING)
    turn.directive = document.directives[0]
    document.tasks.append(turn)
    records.keep(document)
    officer = client_of(office.officers[1])

    form = officer.page(f"/tasks/{turn.id}/complete")
    officer.press(f"/tasks/{turn.id}/complete", text="Báo cáo tháng 3.", reply_code="21-BC/BTC")

    assert "Gửi báo cáo định kỳ" in form
    sent = now(records, turn)
    assert (sent.state, sent.reports[0].reply_code) == (TaskState.FINISHED, "21-BC/BTC")
    assert records.state_of(document) == State.IN_PROGRESS


def test_a_report_whose_letter_was_removed_as_secret_gives_no_file(
    office: Office, records: Records, client_of: Browser
) -> None:
    task = a_task(office, TaskState.IN_WORK)
    records.keep(task.document)
    client_of(office.officers[0]).press(
        f"/tasks/{task.id}/report", text="Xong.", file=(io.BytesIO(b"noi dung"), "a.pdf")
    )
    report = now(records, task).reports[0]

    client_of(office.clerk).press(f"/documents/{task.document.id}/withhold", sure="yes")

    assert client_of(office.clerk).get(f"/reports/{report.id}/file").status_code == 404
