"""How letters stand to one another: the same, another, an update, a replacement, a recall. Known from both sides."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Model, Vocabulary
from workflow.deadlines import local_day
from workflow.document import IncomingDocument
from workflow.people import Person
from workflow.terms import LinkKind


class Link(Model):
    """A letter says something of an earlier one; a recall leaves its own metadata (Decree 30/2020, Annex VI, III.8)."""

    __tablename__ = "vt_link"
    __table_args__ = (CheckConstraint("later_id <> earlier_id", name="of_two_letters"),)

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    earlier_id: Mapped[int] = mapped_column(ForeignKey("vt_document.id"), init=False, index=True)
    later_id: Mapped[int | None] = mapped_column(ForeignKey("vt_document.id"), init=False, default=None, index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("vt_person.id"), init=False)
    kind: Mapped[LinkKind] = mapped_column(Vocabulary(LinkKind))
    at: Mapped[datetime]
    by: Mapped[Person] = relationship(lazy="joined")
    notice_code: Mapped[str] = mapped_column(String(60), default="")
    """Số, ký hiệu of the notice, where it is no letter of ours."""
    notice_date: Mapped[date | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(Text, default="")
    later: Mapped[IncomingDocument | None] = relationship(
        foreign_keys=[later_id], back_populates="links_back", default=None
    )
    earlier: Mapped[IncomingDocument] = relationship(foreign_keys=[earlier_id], back_populates="links_on", default=None)


def named(document: IncomingDocument) -> str:
    """«số đến 12 ngày 02/03/2026» or, before it has a number, «bản quét nhận ngày …»: nothing of what it says."""
    if document.arrival_number is None or document.arrival_date is None:
        return f"bản quét nhận ngày {local_day(document.received_at):%d/%m/%Y}"
    return f"số đến {document.arrival_number} ngày {document.arrival_date:%d/%m/%Y}"
