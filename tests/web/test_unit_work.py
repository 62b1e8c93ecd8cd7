"""What a unit does with its work: seen, appointed, forwarded to those below; each with its refusal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tests.makers import IN_A_WEEK, Office, a_team
from tests.roads import a_task
from tests.web.client import Client
from tests.web.conftest import Clock, Records
from tests.web.units import now, words
from workflow.people import Person
from workflow.terms import Duty, TaskAction, TaskState

Browser = Callable[[Person | None], Client]


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
