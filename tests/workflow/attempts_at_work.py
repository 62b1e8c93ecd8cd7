"""Attempts at the units' work that the office refuses: each breaks one rule and no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from tests.makers import (
    MORNING,
    TODAY,
    Office,
    a_later_deadline,
    a_mandate,
    a_person,
    a_post,
    a_report,
    a_task_below,
    a_unit,
    an_extension,
)
from tests.roads import a_periodic_task, a_task
from workflow import steps
from workflow.machine import moving_task
from workflow.people import Unit
from workflow.task import Task
from workflow.terms import Duty, Role, TaskAction, TaskState

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def send_back_without_reason(office: Office) -> None:
    steps.send_back(a_task(office, TaskState.REPORTED), "", office.leader, MORNING)


def accept_the_work_of_others(office: Office) -> None:
    steps.accept(a_task(office), office.officers[1], MORNING)


def accept_what_is_for_information(office: Office) -> None:
    steps.accept(a_task(office, duty=Duty.INFORM), office.officers[2], MORNING)


def only_look_at_work(office: Office) -> None:
    steps.acknowledge(a_task(office), office.officers[0], MORNING)


def report_as_a_supporter(office: Office) -> None:
    officer = office.officers[1]
    steps.report(a_task(office, TaskState.IN_WORK, Duty.SUPPORT), a_report(officer), officer, MORNING)


def complete_as_the_lead(office: Office) -> None:
    officer = office.officers[0]
    steps.complete(a_task(office, TaskState.IN_WORK), a_report(officer), officer, MORNING)


def report_nothing(office: Office) -> None:
    officer = office.officers[0]
    steps.report(a_task(office, TaskState.IN_WORK), a_report(officer, text=" "), officer, MORNING)


def complete_without_a_report(office: Office) -> None:
    with moving_task(a_task(office, TaskState.IN_WORK, Duty.SUPPORT), TaskAction.COMPLETE, office.officers[1], MORNING):
        pass


def send_back_another_leaders_work(office: Office) -> None:
    steps.send_back(a_task(office, TaskState.REPORTED), "Làm lại.", office.deputy, MORNING)


def approve_ones_own_report(office: Office) -> None:
    officer = office.officers[0]
    officer.mandates.append(a_mandate(office.leader, officer))
    steps.approve(a_task(office, TaskState.REPORTED), officer, MORNING)


def see_twice(office: Office) -> None:
    task = a_task(office)
    steps.see(task, office.officers[0], MORNING)
    steps.see(task, office.heads[0], MORNING)


def appoint_as_the_head_of_another_unit(office: Office) -> None:
    office.heads[1].posts.append(a_post(Role.OFFICER, office.units[0]))
    steps.appoint(a_task(office), office.officers[0], "", office.heads[1], MORNING)


def appoint_one_of_another_unit(office: Office) -> None:
    steps.appoint(a_task(office), office.officers[1], "", office.heads[0], MORNING)


def forward_without_units_below(office: Office) -> None:
    steps.forward(a_task(office), [], "", office.heads[0], MORNING)


def a_unit_below(office: Office) -> Unit:
    """One that belongs to the first unit."""
    return a_unit("Tổ Tổng hợp", parent=office.units[0])


def forward(
    to: Callable[[Office], Iterable[Unit]], duty: Duty = Duty.SUPPORT, due_date: date | None = None
) -> Callable[[Office], None]:
    def attempt(office: Office) -> None:
        a_unit_below(office)
        below = [a_task_below(unit, duty, due_date) for unit in to(office)]
        steps.forward(a_task(office), below, "", office.heads[0], MORNING)

    return attempt


def forward_for_work_what_is_for_information(office: Office) -> None:
    unit = a_unit("Tổ Tin", parent=office.units[2])
    task = a_task(office, duty=Duty.INFORM)
    steps.forward(task, [a_task_below(unit)], "", office.heads[2], MORNING)


def return_what_is_for_information(office: Office) -> None:
    steps.return_task(a_task(office, duty=Duty.INFORM), "Không cần.", None, office.heads[2], MORNING)


def return_a_periodic_report(office: Office) -> None:
    steps.return_task(a_periodic_task(office), "Không cần.", None, office.heads[0], MORNING)


def ask_where_there_is_no_day(office: Office) -> None:
    unit = a_unit_below(office)
    officer = a_person("Hồ Thị Tổ", a_post(Role.OFFICER, unit))
    below = a_task_below(unit)
    steps.forward(a_task(office), [below], "", office.heads[0], MORNING)
    steps.accept(below, officer, MORNING)
    steps.ask_extension(below, an_extension(officer), officer, MORNING)


def ask(days: int = 7, **wishes: Any) -> Callable[[Office], None]:
    def attempt(office: Office) -> None:
        officer = office.officers[0]
        steps.ask_extension(a_task(office, TaskState.IN_WORK), an_extension(officer, days, **wishes), officer, MORNING)

    return attempt


def asked(office: Office) -> Task:
    """A task for which more time was asked."""
    task, officer = a_task(office, TaskState.IN_WORK), office.officers[0]
    steps.ask_extension(task, an_extension(officer), officer, MORNING)
    return task


def ask_twice(office: Office) -> None:
    steps.ask_extension(asked(office), an_extension(office.heads[0]), office.heads[0], MORNING)


def grant_what_nobody_asked(office: Office) -> None:
    by = office.leader
    steps.grant_extension(a_task(office, TaskState.IN_WORK), a_later_deadline(by), "", by, MORNING)


def grant_for_another(office: Office) -> None:
    steps.grant_extension(asked(office), a_later_deadline(office.deputy), "", office.deputy, MORNING)


def grant_as_the_chief(office: Office) -> None:
    steps.grant_extension(asked(office), a_later_deadline(office.chief), "", office.chief, MORNING)


def grant_ones_own_wish(office: Office) -> None:
    officer = office.officers[0]
    officer.mandates.append(a_mandate(office.leader, officer))
    steps.grant_extension(asked(office), a_later_deadline(officer), "", officer, MORNING)


def grant_as_a_head(office: Office) -> None:
    steps.grant_extension(asked(office), a_later_deadline(office.heads[1]), "", office.heads[1], MORNING)


def grant(days: int) -> Callable[[Office], None]:
    def attempt(office: Office) -> None:
        steps.grant_extension(asked(office), a_later_deadline(office.leader, days), "", office.leader, MORNING)

    return attempt


def urge_for_another(office: Office) -> None:
    steps.urge(a_task(office), "", office.deputy, MORNING)


def urge_twice_a_day(office: Office) -> None:
    task = a_task(office)
    steps.urge(task, "", office.chief, MORNING)
    steps.urge(task, "", office.leader, MORNING + timedelta(hours=9))


def report_without_an_answer(office: Office) -> None:
    officer = office.officers[0]
    steps.report(a_task(office, TaskState.IN_WORK), a_report(officer, reply_code=" "), officer, MORNING)


def send_a_report_without_taking_it_on(office: Office) -> None:
    officer = office.officers[1]
    steps.complete(a_task(office, duty=Duty.SUPPORT), a_report(officer), officer, MORNING)


def take_back_what_was_seen(office: Office) -> None:
    task = a_task(office)
    steps.see(task, office.officers[0], MORNING)
    steps.recall(task, "Chuyển nhầm.", office.clerk, MORNING)


def take_back_what_a_head_forwarded(office: Office) -> None:
    below = a_task_below(a_unit_below(office))
    steps.forward(a_task(office), [below], "", office.heads[0], MORNING)
    steps.recall(below, "Chuyển nhầm.", office.clerk, MORNING)


def recall_for_another(office: Office) -> None:
    steps.recall(a_task(office), "Không cần nữa.", office.deputy, MORNING)
