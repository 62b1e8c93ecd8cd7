"""The leader's desk: what waits for an opinion, what was directed and still runs, whose results want approval."""

from __future__ import annotations

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import Select, func, select
from sqlalchemy.orm import selectinload

from web import assigning, scans, work
from web.clerk_queue import urgency_rank
from web.due_dates import letters_dates
from web.lists import first
from web.onward import onward
from web.typed import LONGEST_TEXT, a_text, within
from workflow import steps
from workflow.books.light import LIGHT
from workflow.document import IncomingDocument
from workflow.machine import must_be_open
from workflow.people import Person
from workflow.slip import Assignment, Directive, Proposal
from workflow.task import OPEN, Task
from workflow.terms import Action, State, TaskState

PHRASES = (
    "Đồng ý với đề xuất của Văn phòng.",
    "Giao đơn vị xử lý chính chủ trì tham mưu, báo cáo kết quả đúng hạn.",
    "Các đơn vị phối hợp gửi ý kiến về đơn vị xử lý chính.",
    "Sao gửi các đơn vị biết, thực hiện.",
    "Xử lý theo thẩm quyền.",
    "Lưu hồ sơ.",
)

RUNNING = (State.SUBMITTED, State.DIRECTED, State.IN_PROGRESS)
MOST = 50
"""Rows of a list; the first are the most pressing."""


def desk() -> ResponseReturnValue:
    """What waits for me, the most urgent first, then the longest waiting."""
    return render_template(
        "leader/desk.html",
        waiting=first(_laid_before_me(), MOST),
        cooperating=first(_asked_to_cooperate(), MOST),
        results=first(_results_for_me(), MOST),
        running=first(_directed_by_me(), MOST),
    )


def direct_form(id: int) -> ResponseReturnValue:
    """The opinion, with the office's proposal filled in."""
    document = work.document(id)
    must_be_open(document, Action.DIRECT, work.me(), work.now())
    proposed = document.proposal.assignments if document.proposal else []
    return _form(document, proposed, text="", endpoint="leader.direct")


def direct(id: int) -> ResponseReturnValue:
    """Take the opinion."""
    document = work.document(id)
    directive = _directive(document)
    steps.direct(document, directive, work.me(), work.now())
    onwards = "chuyển giao" if directive.assignments else "lưu hồ sơ, do không giao đơn vị nào"
    flash(f"Đã ghi ý kiến chỉ đạo và chuyển lại văn thư để {onwards}.")
    return onward("leader.desk")


def redirect_form(id: int) -> ResponseReturnValue:
    """Another opinion, beginning from the one in force."""
    document = work.document(id)
    must_be_open(document, Action.REDIRECT, work.me(), work.now())
    last = document.directive
    return _form(document, last.assignments if last else [], last.text if last else "", endpoint="leader.redirect")


def redirect(id: int) -> ResponseReturnValue:
    """Take the other opinion; what was handed over is recalled."""
    document = work.document(id)
    steps.redirect(document, _directive(document), work.me(), work.now())
    flash("Đã ghi ý kiến chỉ đạo mới. Việc đã giao trước đó được thu hồi.")
    return onward("leader.desk")


def written_down(asked: Person, label: str, assignments: list[Assignment], *, several_leads: bool) -> Directive:
    """As I write it down: my own word or, where I act for the leader who is asked, theirs."""
    mandate = work.me().mandate_of(asked, work.today()) if asked is not work.me() else None
    return Directive(
        by=work.me(),
        sender=asked if mandate else work.me(),
        mandate=mandate.kind if mandate else None,
        at=work.now(),
        text=within(a_text(request.form.get("text", "")), LONGEST_TEXT, label),
        several_leads=several_leads,
        assignments=assignments,
    )


def _form(document: IncomingDocument, suggested: list[Assignment], text: str, endpoint: str) -> str:
    return render_template(
        "leader/direct.html",
        document=document,
        page_count=scans.page_count(document),
        text=text,
        endpoint=endpoint,
        phrases=PHRASES,
        rows=assigning.rows(suggested, assigning.letters_deadline(document)),
        quick_dates=assigning.quick_dates(),
        letters_dates=letters_dates(document),
        duty_words=assigning.DUTY_WORDS,
        several_leads=work.parts().several_leads,
    )


def _directive(document: IncomingDocument) -> Directive:
    return written_down(
        document.proposal.leader if document.proposal else work.me(),
        "Ý kiến chỉ đạo",
        assigning.named(document),
        several_leads=work.parts().several_leads and request.form.get("several_leads") == "yes",
    )


# --- what lies on the desk ---------------------------------------------------------------


def _laid_before_me() -> Select[IncomingDocument]:
    """Those of which the last proposal names me."""
    last = select(func.max(Proposal.id)).where(Proposal.document_id == IncomingDocument.id)
    return (
        select(IncomingDocument)
        .join(Proposal, Proposal.id == last.correlate(IncomingDocument).scalar_subquery())
        .where(IncomingDocument.state == State.SUBMITTED, Proposal.leader_id.in_(_leaders()))
        .order_by(urgency_rank(), Proposal.at, IncomingDocument.id)
        .options(*LIGHT, selectinload(IncomingDocument.proposals))
    )


def _asked_to_cooperate() -> Select[IncomingDocument]:
    """Those that another directs, and in which I am asked to cooperate; until the work is done."""
    last = select(func.max(Proposal.id)).where(Proposal.document_id == IncomingDocument.id)
    return (
        select(IncomingDocument)
        .join(Proposal, Proposal.id == last.correlate(IncomingDocument).scalar_subquery())
        .where(IncomingDocument.state.in_(RUNNING), Proposal.co_leaders.any(Person.id.in_(_leaders())))
        .order_by(urgency_rank(), Proposal.at, IncomingDocument.id)
        .options(*LIGHT, selectinload(IncomingDocument.proposals))
    )


def _leaders() -> list[int]:
    """I, and those for whom I act today."""
    return [person.id for person in (work.me(), *work.me().leaders_on(work.today()))]


def _directed_by_me() -> Select[IncomingDocument]:
    """Those that run after a directive of mine, or are laid before me since its leader has gone; first due, first."""
    last = select(func.max(Directive.id)).where(Directive.document_id == IncomingDocument.id)
    asked = select(func.max(Proposal.id)).where(Proposal.document_id == IncomingDocument.id)
    mine = Directive.sender_id.in_(_leaders()) | Proposal.leader_id.in_(_leaders())
    of_it = Task.document_id == IncomingDocument.id
    next_due = select(func.min(Task.due_date)).where(of_it, Task.state.in_(OPEN)).scalar_subquery()
    return (
        select(IncomingDocument)
        .join(Directive, Directive.id == last.correlate(IncomingDocument).scalar_subquery())
        .outerjoin(Proposal, Proposal.id == asked.correlate(IncomingDocument).scalar_subquery())
        .where(IncomingDocument.state.in_((State.DIRECTED, State.IN_PROGRESS)), mine)
        .order_by(next_due.is_(None), next_due, IncomingDocument.id)
        .options(*LIGHT, selectinload(IncomingDocument.tasks))
    )


def _results_for_me() -> Select[Task]:
    return (
        select(Task)
        .join(Task.directive)
        .where(Task.state == TaskState.REPORTED, Directive.sender_id.in_(_leaders()))
        .order_by(Task.due_date.is_(None), Task.due_date, Task.id)
        .options(selectinload(Task.document).options(*LIGHT), selectinload(Task.reports))
    )
