"""Sổ đăng ký văn bản đến: hands out arrival numbers, one run for each register and year (Art. 22.2)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from storage.base import Model
from workflow.document import IncomingDocument, Letterhead
from workflow.people import Person


class Register(Model):
    """One of the office's books: it may keep several, each with its own run of numbers."""

    __tablename__ = "vt_register"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    valid_from: Mapped[date]
    valid_to: Mapped[date | None] = mapped_column(default=None)


class Book(Model):
    """A register in one year: the counter. A number once given is never given again."""

    __tablename__ = "vt_book"

    register_id: Mapped[int] = mapped_column(ForeignKey("vt_register.id"), init=False, primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    register: Mapped[Register] = relationship(lazy="joined")
    last_number: Mapped[int] = mapped_column(default=0)

    def enter(self, document: IncomingDocument, letterhead: Letterhead, arrival_date: date, at: datetime) -> Entry:
        """Give the next number to a document, in the transaction that registers it."""
        self.last_number += 1
        entry = Entry(
            register=self.register,
            year=self.year,
            number=self.last_number,
            arrival_date=arrival_date,
            entered_at=at,
            letterhead=letterhead,
        )
        document.entries.append(entry)
        return entry


class Entry(Model):
    """A line of the register; a voided one stays, with its reason."""

    __tablename__ = "vt_entry"
    __table_args__ = (UniqueConstraint("register_id", "year", "number"),)

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    register_id: Mapped[int] = mapped_column(ForeignKey("vt_register.id"), init=False)
    document_id: Mapped[int] = mapped_column(ForeignKey("vt_document.id"), init=False, index=True)
    letterhead_id: Mapped[int | None] = mapped_column(ForeignKey("vt_letterhead.id"), init=False)
    voided_by_id: Mapped[int | None] = mapped_column(ForeignKey("vt_person.id"), init=False)
    year: Mapped[int]
    number: Mapped[int]
    arrival_date: Mapped[date]
    entered_at: Mapped[datetime]
    voided_at: Mapped[datetime | None] = mapped_column(default=None)
    void_reason: Mapped[str] = mapped_column(Text, default="")
    corrected_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the registration was last corrected; what was changed stands in the history of its document."""
    register: Mapped[Register] = relationship(lazy="joined", default=None)
    document: Mapped[IncomingDocument] = relationship(back_populates="entries", default=None)
    letterhead: Mapped[Letterhead | None] = relationship(default=None)
    """As it was when the number was given or last corrected; none where it was removed as secret."""
    voided_by: Mapped[Person | None] = relationship(default=None)


def open_book(session: Session, register: Register, year: int) -> Book:
    """The book of that year, held until the transaction ends, so that two clerks take turns."""
    # Seen afresh, lest a number be counted from what this session saw before; what it gave itself is written first.
    session.flush()
    held = (
        select(Book)
        .where(Book.register == register, Book.year == year)
        .with_for_update(of=Book)
        .execution_options(populate_existing=True)
    )
    book = session.scalar(held)
    if book is None:
        # Only the first letter of a year comes here; the register's own row makes two first letters take turns.
        session.scalar(select(Register).where(Register.id == register.id).with_for_update())
        book = session.scalar(held)
    if book is None:
        book = Book(register=register, year=year)
        session.add(book)
        session.flush()
    return book
