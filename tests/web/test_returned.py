"""Work that goes back: at once, with a reason, to who sent it; the second objection to the chief."""

from __future__ import annotations

from collections.abc import Callable

from tests.makers import MORNING, Office, a_directive, a_team, an_assignment
from tests.roads import a_document, a_task
from tests.web.client import Client
from tests.web.conftest import Records
from tests.web.units import forwards, now, words
from workflow import steps
from workflow.people import Person
from workflow.slip import Assignment
from workflow.terms import Duty, State, TaskState

Browser = Callable[[Person | None], Client]


def test_what_is_not_theirs_goes_back_at_once_with_the_right_unit_proposed(
    office: Office, records: Records, client_of: Browser
) -> None:
    task, below = a_task(office), a_team(office.units[0])
    records.keep(task.document, below)
    head, leader = client_of(office.heads[0]), client_of(office.leader)
    forwards(head, task, below)

    form = head.page(f"/tasks/{task.id}/return")
    unsaid = head.press(f"/tasks/{task.id}/return", reason=" ")
    head.press(f"/tasks/{task.id}/return", reason="Không thuộc chức năng.", proposed_unit=office.units[4].id)

    assert "Việc đã chuyển tiếp cho Tổ Tổng hợp sẽ được thu hồi" in form
    assert "Xin ghi rõ lý do." in unsaid.text
    returned = now(records, task)
    assert returned.state is TaskState.RETURNED
    assert [part.state for part in returned.forwarded] == [TaskState.RECALLED]
    desk = words(leader.page("/leader"))
    assert "Bị trả lại, chờ giao lại" in desk
    assert "Không thuộc chức năng." in desk
    assert '<td data-label="Nên giao cho">Phòng Kinh tế</td>' in desk
    assert f'href="/documents/{task.document.id}/reassign">Giao lại việc</a>' in desk
    assert "đề nghị giao cho Phòng Kinh tế" in leader.page(f"/documents/{task.document.id}")


def test_the_second_objection_goes_to_the_chief_and_leaves_the_leaders_desk(
    office: Office, records: Records, client_of: Browser
) -> None:
    task = a_task(office)
    document = task.document
    steps.return_task(task, "Không thuộc chức năng.", office.units[4], office.heads[0], MORNING)
    again = a_directive(office, [an_assignment(office.units[4]), *_going_on(office)])
    steps.reassign(document, again, office.leader, MORNING)
    second = document.tasks[-1]
    records.keep(document)
    assert "Bị trả lại" not in client_of(office.leader).page("/leader")

    client_of(office.heads[4]).press(f"/tasks/{second.id}/return", reason="Cũng không phải của Phòng.")

    chief = words(client_of(office.chief).page("/chief"))
    assert "Bị trả lại, chờ giao lại" in chief
    assert "Cũng không phải của Phòng." in chief
    assert f"/documents/{document.id}/reassign" in chief
    assert "Bị trả lại" not in client_of(office.leader).page("/leader")


def test_what_a_clerk_transferred_comes_back_to_the_clerk(office: Office, records: Records, client_of: Browser) -> None:
    document = a_document(office, State.REGISTERED)
    clause = a_directive(office, by=office.clerk, text="Khoản 2 Điều 7 Quy chế làm việc.")
    steps.transfer(document, clause, office.clerk, MORNING)
    steps.return_task(document.tasks[0], "Không thuộc chức năng.", None, office.heads[0], MORNING)
    records.keep(document)

    assert "Bị trả lại, chờ giao lại" in client_of(office.clerk).page("/clerk")
    assert "Bị trả lại" not in client_of(office.leader).page("/leader")


def test_what_a_unit_below_returns_lies_with_the_head_who_forwarded_it(
    office: Office, records: Records, client_of: Browser
) -> None:
    task, below, other = a_task(office), a_team(office.units[0]), a_team(office.units[0], "Tổ Quản trị")
    records.keep(task.document, below, other)
    head = client_of(office.heads[0])
    forwards(head, task, below)
    (part,) = now(records, task).forwarded

    client_of(below).press(f"/tasks/{part.id}/return", reason="Tổ không giữ số liệu này.")

    desk = words(head.page("/officer"))
    assert "Tổ không giữ số liệu này." in desk
    assert f'href="/tasks/{task.id}/forward">Chuyển đơn vị khác</a>' in desk
    assert "Bị trả lại" not in client_of(office.leader).page("/leader")

    forwards(head, task, other)

    assert "Bị trả lại" not in head.page("/officer")


def test_a_letter_called_back_leaves_no_list_of_returned_work(
    office: Office, records: Records, client_of: Browser
) -> None:
    task = a_task(office, TaskState.RETURNED)
    records.keep(task.document)
    assert "Bị trả lại" in client_of(office.leader).page("/leader")

    client_of(office.clerk).press(f"/documents/{task.document.id}/withhold", sure="yes")

    assert "Bị trả lại" not in client_of(office.leader).page("/leader")


def _going_on(office: Office) -> list[Assignment]:
    return [an_assignment(office.units[1], Duty.SUPPORT), an_assignment(office.units[2], Duty.INFORM)]
