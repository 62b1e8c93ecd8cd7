"""The desk of a unit: quick when it is full, each task in just one list, and a head sees who does what."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import event

from storage.database import Database
from tests.makers import MORNING, TODAY, Office, a_directive, an_assignment
from tests.roads import a_document, a_task
from tests.web.client import Client
from tests.web.conftest import Clock, Records
from web.unit_lists import FEW, MANY
from workflow import steps
from workflow.people import Person
from workflow.task import Task
from workflow.terms import Duty, State, TaskState

Browser = Callable[[Person | None], Client]


def lists_of(page: str) -> dict[str, str]:
    """The lists of the desk: title and what stands in it."""
    sections = re.findall(r"<section .*?<h2[^>]*>(.*?)</h2>(.*?)</section>", page, re.DOTALL)
    return {title: " ".join(rest.split()) for title, rest in sections}


def rows_in(part: str) -> int:
    """How many rows a list shows."""
    return part.count("<tr>") - part.count("<thead>")


def test_500_tasks_are_shown_in_short_lists_by_as_many_questions_as_five(
    office: Office, records: Records, client_of: Browser, database: Database
) -> None:
    head, asked = client_of(office.heads[0]), list[str]()
    event.listen(database.engine, "before_cursor_execute", lambda *at: asked.append(at[2]))

    def questions() -> int:
        asked.clear()
        head.page("/officer")
        return len(asked)

    def fill(times: int) -> None:
        for _ in range(times):
            new, running, late, reported, inform = (a_task(office, state) for state in STATES)
            late.due_date = TODAY - timedelta(days=3)
            records.keep(*(task.document for task in (new, running, late, reported, inform)))

    fill(1)
    before = questions()
    fill(99)

    assert questions() == before
    parts = lists_of(head.page("/officer"))
    assert {title: rows_in(part) for title, part in parts.items() if title in ("Chờ tiếp nhận", LATE, RUNNING)} == {
        "Chờ tiếp nhận": FEW, LATE: FEW, RUNNING: FEW,
    }  # fmt: skip
    assert '<span class="count">200</span> <a href="/officer?show=new">Xem tất cả</a>' in parts["Chờ tiếp nhận"]
    first, last = head.page("/officer?show=new"), head.page("/officer?show=new&page=4")
    assert rows_in(first) == rows_in(last) == MANY
    assert "Trang 4 / 4" in last


STATES = (TaskState.ASSIGNED, TaskState.IN_WORK, TaskState.IN_WORK, TaskState.REPORTED, TaskState.ASSIGNED)
LATE, RUNNING = "Đang thực hiện: quá hạn, sắp đến hạn", "Đang thực hiện: còn thời gian"


def test_each_open_task_stands_in_just_one_list(office: Office, records: Records, client_of: Browser) -> None:
    again, late = a_task(office, TaskState.REPORTED), a_task(office, TaskState.IN_WORK)
    steps.send_back(again, "Thiếu số liệu.", office.leader, MORNING)
    late.due_date = TODAY - timedelta(days=3)
    others = [a_task(office), a_task(office, TaskState.IN_WORK), a_task(office, TaskState.REPORTED)]
    informed = a_document(office, State.IN_PROGRESS, a_directive(office, [an_assignment(office.units[0], Duty.INFORM)]))
    records.keep(informed, *(task.document for task in (again, late, *others)))

    parts = lists_of(client_of(office.heads[0]).page("/officer"))

    where = {
        document.id: [title for title, part in parts.items() if f'"/documents/{document.id}"' in part]
        for document in (again.document, late.document, *(task.document for task in others), informed)
    }
    assert list(where.values()) == [
        ["Phải làm lại"], [LATE], ["Chờ tiếp nhận"], [RUNNING], ["Chờ duyệt kết quả"], ["Nhận để biết"],
    ]  # fmt: skip


def test_the_figures_lead_to_their_lists(office: Office, records: Records, client_of: Browser, clock: Clock) -> None:
    unseen, late = a_task(office), a_task(office, TaskState.IN_WORK)
    records.keep(unseen.document, late.document)
    clock.forward(days=8)
    with records.database.writing() as session:
        session.get_one(Task, unseen.id).due_date = TODAY + timedelta(days=30)
        session.commit()
    officer = client_of(office.officers[0])

    desk = officer.page("/officer")

    assert '<b class="">1</b>Chưa ai mở xem' in desk
    assert '<b class="late">1</b>Quá hạn' in desk
    shown = officer.page("/officer?show=late")
    assert f"/documents/{late.document.id}" in shown
    assert f"/documents/{unseen.document.id}" not in shown


def test_a_head_sees_who_does_what_and_an_officer_may_look_at_their_own(
    office: Office, records: Records, client_of: Browser
) -> None:
    mine, fresh = a_task(office, TaskState.IN_WORK), a_task(office)
    records.keep(mine.document, fresh.document)

    loads = lists_of(client_of(office.heads[0]).page("/officer"))["Ai đang làm gì"]
    own = client_of(office.officers[0]).page(f"/officer?officer={office.officers[0].id}")

    assert f'<a href="/officer?officer={office.officers[0].id}">Chuyên viên Văn phòng</a>' in loads
    assert "Chưa có người nhận" in loads
    assert "Ai đang làm gì" not in lists_of(own)
    assert f"/documents/{mine.document.id}" in own
    assert f"/documents/{fresh.document.id}" not in own


def test_nobody_looks_into_another_unit_by_naming_its_officer(
    office: Office, records: Records, client_of: Browser
) -> None:
    task = a_task(office, TaskState.IN_WORK)
    records.keep(task.document)

    page = client_of(office.heads[4]).page(f"/officer?officer={office.officers[0].id}")

    assert f"/documents/{task.document.id}" not in page
