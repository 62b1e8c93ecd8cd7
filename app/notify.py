"""The morning's round: who has a deadline near or past is told, late work is urged, each gets one digest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.sql.selectable import ForUpdateArg

from app.digests import begin_digests, send_digests
from workflow import steps
from workflow.books.light import LIGHT
from workflow.calendar import working_calendar
from workflow.deadlines import local_day
from workflow.document import IncomingDocument
from workflow.news import tell_of_steps
from workflow.notices import all_people, tell
from workflow.reminders import (
    OFFICE_STEPS,
    UNDER_WAY,
    Habits,
    Morning,
    must_be_urged,
    of_letter,
    of_task,
    words_of_urging,
)
from workflow.staff import Staff
from workflow.task import OPEN, Task

if TYPE_CHECKING:
    from app.office import Office

_HELD = ForUpdateArg(of=IncomingDocument)


def remind(office: Office) -> None:
    """Once a working day; a second time adds nothing, and what a missed morning had to tell the next one tells."""
    # Found out while others may write: it takes a while in a large office.
    with office.database.reading() as session:
        morning = _morning(office, session)
        if not morning.calendar.is_working(morning.today):
            return
        news = [each for task in session.scalars(_open_tasks()) for each in of_task(task, morning)]
        news += (each for document in session.scalars(_waiting_letters()) for each in of_letter(document, morning))
        late = session.scalars(_late_tasks(morning)).all()
    with office.database.writing() as session, session.begin():
        tell(session, news, office.now())
    for task_id in late:
        _urge(office, task_id)
    begin_digests(office)
    send_digests(office)


def _urge(office: Office, task_id: int) -> None:
    """Đôn đốc by the program, in a transaction of its own; of two programs the second finds it done."""
    with office.database.writing() as session, session.begin():
        task = session.get_one(Task, task_id)
        session.get_one(IncomingDocument, task.document_id, with_for_update=_HELD)
        session.refresh(task)
        morning = _morning(office, session)
        if must_be_urged(task, morning):
            steps.urge(task, words_of_urging(task, morning), None, office.now())
            tell_of_steps(session, office.now())


def _morning(office: Office, session: Session) -> Morning:
    settings = office.settings
    habits = Habits(settings.remind_before, settings.escalate_after, settings.unread_after)
    return Morning(Staff(all_people(session), local_day(office.now())), working_calendar(session), habits)


def _open_tasks() -> Select[Task]:
    told = (selectinload(Task.directive), selectinload(Task.parent), selectinload(Task.reports))
    return select(Task).where(Task.state.in_(OPEN)).options(*told, selectinload(Task.document).options(*LIGHT))


def _late_tasks(morning: Morning) -> Select[int]:
    late = Task.state.in_(UNDER_WAY), Task.due_date < morning.today
    return select(Task.id).where(*late).order_by(Task.id)


def _waiting_letters() -> Select[IncomingDocument]:
    states = [step.state for step in OFFICE_STEPS]
    told = (selectinload(IncomingDocument.proposals), selectinload(IncomingDocument.directives))
    return select(IncomingDocument).where(IncomingDocument.state.in_(states)).options(*told, *LIGHT)
