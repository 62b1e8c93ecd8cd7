"""Chuyển thẳng: the regulation has fixed who handles such letters; the clerk hands over without asking (Art. 23.1)."""

from __future__ import annotations

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue

from routing.proposing import fixed_by_regulation
from web import assigning, work
from web.due_dates import letters_dates
from web.onward import onward
from web.typed import LONGEST_TEXT, a_text, within
from workflow import steps
from workflow.machine import must_be_open
from workflow.slip import Assignment, Directive
from workflow.terms import Action


def transfer_form(id: int) -> ResponseReturnValue:
    """The clause that fixes the unit, where the office's rules know one, and the units."""
    document = work.document(id)
    must_be_open(document, Action.TRANSFER, work.me(), work.now())
    fixed = fixed_by_regulation(work.parts().routing, assigning.served_units(), document.letterhead)
    asked = [Assignment(unit=each.unit, duty=each.duty, due_date=None) for each in fixed]
    return render_template(
        "clerk/transfer.html",
        document=document,
        text="; ".join(dict.fromkeys(each.reason for each in fixed)),
        rows=assigning.rows(asked, assigning.letters_deadline(document)),
        quick_dates=assigning.quick_dates(),
        letters_dates=letters_dates(document),
        duty_words=assigning.DUTY_WORDS,
    )


def transfer(id: int) -> ResponseReturnValue:
    """Each unit gets its task, under the clause."""
    document = work.document(id)
    directive = Directive(
        by=work.me(),
        at=work.now(),
        text=within(a_text(request.form.get("text", "")), LONGEST_TEXT, "Căn cứ quy chế"),
        assignments=assigning.named(document),
    )
    steps.transfer(document, directive, work.me(), work.now())
    flash(f"Đã chuyển thẳng văn bản đến số {document.arrival_number} cho {len(document.open_tasks)} đơn vị.")
    return onward("clerk.desk") if request.form.get("from") != "document" else onward("documents.page", id=id)
