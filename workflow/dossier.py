"""Hồ sơ: letters of one matter kept together, numbered in order, closed, and handed to the archive (Art. 28–31)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Model, Vocabulary
from workflow.document import IncomingDocument
from workflow.people import Person, Unit
from workflow.terms import Retention


class Dossier(Model):
    """One file of the office's yearly list (danh mục hồ sơ)."""

    __tablename__ = "vt_dossier"
    __table_args__ = (UniqueConstraint("year", "notation"),)

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("vt_unit.id"), init=False)
    opened_by_id: Mapped[int] = mapped_column(ForeignKey("vt_person.id"), init=False)
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("vt_person.id"), init=False)
    handed_over_by_id: Mapped[int | None] = mapped_column(ForeignKey("vt_person.id"), init=False)
    year: Mapped[int]
    """FileCatalog: the year of the list."""
    notation: Mapped[str] = mapped_column(String(50))
    """Số và ký hiệu hồ sơ: «01-HS/VP»."""
    title: Mapped[str] = mapped_column(String(500))
    retention: Mapped[Retention] = mapped_column(Vocabulary(Retention))
    opened_at: Mapped[datetime]
    opened_by: Mapped[Person] = relationship(foreign_keys=[opened_by_id], lazy="joined")
    unit: Mapped[Unit | None] = relationship(lazy="joined", default=None)
    """Who keeps it; none: the office."""
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_by: Mapped[Person | None] = relationship(foreign_keys=[closed_by_id], lazy="joined", default=None)
    hand_over_by: Mapped[date | None] = mapped_column(default=None)
    """Until when it goes to the agency's archive: a year after it was closed (Art. 30.2a)."""
    handed_over_at: Mapped[datetime | None] = mapped_column(default=None)
    handed_over_by: Mapped[Person | None] = relationship(foreign_keys=[handed_over_by_id], lazy="joined", default=None)
    last_ordinal: Mapped[int] = mapped_column(default=0)
    items: Mapped[list[DossierItem]] = relationship(
        back_populates="dossier", order_by="DossierItem.ordinal", default_factory=list
    )


class DossierItem(Model):
    """A letter in a dossier, with its number there (DocOrdinal); one letter may lie in several."""

    __tablename__ = "vt_dossier_item"
    __table_args__ = (UniqueConstraint("dossier_id", "document_id"), UniqueConstraint("dossier_id", "ordinal"))

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    dossier_id: Mapped[int] = mapped_column(ForeignKey("vt_dossier.id"), init=False)
    document_id: Mapped[int] = mapped_column(ForeignKey("vt_document.id"), init=False, index=True)
    added_by_id: Mapped[int] = mapped_column(ForeignKey("vt_person.id"), init=False)
    ordinal: Mapped[int]
    at: Mapped[datetime]
    added_by: Mapped[Person] = relationship(lazy="joined")
    dossier: Mapped[Dossier] = relationship(back_populates="items", lazy="joined", default=None)
    document: Mapped[IncomingDocument] = relationship(back_populates="dossier_items", default=None)
