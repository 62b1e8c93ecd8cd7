"""The bell: deadlines near or past that this person was told of and has not yet seen."""

from __future__ import annotations

from collections.abc import Sequence

from flask import flash, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import Select, func, select
from sqlalchemy.orm import selectinload

from routing.access import visible_to
from web import work
from web.lists import LIGHT
from web.onward import onward
from workflow.document import IncomingDocument
from workflow.notices import Notice
from workflow.task import OPEN, Task


def count_unseen() -> int:
    """What the bell on every page shows."""
    return work.session().scalar(_unseen().with_only_columns(func.count(), maintain_column_froms=True)) or 0


def desk() -> ResponseReturnValue:
    """What the bell rings for."""
    return render_template("notices/desk.html", notices=_pressing_first())


def put_away() -> ResponseReturnValue:
    """Seen, all of them; each rings no more."""
    for notice in _pressing_first():
        notice.seen_at = work.now()
    flash("Đã đánh dấu tất cả nhắc việc là đã xem.")
    return onward("notices.desk")


def _pressing_first() -> Sequence[Notice]:
    with_letter = selectinload(Notice.task).selectinload(Task.document).options(*LIGHT)
    return work.session().scalars(_unseen().options(with_letter).order_by(Notice.due_date, Notice.id)).all()


def _unseen() -> Select[Notice]:
    """Mine; none about what has ended, nor about what I may no longer see."""
    seen_by_me = visible_to(work.me(), work.today()).with_only_columns(IncomingDocument.id)
    mine = Notice.person == work.me(), Notice.seen_at.is_(None)
    return select(Notice).join(Notice.task).where(*mine, Task.state.in_(OPEN), Task.document_id.in_(seen_by_me))
