"""Two people act on one letter: the second is told what happened meanwhile, and by whom; nothing is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.makers import (
    MORNING,
    Office,
    a_directive,
    a_later_deadline,
    a_mandate,
    a_person,
    a_post,
    an_assignment,
    an_extension,
)
from tests.roads import a_document, a_task
from tests.web.client import Client
from tests.web.conftest import PASSWORD, Records
from web import signin
from workflow import steps
from workflow.document import IncomingDocument
from workflow.people import Person, Unit
from workflow.task import Task
from workflow.terms import Role, State, TaskAction, TaskState

Browser = Callable[[Person | None], Client]
SEEN = re.compile(r'name="seen"\s+value="(\d+)"')


def opened(client: Client, path: str) -> str:
    """Somebody opens a form: the step of the history that it was shown on."""
    found = SEEN.search(client.page(path))
    assert found, f"{path} does not say what it was shown on"
    return found[1]


def meanwhile(records: Records, act: Callable[[Callable[[Any], Any]], None]) -> None:
    """Another acts, and it is written; what is named is looked up in their session."""
    with records.database.writing() as session:
        act(session.merge)
        session.commit()


def told(answer: TestResponse, who: Person, what: str) -> None:
    """The sentence that stands on the page for the second."""
    assert answer.status_code == 409
    assert f"Văn bản vừa được {who.full_name} xử lý («{what}»" in answer.text


@pytest.fixture
def second_clerk(office: Office, records: Records) -> Person:
    clerk = a_person("Lý Thị Văn Thư Hai", a_post(Role.CLERK, office.units[0]))
    clerk.password_hash = signin.hash_of(PASSWORD)
    records.keep(clerk)
    return clerk


def test_who_would_register_what_was_just_taken_for_a_second_copy(
    office: Office, records: Records, client_of: Browser, second_clerk: Person
) -> None:
    document, first = a_document(office), a_document(office, State.REGISTERED)
    records.keep(document, first)
    second = client_of(second_clerk)
    seen = opened(second, f"/documents/{document.id}/register")

    meanwhile(records, lambda now: steps.merge(now(document), now(first), now(office.clerk), MORNING))
    answer = second.press(f"/documents/{document.id}/register", seen=seen)

    told(answer, office.clerk, "Nhập vào văn bản đã có")
    assert records.state_of(document) is State.MERGED


def test_a_unit_that_would_return_what_the_leader_has_just_directed_anew(
    office: Office, records: Records, client_of: Browser
) -> None:
    task = a_task(office)
    steps.see(task, office.heads[0], MORNING)
    records.keep(task.document)
    head = client_of(office.heads[0])
    seen = opened(head, f"/tasks/{task.id}/return")

    meanwhile(records, lambda now: _redirect(office, now(task.document), now(office.leader), now(office.units[1])))
    answer = head.press(f"/tasks/{task.id}/return", seen=seen, reason="Không thuộc chức năng.")

    told(answer, office.leader, "Chỉ đạo lại")
    assert _state(records, task) is TaskState.RECALLED


def test_a_leader_who_would_direct_anew_what_the_unit_has_just_returned(
    office: Office, records: Records, client_of: Browser
) -> None:
    task = a_task(office)
    records.keep(task.document)
    leader = client_of(office.leader)
    seen = opened(leader, f"/documents/{task.document.id}/redirect")

    meanwhile(records, lambda now: steps.return_task(now(task), "Không phải.", None, now(office.heads[0]), MORNING))
    answer = leader.press(f"/documents/{task.document.id}/redirect", seen=seen, text="Giao lại.")

    told(answer, office.heads[0], "Trả lại việc")
    assert records.state_of(task.document) is State.IN_PROGRESS


def test_a_clerk_who_would_take_back_what_a_unit_has_just_taken_on(
    office: Office, records: Records, client_of: Browser
) -> None:
    task = a_task(office)
    records.keep(task.document)
    clerk = client_of(office.clerk)
    seen = opened(clerk, f"/documents/{task.document.id}/take-back")

    meanwhile(records, lambda now: steps.accept(now(task), now(office.officers[0]), MORNING))
    answer = clerk.press(f"/documents/{task.document.id}/take-back", seen=seen, reason="Chuyển nhầm.")

    told(answer, office.officers[0], "Tiếp nhận việc")
    assert _state(records, task) is TaskState.IN_WORK


def test_a_clerk_who_would_take_back_what_a_unit_has_just_opened_is_told_so(
    office: Office, records: Records, client_of: Browser
) -> None:
    task = a_task(office)
    records.keep(task.document)
    clerk = client_of(office.clerk)
    seen = opened(clerk, f"/documents/{task.document.id}/take-back")

    meanwhile(records, lambda now: steps.see(now(task), now(office.officers[0]), MORNING))
    answer = clerk.press(f"/documents/{task.document.id}/take-back", seen=seen, reason="Chuyển nhầm.")

    assert answer.status_code == 409
    assert "Đã có đơn vị mở xem văn bản" in answer.text


def test_a_unit_that_would_report_what_was_just_recalled(office: Office, records: Records, client_of: Browser) -> None:
    task = a_task(office, TaskState.IN_WORK)
    records.keep(task.document)
    officer = client_of(office.officers[0])
    seen = opened(officer, f"/tasks/{task.id}/report")

    meanwhile(records, lambda now: steps.recall(now(task), "Không cần nữa.", now(office.leader), MORNING))
    answer = officer.press(f"/tasks/{task.id}/report", seen=seen, text="Đã xong.", reply_code="12-BC/VP")

    told(answer, office.leader, "Thu hồi việc")
    assert _state(records, task) is TaskState.RECALLED
    assert _events(records, task, TaskAction.REPORT) == 0


def test_more_time_is_granted_once(office: Office, records: Records, client_of: Browser) -> None:
    task = a_task(office, TaskState.IN_WORK)
    steps.ask_extension(task, an_extension(office.officers[0]), office.officers[0], MORNING)
    office.deputy.mandates.append(a_mandate(office.leader, office.deputy))
    records.keep(task.document)
    deputy = client_of(office.deputy)
    seen = opened(deputy, f"/tasks/{task.id}/grant-extension")

    meanwhile(records, lambda now: _grant(now(task), now(office.leader)))
    answer = deputy.press(f"/tasks/{task.id}/grant-extension", seen=seen, due_date="2026-03-20", answer="Đồng ý.")

    told(answer, office.leader, "Đồng ý gia hạn")
    assert _events(records, task, TaskAction.GRANT_EXTENSION) == 1


def test_that_a_unit_has_opened_its_work_does_not_stop_the_leader_who_writes(
    office: Office, records: Records, client_of: Browser
) -> None:
    task = a_task(office)
    records.keep(task.document)
    leader = client_of(office.leader)
    seen = opened(leader, f"/documents/{task.document.id}/redirect")

    meanwhile(records, lambda now: steps.see(now(task), now(office.officers[0]), MORNING))
    answer = leader.press(f"/documents/{task.document.id}/redirect", seen=seen, text="Lưu hồ sơ.")

    assert answer.status_code == 303
    assert records.state_of(task.document) is State.DIRECTED


def _redirect(office: Office, document: IncomingDocument, leader: Person, unit: Unit) -> None:
    steps.redirect(document, a_directive(office, [an_assignment(unit)], by=leader), leader, MORNING)


def _grant(task: Task, leader: Person) -> None:
    steps.grant_extension(task, a_later_deadline(leader), "Đồng ý.", leader, MORNING)


def _state(records: Records, task: Task) -> TaskState:
    with records.looking() as session:
        return session.get_one(Task, task.id).state


def _events(records: Records, task: Task, action: TaskAction) -> int:
    with records.looking() as session:
        return sum(event.action == action for event in session.get_one(Task, task.id).history)
