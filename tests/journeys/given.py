"""A letter that is with the units already, in an office that runs: laid there by the real steps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.office import Office
from tests.journeys.conftest import RunningOffice
from tests.makers import a_letterhead, an_assignment, an_original
from workflow import steps
from workflow.deadlines import local_day
from workflow.document import IncomingDocument
from workflow.people import Person, Unit
from workflow.register import Register, open_book
from workflow.slip import Directive, Proposal
from workflow.terms import Duty

IN_A_WEEK = timedelta(days=7)


def a_letter_registered(running: RunningOffice, laid_before: str = "") -> int:
    """In the register since this morning; the document's id.

    Args:
        laid_before: the leader (user name) to whom it was submitted, if any.
    """
    at = datetime.now(UTC)
    with Office(running.settings) as office, office.database.writing() as session:
        document, people = _registered(session, at)
        if laid_before:
            steps.submit(document, _proposal(people["vanthu"], people[laid_before], at), people["vanthu"], at)
        session.commit()
        return document.id


def a_letter_given(running: RunningOffice, **duties: Duty) -> int:
    """Directed by the Party secretary this morning, and handed over; the document's id.

    Args:
        duties: what is asked of whom, by the short name of the unit: `BTG=Duty.LEAD`.
    """
    at = datetime.now(UTC)
    with Office(running.settings) as office, office.database.writing() as session:
        document, people = _registered(session, at)
        units = {unit.short_name: unit for unit in session.scalars(select(Unit))}
        clerk, leader = people["vanthu"], people["bithu"]
        asked = [an_assignment(units[name], duty, local_day(at) + IN_A_WEEK) for name, duty in duties.items()]
        steps.submit(document, _proposal(clerk, leader, at), clerk, at)
        steps.direct(document, Directive(by=leader, at=at, text="Giao các đơn vị.", assignments=asked), leader, at)
        steps.hand_over(document, clerk, at)
        session.commit()
        return document.id


def _registered(session: Session, at: datetime) -> tuple[IncomingDocument, dict[str, Person]]:
    people = {person.username: person for person in session.scalars(select(Person))}
    clerk, today = people["vanthu"], local_day(at)
    document = steps.receive(an_original(), clerk, at)
    session.add(document)
    steps.note_reading(document, {"schema": 1}, at, complete=True)
    book = open_book(session, session.scalars(select(Register)).one(), today.year)
    steps.register(document, a_letterhead(issued_date=today), today, book, clerk, at)
    return document, people


def _proposal(clerk: Person, leader: Person, at: datetime) -> Proposal:
    return Proposal(by=clerk, leader=leader, at=at, submitted_date=local_day(at), text="Kính chuyển đồng chí Bí thư.")
