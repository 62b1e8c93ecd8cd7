"""A unit's desk: taken on, reported with its file, approved or done again; and nobody does another unit's work."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta

from tests.makers import TODAY, Office, a_directive, an_assignment
from tests.roads import a_document, a_task
from tests.web.client import Client
from tests.web.conftest import Clock, Records
from tests.web.units import now
from workflow.people import Person
from workflow.terms import Duty, State, TaskState

Browser = Callable[[Person | None], Client]


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
