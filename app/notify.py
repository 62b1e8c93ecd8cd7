"""The morning's notices: who has a deadline near or past is told, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from workflow.calendar import working_calendar
from workflow.deadlines import local_day
from workflow.notices import DueNotice, Notice, due_notices
from workflow.people import Person
from workflow.task import OPEN, Task

if TYPE_CHECKING:
    from datetime import datetime

    from app.office import Office


def note_deadlines(office: Office) -> None:
    """Once a day; a second time adds nothing."""
    at = office.now()
    today = local_day(at)
    with office.database.writing() as session, session.begin():
        tasks = session.scalars(select(Task).where(Task.state.in_(OPEN), Task.due_date.is_not(None))).all()
        people = session.scalars(select(Person)).all()
        for notice in due_notices(tasks, people, today, working_calendar(session)):
            session.execute(_once(session, notice, at))


def _once(session: Session, notice: DueNotice, at: datetime) -> Insert:
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    row = insert(Notice).values(
        person_id=notice.person.id,
        task_id=notice.task.id,
        kind=notice.kind,
        due_date=notice.due_date,
        at=at,
    )
    return row.on_conflict_do_nothing()
