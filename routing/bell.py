"""What rings for a person: told, not yet seen, still so, and about letters that they may see."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, Select, and_, or_, select

from routing.access import visible_to
from workflow.document import IncomingDocument
from workflow.notices import Notice
from workflow.notices import NoticeKind as K
from workflow.people import Person
from workflow.task import OPEN, Task
from workflow.terms import State, TaskState

_OPEN = Task.state.in_(OPEN)
# fmt: off
WHILE: dict[K, ColumnElement[bool]] = {
    **dict.fromkeys((K.NEW_TASK, K.APPOINTED, K.DUE_SOON, K.OVERDUE, K.ESCALATED, K.URGED, K.EXTENSION_ASKED), _OPEN),
    K.UNREAD:          and_(Task.state == TaskState.ASSIGNED, Task.seen_at.is_(None)),
    K.RESULT_WAITS:    Task.state == TaskState.REPORTED,
    K.TO_DIRECT:       IncomingDocument.state == State.SUBMITTED,
    K.NOT_REGISTERED:  IncomingDocument.state == State.TO_REVIEW,
    K.NOT_SUBMITTED:   IncomingDocument.state == State.REGISTERED,
    K.NOT_DIRECTED:    IncomingDocument.state == State.SUBMITTED,
    K.TO_HAND_OVER:    IncomingDocument.state == State.DIRECTED,
    K.NOT_HANDED_OVER: IncomingDocument.state == State.DIRECTED,
}
# fmt: on
"""How long it matters; what is not here stays until it was seen."""


def inbox(person: Person, today: date) -> Select[Notice]:
    """All that this person was told, as far as they may see it today."""
    seen = visible_to(person, today).with_only_columns(IncomingDocument.id)
    query = select(Notice).join(Notice.document).outerjoin(Notice.task)
    return query.where(Notice.person_id == person.id, Notice.document_id.in_(seen))


def ringing(person: Person, today: date) -> Select[Notice]:
    """What they have not seen and should."""
    still_so = (or_(Notice.kind != kind, condition) for kind, condition in WHILE.items())
    return inbox(person, today).where(Notice.seen_at.is_(None), *still_so)
