"""Các sổ đăng ký: which there are, how far each has counted, which numbers are held; the chief opens, closes, locks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import abort, flash, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from routing.access import registers_visible_to
from web import work
from web.onward import onward
from web.typed import Unclear, a_day, a_line, a_text, within
from workflow import register_keeping as keeping
from workflow.machine import Refusal
from workflow.people import Person
from workflow.register import Book, Entry, Register, open_book
from workflow.terms import Role

MOST_HELD = 100


@dataclass(frozen=True)
class Shown:
    """A register with its books, the latest year first, and the numbers that wait for their letters."""

    register: Register
    books: Sequence[Book]
    held: Sequence[Entry]
    is_mine: bool
    """Not secret, or kept by who asks."""


def desk() -> ResponseReturnValue:
    """Every register that this person may know of; of a secret one only its keeper sees numbers."""
    clerks = [each for each in work.session().scalars(select(Person)) if Role.CLERK in each.own_roles_on(work.today())]
    return render_template(
        "registers/desk.html",
        registers=[_shown(register) for register in work.session().scalars(_known())],
        clerks=clerks,
        may_open=Role.CHIEF in work.me().own_roles_on(work.today()),
        may_hold=Role.CLERK in work.me().own_roles_on(work.today()),
    )


def open_new() -> ResponseReturnValue:
    """A new register."""
    name = _line("name", "Tên sổ", 200)
    if work.session().scalar(select(Register.id).where(Register.name == name)) is not None:
        raise Refusal(f"Đã có sổ tên «{name}». Xin đặt tên khác.")
    keeper = request.form.get("keeper", type=int)
    register = Register(
        name=name,
        valid_from=_day("valid_from", "Mở từ ngày"),
        senders=within(a_text(request.form.get("senders", "")), 4000, "Nhóm nơi gửi"),
        keeper=work.session().get(Person, keeper) or abort(404) if keeper else None,
    )
    keeping.open_register(work.session(), register, work.me(), work.now(), isolated=work.parts().isolated)
    flash(f"Đã mở «{name}» từ ngày {register.valid_from:%d/%m/%Y}.")
    return onward("registers.desk")


def close(id: int) -> ResponseReturnValue:
    """After that day it takes no letters."""
    register = _register(_known(), id)
    keeping.close_register(work.session(), register, _day("valid_to", "Ngày cuối"), work.me(), work.now())
    flash(f"Đã đóng «{register.name}» từ sau ngày {register.valid_to:%d/%m/%Y}. Các dòng đã ghi vẫn giữ nguyên.")
    return onward("registers.desk")


def lock(id: int) -> ResponseReturnValue:
    """Its book of that year gives no more numbers."""
    book = _book(_register(_known(), id), request.form.get("year", 0, type=int))
    keeping.lock_book(work.session(), book, work.me(), work.now())
    flash(f"Đã khóa «{book.register.name}» năm {book.year}.")
    return onward("registers.desk")


def hold(id: int) -> ResponseReturnValue:
    """A number for paper that cannot be scanned yet."""
    arrived = _day("arrival_date", "Ngày đến")
    book = _book(_register(ordinary(), id), arrived.year)
    entry = keeping.hold_number(work.session(), book, arrived, _line("held_for", "Giữ cho", 300), work.me(), work.now())
    flash(f"Đã giữ số đến {entry.number}/{entry.year} trong «{book.register.name}». Xin ghi số này lên dấu đến.")
    return onward("registers.desk")


def void_line(id: int) -> ResponseReturnValue:
    """A number that no letter will have: it stays in the register, struck out."""
    register = _register(registers_visible_to(work.me()), id)
    entry = work.session().get(Entry, request.form.get("entry", 0, type=int), with_for_update={"of": Entry})
    if entry is None or entry.register is not register:
        abort(404)
    reason = within(a_text(request.form.get("reason", "")), 2000, "Lý do")
    keeping.void_line(work.session(), entry, reason, work.me(), work.now())
    flash(f"Đã hủy số {entry.number}/{entry.year}. Số này được in là ĐÃ HỦY và không cấp lại.")
    return onward("registers.desk")


def ordinary() -> Select[Register]:
    """Those that letters with a scan are entered in."""
    return select(Register).where(Register.keeper_id.is_(None)).order_by(Register.id)


def held_numbers(register_ids: Sequence[int]) -> Sequence[Entry]:
    """The numbers of these registers that wait for their letters, the oldest first."""
    waiting = Entry.held_at.is_not(None), Entry.document_id.is_(None), Entry.voided_at.is_(None)
    query = select(Entry).where(*waiting, Entry.register_id.in_(register_ids)).options(joinedload(Entry.held_by))
    return work.session().scalars(query.order_by(Entry.year, Entry.number).limit(MOST_HELD)).all()


def _known() -> Select[Register]:
    """The chief knows that a secret register is there, though not what stands in it."""
    if Role.CHIEF in work.me().own_roles_on(work.today()):
        return select(Register).order_by(Register.id)
    return registers_visible_to(work.me())


def _shown(register: Register) -> Shown:
    is_mine = register.keeper_id in (None, work.me().id)
    books = select(Book).where(Book.register_id == register.id).order_by(Book.year.desc())
    return Shown(
        register,
        work.session().scalars(books.options(joinedload(Book.locked_by))).all() if is_mine else (),
        held_numbers([register.id]) if is_mine else (),
        is_mine,
    )


def _register(among: Select[Register], id: int) -> Register:
    return work.session().scalar(among.where(Register.id == id)) or abort(404)


def _book(register: Register, year: int) -> Book:
    if not 1930 <= year <= work.today().year:
        raise Refusal("Xin chọn năm của sổ, không sau năm nay.")
    return open_book(work.session(), register, year)


def _day(name: str, label: str) -> date:
    found = a_day(request.form.get(name, ""), label, work.today())
    if found is None:
        raise Unclear(f"Xin ghi {label.lower()}.")
    return found


def _line(name: str, label: str, limit: int) -> str:
    return within(a_line(request.form.get(name, "")), limit, label)
