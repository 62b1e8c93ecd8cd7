"""The bell and the inbox behind it: what this person was told, by day and by kind. Mail only tells of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import Select, func
from sqlalchemy.orm import selectinload

from routing.bell import inbox, ringing
from web import work
from web.lists import first
from web.notice_words import sentence
from web.onward import onward
from workflow.books.light import LIGHT
from workflow.deadlines import local_day
from workflow.document import Event
from workflow.notices import Notice, NoticeKind
from workflow.task import Task

MANY = 100
"""Lines of a page."""
_ORDER = list(NoticeKind)


@dataclass(frozen=True)
class Heap:
    """The notices of one kind on one day."""

    kind: NoticeKind
    notices: Sequence[Notice]


@dataclass(frozen=True)
class Day:
    """What was told on one day, what presses first."""

    day: date
    heaps: Sequence[Heap]


def count_unseen() -> int:
    """What the bell on every page shows."""
    rings = ringing(work.me(), work.today())
    return work.session().scalar(rings.with_only_columns(func.count(), maintain_column_froms=True)) or 0


def desk() -> ResponseReturnValue:
    """What the bell rings for; or everything that this person was ever told, page by page."""
    everything = request.args.get("show") == "all"
    number = max(1, min(request.args.get("page", 1, type=int), 10_000))
    which = inbox(work.me(), work.today()) if everything else ringing(work.me(), work.today())
    shown = first(_newest_first(which), MANY, (number - 1) * MANY)
    return render_template(
        "notices/desk.html",
        days=list(_by_day(shown.rows)),
        shown=shown,
        last=max((notice.id for notice in shown.rows), default=0),
        everything=everything,
        number=number,
        pages=max(1, -(-shown.total // MANY)),
        sentence=sentence,
    )


def put_away() -> ResponseReturnValue:
    """Seen: all that rang when the page was opened; what came since rings on."""
    last = request.form.get("last", 0, type=int)
    for notice in work.session().scalars(ringing(work.me(), work.today()).where(Notice.id <= last)):
        notice.seen_at = work.now()
    flash("Đã đánh dấu các nhắc việc là đã xem.")
    return onward("notices.desk")


def _newest_first(query: Select[Notice]) -> Select[Notice]:
    told = (
        selectinload(Notice.document).options(*LIGHT),
        selectinload(Notice.task).selectinload(Task.unit),
        selectinload(Notice.event).selectinload(Event.by),
    )
    return query.order_by(Notice.at.desc(), Notice.id.desc()).options(*told)


def _by_day(notices: Sequence[Notice]) -> Iterator[Day]:
    for day, told in groupby(notices, key=lambda notice: local_day(notice.at)):
        by_kind = sorted(told, key=_pressing)
        heaps = groupby(by_kind, key=lambda notice: notice.kind)
        yield Day(day, [Heap(kind, list(heap)) for kind, heap in heaps])


def _pressing(notice: Notice) -> tuple[int, date, int]:
    return _ORDER.index(notice.kind), notice.due_date or date.max, notice.id
