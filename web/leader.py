"""The leader's desk: what waits for an opinion, what was directed and still runs, whose results want approval."""

from __future__ import annotations

from datetime import date

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from web import assigning, scans, work
from web.onward import onward
from web.typed import a_text
from workflow import steps
from workflow.document import IncomingDocument
from workflow.machine import must_be_open
from workflow.slip import Assignment, Directive
from workflow.task import Task
from workflow.terms import Action, State, TaskState, Urgency

PHRASES = (
    "Đồng ý với đề xuất của Văn phòng.",
    "Giao đơn vị xử lý chính chủ trì tham mưu, báo cáo kết quả đúng hạn.",
    "Các đơn vị phối hợp gửi ý kiến về đơn vị xử lý chính.",
    "Sao gửi các đơn vị biết, thực hiện.",
    "Xử lý theo thẩm quyền.",
    "Lưu hồ sơ.",
)

_URGENT_FIRST = list(Urgency)[::-1]


def desk() -> ResponseReturnValue:
    """What waits for me, the most urgent first, then the longest waiting."""
    return render_template(
        "leader/desk.html",
        waiting=sorted(_laid_before_me(), key=lambda document: (_rank(document), _submitted_at(document))),
        results=sorted(_results_for_me(), key=lambda task: task.due_date or date.max),
        running=sorted(_directed_by_me(), key=_next_due),
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
    steps.direct(document, _directive(), work.me(), work.now())
    flash("Đã ghi ý kiến chỉ đạo và chuyển lại văn thư để chuyển giao.")
    return onward("leader.desk")


def redirect_form(id: int) -> ResponseReturnValue:
    """Another opinion, beginning from the one in force."""
    document = work.document(id)
    must_be_open(document, Action.REDIRECT, work.me(), work.now())
    last = document.directive
    return _form(document, last.assignments if last else [], last.text if last else "", endpoint="leader.redirect_")


def redirect_(id: int) -> ResponseReturnValue:
    """Take the other opinion; what was handed over is recalled."""
    document = work.document(id)
    steps.redirect(document, _directive(), work.me(), work.now())
    flash("Đã ghi ý kiến chỉ đạo mới. Việc đã giao trước đó được thu hồi.")
    return onward("leader.desk")


def _form(document: IncomingDocument, suggested: list[Assignment], text: str, endpoint: str) -> str:
    return render_template(
        "leader/direct.html",
        document=document,
        page_count=scans.page_count(document),
        text=text,
        endpoint=endpoint,
        phrases=PHRASES,
        rows=assigning.rows(suggested, _letters_deadline(document)),
        quick_dates=assigning.quick_dates(),
        duty_words=assigning.DUTY_WORDS,
    )


def _directive() -> Directive:
    text = a_text(request.form.get("text", ""))
    return Directive(by=work.me(), at=work.now(), text=text, assignments=assigning.named())


def _letters_deadline(document: IncomingDocument) -> date | None:
    due = document.letterhead.due_date if document.letterhead else None
    return due if due is not None and due >= work.today() else None


# --- what lies on the desk ---------------------------------------------------------------


def _laid_before_me() -> list[IncomingDocument]:
    submitted = select(IncomingDocument).where(IncomingDocument.state == State.SUBMITTED)
    documents = work.session().scalars(submitted.options(selectinload(IncomingDocument.proposals)))
    return [document for document in documents if document.proposal and document.proposal.leader is work.me()]


def _directed_by_me() -> list[IncomingDocument]:
    running = select(IncomingDocument).where(IncomingDocument.state.in_((State.DIRECTED, State.IN_PROGRESS)))
    documents = work.session().scalars(
        running.options(selectinload(IncomingDocument.directives), selectinload(IncomingDocument.tasks))
    )
    return [document for document in documents if document.directive and document.directive.by is work.me()]


def _results_for_me() -> list[Task]:
    reported = select(Task).join(Task.directive).where(Task.state == TaskState.REPORTED, Directive.by == work.me())
    return list(work.session().scalars(reported.options(selectinload(Task.reports))))


def _rank(document: IncomingDocument) -> int:
    return _URGENT_FIRST.index(document.letterhead.urgency) if document.letterhead else len(_URGENT_FIRST)


def _submitted_at(document: IncomingDocument) -> float:
    return document.proposal.at.timestamp() if document.proposal else 0


def _next_due(document: IncomingDocument) -> date:
    return min((task.due_date for task in document.open_tasks if task.due_date), default=date.max)
