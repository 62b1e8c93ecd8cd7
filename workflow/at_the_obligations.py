"""Standing obligations: a person confirms them, the clock begins each turn, a person or a letter ends them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from workflow.at_the_desk import assign
from workflow.deadlines import WorkingCalendar, last_day_due_soon
from workflow.document import IncomingDocument
from workflow.due import Deadline
from workflow.links import named
from workflow.machine import moving, moving_task
from workflow.obligation import Obligation, Turn
from workflow.people import Person, Unit
from workflow.reckoning import RETURNS, Reading
from workflow.reckoning_words import not_moved, said
from workflow.slip import Directive
from workflow.task import Task
from workflow.terms import Action, Duty, Source, TaskAction


def oblige(document: IncomingDocument, obligation: Obligation, by: Person, at: datetime) -> None:
    """Lập chế độ báo cáo định kỳ: the units, what they send to whom, and the first turn are confirmed."""
    units = ", ".join(unit.name for unit in obligation.units)
    told = f"{obligation.what}, {obligation.every.label.lower()}, kỳ đầu hạn {obligation.first_due:%d/%m/%Y}: {units}."
    with moving(document, Action.OBLIGE, by, at, told):
        document.obligations.append(obligation)


def end_obligation(
    obligation: Obligation, reason: str, successor: IncomingDocument | None, by: Person, at: datetime
) -> None:
    """Kết thúc: no more turns; those that are not due yet are taken back, what is missing stays missing."""
    later = f" Theo văn bản {named(successor)}." if successor is not None else ""
    with moving(obligation.document, Action.END_OBLIGATION, by, at, f"{reason}{later}" if reason.strip() else ""):
        obligation.ended_at, obligation.ended_by = at, by
        obligation.end_reason, obligation.successor = reason, successor
    spare(obligation, at)


def spare(obligation: Obligation, at: datetime) -> None:
    """What is not due before the end is asked for no more."""
    for task in [turn.task for turn in obligation.turns if turn.due_date >= (obligation.ended_on or date.max)]:
        if task.is_open:
            with moving_task(task, TaskAction.RECALL, None, at, "Chế độ báo cáo định kỳ đã kết thúc."):
                task.ended_at = at


def missing_turns(obligation: Obligation, today: date, calendar: WorkingCalendar) -> list[tuple[Unit, date]]:
    """Those that should stand on the units' desks by today and do not yet."""
    made = {(turn.unit, turn.due_date) for turn in obligation.turns}
    until = last_day_due_soon(today, calendar, obligation.prepare)
    asked = ((unit, due) for due in obligation.due_dates(until) for unit in obligation.units if unit.exists_on(due))
    return [turn for turn in asked if turn not in made]


def begin_turn(obligation: Obligation, unit: Unit, due: date, calendar: WorkingCalendar, at: datetime) -> Turn:
    """One unit's turn: a task with its deadline, under the directive in force, else one that only stands for it."""
    document = obligation.document
    directive = document.directive or _standing_directive(obligation, at)
    task = Task(directive=directive, unit=unit, duty=Duty.PERIODIC, due_date=None, assigned_at=at)
    task.set_deadline(_deadline(obligation, due, calendar, at))
    turn = Turn(due_date=due, unit=unit, task=task)
    assign(document, task, None, at)
    obligation.turns.append(turn)
    return turn


def _standing_directive(obligation: Obligation, at: datetime) -> Directive:
    """Of a letter on which no leader has spoken yet: it carries the turns, and is shown as nobody's opinion."""
    document = obligation.document
    if (there := next((each for each in document.directives if each.standing), None)) is not None:
        return there
    text = "Thực hiện chế độ báo cáo định kỳ theo văn bản này."
    document.directives.append(Directive(by=obligation.by, at=at, text=text, standing=True))
    return document.directives[-1]


def _deadline(obligation: Obligation, due: date, calendar: WorkingCalendar, at: datetime) -> Deadline:
    _, words = RETURNS[obligation.every]
    named_day = due if obligation.inclusive else due + timedelta(days=1)
    steps = [f"Định kỳ {words}, ngày {obligation.day}: kỳ này là {said(named_day)}."]
    if named_day.day < obligation.day:
        steps.append(f"Tháng {named_day:%m/%Y} không có ngày {obligation.day} nên lấy ngày cuối tháng.")
    if not obligation.inclusive:
        steps.append(f"«Trước ngày» không tính ngày đó: hạn đến hết {said(due)}.")
    if not calendar.is_working(due):
        steps.append(not_moved(due, calendar))
    return Deadline(
        due_date=due,
        source=Source.OBLIGATION,
        phrase=obligation.phrase,
        page=obligation.page,
        box=obligation.box,
        reading=Reading.RECURRING,
        steps=steps,
        calendar_version=calendar.version,
        at=at,
        set_by=obligation.by,
    )
