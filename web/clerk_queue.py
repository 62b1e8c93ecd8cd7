"""What waits for the clerk: how much of each kind, and in which order. Urgent letters first, then the oldest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, Select, String, case, cast, func, select
from sqlalchemy.orm import Session, defer, selectinload

from routing.access import visible_to
from web import work
from workflow.books.light import LIGHT
from workflow.document import Event, IncomingDocument, Letterhead, ScanPage
from workflow.slip import Directive
from workflow.terms import Action, State, Urgency

PAGE = 50
TOLD_FOR = timedelta(days=1)

_SHOWN = (
    defer(IncomingDocument.search_text),
    selectinload(IncomingDocument.directives).selectinload(Directive.assignments),
    selectinload(IncomingDocument.obligations),
)
"""A row shows what was read, and the directive in force; what may be done hangs on the obligations too."""

WAITING = (
    (State.TO_REVIEW, "Chờ kiểm tra, vào sổ"),
    (State.REGISTERED, "Đã vào sổ, chờ trình"),
    (State.DIRECTED, "Đã có ý kiến, chờ chuyển giao"),
    (State.DONE, "Đã giải quyết, chờ lưu"),
    (State.RECEIVED, "Đang đọc"),
    (State.SET_ASIDE, "Đã để riêng"),
)
"""The heaps on the desk, the ones to act on first."""


@dataclass(frozen=True)
class Heap:
    """One heap, or the part of it that is shown."""

    state: State
    documents: Sequence[IncomingDocument]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


def counts(session: Session) -> dict[State, int]:
    """How many documents lie in each state."""
    by_state = select(IncomingDocument.state, func.count()).group_by(IncomingDocument.state)
    return {row[0]: row[1] for row in session.execute(by_state)}


def heap(state: State, page: int) -> Heap:
    """The documents of one state, one page of them."""
    total = work.session().scalar(select(func.count()).where(IncomingDocument.state == state)) or 0
    page = max(1, min(page, -(-total // PAGE)))
    shown = _in_order(state).offset((page - 1) * PAGE).limit(PAGE).options(*_SHOWN)
    return Heap(state, work.session().scalars(shown).all(), total, page)


def just_withheld() -> Sequence[IncomingDocument]:
    """What the program itself removed today because it saw a mark of secrecy: the clerk has to be told."""
    by_itself = Event.action == Action.WITHHOLD.value, Event.by_id.is_(None), Event.at >= work.now() - TOLD_FOR
    removed = select(Event.document_id).where(*by_itself)
    query = visible_to(work.me(), work.today()).where(IncomingDocument.id.in_(removed)).options(*LIGHT)
    return work.session().scalars(query.order_by(IncomingDocument.id.desc())).all()


def place_in_review(document: IncomingDocument) -> tuple[int, int, int | None, int | None]:
    """Where a document lies among those to review: its place from 1, how many there are, the ids before and after."""
    ids = list(work.session().scalars(_in_order(State.TO_REVIEW).with_only_columns(IncomingDocument.id)))
    if document.id not in ids:
        return 0, len(ids), None, ids[0] if ids else None
    at = ids.index(document.id)
    return at + 1, len(ids), ids[at - 1] if at else None, ids[at + 1] if at + 1 < len(ids) else None


def pages_read(session: Session, documents: Sequence[IncomingDocument]) -> dict[int, int]:
    """How many pages of each document are read or given up."""
    settled = case((ScanPage.content.is_not(None) | (ScanPage.failure != ""), 1), else_=0)
    ids = [document.id for document in documents]
    query = select(ScanPage.document_id, func.sum(settled)).where(ScanPage.document_id.in_(ids))
    return {row[0]: row[1] for row in session.execute(query.group_by(ScanPage.document_id))} if ids else {}


def _in_order(state: State) -> Select[IncomingDocument]:
    query = visible_to(work.me(), work.today()).where(IncomingDocument.state == state)
    return query.order_by(urgency_rank(), IncomingDocument.received_at, IncomingDocument.id)


def confirmed_urgency() -> ColumnElement[str]:
    """As the last letterhead has it; null where nobody has confirmed one."""
    return (
        select(cast(Letterhead.urgency, String))
        .where(Letterhead.document_id == IncomingDocument.id)
        .order_by(Letterhead.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def urgency_rank() -> ColumnElement[int]:
    """0 for the most urgent: as confirmed, or else as read."""
    read = IncomingDocument.reading["fields"]["urgency"]["value"].as_string()
    most_urgent_first = {urgency.value: rank for rank, urgency in enumerate(reversed(Urgency))}
    return case(most_urgent_first, value=func.coalesce(confirmed_urgency(), read), else_=len(Urgency))
