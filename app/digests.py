"""One mail a person and working day: begun in the morning, sent when the mail server takes it, tried again until then.

Who sends takes the row for a while first, so that of two schedulers one sends. It is marked as sent only after the
server has accepted it: who dies in between leaves a row that is sent once more, under the same Message-ID, by which a
mail program knows the second for the first.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from smtplib import SMTPException
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import ForeignKey, String, UniqueConstraint, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship, selectinload

from app.mail import Line, Morning, PostOffice, compose
from routing.bell import ringing
from storage.base import Model
from workflow.calendar import working_calendar
from workflow.deadlines import local_day
from workflow.document import IncomingDocument
from workflow.notices import Notice
from workflow.people import Person
from workflow.task import OPEN, Task
from workflow.terms import Duty

if TYPE_CHECKING:
    from app.office import Office

HELD = timedelta(minutes=5)
"""How long a sender may take; longer than the mail server is waited for."""
PAUSE, LONGEST_PAUSE = timedelta(minutes=10), timedelta(hours=6)
"""Until the next try after a failure; doubled each time."""

log = logging.getLogger(__name__)


class Digest(Model):
    """A person's mail of a day. Its words are made when it is sent, and not kept."""

    __tablename__ = "vt_digest"
    __table_args__ = (UniqueConstraint("person_id", "day"),)

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("vt_person.id"), init=False)
    day: Mapped[date]
    message_id: Mapped[str] = mapped_column(String(200))
    """The same in every try."""
    begun_at: Mapped[datetime]
    try_after: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    failure: Mapped[str] = mapped_column(String(300), default="")
    """What the mail server said last."""
    person: Mapped[Person] = relationship(default=None)


def begin_digests(office: Office) -> None:
    """A row for each person who has an address and anything to be told; where there is one already, it stays."""
    if not office.settings.smtp_host:
        return
    at, today = office.now(), local_day(office.now())
    with office.database.writing() as session, session.begin():
        if not working_calendar(session).is_working(today):
            return
        people = session.scalars(select(Person).where(Person.email != "").order_by(Person.id)).all()
        told = [person for person in people if person.posts_on(today) and _news_for(session, person, at).lines]
        rows = [_row(office, person, today, at) for person in told]
        if rows:
            insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
            session.execute(insert(Digest.__table__).on_conflict_do_nothing(), rows)  # type: ignore[arg-type]


def send_digests(office: Office) -> int:
    """Send what is not sent yet and due for a try, each in its own turn; how many were accepted."""
    if not office.settings.smtp_host:
        return 0
    with office.database.reading() as session:
        if not working_calendar(session).is_working(local_day(office.now())):
            return 0
        waiting = select(Digest.id).where(Digest.sent_at.is_(None), Digest.try_after <= office.now())
        ids: Sequence[int] = session.scalars(waiting.order_by(Digest.id)).all()
    return sum(_send(office, digest_id) for digest_id in ids)


def _send(office: Office, digest_id: int) -> bool:
    if not _taken(office, digest_id):
        return False
    with office.database.reading() as session:
        digest = session.get_one(Digest, digest_id)
        message = compose(
            office.settings, digest.person, digest.message_id, _news_for(session, digest.person, office.now())
        )
    try:
        PostOffice(office.settings).send(message)
    except (SMTPException, OSError) as failure:
        _note_failure(office, digest_id, failure)
        return False
    _close(office, digest_id)
    return True


def _taken(office: Office, digest_id: int) -> bool:
    """Is it ours to send? For a while nobody else takes it."""
    now = office.now()
    mine = Digest.id == digest_id, Digest.sent_at.is_(None), Digest.try_after <= now
    take = update(Digest).where(*mine).values(try_after=now + HELD, tries=Digest.tries + 1)
    with office.database.writing() as session, session.begin():
        return bool(session.connection().execute(take).rowcount)


def _close(office: Office, digest_id: int) -> None:
    with office.database.writing() as session, session.begin():
        session.get_one(Digest, digest_id).sent_at = office.now()


def _note_failure(office: Office, digest_id: int, failure: Exception) -> None:
    with office.database.writing() as session, session.begin():
        digest = session.get_one(Digest, digest_id)
        digest.failure = str(failure)[:300]
        digest.try_after = office.now() + min(PAUSE * 2 ** min(digest.tries - 1, 10), LONGEST_PAUSE)
    log.warning("Chưa gửi được thư nhắc việc số %s: %s", digest_id, failure)


def _news_for(session: Session, person: Person, at: datetime) -> Morning:
    """What came since the last mail that went out, and what presses."""
    today = local_day(at)
    last = session.scalar(select(func.max(Digest.begun_at)).where(Digest.person == person, Digest.sent_at.is_not(None)))
    fresh = ringing(person, today).options(selectinload(Notice.document).defer(IncomingDocument.reading))
    if last is not None:
        fresh = fresh.where(Notice.at > last)
    notices = session.scalars(fresh.order_by(Notice.due_date, Notice.id)).all()
    return Morning(at, [_line(notice) for notice in notices], *_pressing(session, person, today))


def _line(notice: Notice) -> Line:
    head = notice.document.letterhead
    return Line(notice.kind, notice.document.arrival_number, head.subject if head else "")


def _pressing(session: Session, person: Person, today: date) -> tuple[int, int]:
    """How much work of their units is late, and how much is due today."""
    units = [unit.id for unit in person.units_on(today)]
    mine = Task.unit_id.in_(units), Task.state.in_(OPEN), Task.duty != Duty.INFORM
    counted = select(func.count()).select_from(Task)
    late, now = (
        session.scalar(counted.where(*mine, when)) or 0 for when in (Task.due_date < today, Task.due_date == today)
    )
    return late, now


def _row(office: Office, person: Person, today: date, at: datetime) -> dict[str, object]:
    domain = office.settings.smtp_from.rpartition("@")[2].strip("> ") or "vanthu.local"
    return {
        "person_id": person.id,
        "day": today,
        "message_id": f"<{today:%Y%m%d}.{person.id}.{uuid4().hex}@{domain}>",
        "begun_at": at,
        "try_after": at,
        "tries": 0,
        "failure": "",
    }
