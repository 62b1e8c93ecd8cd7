"""The chief's desk: nothing lies unseen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import event

from storage.database import Database
from tests.makers import MORNING, TODAY, Office, a_directive, a_letterhead, an_assignment
from tests.roads import a_document, a_task
from tests.web.client import Client
from tests.web.conftest import Clock, Records
from workflow import steps
from workflow.people import Person
from workflow.terms import Duty, State, TaskState, Urgency

Browser = Callable[[Person | None], Client]


def figure(page: str, label: str) -> int:
    """The number above a label."""
    before = page.split(f"</b>{label}</a>")[0]
    return int(before.rsplit(">", 1)[1])


def test_every_letter_is_counted_where_it_stands(office: Office, records: Records, client_of: Browser) -> None:
    states = (State.TO_REVIEW, State.REGISTERED, State.REGISTERED, State.IN_PROGRESS, State.FILED)
    records.keep(*[a_document(office, state) for state in states])

    page = client_of(office.chief).page("/chief")

    assert figure(page, "Đã vào sổ") == 2
    assert figure(page, "Đã trình") == 0
    assert figure(page, "Đang giải quyết") == 1
    assert figure(page, "Đã lưu hồ sơ") == 1
    assert "/search?state=registered" in page


def test_late_work_is_listed_and_counted_by_unit(
    office: Office, records: Records, client_of: Browser, clock: Clock
) -> None:
    in_time = an_assignment(office.units[1], Duty.SUPPORT, TODAY + timedelta(days=9))
    named = [an_assignment(office.units[3], Duty.LEAD, TODAY), in_time]
    late = a_document(office, State.IN_PROGRESS, a_directive(office, named))
    ended = a_task(office, TaskState.FINISHED)
    records.keep(late, ended.document)
    clock.forward(days=1)

    chief = client_of(office.chief)
    page = chief.page("/chief")

    assert figure(page, "Việc quá hạn") == 1
    assert f"/search?unit={office.units[3].id}&late=1" in page
    assert f"/search?unit={office.units[1].id}&late=1" not in page
    assert "1 văn bản" in chief.page(f"/search?unit={office.units[3].id}&late=1")
    assert "0 văn bản" in chief.page(f"/search?unit={office.units[1].id}&late=1")


def test_a_letter_without_an_opinion_is_pressing_after_one_working_day(
    office: Office, records: Records, client_of: Browser, clock: Clock
) -> None:
    document = a_document(office, State.SUBMITTED)
    records.keep(document)
    chief = client_of(office.chief)

    clock.forward(days=1)
    assert "Không có văn bản nào chờ quá lâu." in chief.page("/chief")
    clock.forward(days=1)
    assert "Không có văn bản nào chờ quá lâu." not in chief.page("/chief")
    assert "1 văn bản" in chief.page("/search?undirected=1")


def test_an_urgent_letter_is_pressing_at_once(office: Office, records: Records, client_of: Browser) -> None:
    urgent = a_document(office)
    steps.register(urgent, a_letterhead(urgency=Urgency.URGENT), TODAY, office.book, office.clerk, MORNING)
    records.keep(urgent, a_document(office, State.SUBMITTED))

    chief = client_of(office.chief)

    assert "Không có văn bản nào chờ quá lâu." not in chief.page("/chief")
    assert "1 văn bản" in chief.page("/search?undirected=1")


def test_long_lists_show_the_first_and_lead_to_all(office: Office, records: Records, client_of: Browser) -> None:
    registered = [a_document(office, State.REGISTERED) for _ in range(11)]
    reported = [a_task(office, TaskState.REPORTED).document for _ in range(12)]
    records.keep(*registered, *reported)
    chief = client_of(office.chief)

    page = chief.page("/chief")

    assert page.count("Xem và duyệt") == 10
    assert '<span class="count">12</span>' in page
    assert '<span class="count">11</span>' in page
    assert "12 văn bản" in chief.page("/search?reported=1")
    assert "/search?reported=1" in page
    assert "/search?state=registered" in page


def test_a_longer_list_asks_the_database_no_more_often(
    office: Office, records: Records, client_of: Browser, database: Database
) -> None:
    def questions(path: str, person: Person) -> int:
        asked: list[str] = []
        client = client_of(person)
        event.listen(database.engine, "before_cursor_execute", lambda *at: asked.append(at[2]))
        client.page(path)
        return len(asked)

    desks = (("/chief", office.chief), ("/leader", office.leader), ("/officer", office.heads[0]),
             ("/clerk?state=directed", office.clerk), ("/search", office.chief))  # fmt: skip

    def fill() -> None:
        letters = [a_document(office, state) for state in (State.REGISTERED, State.SUBMITTED, State.DIRECTED)]
        records.keep(*letters, a_task(office, TaskState.REPORTED).document, a_task(office).document)

    fill()
    before = [questions(path, person) for path, person in desks]
    for _ in range(3):
        fill()

    assert [questions(path, person) for path, person in desks] == before


def test_a_weekend_does_not_make_a_letter_wait_longer(
    office: Office, records: Records, client_of: Browser, clock: Clock
) -> None:
    clock.forward(days=4)  # a Friday
    document = a_document(office, State.SUBMITTED)
    document.arrival_date = clock().date()
    records.keep(document)

    clock.forward(days=3)

    assert "Không có văn bản nào chờ quá lâu." in client_of(office.chief).page("/chief")


def test_the_chief_lays_letters_before_a_leader_and_answers_results(
    office: Office, records: Records, client_of: Browser
) -> None:
    registered, task = a_document(office, State.REGISTERED), a_task(office, TaskState.REPORTED)
    records.keep(registered, task.document)

    page = client_of(office.chief).page("/chief")

    assert f"/documents/{registered.id}/submit" in page
    assert f"/tasks/{task.id}/send-back" in page
