"""The printing desk: the slip of a document and the register book, on paper, in Word and in Excel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from flask import abort, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from routing.access import registers_visible_to
from web import work
from web.papers.register import COLUMNS, Period, RegisterRow, cover_lines, entries_in, register_rows
from web.papers.register_xlsx import register_xlsx
from web.papers.slip import slip_of
from web.papers.slip_docx import slip_docx, slip_size
from web.register_lines import log_view
from web.typed import Unclear, a_day
from workflow.register import Book, Register

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHOWN = timedelta(days=31)
"""How far back the screen looks where nobody asked for certain days."""


def slip(id: int) -> ResponseReturnValue:
    """The phiếu xử lý as it would leave the printer."""
    facts = slip_of(work.document(id), work.parts().slip_office)
    return render_template(
        "papers/slip.html",
        slip=facts,
        size=slip_size(facts),
        back=url_for("documents.page", id=id),
        files=[(url_for("printing.slip_word", id=id), "Tải tệp Word")],
    )


def slip_word(id: int) -> ResponseReturnValue:
    """The same as a Word file."""
    document = work.document(id)
    content = slip_docx(slip_of(document, work.parts().slip_office))
    name = f"phieu-xu-ly-{document.arrival_number or 'chua-vao-so'}.docx"
    return send_file(BytesIO(content), _WORD, as_attachment=True, download_name=name)


def register() -> ResponseReturnValue:
    """The book on the screen, with what may be asked of it."""
    register, period = _asked()
    rows = _rows(period)
    return render_template(
        "papers/register.html",
        registers=work.session().scalars(registers_visible_to(work.me())).all(),
        years=sorted({work.today().year, period.year, *work.session().scalars(select(Book.year))}, reverse=True),
        asked=_as_args(period),
        period=period,
        whole_year=_as_args(_whole_year(register, period.year)),
        columns=COLUMNS,
        rows=rows,
    )


def register_print() -> ResponseReturnValue:
    """The book as it is printed and bound (Decree 30/2020, Art. 22.3b)."""
    register, period = _asked()
    rows = _rows(period)
    asked = _as_args(period)
    return render_template(
        "papers/register_print.html",
        cover=_cover(register, period, rows),
        columns=COLUMNS,
        rows=rows,
        back=url_for("printing.register", **asked),
        files=[(url_for("printing.register_excel", **asked), "Tải tệp Excel")],
    )


def register_excel() -> ResponseReturnValue:
    """The book as an Excel file."""
    register, period = _asked()
    rows = _rows(period)
    content = register_xlsx(rows, _cover(register, period, rows))
    return send_file(BytesIO(content), _EXCEL, as_attachment=True, download_name=f"so-van-ban-den-{period.year}.xlsx")


def _asked() -> tuple[Register, Period]:
    """Which book, and which part of it; what is not asked for, or not understood, is the first book's last weeks."""
    asked = request.args.get("register", type=int)
    registers = work.session().scalars(registers_visible_to(work.me())).all()
    register = next((register for register in registers if register.id == asked), registers[0] if registers else None)
    if register is None:
        abort(404)
    whole = _whole_year(register, request.args.get("year", work.today().year, type=_year))
    this_year = whole.year == work.today().year
    first = _day_in(whole, "from") or (max(whole.first, work.today() - _SHOWN) if this_year else whole.first)
    log_view(register, "bản in, tệp hoặc màn hình")
    return register, replace(whole, first=first, last=_day_in(whole, "to") or whole.last)


def _day_in(year: Period, name: str) -> date | None:
    """The day asked for; none if it lies in another year, as when somebody only chose another year."""
    try:
        asked = a_day(request.args.get(name, ""), "", work.today())
    except Unclear:
        asked = None
    return asked if asked and asked.year == year.year else None


def _whole_year(register: Register, year: int) -> Period:
    return Period(register_id=register.id, year=year, first=date(year, 1, 1), last=date(year, 12, 31))


def _year(text: str) -> int:
    """A year that the calendar knows.

    Raises:
        ValueError: it is none.
    """
    if len(text) != 4:
        raise ValueError(text)
    return date(int(text), 1, 1).year


def _rows(period: Period) -> list[RegisterRow]:
    return register_rows(work.session().scalars(entries_in(period)))


def _cover(register: Register, period: Period, rows: Sequence[RegisterRow]) -> list[str]:
    return cover_lines(work.parts().office_name, register.name, period, rows)


def _as_args(period: Period) -> dict[str, Any]:
    return {
        "register": str(period.register_id),
        "year": str(period.year),
        "from": period.first.isoformat(),
        "to": period.last.isoformat(),
    }
