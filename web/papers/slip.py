"""Phiếu xử lý văn bản: what stands on it by now, ready for the paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from storage.text import fold
from web.papers.text import long_day, printable
from web.words import day as short_day
from workflow.deadlines import local_day
from workflow.document import IncomingDocument
from workflow.people import Person
from workflow.slip import Assignment, Directive, Proposal
from workflow.terms import Duty, Role, Secrecy, Urgency

URGENCY_BOXES = (Urgency.URGENT, Urgency.VERY_URGENT, Urgency.EXPRESS)
SECRECY_BOXES = (Secrecy.CONFIDENTIAL, Secrecy.SECRET, Secrecy.TOP_SECRET)


@dataclass(frozen=True, kw_only=True)
class Slip:
    """Every field as it is printed; what is not known yet is empty."""

    office: str
    """«VP ĐẢNG ỦY»: whose proposal it is."""
    code: str = ""
    organ_name: str = ""
    arrival_date: str = ""
    submitted_date: str = ""
    subject: str = ""
    directed_by: str = ""
    directed_with: str = ""
    lead_unit: str = ""
    support_units: str = ""
    urgency: Urgency = Urgency.NORMAL
    secrecy: Secrecy = Secrecy.NONE
    proposal: str = ""
    directive: str = ""
    directed_on: str = ""
    """«Ngày 05 tháng 02 năm 2024»: only when the leader has spoken."""
    signer_title: str = ""
    signer_name: str = ""

    @property
    def urgency_boxes(self) -> list[tuple[Urgency, bool]]:
        """Khẩn, Thượng khẩn, Hỏa tốc, each with whether it is ticked; a letter of no urgency ticks none."""
        # The form has no fourth box: «hỏa tốc hẹn giờ» is a kind of «hỏa tốc».
        ticked = Urgency.EXPRESS if self.urgency is Urgency.EXPRESS_TIMED else self.urgency
        return [(box, box is ticked) for box in URGENCY_BOXES]

    @property
    def secrecy_boxes(self) -> list[tuple[Secrecy, bool]]:
        """Mật, Tối mật, Tuyệt mật, each with whether it is ticked."""
        return [(box, box is self.secrecy) for box in SECRECY_BOXES]


def slip_of(document: IncomingDocument, office_name: str) -> Slip:
    """The slip with what is official by now: what a program read is not, before a person confirmed it.

    Args:
        document: in any state.
        office_name: the short name of the office that proposes: «VP ĐẢNG ỦY».
    """
    facts: dict[str, Any] = {"office": office_name}
    # A letter whose number was voided is under review again.
    letterhead = document.letterhead if document.arrival_number is not None else None
    if letterhead is not None:
        facts |= {
            "code": letterhead.code,
            "organ_name": letterhead.organ_name,
            "arrival_date": short_day(document.arrival_date),
            "subject": letterhead.subject,
        }
    if document.proposal is not None:
        facts |= _proposed(document.proposal)
    if document.directive is not None:
        facts |= _directed(document.directive)
    return Slip(
        **{name: printable(text) for name, text in facts.items()},
        urgency=letterhead.urgency if letterhead else Urgency.NORMAL,
        secrecy=letterhead.secrecy if letterhead else Secrecy.NONE,
    )


def _proposed(proposal: Proposal) -> dict[str, str]:
    day = proposal.submitted_date
    return {
        "submitted_date": short_day(day),
        "directed_by": _comrade(proposal.leader, day),
        "directed_with": "; ".join(_comrade(person, day) for person in proposal.co_leaders),
        "proposal": _lines([proposal.text, *_suggestions(proposal)]),
        # The place to sign is there as soon as it is known who will.
        "signer_title": _leading_title(proposal.leader, day).upper(),
        "signer_name": proposal.leader.full_name,
    }


def _directed(directive: Directive) -> dict[str, str]:
    day = local_day(directive.at)
    informed = ", ".join(unit.name for unit in directive.units(Duty.INFORM))
    units = {
        "lead_unit": _units(directive.assignments, Duty.LEAD),
        "support_units": _units(directive.assignments, Duty.SUPPORT),
    }
    if not directive.sender.leads_on(day):
        # By regulation, no leader was asked: the clause stands on the office's side, and nobody signs.
        return units | {"proposal": directive.text}
    return {
        **units,
        "directive": _lines(
            [directive.text, f"{Duty.INFORM.label}: {informed}." if informed else "", written_down_by(directive)]
        ),
        "directed_on": long_day(day).capitalize(),
        "signer_title": _leading_title(directive.sender, day).upper(),
        "signer_name": directive.sender.full_name,
    }


def written_down_by(directive: Directive) -> str:
    """«(Trợ lý A ghi thay đồng chí B)», where the leader did not write it down."""
    if directive.mandate is None:
        return ""
    return f"({directive.by.full_name} {directive.mandate.label} đồng chí {directive.sender.full_name})"


def _suggestions(proposal: Proposal) -> list[str]:
    """The units that the office suggests, where its own words do not name them."""
    said = fold(proposal.text)
    unsaid = [assignment for assignment in proposal.assignments if fold(assignment.unit.name) not in said]
    return [f"- {_with_deadline(assignment)}: {assignment.duty.label.lower()}." for assignment in unsaid]


def _units(assignments: Iterable[Assignment], duty: Duty) -> str:
    return "; ".join(_with_deadline(assignment) for assignment in assignments if assignment.duty is duty)


def _with_deadline(assignment: Assignment) -> str:
    # The form has no field for the deadline, but the law wants one for each (Decree 30/2020, Annex IV, VII).
    due = assignment.due_date
    return assignment.unit.name if due is None else f"{assignment.unit.name} (hạn {short_day(due)})"


def _comrade(person: Person, day: date) -> str:
    title = _leading_title(person, day)
    return f"Đ/c {person.full_name}, {title}" if title else f"Đ/c {person.full_name}"


def _leading_title(person: Person, day: date) -> str:
    """As a leader, where the person also holds other posts."""
    leading = (post.title for post in person.posts_on(day) if post.role is Role.LEADER)
    return next(leading, person.title_on(day))


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(text.strip() for text in texts if text.strip())
