"""Nhập sổ cũ: a file is read and reported on; only when a person has seen the report is anything written."""

from __future__ import annotations

from flask import abort, flash, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from web import registers, work
from web.onward import onward
from web.papers.register_reading import NotARegister, read_register, report_on
from workflow.intake import plain_name
from workflow.machine import Refusal
from workflow.register import Entry, Register, open_book
from workflow.register_keeping import RegisterImport, import_lines

LARGEST = 20 << 20
"""Bytes of a file."""
FIRST_SHOWN, MOST_TOLD = 10, 200


def page(id: int) -> ResponseReturnValue:
    """Asks for the file; with `kept`, shows what was read of it."""
    register = _register(id)
    kept = work.session().get(RegisterImport, request.args.get("kept", 0, type=int))
    if kept is None or kept.register is not register:
        return render_template("registers/import.html", register=register, kept=None)
    return render_template(
        "registers/import.html",
        register=register,
        kept=kept,
        report=report_on(kept.rows, _taken(register, kept.year)),
        first=kept.rows[:FIRST_SHOWN],
        troubles=kept.troubles[:MOST_TOLD],
    )


def read(id: int) -> ResponseReturnValue:
    """The file is read; nothing is written into the register."""
    file = request.files.get("file")
    content = file.stream.read(LARGEST + 1) if file and file.filename else b""
    if not content or len(content) > LARGEST:
        raise NotARegister(f"Xin chọn một tệp Excel (.xlsx), tối đa {LARGEST >> 20} MB.")
    year = request.form.get("year", 0, type=int)
    if not 1945 <= year <= work.today().year:
        raise Refusal("Xin ghi năm của sổ cũ, không sau năm nay.")
    found = read_register(content, year)
    if not found.rows and not found.troubles:
        raise NotARegister("Sổ trong tệp này không có dòng nào.")
    work.write_now()
    kept = RegisterImport(
        register=_register(id),
        by=work.me(),
        year=year,
        at=work.now(),
        file_name=plain_name(file.filename or "") if file else "",
        rows=found.rows,
        troubles=found.troubles,
    )
    work.session().add(kept)
    work.session().flush()
    return onward("register_import.page", id=id, kept=kept.id)


def confirm(id: int) -> ResponseReturnValue:
    """Written, as reported; what the book has given meanwhile is left alone."""
    register = _register(id)
    wanted = request.form.get("kept", 0, type=int)
    kept = work.session().get(RegisterImport, wanted, with_for_update={"of": RegisterImport}) or abort(404)
    if kept.register is not register:
        abort(404)
    book = open_book(work.session(), register, kept.year)
    written = import_lines(work.session(), kept, book, _taken(register, kept.year), work.me(), work.now())
    flash(f"Đã nhập {written} dòng vào «{register.name}» năm {kept.year}. Số tiếp theo: {book.last_number + 1}.")
    return onward("registers.desk")


def _register(id: int) -> Register:
    return work.session().scalar(registers.ordinary().where(Register.id == id)) or abort(404)


def _taken(register: Register, year: int) -> list[int]:
    query = select(Entry.number).where(Entry.register_id == register.id, Entry.year == year)
    return list(work.session().scalars(query))
