"""What the sender says later of its letter: an update, a replacement, a correction, a recall (Art. 18.3, 18.4)."""

from __future__ import annotations

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue

from web import choosing, work
from web.onward import onward
from web.typed import a_code, a_day, a_text, within
from workflow import steps
from workflow.document import IncomingDocument
from workflow.links import Link
from workflow.machine import Refusal, must_be_open
from workflow.register_rules import SUCCESSORS
from workflow.terms import Action, LinkKind


def note_successor_form(id: int) -> ResponseReturnValue:
    """Which later letter, and what it does to this one."""
    return _ask(id, Action.NOTE_SUCCESSOR, "clerk/note_successor.html", kinds=SUCCESSORS)


def note_successor(id: int) -> ResponseReturnValue:
    """Both letters know of each other from now on."""
    document = work.document(id)
    kind = next((kind for kind in SUCCESSORS if kind.value == request.form.get("kind")), None)
    if kind is None:
        raise Refusal("Xin chọn: cập nhật, thay thế hay đính chính.")
    link = Link(kind=kind, by=work.me(), at=work.now(), later=choosing.chosen(), note=_note())
    steps.note_successor(document, link, work.me(), work.now())
    flash("Đã ghi nhận. Hai văn bản được liên kết với nhau; người đang giải quyết được báo tin.")
    return onward("documents.page", id=id)


def note_call_back_form(id: int) -> ResponseReturnValue:
    """By which letter of ours, or by which notice; and whose work will end."""
    return _ask(id, Action.NOTE_CALL_BACK, "clerk/note_call_back.html")


def note_call_back(id: int) -> ResponseReturnValue:
    """The sender wants it back: the work on it ends, what was written stays."""
    document = work.document(id)
    link = Link(
        kind=LinkKind.RECALLS,
        by=work.me(),
        at=work.now(),
        later=choosing.chosen() if request.form.get("other") else None,
        notice_code=within(a_code(request.form.get("notice_code", "")), 60, "Số, ký hiệu"),
        notice_date=a_day(request.form.get("notice_date", ""), "Ngày của thông báo thu hồi", work.today()),
        note=_note(),
    )
    steps.note_call_back(document, link, work.me(), work.now())
    flash(f"Đã ghi nhận nơi gửi thu hồi văn bản đến số {document.arrival_number}. Các việc đang làm đã kết thúc.")
    return onward("documents.page", id=id)


def _ask(id: int, action: Action, template: str, **more: object) -> ResponseReturnValue:
    document = work.document(id)
    must_be_open(document, action, work.me(), work.now())
    choice = choosing.choice(document, numbered=True, usual=_issuer(document))
    return render_template(template, document=document, choice=choice, **more)


def _issuer(document: IncomingDocument) -> str:
    return document.letterhead.organ_name if document.letterhead else ""


def _note() -> str:
    return within(a_text(request.form.get("note", "")), 2000, "Lý do")
