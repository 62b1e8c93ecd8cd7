"""What the register may teach the reading of letters: the letters that stand in it, and who ruled a lesson out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ForeignKey, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from storage.base import Model
from workflow.document import IncomingDocument, Letterhead
from workflow.people import Person
from workflow.register import Entry
from workflow.terms import Secrecy, State

MEMORY = 2000
"""So many letters back: offices are renamed, people move on."""
TEACHING = (State.REGISTERED, State.SUBMITTED, State.DIRECTED, State.IN_PROGRESS, State.DONE, State.FILED)
"""A letter that was sent back may have been signed or numbered wrongly: it teaches nothing."""
_HEAD = IncomingDocument.reading["fields"]["organ_name"]["text"].as_string()
"""The rows that name the issuer, as they were read."""


class LessonRuling(Model):
    """Somebody said that a lesson is used no longer, or again. The last word holds; all are kept."""

    __tablename__ = "vt_lesson_ruling"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    lesson: Mapped[str] = mapped_column(String(64), index=True)
    """Its key (`ocr.experience.Lesson.key`): nothing of what letters say is kept here."""
    used: Mapped[bool]
    at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("vt_person.id"), init=False)
    by: Mapped[Person] = relationship()


@dataclass(frozen=True)
class RegisteredLetter:
    """What a person confirmed of a letter that has its number."""

    id: int
    organ_name: str
    code: str
    issued_date: date | None
    signer_name: str
    signer_position: str
    head: str = ""
    """The rows that name the issuer on the paper, as they were read."""


def registered_letters(session: Session, but: int | None = None) -> list[RegisteredLetter]:
    """The letters that teach, the latest entry first; none whose number was voided, none with a degree of secrecy.

    Args:
        but: a document that is not to teach about itself.
    """
    # The latest lines are picked first: a register of many years is not gone through for it.
    latest = (
        select(Entry)
        .where(Entry.voided_at.is_(None), Entry.document_id.is_not(None))
        .order_by(Entry.id.desc())
        .limit(MEMORY)
        .subquery()
    )
    said = (Letterhead.organ_name, Letterhead.code, Letterhead.issued_date, Letterhead.signer_name)
    query = (
        select(IncomingDocument.id, *said, Letterhead.signer_position, func.coalesce(_HEAD, ""))
        .join(latest, latest.c.document_id == IncomingDocument.id)
        .join(Letterhead, Letterhead.id == latest.c.letterhead_id)
        .where(IncomingDocument.state.in_(TEACHING), Letterhead.secrecy == Secrecy.NONE)
        .where(IncomingDocument.id != (but or 0))
        .order_by(latest.c.id.desc())
    )
    return [RegisteredLetter(*row) for row in session.execute(query)]


def rulings(session: Session) -> dict[str, LessonRuling]:
    """The last word on each lesson that was ever ruled on, by its key."""
    last = select(func.max(LessonRuling.id)).group_by(LessonRuling.lesson)
    return {ruling.lesson: ruling for ruling in session.scalars(select(LessonRuling).where(LessonRuling.id.in_(last)))}
