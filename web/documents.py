"""One document as everybody sees it who may see it; and the search for documents."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from web import branches, buttons, links, scans, timeline, work
from web.criteria import Criteria
from workflow.books.light import LIGHT
from workflow.document import IncomingDocument
from workflow.office_clocks import clocks_of
from workflow.people import Unit
from workflow.terms import State

PAGE = 25
"""Documents on a page of results."""


def page(id: int) -> ResponseReturnValue:
    """All that is known of it, and what may be done by who asks."""
    document = work.document(id)
    return render_template(
        "document/page.html",
        document=document,
        head=document.letterhead,
        page_count=0 if document.state is State.WITHHELD else scans.page_count(document),
        acts=buttons.on_document(document),
        branches=branches.of(document),
        sees=bool(branches.unseen_by_me(document)),
        links=links.of(document),
        clocks=clocks_of(document, work.parts().calendar),
        story=timeline.of(document),
    )


def search() -> ResponseReturnValue:
    """Documents this person may see, by words without marks, numbers, state and days; the newest first."""
    criteria = Criteria.asked(request.args, work.today())
    number = max(1, request.args.get("page", 1, type=int))
    found = criteria.apply(work.me(), work.today(), work.parts().calendar)
    total = work.session().scalar(select(func.count()).select_from(found.order_by(None).subquery())) or 0
    shown = found.offset((number - 1) * PAGE).limit(PAGE).options(*LIGHT, selectinload(IncomingDocument.tasks))
    return render_template(
        "document/search.html",
        criteria=criteria,
        unit=work.session().get(Unit, criteria.unit_id) if criteria.unit_id else None,
        documents=work.session().scalars(shown).all(),
        total=total,
        number=number,
        pages=max(1, -(-total // PAGE)),
    )
