"""Chuyển giao and lưu hồ sơ: what follows from the leader's directive, and from the end of the work."""

from __future__ import annotations

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select

from web import work
from web.onward import onward
from web.typed import a_line, within
from workflow import steps
from workflow.document import IncomingDocument
from workflow.machine import must_be_open
from workflow.terms import Action


def hand_over_form(id: int) -> ResponseReturnValue:
    """The directive and whom it names, and one button."""
    document = work.document(id)
    must_be_open(document, Action.HAND_OVER, work.me(), work.now())
    return render_template("clerk/hand_over.html", document=document)


def hand_over(id: int) -> ResponseReturnValue:
    """Each unit gets its task."""
    document = work.document(id)
    steps.hand_over(document, work.me(), work.now())
    flash(f"Đã chuyển giao văn bản đến số {document.arrival_number} cho {len(document.open_tasks)} đơn vị.")
    return onward("clerk.desk") if request.form.get("from") != "document" else onward("documents.page", id=id)


def file_form(id: int) -> ResponseReturnValue:
    """Asks under which file it is kept."""
    document = work.document(id)
    must_be_open(document, Action.FILE, work.me(), work.now())
    used = (
        select(IncomingDocument.file_notation)
        .where(IncomingDocument.file_notation != "")
        .group_by(IncomingDocument.file_notation)
        .order_by(func.max(IncomingDocument.id).desc())
        .limit(100)
    )
    notations = work.session().scalars(used).all()
    return render_template("clerk/file.html", document=document, notations=notations)


def file(id: int) -> ResponseReturnValue:
    """Kept."""
    document = work.document(id)
    notation = within(a_line(request.form.get("file_notation", "")), 50, "Số và ký hiệu hồ sơ")
    steps.file(document, notation, work.me(), work.now())
    flash(f"Đã lưu vào hồ sơ {notation}.")
    return onward("documents.page", id=id)
