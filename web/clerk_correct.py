"""Sửa thông tin đăng ký: the form is filled in with the letterhead in force; the old one is kept beside the new."""

from __future__ import annotations

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue

from web import issuers, scans, work
from web.letterhead_form import letterhead_from
from web.onward import onward
from web.proof import asked_about
from web.typed import Unclear, a_day, a_text, within
from workflow import steps
from workflow.machine import must_be_open
from workflow.terms import TYPE_NAMES, Action


def correct_form(id: int) -> ResponseReturnValue:
    """What stands in the register, to be changed; the pages beside it."""
    document = work.document(id)
    must_be_open(document, Action.CORRECT, work.me(), work.now())
    return render_template(
        "clerk/correct.html",
        document=document,
        asked=asked_about(document, work.today(), work.parts().calendar),
        entry=document.entries[-1],
        pages=range(1, scans.page_count(document) + 1),
        issuers=issuers.known(work.session()),
        types=TYPE_NAMES,
    )


def correct(id: int) -> ResponseReturnValue:
    """The register tells what is so from now on; the history tells what was."""
    document = work.document(id)
    letterhead = letterhead_from(request.form, work.today())
    arrived = a_day(request.form.get("arrival_date", ""), "Ngày đến", work.today())
    if arrived is None:
        raise Unclear("Xin ghi ngày đến.")
    reason = within(a_text(request.form.get("reason", "")), 2000, "Lý do")
    steps.correct(document, letterhead, arrived, reason, work.me(), work.now())
    flash(f"Đã sửa thông tin đăng ký của văn bản đến số {document.arrival_number}.")
    return onward("documents.page", id=id)
