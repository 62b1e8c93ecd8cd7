"""Sổ văn bản mật: written by hand by its keeper, on a machine that is on no network; every look at it is noted."""

from __future__ import annotations

from datetime import date

from flask import abort, flash, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from web import work
from web.onward import onward
from web.papers.register import COLUMNS, Period, entries_in, register_rows
from web.typed import Unclear, a_code, a_day, a_line, a_text, within
from workflow.machine import Refusal
from workflow.people import Person
from workflow.register import Register, WrittenLine, open_book
from workflow.register_keeping import NO_NETWORK, note_view, write_line
from workflow.terms import Secrecy


def page(id: int) -> ResponseReturnValue:
    """The lines of a year, and a form for the next one."""
    register = _mine(id)
    year = request.args.get("year", work.today().year, type=int)
    if not 1930 <= year <= work.today().year:
        abort(404)
    log_view(register, f"năm {year}")
    period = Period(register_id=register.id, year=year, first=date(year, 1, 1), last=date(year, 12, 31))
    return render_template(
        "registers/lines.html",
        register=register,
        year=year,
        columns=COLUMNS,
        rows=register_rows(work.session().scalars(entries_in(period))),
        degrees=[degree for degree in Secrecy if degree is not Secrecy.NONE],
    )


def write(id: int) -> ResponseReturnValue:
    """One more line."""
    register = _mine(id)
    if not work.parts().isolated:
        raise Refusal(NO_NETWORK)
    arrived = a_day(request.form.get("arrival_date", ""), "Ngày đến", work.today())
    if arrived is None:
        raise Unclear("Xin ghi ngày đến.")
    book = open_book(work.session(), register, arrived.year)
    entry = write_line(work.session(), book, _line_from_form(), arrived, work.me(), work.now())
    flash(f"Đã ghi số đến {entry.number}/{entry.year}.")
    return onward("register_lines.page", id=id)


def log_view(register: Register, note: str) -> None:
    """Written at once and by itself: a look is noted also where the page only reads."""
    if not register.is_secret:
        return
    with work.parts().database.writing() as session:
        note_view(session, _again(session, register), session.get_one(Person, work.me().id), work.now(), note)
        session.commit()


def _again(session: Session, register: Register) -> Register:
    return session.get_one(Register, register.id)


def _mine(id: int) -> Register:
    query = select(Register).where(Register.id == id, Register.keeper_id == work.me().id)
    return work.session().scalar(query) or abort(404)


def _line_from_form() -> WrittenLine:
    form = request.form
    degree = form.get("secrecy", "")
    return WrittenLine(
        organ_name=within(a_line(form.get("organ_name", "")), 200, "Tác giả"),
        code=within(a_code(form.get("code", "")), 60, "Số, ký hiệu"),
        issued_date=a_day(form.get("issued_date", ""), "Ngày tháng văn bản", work.today()),
        title=within(a_line(form.get("title", "")), 1000, "Tên loại và trích yếu"),
        recipients=within(a_text(form.get("recipients", "")), 1000, "Đơn vị hoặc người nhận"),
        note=within(a_text(form.get("note", "")), 1000, "Ghi chú"),
        secrecy=Secrecy(degree) if degree in set(Secrecy) else Secrecy.NONE,
    )
