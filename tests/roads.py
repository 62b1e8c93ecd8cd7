"""Letters and tasks brought to a state on the road that the office takes, step by real step."""

from __future__ import annotations

from collections.abc import Callable

from tests.makers import (
    IN_A_WEEK,
    MORNING,
    TODAY,
    Office,
    a_directive,
    a_letterhead,
    a_proposal,
    a_recall,
    a_report,
    an_original,
)
from workflow import steps
from workflow.at_the_desk import assign
from workflow.document import IncomingDocument
from workflow.due import Deadline
from workflow.people import Person
from workflow.slip import Directive
from workflow.task import Task
from workflow.terms import Duty, Source, State, TaskState


def a_document(office: Office, state: State = State.TO_REVIEW, directive: Directive | None = None) -> IncomingDocument:
    """A letter that came its way to a state by real steps."""
    document = steps.receive(an_original(), office.clerk, MORNING)
    if state is State.RECEIVED:
        return document
    steps.note_reading(document, {"schema": 1}, MORNING, complete=True)
    for step in _ROADS[state]:
        step(office, document, directive)
    return document


def a_task(office: Office, state: TaskState = TaskState.ASSIGNED, duty: Duty = Duty.LEAD) -> Task:
    """A piece of work of a letter in progress: the leading, the cooperating or the informed unit's."""
    document = a_document(office, State.IN_PROGRESS)
    task = next(task for task in document.tasks if task.duty is duty)
    for step in _TASK_ROADS[state]:
        step(office, task)
    return task


def a_periodic_task(office: Office) -> Task:
    """One turn of a standing obligation, the first unit's; the letter itself is done."""
    document = a_document(office, State.DONE)
    task = Task(
        directive=document.directive, unit=office.units[0], duty=Duty.PERIODIC, due_date=None, assigned_at=MORNING
    )
    task.set_deadline(Deadline(due_date=IN_A_WEEK, source=Source.OBLIGATION, at=MORNING))
    assign(document, task, None, MORNING)
    return task


Step = Callable[[Office, IncomingDocument, Directive | None], None]


def _register(office: Office, document: IncomingDocument, _: Directive | None) -> None:
    steps.register(document, a_letterhead(), TODAY, office.book, office.clerk, MORNING)


def _return(office: Office, document: IncomingDocument, _: Directive | None) -> None:
    steps.return_to_sender(document, "Gửi sai địa chỉ.", office.clerk, MORNING)


def _set_aside(office: Office, document: IncomingDocument, _: Directive | None) -> None:
    steps.set_aside(document, "Trang báo.", office.clerk, MORNING)


def _withhold(office: Office, document: IncomingDocument, _: Directive | None) -> None:
    steps.withhold(document, office.clerk, MORNING)


def _merge(office: Office, document: IncomingDocument, _: Directive | None) -> None:
    steps.merge(document, a_document(office, State.REGISTERED), office.clerk, MORNING)


def _call_back(office: Office, document: IncomingDocument, _: Directive | None) -> None:
    steps.note_call_back(document, a_recall(office), office.clerk, MORNING)


def _submit(office: Office, document: IncomingDocument, _: Directive | None) -> None:
    steps.submit(document, a_proposal(office), office.chief, MORNING)


def _direct(office: Office, document: IncomingDocument, directive: Directive | None) -> None:
    steps.direct(document, directive or a_directive(office), office.leader, MORNING)


def _hand_over(office: Office, document: IncomingDocument, _: Directive | None) -> None:
    steps.hand_over(document, office.clerk, MORNING)


def _work(office: Office, document: IncomingDocument, _: Directive | None) -> None:
    task = next(task for task in document.tasks if task.duty is Duty.LEAD)
    for step in (_accept, _report, _approve):
        step(office, task)


def _file(office: Office, document: IncomingDocument, _: Directive | None) -> None:
    steps.file(document, "HS-01/2026", office.clerk, MORNING)


_HANDED_OVER: tuple[Step, ...] = (_register, _submit, _direct, _hand_over)
_ROADS: dict[State, tuple[Step, ...]] = {
    State.TO_REVIEW: (),
    State.RETURNED: (_return,),
    State.SET_ASIDE: (_set_aside,),
    State.WITHHELD: (_withhold,),
    State.MERGED: (_merge,),
    State.REGISTERED: _HANDED_OVER[:1],
    State.SUBMITTED: _HANDED_OVER[:2],
    State.DIRECTED: _HANDED_OVER[:3],
    State.IN_PROGRESS: _HANDED_OVER,
    State.DONE: (*_HANDED_OVER, _work),
    State.FILED: (*_HANDED_OVER, _work, _file),
    State.CALLED_BACK: (*_HANDED_OVER, _call_back),
}


def its_head(office: Office, task: Task) -> Person:
    """The head of the unit that has the task."""
    return office.heads[office.units.index(task.unit)]


def its_officer(office: Office, task: Task) -> Person:
    """The officer of the unit that has the task."""
    return office.officers[office.units.index(task.unit)]


def _accept(office: Office, task: Task) -> None:
    steps.accept(task, its_officer(office, task), MORNING)


def _report(office: Office, task: Task) -> None:
    officer = its_officer(office, task)
    steps.report(task, a_report(officer), officer, MORNING)


def _approve(office: Office, task: Task) -> None:
    steps.approve(task, office.leader, MORNING)


def _return_task(office: Office, task: Task) -> None:
    steps.return_task(task, "Không thuộc chức năng.", None, its_head(office, task), MORNING)


def _recall(office: Office, task: Task) -> None:
    steps.redirect(task.document, a_directive(office), office.leader, MORNING)


def _end_with_the_letter(office: Office, task: Task) -> None:
    steps.withhold(task.document, office.clerk, MORNING)


_TASK_ROADS: dict[TaskState, tuple[Callable[[Office, Task], None], ...]] = {
    TaskState.ASSIGNED: (),
    TaskState.IN_WORK: (_accept,),
    TaskState.REPORTED: (_accept, _report),
    TaskState.FINISHED: (_accept, _report, _approve),
    TaskState.RETURNED: (_return_task,),
    TaskState.RECALLED: (_recall,),
    TaskState.CLOSED: (_end_with_the_letter,),
}
