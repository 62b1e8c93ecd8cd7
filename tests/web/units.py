"""What the tests of units ask, and how a part goes down the branch."""

from __future__ import annotations

from tests.web.client import Client
from tests.web.conftest import Records
from workflow.people import Person
from workflow.task import Task


def now(records: Records, task: Task) -> Task:
    """The task as it stands now, with what hangs on it."""
    with records.looking() as session:
        found = session.get_one(Task, task.id)
        assert found.document.history is not None
        assert found.forwarded is not None
        assert found.deadlines is not None
        assert found.reports is not None
        assert found.proposed_unit is None or found.proposed_unit.name
        return found


def forwards(head: Client, task: Task, below: Person) -> None:
    """A part goes to the unit of which that person is head."""
    answer = head.press(f"/tasks/{task.id}/forward", **{f"duty-{below.posts[0].unit.id}": "support"})
    assert answer.status_code == 303, answer.text


def words(page: str) -> str:
    """The text of a page on one line."""
    return " ".join(page.split())
