"""A morning in an office: its clock stands still, its letter is in progress, everybody has an address for mail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime, time
from typing import Any

from sqlalchemy import select

from app.digests import Digest
from app.office import Office
from tests.app.running import RunningOffice
from tests.makers import IN_A_WEEK, an_office
from tests.roads import a_document as a_letter
from workflow.deadlines import VIETNAM
from workflow.document import Event
from workflow.notices import Notice, NoticeKind
from workflow.terms import State, TaskAction

Opens = Callable[..., RunningOffice]
HALF_PAST_SEVEN = datetime.combine(IN_A_WEEK, time(7, 30), VIETNAM)


class MorningOffice(Office):
    """An office whose clock stands still."""

    at = HALF_PAST_SEVEN

    def now(self) -> datetime:
        return self.at


def with_a_letter_in_progress(running: Opens, **wishes: Any) -> MorningOffice:
    office = MorningOffice(running(**wishes).office.settings)
    people = an_office()
    for number, person in enumerate(people.people):
        person.email = f"nguoi{number}@vanthu.test"
    with office.database.writing() as session, session.begin():
        session.add_all([*people.units, *people.people, people.book])
        session.add(a_letter(people, State.IN_PROGRESS))
    return office


def with_mail(running: Opens, port: int) -> MorningOffice:
    return with_a_letter_in_progress(
        running, smtp_host="127.0.0.1", smtp_port=port, smtp_security="none", smtp_from="vanthu@vanthu.test"
    )


def told(office: Office) -> Counter[tuple[str, NoticeKind]]:
    with office.database.reading() as session:
        return Counter((notice.person.full_name, notice.kind) for notice in session.scalars(select(Notice)))


def urgings(office: Office) -> list[str]:
    with office.database.reading() as session:
        urged = select(Event).where(Event.action == TaskAction.URGE).order_by(Event.id)
        return [event.note for event in session.scalars(urged) if event.by is None]


def digests(office: Office) -> list[Digest]:
    with office.database.reading() as session:
        return list(session.scalars(select(Digest).order_by(Digest.id)))
