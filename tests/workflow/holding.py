"""What must hold of an office, whatever its people do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.base import Model
from tests.workflow.office_at_play import word_of
from tests.workflow.rebuilding import rebuilt
from workflow.document import IncomingDocument
from workflow.machine import moves_open_to, task_moves_open_to
from workflow.people import Person
from workflow.register import Entry
from workflow.task import GONE
from workflow.terms import Action, Duty, State, TaskAction, TaskState

ENDS = {State.FILED, State.RETURNED, State.WITHHELD, State.CALLED_BACK}
NUMBERED = {State.REGISTERED, State.SUBMITTED, State.DIRECTED, State.IN_PROGRESS, State.DONE, State.FILED}
GOES_ON = {
    Action.REGISTER, Action.MERGE, Action.RESTORE, Action.SUBMIT, Action.TRANSFER, Action.DIRECT, Action.REDIRECT,
    Action.HAND_OVER, Action.TAKE_BACK, Action.REASSIGN, Action.FILE,
    TaskAction.ACCEPT, TaskAction.ACKNOWLEDGE, TaskAction.APPOINT, TaskAction.REPORT, TaskAction.COMPLETE,
    TaskAction.APPROVE,
}  # fmt: skip
"""The acts that bring a letter on. What only notes something, asks, urges or comments does not; neither does what
takes it out of the office, for nobody may be forced to send a letter back in order to be rid of it."""


def numbers_run_without_gap(entries: Sequence[Entry]) -> None:
    """From one on, the voided ones included; each letter has one line in force at the most."""
    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    in_force = [entry for entry in entries if entry.voided_at is None]
    assert len({entry.document_id for entry in in_force}) == len(in_force)


def a_registered_letter_has_its_number(letter: IncomingDocument) -> None:
    """That of its line in force."""
    in_force = [entry.number for entry in letter.entries if entry.voided_at is None]
    assert letter.arrival_number == (in_force[-1] if in_force else None)
    assert letter.arrival_number is not None or letter.state not in NUMBERED


def no_task_is_lost(letter: IncomingDocument) -> None:
    """Each task that was given is there, is open or has its end, and hangs on work that is open itself."""
    assert len(letter.tasks) == sum(event.action == TaskAction.ASSIGN for event in letter.history)
    for task in letter.tasks:
        assert (task.ended_at is None) is task.is_open
        if task.is_open and task.parent is not None:
            assert task.parent.is_open or (task.parent.duty, task.parent.state) == (Duty.INFORM, TaskState.FINISHED)
    if letter.state is State.IN_PROGRESS and letter.directive is not None:
        at_work = {task.unit for task in letter.tasks_in_force if task.is_open and not task.is_periodic}
        assert at_work <= {asked.unit for asked in letter.directive.assignments}, "who works is named"


def the_state_follows_from_the_tasks(letter: IncomingDocument) -> None:
    """In progress just as long as the lead has not finished, or somebody has not seen what they should."""
    leads = [task for task in letter.tasks_in_force if task.duty is Duty.LEAD and task.state not in GONE]
    asked = letter.directive.units(Duty.LEAD) if letter.directive else []
    finished = {task.unit for task in leads if task.state is TaskState.FINISHED}
    if letter.state is State.IN_PROGRESS:
        assert not asked or not set(asked) <= finished
    else:
        assert letter.open_tasks == []
    if letter.state is State.DONE:
        assert set(asked) <= finished


def the_history_tells_everything(letter: IncomingDocument) -> None:
    """From the Events alone: where the letter stands, and every task."""
    told = rebuilt(letter.history)
    assert told.state == letter.state
    assert set(told.tasks) == set(letter.tasks)
    for task in letter.tasks:
        known = told.tasks[task]
        assert (known.state, known.urged) == (task.state, task.urged)
        assert known.seen is (task.seen_at is not None)
        if letter.state is not State.WITHHELD:
            assert known.deadlines == [deadline.due_date for deadline in task.deadlines]


def deadlines_move_by_an_act_only(letter: IncomingDocument) -> None:
    """What holds is the last that was set; each was set when the task was given, or by an extension."""
    for task in letter.tasks:
        assert task.due_date == (task.deadlines[-1].due_date if task.deadlines else None)
        assert task.due_time == (task.deadlines[-1].due_time if task.deadlines else None)
        granted = sum(event.action == TaskAction.GRANT_EXTENSION for event in task.history)
        assert granted == sum(extension.granted is True for extension in task.extensions)
        assert len(task.deadlines) == (1 + granted if task.deadlines else 0)
        days = [deadline.due_date for deadline in task.deadlines]
        assert days == sorted(set(days)), "an extension never shortens"
    for directive in letter.directives:
        for asked in directive.assignments:
            assert asked.deadline is None or asked.deadline.task is None, "a directive keeps its own"


def there_is_no_dead_end(letter: IncomingDocument, people: Iterable[Person], now: datetime) -> None:
    """Somebody of the office can bring it on: the letter itself, or a task of it."""
    if letter.state in ENDS or letter.state is State.RECEIVED:
        return
    people = tuple(people)
    open_acts = (move.action for person in people for move in moves_open_to(person, letter, now))
    if any(action in GOES_ON for action in open_acts):
        return
    tasks = ((person, task) for task in letter.open_tasks for person in people)
    for person, task in tasks:
        if any(move.action in GOES_ON for move in task_moves_open_to(person, task, now)):
            return
    raise AssertionError(f"nobody can bring this letter on: {letter.state}")


def no_word_is_left(session: Session, letter: IncomingDocument) -> None:
    """In no column of any table."""
    word = word_of(letter)
    for table in Model.metadata.sorted_tables:
        for row in session.execute(select(table)):
            assert word not in str(row), table.name
