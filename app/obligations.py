"""The clock's round of standing obligations: each turn is put on the units' desks some working days early."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.sql.selectable import ForUpdateArg

from workflow import steps
from workflow.at_the_obligations import missing_turns
from workflow.calendar import working_calendar
from workflow.deadlines import local_day
from workflow.document import IncomingDocument
from workflow.news import tell_of_steps
from workflow.obligation import Obligation

if TYPE_CHECKING:
    from app.office import Office

_HELD = ForUpdateArg(of=IncomingDocument)


def begin_turns(office: Office) -> None:
    """Every morning; a second time adds nothing, and what a missed morning had to begin the next one begins."""
    with office.database.reading() as session:
        ids = session.scalars(select(Obligation.id).where(Obligation.ended_at.is_(None)).order_by(Obligation.id)).all()
    for obligation_id in ids:
        _begin(office, obligation_id)


def _begin(office: Office, obligation_id: int) -> None:
    """In a transaction of its own that holds the letter: of two programs the second finds it done."""
    at = office.now()
    with office.database.writing() as session, session.begin():
        letter = select(Obligation.document_id).where(Obligation.id == obligation_id)
        session.get_one(IncomingDocument, session.scalars(letter).one(), with_for_update=_HELD)
        obligation = session.get_one(Obligation, obligation_id)
        if obligation.runs:
            calendar = working_calendar(session)
            for unit, due in missing_turns(obligation, local_day(at), calendar):
                steps.begin_turn(obligation, unit, due, calendar, at)
        elif obligation.ended_on is not None:
            steps.spare(obligation, at)
        tell_of_steps(session, at)
