"""Trình lãnh đạo: the office proposes on the slip whom to ask, who should do it, and until when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from routing.proposing import USUAL_WORKING_DAYS, suggestions, wording
from web import assigning, work
from web.due_dates import letters_dates
from web.onward import onward
from web.typed import a_text, within
from web.words import day
from workflow import steps
from workflow.document import IncomingDocument
from workflow.machine import Refusal, must_be_open
from workflow.people import Person, Unit
from workflow.slip import Assignment, Proposal
from workflow.terms import Action, Duty


def submit_form(id: int) -> ResponseReturnValue:
    """The proposal, drafted from the office's rules and from what leaders decided before."""
    document = work.document(id)
    must_be_open(document, Action.SUBMIT, work.me(), work.now())
    leaders, before = _leaders(), document.proposal
    leader = before.leader if before and before.leader in leaders else _usual_leader(leaders)
    asked, reasons = _as_before(before) if before else _suggested(document)
    due = _proposed_due(document)
    drafted = _wording(leader, {assignment.unit: assignment.duty for assignment in asked})
    return render_template(
        "clerk/submit.html",
        document=document,
        leaders=leaders,
        leader=leader,
        co_leaders=before.co_leaders if before else [],
        rows=assigning.rows(asked, due, reasons),
        quick_dates=assigning.quick_dates(),
        letters_dates=letters_dates(document),
        duty_words=assigning.DUTY_WORDS,
        nothing_suggested=not asked,
        drafted=drafted,
        text=before.text if before else drafted,
        usual_days=USUAL_WORKING_DAYS,
        due_of_letter=document.letterhead.due_date if document.letterhead else None,
    )


def wording_again(id: int) -> ResponseReturnValue:
    """The text anew for other choices; what a person has written themselves is left alone."""
    work.document(id)
    form = request.args
    drafted = _wording(_person(form.get("leader", "")), assigning.chosen(form))
    written = a_text(form.get("text", ""))
    text = drafted if written in ("", a_text(form.get("drafted", ""))) else form.get("text", "")
    return render_template("clerk/parts/wording.html", text=text, drafted=drafted, document_id=id)


def submit(id: int) -> ResponseReturnValue:
    """Laid before the leader."""
    document = work.document(id)
    steps.submit(document, _proposal(document, request.form), work.me(), work.now())
    leader = document.proposals[-1].leader
    flash(f"Đã trình {leader.full_name} văn bản đến số {document.arrival_number}.")
    return onward("documents.page", id=id) if request.form.get("from") == "document" else onward("clerk.desk")


def _proposal(document: IncomingDocument, form: Mapping[str, str]) -> Proposal:
    leader = _person(form.get("leader", ""))
    if leader is None:
        raise Refusal("Xin chọn người chỉ đạo.")
    helpers = [_person(id) for id in request.form.getlist("co_leader")]
    return Proposal(
        at=work.now(),
        submitted_date=work.today(),
        text=within(a_text(form.get("text", "")), 4000, "Nội dung đề xuất"),
        by=work.me(),
        leader=leader,
        co_leaders=[person for person in helpers if person is not None and person is not leader],
        assignments=_possible(assigning.named(document)),
    )


def _possible(assignments: list[Assignment]) -> list[Assignment]:
    """What a leader could direct as it stands."""
    if [each.duty for each in assignments].count(Duty.LEAD) > 1 and not work.parts().several_leads:
        raise Refusal("Chỉ đề xuất một đơn vị xử lý chính. Xin chọn các đơn vị khác là phối hợp.")
    if any(each.due_date is not None and each.due_date < work.today() for each in assignments):
        raise Refusal("Hạn xử lý đề xuất không được trước ngày hôm nay.")
    return assignments


def _wording(leader: Person | None, chosen: Mapping[Unit, Duty]) -> str:
    by_duty = {duty: [unit for unit, given in chosen.items() if given is duty] for duty in Duty}
    return wording(leader, by_duty[Duty.LEAD], by_duty[Duty.SUPPORT], by_duty[Duty.INFORM], work.today())


def _suggested(document: IncomingDocument) -> tuple[list[Assignment], dict[int, str]]:
    """The units that the office's rules and earlier directives name, and why."""
    found = suggestions(work.session(), work.parts().routing, assigning.served_units(), document)
    asked = [Assignment(unit=each.unit, duty=each.duty) for each in found]
    return asked, {each.unit.id: each.reason for each in found}


def _as_before(proposal: Proposal) -> tuple[list[Assignment], dict[int, str]]:
    """As they stood in the last proposal."""
    reason = f"Đã đề xuất ngày {day(proposal.submitted_date)}"
    return proposal.assignments, {each.unit.id: reason for each in proposal.assignments}


def _proposed_due(document: IncomingDocument) -> date:
    """The sender's deadline where there is one in the future; otherwise the office's usual time."""
    named = document.letterhead.due_date if document.letterhead else None
    if named is not None and named >= work.today():
        return named
    return work.parts().calendar.after(work.today(), USUAL_WORKING_DAYS)


def _leaders() -> list[Person]:
    every = work.session().scalars(select(Person).order_by(Person.id))
    return [person for person in every if person.leads_on(work.today())]


def _usual_leader(leaders: list[Person]) -> Person | None:
    """Whom the last letter was laid before."""
    last = work.session().scalar(select(Proposal).order_by(Proposal.id.desc()).limit(1))
    return last.leader if last is not None and last.leader in leaders else next(iter(leaders), None)


def _person(id: str) -> Person | None:
    return next((person for person in _leaders() if str(person.id) == id), None)
