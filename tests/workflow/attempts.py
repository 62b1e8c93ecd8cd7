"""Attempts that the office refuses: each breaks one rule and no other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from tests.makers import (
    MORNING,
    TODAY,
    Office,
    a_directive,
    a_letterhead,
    a_person,
    a_post,
    a_proposal,
    a_report,
    an_assignment,
    for_information_only,
    only_to_be_kept,
)
from tests.roads import a_document, a_task
from workflow import steps
from workflow.machine import moving_task
from workflow.slip import Assignment
from workflow.terms import Duty, Role, State, TaskAction, TaskState


def register(arrival_date: date = TODAY, **wishes: Any) -> Callable[[Office], None]:
    def attempt(office: Office) -> None:
        document = a_document(office, State.TO_REVIEW)
        steps.register(document, a_letterhead(**wishes), arrival_date, office.book, office.clerk, MORNING)

    return attempt


def register_before_the_register_opened(office: Office) -> None:
    office.book.register.valid_from = TODAY + timedelta(days=1)
    register()(office)


def direct(*assignments: Assignment, text: str = "Giao các đơn vị.") -> Callable[[Office], None]:
    def attempt(office: Office) -> None:
        document = a_document(office, State.SUBMITTED)
        steps.direct(document, a_directive(office, assignments, text=text), office.leader, MORNING)

    return attempt


def submit_to(role: Role, valid_to: date | None = None) -> Callable[[Office], None]:
    def attempt(office: Office) -> None:
        asked = a_person("Bùi Văn Cũ", a_post(role, valid_to=valid_to))
        document = a_document(office, State.REGISTERED)
        steps.submit(document, a_proposal(office, leader=asked), office.chief, MORNING)

    return attempt


def direct_for_another(office: Office) -> None:
    steps.direct(a_document(office, State.SUBMITTED), a_directive(office), office.deputy, MORNING)


def redirect_for_another(office: Office) -> None:
    steps.redirect(a_document(office, State.IN_PROGRESS), a_directive(office), office.deputy, MORNING)


def hand_over_to_nobody(office: Office) -> None:
    steps.hand_over(a_document(office, State.DIRECTED, only_to_be_kept(office)), office.clerk, MORNING)


def file_instead_of_handing_over(office: Office) -> None:
    steps.file(a_document(office, State.DIRECTED), "HS-01", office.clerk, MORNING)


def file_without_a_file(office: Office) -> None:
    steps.file(a_document(office, State.DONE), "  ", office.clerk, MORNING)


def file_the_work_of_others(office: Office) -> None:
    steps.file(a_document(office, State.DONE), "HS-01", office.officers[1], MORNING)


def file_what_others_lead_now(office: Office) -> None:
    document = a_document(office, State.IN_PROGRESS)
    steps.redirect(document, a_directive(office, [an_assignment(office.units[1])]), office.leader, MORNING)
    steps.hand_over(document, office.clerk, MORNING)
    task, officer = document.open_tasks[0], office.officers[1]
    steps.accept(task, officer, MORNING)
    steps.report(task, a_report(officer), officer, MORNING)
    steps.approve(task, office.leader, MORNING)
    steps.file(document, "HS-01", office.officers[0], MORNING)


def finish_before_the_lead(office: Office) -> None:
    steps.finish(a_document(office, State.IN_PROGRESS), MORNING)


def finish_before_all_have_seen(office: Office) -> None:
    steps.finish(a_document(office, State.IN_PROGRESS, for_information_only(office)), MORNING)


def void_without_reason(office: Office) -> None:
    steps.void(a_document(office, State.REGISTERED), " \n", office.clerk, MORNING)


def return_without_reason(office: Office) -> None:
    steps.return_to_sender(a_document(office, State.TO_REVIEW), "", office.clerk, MORNING)


def set_aside_without_reason(office: Office) -> None:
    steps.set_aside(a_document(office, State.TO_REVIEW), "", office.clerk, MORNING)


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
