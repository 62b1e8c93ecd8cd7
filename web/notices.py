"""The bell: deadlines near or past that this person was told of and has not yet seen."""

from __future__ import annotations

from flask import flash, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from routing.access import may_see
from web import work
from web.onward import onward
from workflow.notices import Notice
from workflow.task import OPEN, Task


def unseen() -> list[Notice]:
    """Mine, the most pressing first; none about what has ended, nor about what I may no longer see."""
    mine = (
        select(Notice)
        .join(Notice.task)
        .where(Notice.person == work.me(), Notice.seen_at.is_(None), Task.state.in_(OPEN))
        .options(joinedload(Notice.task).joinedload(Task.document))
        .order_by(Notice.due_date, Notice.id)
    )
    notices = work.session().scalars(mine).unique()
    return [notice for notice in notices if may_see(work.me(), notice.task.document, work.today())]


def desk() -> ResponseReturnValue:
    """What the bell rings for."""
    return render_template("notices/desk.html", notices=unseen())


def put_away() -> ResponseReturnValue:
    """Seen, all of them; each rings no more."""
    for notice in unseen():
        notice.seen_at = work.now()
    flash("Đã đánh dấu đã xem các nhắc việc.")
    return onward("notices.desk")
