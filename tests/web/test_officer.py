"""A unit's desk: taken on, reported with its file, approved or done again; and nobody does another unit's work."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from flask import Flask

from tests.makers import TODAY, Office, a_directive, an_assignment
from tests.roads import a_document, a_task
from tests.web.client import Client
from tests.web.conftest import Clock, Records
from web import work
from workflow.people import Person
from workflow.task import Task
from workflow.terms import Duty, State, TaskState

Browser = Callable[[Person | None], Client]


def now(records: Records, task: Task) -> Task:
    """The task as it stands now, with its reports and its letter."""
    with records.looking() as session:
        found = session.get_one(Task, task.id)
        assert found.reports is not None
        assert found.document.history
        return found


def test_the_lead_unit_takes_it_on_reports_with_a_file_and_the_leader_approves(
    office: Office, records: Records, client_of: Browser
) -> None:
    task = a_task(office)
    records.keep(task.document)
    officer, leader = client_of(office.officers[0]), client_of(office.leader)
    assert "Tiếp nhận việc" in officer.page("/officer")

    officer.press(f"/tasks/{task.id}/accept", seen=task.document.moves)
    answer = officer.press(
        f"/tasks/{task.id}/report",
        text="Đã tổng hợp và gửi báo cáo.",
        reply_code="Số: 15 - BC/VP",
        file=(io.BytesIO("<script>nội dung</script>".encode()), "../báo cáo/Báo cáo quý I.html"),
    )

    assert answer.status_code == 303
    reported = now(records, task)
    assert reported.state is TaskState.REPORTED
    report = reported.reports[0]
    assert (report.text, report.reply_code, report.file_name) == (
        "Đã tổng hợp và gửi báo cáo.", "15-BC/VP", "Báo cáo quý I.html",
    )  # fmt: skip
    assert "Đã tổng hợp và gửi báo cáo." in leader.page("/leader")

    leader.press(f"/tasks/{task.id}/approve")

    assert records.state_of(task.document) == State.DONE


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


def test_a_cooperating_unit_closes_its_own_part_and_only_that(
    office: Office, records: Records, client_of: Browser
) -> None:
    task = a_task(office, TaskState.ASSIGNED, Duty.SUPPORT)
    records.keep(task.document)
    head = client_of(office.heads[1])

    head.press(f"/tasks/{task.id}/accept")
    form = head.page(f"/tasks/{task.id}/complete")
    head.press(f"/tasks/{task.id}/complete", text="Đã gửi ý kiến.")

    assert "Báo hoàn thành" in form
    assert now(records, task).state is TaskState.FINISHED
    assert records.state_of(task.document) == State.IN_PROGRESS


def test_what_is_sent_for_information_is_only_seen(office: Office, records: Records, client_of: Browser) -> None:
    task = a_task(office, TaskState.ASSIGNED, Duty.INFORM)
    records.keep(task.document)
    officer = client_of(office.officers[2])
    desk = officer.page("/officer")
    assert "Nhận để biết" in desk
    assert f"/tasks/{task.id}/accept" not in desk

    officer.press(f"/tasks/{task.id}/acknowledge")

    assert now(records, task).state is TaskState.FINISHED


def test_one_units_officer_does_not_do_anothers_work_even_on_a_letter_they_may_see(
    office: Office, records: Records, client_of: Browser
) -> None:
    task = a_task(office)
    records.keep(task.document)

    answer = client_of(office.officers[1]).press(f"/tasks/{task.id}/accept")

    assert answer.status_code == 409
    assert "Việc này được giao cho đơn vị khác." in answer.text
    assert now(records, task).state is TaskState.ASSIGNED


def test_a_form_is_not_shown_for_what_would_be_refused(office: Office, records: Records, client_of: Browser) -> None:
    task = a_task(office)
    records.keep(task.document)

    answer = client_of(office.officers[0]).get(f"/tasks/{task.id}/report")

    assert answer.status_code == 409
    assert "Không thể «Báo cáo kết quả» khi đang ở trạng thái «Chờ tiếp nhận»." in answer.text


def test_the_desk_marks_what_is_late_and_what_is_due_soon(
    office: Office, records: Records, client_of: Browser, clock: Clock
) -> None:
    soon, late = (
        a_document(office, State.IN_PROGRESS, a_directive(office, [an_assignment(office.units[0], due_date=due)]))
        for due in (TODAY + timedelta(days=4), TODAY + timedelta(days=2))
    )
    records.keep(soon, late)
    clock.forward(days=3)

    page = client_of(office.heads[0]).page("/officer")

    assert '<b class="late">1</b>Quá hạn' in page
    assert '<b class="">1</b>Sắp đến hạn' in page
    assert page.index("quá hạn 1 ngày làm việc") < page.index("còn 1 ngày làm việc")
    assert 'class="due-on late"' in page
    assert 'class="due-on soon"' in page


def test_what_has_ended_leaves_the_desk_after_a_month(
    office: Office, records: Records, client_of: Browser, clock: Clock
) -> None:
    task = a_task(office, TaskState.FINISHED)
    records.keep(task.document)
    officer = client_of(office.officers[0])
    assert f"/documents/{task.document.id}" in officer.page("/officer")

    clock.forward(days=31)

    assert f"/documents/{task.document.id}" not in officer.page("/officer")


def test_a_button_pressed_on_the_letters_page_leads_back_to_it(
    office: Office, records: Records, client_of: Browser
) -> None:
    task = a_task(office)
    records.keep(task.document)

    answer = client_of(office.officers[0]).press(f"/tasks/{task.id}/accept", **{"from": "document"})

    assert answer.headers["Location"] == f"/documents/{task.document.id}"


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
