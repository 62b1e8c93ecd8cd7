"""Who gave the work urges, and takes it from the unit again; and what a result must have."""

from __future__ import annotations

from collections.abc import Callable

from tests.makers import MORNING, Office, a_mandate, a_team
from tests.roads import a_task
from tests.web.client import Client
from tests.web.conftest import Clock, Records
from tests.web.units import words
from workflow import steps
from workflow.people import Person
from workflow.task import Task
from workflow.terms import Duty, State, TaskState

Browser = Callable[[Person | None], Client]


def state_of(records: Records, task: Task) -> TaskState:
    """Where the task stands now."""
    with records.looking() as session:
        return session.get_one(Task, task.id).state


# --- urged -------------------------------------------------------------------------------------


def test_the_unit_sees_how_often_it_was_urged_and_the_last_words(
    office: Office, records: Records, client_of: Browser, clock: Clock
) -> None:
    task = a_task(office, TaskState.IN_WORK)
    records.keep(task.document)

    client_of(office.leader).press(f"/tasks/{task.id}/urge", text="Báo cáo tiến độ trong tuần.")
    clock.forward(days=1)
    client_of(office.chief).press(f"/tasks/{task.id}/urge", text="Đề nghị báo cáo ngay.")

    desk = words(client_of(office.officers[0]).page("/officer"))
    assert "Đôn đốc lần 2" in desk
    assert ": Đề nghị báo cáo ngay." in desk
    page = words(client_of(office.officers[0]).page(f"/documents/{task.document.id}"))
    assert '<strong>Đôn đốc lần 1</strong>: <span class="pre">Báo cáo tiến độ trong tuần.</span>' in page
    assert '<strong>Đôn đốc lần 2</strong>: <span class="pre">Đề nghị báo cáo ngay.</span>' in page


def test_what_was_said_for_a_leader_is_shown_without_the_counting(
    office: Office, records: Records, client_of: Browser
) -> None:
    task = a_task(office, TaskState.IN_WORK)
    records.keep(task.document, a_mandate(office.leader, office.deputy))

    client_of(office.deputy).press(f"/tasks/{task.id}/urge", text="Xin báo cáo.")

    assert ": Xin báo cáo." in words(client_of(office.officers[0]).page("/officer"))


def test_nobody_urges_twice_a_day_and_no_unit_urges(office: Office, records: Records, client_of: Browser) -> None:
    task = a_task(office, TaskState.IN_WORK)
    records.keep(task.document)
    leader = client_of(office.leader)
    leader.press(f"/tasks/{task.id}/urge", text="Một.")

    again = leader.press(f"/tasks/{task.id}/urge", text="Hai.")

    assert "đã được đôn đốc trong ngày hôm nay" in again.text
    assert client_of(office.heads[0]).get(f"/tasks/{task.id}/urge").status_code == 403


# --- recalled ----------------------------------------------------------------------------------


def test_before_recalling_the_leader_sees_what_was_done_and_says_why(
    office: Office, records: Records, client_of: Browser
) -> None:
    task = a_task(office, TaskState.REPORTED)
    records.keep(task.document)
    leader = client_of(office.leader)

    form = leader.page(f"/tasks/{task.id}/recall")
    unsaid = leader.press(f"/tasks/{task.id}/recall", reason="")
    leader.press(f"/tasks/{task.id}/recall", reason="Giao nhầm đơn vị.")

    assert "Tiếp nhận việc" in form
    assert "Đã có văn bản trả lời." in form
    assert unsaid.status_code == 409
    assert state_of(records, task) is TaskState.RECALLED
    assert records.state_of(task.document) == State.IN_PROGRESS
    page = words(client_of(office.officers[0]).page(f"/documents/{task.document.id}"))
    assert "Thu hồi việc: Giao nhầm đơn vị." in page
    assert "Đã có văn bản trả lời." in page
    assert "Giao nhầm đơn vị." in leader.page("/leader")


def test_a_head_recalls_what_he_forwarded_and_nothing_else(
    office: Office, records: Records, client_of: Browser
) -> None:
    task, below = a_task(office), a_team(office.units[0])
    records.keep(task.document, below)
    head = client_of(office.heads[0])
    head.press(f"/tasks/{task.id}/forward", **{f"duty-{below.posts[0].unit.id}": "support"})
    with records.looking() as session:
        (part,) = session.get_one(Task, task.id).forwarded

    own = head.press(f"/tasks/{task.id}/recall", reason="Thôi.")
    head.press(f"/tasks/{part.id}/recall", reason="Ban tự làm.")

    assert own.status_code == 409
    assert (state_of(records, task), state_of(records, part)) == (TaskState.IN_WORK, TaskState.RECALLED)


def test_a_clerk_takes_one_task_back_only_while_nobody_has_opened_it(
    office: Office, records: Records, client_of: Browser
) -> None:
    unread = a_task(office, TaskState.ASSIGNED, Duty.SUPPORT)
    read = a_task(office, TaskState.ASSIGNED, Duty.SUPPORT)
    steps.see(read, office.heads[1], MORNING)
    records.keep(unread.document, read.document)
    clerk = client_of(office.clerk)

    for task in (unread, read):
        clerk.press(f"/tasks/{task.id}/recall", reason="Chuyển nhầm.")

    assert (state_of(records, unread), state_of(records, read)) == (TaskState.RECALLED, TaskState.ASSIGNED)


# --- results -----------------------------------------------------------------------------------


def test_a_result_has_a_reply_or_a_file_or_says_why_there_is_none(
    office: Office, records: Records, client_of: Browser
) -> None:
    task = a_task(office, TaskState.IN_WORK)
    records.keep(task.document)
    officer = client_of(office.officers[0])

    bare = officer.press(f"/tasks/{task.id}/report", text="Đã thực hiện.")
    officer.press(f"/tasks/{task.id}/report", text="Đã thực hiện.", no_reply="Văn bản không yêu cầu trả lời")

    assert "nếu không có, xin ghi lý do" in bare.text
    assert state_of(records, task) is TaskState.REPORTED
    form = client_of(office.leader).page(f"/tasks/{task.id}/send-back")
    assert "Không có văn bản trả lời: Văn bản không yêu cầu trả lời" in form


def test_another_leader_neither_approves_nor_sends_back(office: Office, records: Records, client_of: Browser) -> None:
    task = a_task(office, TaskState.REPORTED)
    records.keep(task.document)
    deputy = client_of(office.deputy)

    answers = [deputy.press(f"/tasks/{task.id}/{act}", reason="Chưa đạt.") for act in ("approve", "send-back")]

    assert [answer.status_code for answer in answers] == [409, 409]
    assert state_of(records, task) is TaskState.REPORTED
