"""At work in the units of the demo office: seen, taken on, forwarded, or returned and given to another."""

from __future__ import annotations

from functools import partial

from app.demo_year import results
from app.demo_year.case import Case
from workflow import steps
from workflow.rules import come_back
from workflow.slip import Assignment, Directive
from workflow.task import Task
from workflow.terms import Duty, State, TaskState

OTHER = {"VP": "BTG", "BTG": "BDV", "BTC": "UBKT", "UBKT": "BTC", "BDV": "BTG", "ĐTN": "BDV"}
"""Whose it is, as those say who return it."""
FORGOTTEN = 0.006
"""So much of the work nobody has done to this day."""


def begins(case: Case) -> None:
    """Each unit finds its work in its tray."""
    for task in case.document.tasks:
        if task.state is TaskState.ASSIGNED and task.seen_at is None and task.assigned_at == case.diary.at:
            case.plan(0.2, 9, partial(_seen, task=task))


def _seen(case: Case, *, task: Task) -> None:
    if task.state is not TaskState.ASSIGNED:
        return
    unit, diary = task.unit, case.diary
    if task.seen_at is None:
        steps.see(task, case.cast.worker(unit, case.chance), diary.at)
    if task.duty is Duty.INFORM:
        steps.acknowledge(task, case.cast.worker(unit, case.chance), diary.at)
        results.filed_later(case)
    elif task.parent is None and case.happens(0.03):
        case.plan(1, 8, partial(_returned, task=task))
    else:
        case.plan(0.5, 10, partial(_taken_on, task=task))


def _taken_on(case: Case, *, task: Task) -> None:
    if task.state is not TaskState.ASSIGNED:
        return
    unit, at = task.unit, case.diary.at
    if case.happens(0.5):
        steps.appoint(task, case.cast.worker(unit, case.chance), "Đúng hạn.", case.cast.head(unit), at)
    else:
        steps.accept(task, case.cast.worker(unit, case.chance), at)
    if unit.below and case.happens(0.25):
        _forwarded(case, task)
    if case.happens(FORGOTTEN):
        return
    results.will_end(case, task)


def _forwarded(case: Case, task: Task) -> None:
    below = case.chance.choice(task.unit.below)
    onward = Task(directive=task.directive, unit=below, duty=Duty.SUPPORT, due_date=None, assigned_at=case.diary.at)
    head = case.cast.head(task.unit)
    if task.due_date is not None and task.due_date >= case.diary.today:
        onward.set_deadline(case.deadline(task.due_date, head))
    steps.forward(task, [onward], "Phòng thực hiện phần việc được giao.", head, case.diary.at)
    case.plan(0.5, 10, partial(_seen, task=onward))


def _returned(case: Case, *, task: Task) -> None:
    """Its head says whose it is."""
    if task.state is not TaskState.ASSIGNED:
        return
    proposed = case.cast.units[OTHER[task.unit.short_name]]
    reason = f"Nội dung không thuộc chức năng của {task.unit.name}."
    steps.return_task(task, reason, proposed, case.cast.head(task.unit), case.diary.at)
    if task.duty is Duty.LEAD:
        case.plan(2, 24, partial(_given_anew, task=task))


def _given_anew(case: Case, *, task: Task) -> None:
    """By who gave it; all other work goes on."""
    document, old = case.document, case.document.directive
    if document.state is not State.IN_PROGRESS or old is None or task.state is not TaskState.RETURNED:
        return
    if not come_back(document):
        return  # Meanwhile given anew together with another.
    named = {assignment.unit for assignment in old.assignments}
    unit = task.proposed_unit
    if unit is None or unit in named:
        unit = next(each for each in case.cast.units.values() if each.short_name in OTHER and each not in named)
    due = case.diary.day_in(8)
    lead = Assignment(unit=unit, duty=Duty.LEAD, due_date=due, deadline=case.deadline(due, old.sender))
    going_on = [
        Assignment(unit=each.unit, duty=each.duty, due_date=each.due_date)
        for each in old.assignments
        if each.duty is not Duty.LEAD and not _came_back(case, each)
    ]
    text = f"Chuyển {unit.name} chủ trì thay {task.unit.name}."
    # The second objection goes to the chief of office.
    objections = [each for each in document.tasks_in_force if each.state is TaskState.RETURNED]
    judge = old.sender if len([each for each in objections if each.duty is Duty.LEAD]) < 2 else case.cast["chanhvp"]
    directive = Directive(by=judge, at=case.diary.at, text=text, assignments=[lead, *going_on])
    steps.reassign(document, directive, judge, case.diary.at)
    begins(case)


def _came_back(case: Case, asked: Assignment) -> bool:
    return any(
        task.unit is asked.unit and task.duty is asked.duty and task.state is TaskState.RETURNED
        for task in case.document.tasks_in_force
    )
