"""The bell rings for deadlines, until they are seen or done with."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from tests.makers import IN_A_WEEK, MORNING, Office
from tests.roads import a_task
from tests.web.client import Client
from tests.web.conftest import Records
from workflow import steps
from workflow.notices import Notice, NoticeKind
from workflow.people import Person
from workflow.task import Task
from workflow.terms import TaskState

Browser = Callable[[Person | None], Client]

_serial = count(1)


def a_notice(person: Person, task: Task) -> Notice:
    """This person is told of this deadline."""
    about = {"document": task.document, "task": task, "due_date": IN_A_WEEK}
    return Notice(person=person, kind=NoticeKind.DUE_SOON, key=f"due:{next(_serial)}", at=MORNING, **about)


def test_the_bell_counts_what_is_not_yet_seen_and_is_put_away(
    office: Office, records: Records, client_of: Browser
) -> None:
    task = a_task(office)
    records.keep(task.document, a_notice(office.heads[0], task))
    head = client_of(office.heads[0])
    assert "Nhắc việc: 1 chưa xem" in head.page("/officer")
    assert "V/v báo cáo công tác tuyên truyền" in head.page("/notices")

    head.press("/notices", last=10)

    assert "Nhắc việc: 0 chưa xem" in head.page("/officer")
    assert "Không có nhắc việc mới." in head.page("/notices")
    assert "V/v báo cáo công tác tuyên truyền" in head.page("/notices?show=all")


def test_the_bell_rings_for_nobody_else(office: Office, records: Records, client_of: Browser) -> None:
    task = a_task(office)
    records.keep(task.document, a_notice(office.heads[0], task))
    other = client_of(office.officers[0])

    other.press("/notices", last=10)

    assert "Nhắc việc: 0 chưa xem" in other.page("/officer")
    assert "Nhắc việc: 1 chưa xem" in client_of(office.heads[0]).page("/officer")


def test_what_is_done_or_no_longer_theirs_to_see_rings_no_more(
    office: Office, records: Records, client_of: Browser
) -> None:
    done, others = a_task(office, TaskState.REPORTED), a_task(office)
    notices = [a_notice(office.heads[0], done), a_notice(office.heads[4], others)]
    steps.approve(done, office.leader, MORNING)
    records.keep(done.document, others.document, *notices)

    assert "Nhắc việc: 0 chưa xem" in client_of(office.heads[0]).page("/officer")
    assert "Nhắc việc: 0 chưa xem" in client_of(office.heads[4]).page("/officer")
