"""Sổ đăng ký văn bản đến: hands out arrival numbers, one run for each register and year (Art. 22.2)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    String,
    Text,
    UniqueConstraint,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from storage.base import Model, Vocabulary
from storage.text import fold
from workflow.document import IncomingDocument, Letterhead
from workflow.people import Person
from workflow.terms import Secrecy


class Register(Model):
    """One of the office's books: it may keep several, each with its own run of numbers."""

    __tablename__ = "vt_register"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    keeper_id: Mapped[int | None] = mapped_column(ForeignKey("vt_person.id"), init=False, default=None)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    valid_from: Mapped[date]
    valid_to: Mapped[date | None] = mapped_column(default=None)
    senders: Mapped[str] = mapped_column(Text, default="", server_default="")
    """Whose letters it is for: words of their names, a line each; empty for all others."""
    keeper: Mapped[Person | None] = relationship(default=None)
    """Of a secret register: the only one who sees its lines."""

    @property
    def is_secret(self) -> bool:
        """Kept by one person by hand, on a machine that is on no network."""
        return self.keeper_id is not None or self.keeper is not None

    def is_for(self, organ_name: str) -> bool:
        """Is it kept for this sender by name?"""
        return any(fold(words) in fold(organ_name) for words in self.senders.splitlines() if words.strip())


class Book(Model):
    """A register in one year: the counter. A number once given is never given again."""

    __tablename__ = "vt_book"

    register_id: Mapped[int] = mapped_column(ForeignKey("vt_register.id"), init=False, primary_key=True)
    locked_by_id: Mapped[int | None] = mapped_column(ForeignKey("vt_person.id"), init=False, default=None)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    register: Mapped[Register] = relationship(lazy="joined")
    last_number: Mapped[int] = mapped_column(default=0)
    locked_at: Mapped[datetime | None] = mapped_column(default=None)
    """From then on it gives no more numbers."""
    locked_by: Mapped[Person | None] = relationship(default=None)

    def enter(
        self,
        document: IncomingDocument,
        letterhead: Letterhead,
        arrival_date: date,
        at: datetime,
        held: Entry | None = None,
    ) -> Entry:
        """Give the next number to a document, or one that was held for it, in the transaction that registers it."""
        entry = held or self.next_entry(arrival_date, at)
        entry.arrival_date, entry.entered_at, entry.letterhead = arrival_date, at, letterhead
        document.entries.append(entry)
        return entry

    def next_entry(self, arrival_date: date, at: datetime) -> Entry:
        """A line with the next number, and nothing on it yet."""
        self.last_number += 1
        return self._entry(self.last_number, arrival_date, at)

    def entry_with(self, number: int, arrival_date: date, at: datetime) -> Entry:
        """A line that had its number before, in the register on paper; counting goes on after the highest."""
        self.last_number = max(self.last_number, number)
        return self._entry(number, arrival_date, at)

    def _entry(self, number: int, arrival_date: date, at: datetime) -> Entry:
        return Entry(
            register=self.register,
            book=self,
            year=self.year,
            number=number,
            arrival_date=arrival_date,
            entered_at=at,
        )


class Entry(Model):
    """A line of the register: of a letter, held for one, or written by hand. A voided one stays, with its reason."""

    __tablename__ = "vt_entry"
    __table_args__ = (
        UniqueConstraint("register_id", "year", "number"),
        ForeignKeyConstraint(("register_id", "year"), ("vt_book.register_id", "vt_book.year")),
    )

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    register_id: Mapped[int] = mapped_column(ForeignKey("vt_register.id"), init=False)
    document_id: Mapped[int | None] = mapped_column(ForeignKey("vt_document.id"), init=False, index=True)
    letterhead_id: Mapped[int | None] = mapped_column(ForeignKey("vt_letterhead.id"), init=False)
    voided_by_id: Mapped[int | None] = mapped_column(ForeignKey("vt_person.id"), init=False)
    held_by_id: Mapped[int | None] = mapped_column(ForeignKey("vt_person.id"), init=False)
    year: Mapped[int]
    number: Mapped[int]
    arrival_date: Mapped[date]
    entered_at: Mapped[datetime]
    voided_at: Mapped[datetime | None] = mapped_column(default=None)
    void_reason: Mapped[str] = mapped_column(Text, default="")
    corrected_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the registration was last corrected; what was changed stands in the history of its document."""
    held_at: Mapped[datetime | None] = mapped_column(default=None)
    """Taken ahead, for paper that came while nothing could be scanned; `document` once it was."""
    held_for: Mapped[str] = mapped_column(String(300), default="", server_default="")
    register: Mapped[Register] = relationship(lazy="joined", default=None)
    book: Mapped[Book] = relationship(default=None, overlaps="register")
    document: Mapped[IncomingDocument | None] = relationship(back_populates="entries", default=None)
    letterhead: Mapped[Letterhead | None] = relationship(default=None)
    """As it was when the number was given or last corrected; none where it was removed as secret."""
    voided_by: Mapped[Person | None] = relationship(foreign_keys=[voided_by_id], default=None)
    held_by: Mapped[Person | None] = relationship(foreign_keys=[held_by_id], default=None)
    written: Mapped[WrittenLine | None] = relationship(
        back_populates="entry", cascade="all, delete-orphan", default=None
    )

    @property
    def is_held(self) -> bool:
        """A number that still waits for its letter."""
        return self.held_at is not None and self.document is None and self.voided_at is None


class WrittenLine(Model):
    """What stands on a line without a scan: written by hand, or copied from an earlier register (Annex IV)."""

    __tablename__ = "vt_written_line"
    __table_args__ = (
        # Of what is top secret the register keeps no subject (Decree 30/2020, Annex IV; Law 117/2025).
        CheckConstraint("secrecy <> 'top_secret' OR title = ''", name="top_secret_has_no_title"),
    )

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("vt_entry.id"), init=False, unique=True)
    organ_name: Mapped[str] = mapped_column(Text, default="")
    code: Mapped[str] = mapped_column(Text, default="")
    issued_date: Mapped[date | None] = mapped_column(default=None)
    title: Mapped[str] = mapped_column(Text, default="")
    """Tên loại và trích yếu."""
    recipients: Mapped[str] = mapped_column(Text, default="")
    handed_over: Mapped[str] = mapped_column(Text, default="")
    received: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    secrecy: Mapped[Secrecy] = mapped_column(Vocabulary(Secrecy), default=Secrecy.NONE)
    entry: Mapped[Entry] = relationship(back_populates="written", default=None)


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
