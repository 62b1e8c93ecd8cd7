"""What a unit does with its work: seen, appointed, forwarded to those below, returned; each with its refusal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tests.makers import IN_A_WEEK, MORNING, Office, a_directive, a_team, an_assignment
from tests.roads import a_document, a_task
from tests.web.client import Client
from tests.web.conftest import Clock, Records
from workflow import steps
from workflow.people import Person
from workflow.slip import Assignment
from workflow.task import Task
from workflow.terms import Duty, State, TaskAction, TaskState

Browser = Callable[[Person | None], Client]


def now(records: Records, task: Task) -> Task:
    """The task as it stands now, with what hangs on it."""
    with records.looking() as session:
        found = session.get_one(Task, task.id)
        assert found.document.history is not None
        assert found.forwarded is not None
        assert found.deadlines is not None
        assert found.proposed_unit is None or found.proposed_unit.name
        return found


def forwards(head: Client, task: Task, below: Person) -> None:
    """A part goes to the unit of which that person is head."""
    answer = head.press(f"/tasks/{task.id}/forward", **{f"duty-{below.posts[0].unit.id}": "support"})
    assert answer.status_code == 303, answer.text


def words(page: str) -> str:
    """The text of a page on one line."""
    return " ".join(page.split())


# --- seen --------------------------------------------------------------------------------------


def test_fetching_the_page_records_nothing_looking_at_it_does_once(
    office: Office, records: Records, client_of: Browser, clock: Clock
) -> None:
    task = a_task(office)
    records.keep(task.document)
    officer, leader = client_of(office.officers[0]), client_of(office.leader)

    page = officer.page(f"/documents/{task.document.id}")

    assert f'action="/documents/{task.document.id}/seen"' in page
    assert "Chưa xem" in leader.page(f"/documents/{task.document.id}")
    assert now(records, task).seen_at is None

    first, again = (officer.press(f"/documents/{task.document.id}/seen") for _ in range(2))

    assert (first.status_code, again.status_code) == (204, 204)
    assert now(records, task).seen_at == clock()
    assert [event.action for event in now(records, task).document.history].count(TaskAction.SEE.value) == 1
    told = words(leader.page(f"/documents/{task.document.id}"))
    assert "Đã xem lúc 09:00 02/03/2026, Chuyên viên Văn phòng" in told
    assert "<strong>Mở xem</strong> — Văn phòng" in told
    assert "/seen" not in officer.page(f"/documents/{task.document.id}")


def test_who_only_follows_a_letter_marks_nothing_as_seen(office: Office, records: Records, client_of: Browser) -> None:
    task = a_task(office)
    records.keep(task.document)

    for person in (office.leader, office.chief, office.clerk):
        assert "/seen" not in client_of(person).page(f"/documents/{task.document.id}")
    client_of(office.officers[1]).press(f"/documents/{task.document.id}/seen")

    assert now(records, task).seen_at is None


def test_that_somebody_looked_makes_no_form_stale(office: Office, records: Records, client_of: Browser) -> None:
    task = a_task(office)
    records.keep(task.document)
    seen = task.document.moves
    officer = client_of(office.officers[0])
    officer.press(f"/documents/{task.document.id}/seen")

    answer = officer.press(f"/tasks/{task.id}/accept", seen=seen)

    assert answer.status_code == 303
    assert now(records, task).state is TaskState.IN_WORK


# --- appointed ---------------------------------------------------------------------------------


def test_the_head_appoints_an_officer_and_sees_how_much_each_has(
    office: Office, records: Records, client_of: Browser
) -> None:
    busy, task = a_task(office, TaskState.IN_WORK), a_task(office)
    records.keep(busy.document, task.document)
    head = client_of(office.heads[0])

    form = words(head.page(f"/tasks/{task.id}/appoint"))
    head.press(f"/tasks/{task.id}/appoint", officer=office.officers[0].id, note="Tham mưu trong tuần.")

    assert "Chuyên viên Văn phòng <small>Chuyên viên · đang giữ 1 việc</small>" in form
    assert "Chuyên viên Ban Tổ chức" not in form
    appointed = now(records, task)
    assert (appointed.state, appointed.officer and appointed.officer.full_name) == (
        TaskState.IN_WORK, "Chuyên viên Văn phòng",
    )  # fmt: skip
    page = client_of(office.officers[0]).page(f"/documents/{task.document.id}")
    assert "Chuyên viên Văn phòng. Tham mưu trong tuần." in page


def test_nobody_of_another_unit_is_appointed_and_an_officer_appoints_nobody(
    office: Office, records: Records, client_of: Browser
) -> None:
    task = a_task(office)
    records.keep(task.document)

    stranger = client_of(office.heads[0]).press(f"/tasks/{task.id}/appoint", officer=office.officers[1].id)
    nobody = client_of(office.heads[0]).press(f"/tasks/{task.id}/appoint")
    officer = client_of(office.officers[0]).get(f"/tasks/{task.id}/appoint")

    assert "chuyên viên đang công tác tại đơn vị" in stranger.text
    assert "Xin chọn người thực hiện." in nobody.text
    assert officer.status_code == 403
    assert now(records, task).state is TaskState.ASSIGNED


# --- forwarded ---------------------------------------------------------------------------------


def test_a_head_forwards_parts_to_the_units_below_and_the_page_shows_the_branch(
    office: Office, records: Records, client_of: Browser
) -> None:
    task, below = a_task(office), a_team(office.units[0])
    records.keep(task.document, below)
    team = below.posts[0].unit
    head = client_of(office.heads[0])

    form = head.page(f"/tasks/{task.id}/forward")
    sooner = (IN_A_WEEK - timedelta(days=2)).isoformat()
    head.press(
        f"/tasks/{task.id}/forward",
        note="Tổng hợp số liệu.",
        **{f"duty-{team.id}": "support", f"due-{team.id}": sooner},
    )

    assert "Tổ Tổng hợp" in form
    assert "Ban Tổ chức: Phối hợp" not in form
    (part,) = now(records, task).forwarded
    assert (part.unit.name, part.duty, part.due_date) == ("Tổ Tổng hợp", Duty.SUPPORT, IN_A_WEEK - timedelta(days=2))
    page = words(client_of(office.leader).page(f"/documents/{task.document.id}"))
    assert page.index('aria-label="Văn phòng đã chuyển tiếp"') < page.index("<strong>Tổ Tổng hợp</strong>")
    assert "Tổ Tổng hợp · phối hợp · chuyển tiếp từ Văn phòng · hạn 07/03/2026" in page
    assert "Chuyển tiếp từ Văn phòng" in client_of(below).page("/officer")
    assert "Đã chuyển tiếp cho đơn vị trực thuộc" in head.page("/officer")


def test_a_part_is_not_due_after_the_whole_and_somebody_has_to_be_named(
    office: Office, records: Records, client_of: Browser
) -> None:
    task, below = a_task(office), a_team(office.units[0])
    records.keep(task.document, below)
    team, head = below.posts[0].unit, client_of(office.heads[0])
    later = (IN_A_WEEK + timedelta(days=1)).isoformat()

    late = head.press(f"/tasks/{task.id}/forward", **{f"duty-{team.id}": "support", f"due-{team.id}": later})
    lead = head.press(f"/tasks/{task.id}/forward", **{f"duty-{team.id}": "lead"})
    nobody = head.press(f"/tasks/{task.id}/forward")

    assert "không được sau hạn của đơn vị mình" in late.text
    assert "Chỉ chuyển tiếp để phối hợp hoặc để biết" in lead.text
    assert "Xin chọn đơn vị trực thuộc nhận việc." in nobody.text
    assert now(records, task).forwarded == []


# --- returned ----------------------------------------------------------------------------------


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
