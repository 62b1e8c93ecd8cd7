"""More time: asked for by the unit, answered by who set the deadline; the old day is never lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.makers import IN_A_WEEK, MORNING, TODAY, Office, a_directive, a_mandate, a_team, an_extension
from tests.roads import a_document, a_task
from tests.web.client import Client
from tests.web.conftest import Clock, Records
from tests.web.units import words
from workflow import steps
from workflow.people import Person
from workflow.task import Task
from workflow.terms import Source, State, TaskState

Browser = Callable[[Person | None], Client]
LATER = IN_A_WEEK + timedelta(days=4)


def days_of(records: Records, task: Task) -> list[tuple[date, Source]]:
    """All deadlines that were ever set, and whence."""
    with records.looking() as session:
        return [(deadline.due_date, deadline.source) for deadline in session.get_one(Task, task.id).deadlines]


def an_asking_task(office: Office) -> Task:
    """The lead unit is at work, and asks for four days more."""
    task = a_task(office, TaskState.IN_WORK)
    asked = an_extension(office.officers[0], days=4)
    steps.ask_extension(task, asked, office.officers[0], MORNING)
    return task


def test_the_unit_asks_with_a_day_one_tap_away_and_the_old_deadline_holds_meanwhile(
    office: Office, records: Records, client_of: Browser
) -> None:
    task = a_task(office, TaskState.IN_WORK)
    records.keep(task.document)
    officer = client_of(office.officers[0])

    form = words(officer.page(f"/tasks/{task.id}/ask-extension"))
    officer.press(f"/tasks/{task.id}/ask-extension", date="13/3/2026", reason="Chờ số liệu của cơ sở.")

    assert 'data-value="12/03/2026" title="Thứ Năm 12/3/2026">+3' in form
    assert days_of(records, task) == [(IN_A_WEEK, Source.DIRECTIVE)]
    desk = words(officer.page("/officer"))
    assert 'Đã đề nghị gia hạn đến <span class="number">13/03/2026</span>, chờ trả lời' in desk
    page = words(officer.page(f"/documents/{task.document.id}"))
    assert "<strong>Xin gia hạn</strong> — Văn phòng · đến 13/03/2026" in page
    assert "Xin gia hạn</a>" not in page


@pytest.mark.parametrize(
    ("day", "reason", "sentence"),
    [
        ("", "Chờ số liệu.", "Xin ghi hạn mới."),
        ("hôm nào đó", "Chờ số liệu.", "không đúng"),
        ("9/3/2026", "Chờ số liệu.", "Hạn mới phải sau hạn hiện tại"),
        ("13/3/2026", " ", "xin ghi rõ lý do gia hạn"),
    ],
)
def test_asking_without_a_later_day_or_a_reason_is_refused(
    office: Office, records: Records, client_of: Browser, day: str, reason: str, sentence: str
) -> None:
    task = a_task(office, TaskState.IN_WORK)
    records.keep(task.document)

    answer = client_of(office.officers[0]).press(f"/tasks/{task.id}/ask-extension", date=day, reason=reason)

    assert answer.status_code == 409
    assert sentence in answer.text
    with records.looking() as session:
        assert session.get_one(Task, task.id).extensions == []


def test_the_leader_grants_another_day_than_asked_and_both_days_stay(
    office: Office, records: Records, client_of: Browser
) -> None:
    task = an_asking_task(office)
    records.keep(task.document)
    leader = client_of(office.leader)
    desk = words(leader.page("/leader"))

    form = leader.page(f"/tasks/{task.id}/grant-extension")
    leader.press(f"/tasks/{task.id}/grant-extension", date="11/3/2026", answer="Chỉ gia hạn đến ngày 11.")

    assert "Đề nghị gia hạn" in desk
    assert "Chờ số liệu của cơ sở." in desk
    assert f'value="{LATER:%d/%m/%Y}"' in form
    assert days_of(records, task) == [(IN_A_WEEK, Source.DIRECTIVE), (date(2026, 3, 11), Source.EXTENSION)]
    assert "Đề nghị gia hạn" not in leader.page("/leader")
    for path in ("/officer", f"/documents/{task.document.id}"):
        page = words(client_of(office.officers[0]).page(path))
        assert (
            'Hạn cũ <s class="number">09/03/2026</s>; gia hạn lần 1 đến <span class="number">11/03/2026</span>' in page
        )
        assert "Hạn này tính thế nào?" in page
        assert "Hạn trước khi gia hạn là 09/03/2026." in page
    page = words(client_of(office.officers[0]).page(f"/documents/{task.document.id}"))
    assert '<strong>Đồng ý</strong>: <span class="pre">Chỉ gia hạn đến ngày 11.</span>' in page
    assert "phối hợp · hạn 09/03/2026" in page
    assert "xử lý chính · hạn 09/03/2026" in page


def test_a_refusal_needs_its_reason_and_the_unit_reads_it(office: Office, records: Records, client_of: Browser) -> None:
    task = an_asking_task(office)
    records.keep(task.document)
    leader = client_of(office.leader)

    unsaid = leader.press(f"/tasks/{task.id}/refuse-extension", answer="")
    leader.press(f"/tasks/{task.id}/refuse-extension", answer="Hạn do Trung ương đặt.")

    assert unsaid.status_code == 409
    assert days_of(records, task) == [(IN_A_WEEK, Source.DIRECTIVE)]
    officer = client_of(office.officers[0])
    assert 'Không đồng ý</strong>: <span class="pre">Hạn do Trung ương đặt.' in words(
        officer.page(f"/documents/{task.document.id}")
    )
    assert "Hạn do Trung ương đặt." in officer.page(f"/tasks/{task.id}/ask-extension")


def test_only_who_set_the_deadline_is_asked_and_answers(office: Office, records: Records, client_of: Browser) -> None:
    task = an_asking_task(office)
    records.keep(task.document)

    for person, desk in ((office.deputy, "/leader"), (office.chief, "/chief"), (office.heads[0], "/officer")):
        assert 'id="extensions"' not in client_of(person).page(desk)
        answer = client_of(person).press(f"/tasks/{task.id}/grant-extension", date=LATER.isoformat())
        assert answer.status_code == 409
    assert client_of(office.officers[0]).get(f"/tasks/{task.id}/grant-extension").status_code == 403
    assert days_of(records, task) == [(IN_A_WEEK, Source.DIRECTIVE)]


def test_the_day_that_is_granted_is_later_than_the_old_one(
    office: Office, records: Records, client_of: Browser
) -> None:
    task = an_asking_task(office)
    records.keep(task.document)

    answer = client_of(office.leader).press(f"/tasks/{task.id}/grant-extension", date="6/3/2026")

    assert "Hạn mới phải sau hạn cũ" in answer.text
    assert days_of(records, task) == [(IN_A_WEEK, Source.DIRECTIVE)]


def test_who_acts_for_the_leader_answers_and_both_are_named(
    office: Office, records: Records, client_of: Browser
) -> None:
    task = an_asking_task(office)
    records.keep(task.document, a_mandate(office.leader, office.deputy))
    deputy = client_of(office.deputy)
    assert 'id="extensions"' in deputy.page("/leader")

    deputy.press(f"/tasks/{task.id}/grant-extension", date=LATER.isoformat())

    page = deputy.page(f"/documents/{task.document.id}")
    assert "Phạm Văn Phó (Phó Bí thư)" in page
    assert "Thay đồng chí Lê Thị Bí Thư" in page


def test_of_what_was_transferred_by_regulation_the_chief_answers(
    office: Office, records: Records, client_of: Browser
) -> None:
    document = a_document(office, State.REGISTERED)
    clause = a_directive(office, by=office.clerk, text="Khoản 2 Điều 7 Quy chế làm việc.")
    steps.transfer(document, clause, office.clerk, MORNING)
    task = document.tasks[0]
    steps.accept(task, office.officers[0], MORNING)
    steps.ask_extension(task, an_extension(office.officers[0]), office.officers[0], MORNING)
    records.keep(document)

    assert 'id="extensions"' in client_of(office.chief).page("/chief")
    client_of(office.chief).press(f"/tasks/{task.id}/grant-extension", date=LATER.isoformat())

    assert days_of(records, task)[-1] == (LATER, Source.EXTENSION)


def test_of_what_was_forwarded_the_head_above_answers_within_his_own_deadline(
    office: Office, records: Records, client_of: Browser, clock: Clock
) -> None:
    task, below = a_task(office), a_team(office.units[0])
    records.keep(task.document, below)
    head, team, soon = client_of(office.heads[0]), client_of(below), TODAY + timedelta(days=2)
    unit = below.posts[0].unit.id
    head.press(f"/tasks/{task.id}/forward", **{f"duty-{unit}": "support", f"due-{unit}": soon.isoformat()})
    with records.looking() as session:
        (part,) = session.get_one(Task, task.id).forwarded
    team.press(f"/tasks/{part.id}/accept")
    clock.forward(hours=1)
    team.press(f"/tasks/{part.id}/ask-extension", date=LATER.isoformat(), reason="Thiếu người.")
    assert 'id="extensions"' in head.page("/officer")
    assert 'id="extensions"' not in client_of(office.leader).page("/leader")

    beyond = head.press(f"/tasks/{part.id}/grant-extension", date=LATER.isoformat())
    within = head.press(f"/tasks/{part.id}/grant-extension", date=IN_A_WEEK.isoformat())

    assert "không sau hạn của đơn vị đã chuyển tiếp" in beyond.text
    assert within.status_code == 303
    assert days_of(records, part)[-1] == (IN_A_WEEK, Source.EXTENSION)
