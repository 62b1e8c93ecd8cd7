"""Attempts at the leader's desk that the office refuses: each breaks one rule and no other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tests.makers import (
    IN_A_WEEK,
    MORNING,
    TODAY,
    Office,
    a_directive,
    a_dossier,
    a_mandate,
    a_person,
    a_post,
    a_proposal,
    a_report,
    an_assignment,
    for_information_only,
    only_to_be_kept,
)
from tests.roads import a_document, its_head
from workflow import steps
from workflow.document import IncomingDocument
from workflow.people import Person
from workflow.slip import Assignment, Directive
from workflow.terms import Duty, MandateKind, Role, State

YESTERDAY = TODAY - timedelta(days=1)


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


def put_in_a_closed_dossier(office: Office) -> None:
    dossier = a_dossier(office, closed_at=MORNING)
    steps.add_to_dossier(a_document(office, State.DONE), dossier, office.clerk, MORNING)


def put_in_the_same_dossier_twice(office: Office) -> None:
    document, dossier = a_document(office, State.DONE), a_dossier(office)
    for _ in range(2):
        steps.add_to_dossier(document, dossier, office.clerk, MORNING)


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


def submit_to_cooperate(asked: Callable[[Office], Person]) -> Callable[[Office], None]:
    def attempt(office: Office) -> None:
        proposal = a_proposal(office, co_leaders=[asked(office)])
        steps.submit(a_document(office, State.REGISTERED), proposal, office.chief, MORNING)

    return attempt


def submit_anew_what_a_leader_directs(office: Office) -> None:
    steps.submit(a_document(office, State.DIRECTED), a_proposal(office, leader=office.deputy), office.clerk, MORNING)


def comment_unasked(office: Office) -> None:
    steps.comment(a_document(office, State.SUBMITTED), "Đồng ý.", office.deputy, MORNING)


def comment_without_a_word(office: Office) -> None:
    document = a_document(office, State.REGISTERED)
    steps.submit(document, a_proposal(office, co_leaders=[office.deputy]), office.chief, MORNING)
    steps.comment(document, " ", office.deputy, MORNING)


def direct_in_the_name_of_one_who_was_not_asked(office: Office) -> None:
    directive = a_directive(office, sender=office.deputy)
    steps.direct(a_document(office, State.SUBMITTED), directive, office.leader, MORNING)


def direct_with_the_hand_of_another(office: Office) -> None:
    directive = a_directive(office, by=office.deputy, sender=office.leader, mandate=MandateKind.ASSISTANT)
    steps.direct(a_document(office, State.SUBMITTED), directive, office.leader, MORNING)


def write_down_without_saying_so(office: Office) -> None:
    office.chief.mandates.append(a_mandate(office.leader, office.chief))
    directive = a_directive(office, by=office.chief, sender=office.leader)
    steps.direct(a_document(office, State.SUBMITTED), directive, office.chief, MORNING)


def transfer(text: str, *duties: Duty) -> Callable[[Office], None]:
    def attempt(office: Office) -> None:
        named = [an_assignment(unit, duty) for unit, duty in zip(office.units, duties, strict=False)]
        directive = a_directive(office, named, by=office.clerk, text=text)
        steps.transfer(a_document(office, State.REGISTERED), directive, office.clerk, MORNING)

    return attempt


def transfer_in_the_name_of_a_leader(office: Office) -> None:
    directive = a_directive(office, by=office.clerk, sender=office.leader, text="Điều 5 Quy chế.")
    steps.transfer(a_document(office, State.REGISTERED), directive, office.clerk, MORNING)


def take_back_what_was_seen(office: Office) -> None:
    document = a_document(office, State.IN_PROGRESS)
    steps.see(document.tasks[0], office.officers[0], MORNING)
    steps.take_back(document, "Chuyển nhầm.", office.clerk, MORNING)


def take_back_what_was_acknowledged(office: Office) -> None:
    document = a_document(office, State.IN_PROGRESS)
    steps.acknowledge(document.tasks[2], office.officers[2], MORNING)
    steps.take_back(document, "Chuyển nhầm.", office.clerk, MORNING)


def returned_by(office: Office, times: int = 1) -> IncomingDocument:
    """The lead returned it; where twice, the one after it as well."""
    document = a_document(office, State.IN_PROGRESS)
    _return_the_lead(office, document)
    if times > 1:
        _reassign(office, document, office.leader, 3)
        _return_the_lead(office, document)
    return document


def reassign_what_nobody_returned(office: Office) -> None:
    _reassign(office, a_document(office, State.IN_PROGRESS), office.leader, 3)


def reassign_for_another(office: Office) -> None:
    _reassign(office, returned_by(office), office.deputy, 3)


def reassign_as_the_clerk(office: Office) -> None:
    _reassign(office, returned_by(office), office.clerk, 3)


def reassign_after_two_returns(office: Office) -> None:
    _reassign(office, returned_by(office, 2), office.leader, 4)


def reassign_as_the_chief_at_once(office: Office) -> None:
    _reassign(office, returned_by(office), office.chief, 3)


def reassign_in_the_name_of_another(office: Office) -> None:
    office.leader.mandates.append(a_mandate(office.deputy, office.leader))
    directive = _anew(office, office.leader, 3, sender=office.deputy, mandate=MandateKind.ABSENCE)
    steps.reassign(returned_by(office), directive, office.leader, MORNING)


def reassign_as_the_chief_in_the_name_of_the_leader(office: Office) -> None:
    directive = _anew(office, office.chief, 4, sender=office.leader, mandate=MandateKind.ABSENCE)
    steps.reassign(returned_by(office, 2), directive, office.chief, MORNING)


def reassign_and_forget_who_goes_on(office: Office) -> None:
    directive = a_directive(office, [an_assignment(office.units[3])])
    steps.reassign(returned_by(office), directive, office.leader, MORNING)


def reassign_and_move_a_deadline(office: Office) -> None:
    directive = _anew(office, office.leader, 3)
    directive.assignments[1].due_date = IN_A_WEEK + timedelta(days=1)
    steps.reassign(returned_by(office), directive, office.leader, MORNING)


def reassign_to_the_returner_without_a_day(office: Office) -> None:
    directive = _anew(office, office.leader, 0)
    directive.assignments[0].due_date = None
    steps.reassign(returned_by(office), directive, office.leader, MORNING)


def hand_over_to_a_unit_that_closed(office: Office) -> None:
    document = a_document(office, State.DIRECTED)
    office.units[1].valid_to = YESTERDAY
    steps.hand_over(document, office.clerk, MORNING)


def _return_the_lead(office: Office, document: IncomingDocument) -> None:
    lead = next(task for task in document.open_tasks if task.duty is Duty.LEAD)
    steps.return_task(lead, "Không thuộc chức năng.", office.units[3], its_head(office, lead), MORNING)


def _reassign(office: Office, document: IncomingDocument, by: Person, lead: int) -> None:
    steps.reassign(document, _anew(office, by, lead), by, MORNING)


def _anew(office: Office, by: Person, lead: int, **wishes: object) -> Directive:
    """Another unit leads, the second and the third go on."""
    units = (office.units[lead], *office.units[1:3])
    named = map(an_assignment, units, (Duty.LEAD, Duty.SUPPORT, Duty.INFORM))
    return a_directive(office, named, by=by, **wishes)
