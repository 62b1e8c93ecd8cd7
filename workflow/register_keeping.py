"""Keeping the books: opened, closed, locked at year's end; numbers held and voided; lines written by hand or copied in.

Each act leaves a note with who and when; of what stands in a secret register the notes tell nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from storage.base import Model, Vocabulary
from workflow.deadlines import local_day
from workflow.machine import RuleBroken
from workflow.people import Person, in_force
from workflow.register import Book, Entry, Register, WrittenLine
from workflow.terms import Secrecy, Term

BOOK_LOCKED = "Sổ của năm này đã khóa, không cấp thêm số."
YEAR_NOT_OVER = "Chỉ khóa sổ từ ngày 31/12 của năm đó: trước đó sổ còn phải cấp số."
REGISTER_SHUT = "Sổ đăng ký chưa mở hoặc đã đóng vào ngày này. Xin kiểm tra lại ngày đến hoặc chọn sổ khác."
OTHER_YEAR = "Số đến phải lấy trong sổ của năm có ngày đến."
NOT_YET = "Ngày đến không được ở tương lai."
WHAT_FOR = "Xin ghi số này giữ cho văn bản nào: nơi gửi, số ký hiệu hoặc trích yếu."
REASON_GIVEN = "Xin ghi rõ lý do hủy số."
NOT_HELD = "Số này đã dùng cho văn bản hoặc đã hủy."
CLOSED_BEFORE_OPENED = "Ngày cuối không được trước ngày mở sổ."
NAME_GIVEN = "Xin ghi tên sổ."
NO_NETWORK = (
    'Sổ văn bản mật chỉ mở trên máy không nối mạng (thiết lập network = "isolated"). '
    "Máy này đang được khai là có nối mạng."
)
DEGREE_GIVEN = "Sổ này ghi văn bản mật: xin chọn Mật, Tối mật hoặc Tuyệt mật."
NO_TITLE = "Văn bản Tuyệt mật không ghi trích yếu vào sổ. Xin bỏ trống ô trích yếu."
ONLY_THE_KEEPER = "Chỉ người giữ sổ được ghi vào sổ này."
DONE_ALREADY = "Tệp này đã được nhập vào sổ."


class RegisterAct(Term):
    """What is done to a register."""

    OPENED = "opened", "Mở sổ"
    CLOSED = "closed", "Đóng sổ"
    LOCKED = "locked", "Khóa sổ năm"
    HELD = "held", "Giữ số"
    VOIDED = "voided", "Hủy số"
    WRITTEN = "written", "Ghi vào sổ bằng tay"
    IMPORTED = "imported", "Nhập sổ cũ"
    VIEWED = "viewed", "Xem sổ"


class RegisterNote(Model):
    """Who did what to a register, and when; written once."""

    __tablename__ = "vt_register_note"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    register_id: Mapped[int] = mapped_column(ForeignKey("vt_register.id"), init=False, index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("vt_person.id"), init=False)
    act: Mapped[RegisterAct] = mapped_column(Vocabulary(RegisterAct))
    at: Mapped[datetime]
    register: Mapped[Register] = relationship()
    by: Mapped[Person] = relationship(lazy="joined")
    note: Mapped[str] = mapped_column(Text, default="")


class RegisterImport(Model):
    """An earlier register as it was read from a file: shown first, written only when a person says so."""

    __tablename__ = "vt_register_import"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    register_id: Mapped[int] = mapped_column(ForeignKey("vt_register.id"), init=False, index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("vt_person.id"), init=False)
    year: Mapped[int]
    at: Mapped[datetime]
    file_name: Mapped[str] = mapped_column(String(255))
    register: Mapped[Register] = relationship(lazy="joined")
    by: Mapped[Person] = relationship()
    rows: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
    """The readable lines, a field each for `WrittenLine`, with «number» and «arrival_date»; emptied when written."""
    troubles: Mapped[list[str]] = mapped_column(default_factory=list)
    """A sentence for each row that could not be read."""
    done_at: Mapped[datetime | None] = mapped_column(default=None)


def open_register(session: Session, register: Register, by: Person, at: datetime, *, isolated: bool) -> None:
    """Mở sổ. A secret one, with a keeper, only on a machine that is on no network.

    Raises:
        RuleBroken: it has no name, or is secret and this machine is connected.
    """
    if not register.name:
        raise RuleBroken(NAME_GIVEN)
    if register.is_secret and not isolated:
        raise RuleBroken(NO_NETWORK)
    session.add(register)
    _note(session, register, RegisterAct.OPENED, by, at)


def close_register(session: Session, register: Register, last_day: date, by: Person, at: datetime) -> None:
    """Đóng sổ: after that day it takes no letters; its lines stay.

    Raises:
        RuleBroken: it was not open yet on that day.
    """
    if last_day < register.valid_from:
        raise RuleBroken(CLOSED_BEFORE_OPENED)
    register.valid_to = last_day
    _note(session, register, RegisterAct.CLOSED, by, at, f"từ sau ngày {last_day:%d/%m/%Y}")


def lock_book(session: Session, book: Book, by: Person, at: datetime) -> None:
    """Khóa sổ năm: it gives no more numbers.

    Raises:
        RuleBroken: it is locked, or its year is not over.
    """
    _must_be_unlocked(book)
    if local_day(at) < date(book.year, 12, 31):
        raise RuleBroken(YEAR_NOT_OVER)
    book.locked_at, book.locked_by = at, by
    _note(session, book.register, RegisterAct.LOCKED, by, at, f"năm {book.year}, đến số {book.last_number}")


def hold_number(session: Session, book: Book, arrival_date: date, held_for: str, by: Person, at: datetime) -> Entry:
    """Giữ số: paper came while nothing could be scanned; its number is taken ahead.

    Raises:
        RuleBroken: the book gives none for that day, or it is not said what for.
    """
    _must_give_numbers(book, arrival_date, at)
    if not held_for:
        raise RuleBroken(WHAT_FOR)
    entry = book.next_entry(arrival_date, at)
    entry.held_at, entry.held_for, entry.held_by = at, held_for, by
    session.add(entry)
    _note(session, book.register, RegisterAct.HELD, by, at, f"số {entry.number}")
    return entry


def void_line(session: Session, entry: Entry, reason: str, by: Person, at: datetime) -> None:
    """Hủy số of a line without a letter: it stays with its reason, and is never given again.

    Raises:
        RuleBroken: it has its letter, is voided already, or there is no reason.
    """
    if entry.document is not None or entry.voided_at is not None:
        raise RuleBroken(NOT_HELD)
    if not reason:
        raise RuleBroken(REASON_GIVEN)
    entry.voided_at, entry.void_reason, entry.voided_by = at, reason, by
    _note(session, entry.register, RegisterAct.VOIDED, by, at, f"số {entry.number}")


def write_line(session: Session, book: Book, line: WrittenLine, arrival_date: date, by: Person, at: datetime) -> Entry:
    """Ghi tay: a line of a secret register, by its keeper; nothing of the paper is scanned.

    Raises:
        RuleBroken: somebody else writes, the degree is missing, or a top secret letter is given a subject.
    """
    if book.register.keeper is not by:
        raise RuleBroken(ONLY_THE_KEEPER)
    _must_give_numbers(book, arrival_date, at)
    if line.secrecy is Secrecy.NONE:
        raise RuleBroken(DEGREE_GIVEN)
    if line.secrecy is Secrecy.TOP_SECRET and line.title:
        raise RuleBroken(NO_TITLE)
    entry = book.next_entry(arrival_date, at)
    entry.written = line
    session.add(entry)
    _note(session, book.register, RegisterAct.WRITTEN, by, at, f"số {entry.number}")
    return entry


def import_lines(
    session: Session, kept: RegisterImport, book: Book, taken: Iterable[int], by: Person, at: datetime
) -> int:
    """Nhập sổ cũ: each readable line whose number is free becomes an entry without a scan.

    Args:
        taken: the numbers that the book has given already.

    Returns:
        how many were written. The counter goes on after the highest.

    Raises:
        RuleBroken: it was done before, or the book is locked.
    """
    if kept.done_at is not None:
        raise RuleBroken(DONE_ALREADY)
    _must_be_unlocked(book)
    used, written = set(taken), 0
    for row in kept.rows:
        if row["number"] not in used:
            used.add(row["number"])
            session.add(_imported(book, row, at))
            written += 1
    kept.done_at, kept.rows = at, []
    _note(session, book.register, RegisterAct.IMPORTED, by, at, f"năm {book.year}, {written} dòng, {kept.file_name}")
    return written


def note_view(session: Session, register: Register, by: Person, at: datetime, note: str) -> None:
    """Whoever looks at a secret register leaves a trace."""
    _note(session, register, RegisterAct.VIEWED, by, at, note)


def _imported(book: Book, row: dict[str, Any], at: datetime) -> Entry:
    said = {name: value for name, value in row.items() if name not in ("number", "arrival_date", "issued_date")}
    entry = book.entry_with(row["number"], date.fromisoformat(row["arrival_date"]), at)
    issued = row.get("issued_date")
    entry.written = WrittenLine(issued_date=date.fromisoformat(issued) if issued else None, **said)
    return entry


def _must_give_numbers(book: Book, arrival_date: date, at: datetime) -> None:
    _must_be_unlocked(book)
    if arrival_date > local_day(at):
        raise RuleBroken(NOT_YET)
    if arrival_date.year != book.year:
        raise RuleBroken(OTHER_YEAR)
    if not in_force(book.register.valid_from, book.register.valid_to, arrival_date):
        raise RuleBroken(REGISTER_SHUT)


def _must_be_unlocked(book: Book) -> None:
    if book.locked_at is not None:
        raise RuleBroken(BOOK_LOCKED)


def _note(session: Session, register: Register, act: RegisterAct, by: Person, at: datetime, note: str = "") -> None:
    session.add(RegisterNote(register=register, act=act, by=by, at=at, note=note))
