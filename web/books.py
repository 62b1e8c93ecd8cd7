"""Sổ và báo cáo: one page a book or report, on screen, on paper, as an Excel file and as a Word file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO

from flask import abort, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from routing.access import SEES_ALL
from web import work
from web.books_asked import Wish, periods, whole_past, wish
from web.papers import reports
from web.papers.chart import LEFT, LINE, WIDTH, bars_of, height_of
from web.papers.obligations import obligations_paper
from web.papers.paper import Paper
from web.papers.paper_docx import paper_docx
from web.papers.paper_xlsx import paper_xlsx
from web.papers.quarter import quarter_paper
from web.papers.saying import said
from workflow.books.period import Period, before, quarter_of, year_of
from workflow.books.tasks import TaskList

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ON_SCREEN = 200
"""Lines; what is printed or kept as a file has all."""


def _this_year(today: date) -> Period:
    return Period(year_of(today).first, today)


def _lately(today: date) -> Period:
    return Period(today - timedelta(days=31), today)


def _last_quarter(today: date) -> Period:
    return before(quarter_of(today))


@dataclass(frozen=True)
class Book:
    """One book or report."""

    title: str
    about: str
    make: Callable[[Wish, int | None], Paper]
    usual: Callable[[date], Period]
    of_units: bool = False
    """Heads of units see it too, with their own units' figures."""


# fmt: off
BOOKS = {
    "handling":  Book("Báo cáo tình hình giải quyết văn bản đến",
                      "Theo tháng, nhóm cơ quan gửi, tên loại, độ khẩn, hình thức nhận; đúng hạn, quá hạn, đang làm.",
                      reports.handling_paper, _this_year),
    "units":     Book("Báo cáo thực hiện việc được giao", "Theo đơn vị và theo người xử lý, với tỷ lệ đúng hạn.",
                      reports.units_paper, _this_year, of_units=True),
    "waiting":   Book("Nơi văn bản chờ", "Mỗi khâu giữ văn bản bao lâu, hiện còn bao nhiêu.",
                      reports.waiting_paper, _this_year),
    "quarter":   Book("Báo cáo quý", "Lời văn và bảng số liệu của một quý, tải về thành tệp Word.",
                      quarter_paper, _last_quarter),
    "obligations": Book("Theo dõi chế độ báo cáo định kỳ", "Đơn vị nào đã gửi, gửi trễ, chưa gửi; tỷ lệ đúng hạn.",
                        obligations_paper, _this_year, of_units=True),
    "tasks":     Book("Danh sách việc", "Quá hạn, sắp đến hạn, bị trả lại, theo đơn vị.",
                      reports.tasks_paper, whole_past, of_units=True),
    "transfers": Book("Sổ chuyển giao văn bản đến", "Ngày chuyển, đơn vị nhận, ký nhận.",
                      reports.transfers_paper, _lately),
    "following": Book("Sổ theo dõi giải quyết văn bản đến", "Theo Nghị định 30/2020/NĐ-CP, Phụ lục IV, mẫu VIII.",
                      reports.following_paper, _lately),
}
# fmt: on


def index() -> ResponseReturnValue:
    """All that this person may open."""
    mine = {name: book for name, book in BOOKS.items() if book.of_units or _sees_all()}
    return render_template("books/index.html", books=mine, lists=TaskList, sees_all=_sees_all())


def show(name: str) -> ResponseReturnValue:
    """On the screen, with what may be asked of it."""
    book, asked = _asked(name)
    paper = book.make(asked, MOST_ON_SCREEN)
    return render_template("books/show.html", name=name, wish=asked, periods=periods(work.today()), **_drawn(paper))


def on_paper(name: str) -> ResponseReturnValue:
    """As it leaves the printer."""
    book, asked = _asked(name)
    args = asked.as_args()
    files = (
        (url_for("books.excel", name=name, **args), "Tải tệp Excel"),
        (url_for("books.word", name=name, **args), "Tải tệp Word"),
    )
    return printed(book.make(asked, None), url_for("books.show", name=name, **args), files)


def excel(name: str) -> ResponseReturnValue:
    """As an Excel file."""
    book, asked = _asked(name)
    return _file(paper_xlsx(book.make(asked, None)), EXCEL, f"{name}.xlsx")


def word(name: str) -> ResponseReturnValue:
    """As a Word file."""
    book, asked = _asked(name)
    return _file(paper_docx(book.make(asked, None)), WORD, f"{name}.docx")


def printed(paper: Paper, back: str, files: Sequence[tuple[str, str]] = ()) -> str:
    """The page that is printed.

    Args:
        back: where its reader came from.
        files: the same as a file: where, and what the button says.
    """
    return render_template("books/print.html", back=back, files=files, **_drawn(paper))


def _asked(name: str) -> tuple[Book, Wish]:
    book = BOOKS.get(name)
    if book is None:
        abort(404)
    if not (book.of_units or _sees_all()):
        abort(403)
    return book, wish(request.args, book.usual(work.today()))


def _sees_all() -> bool:
    return bool(work.me().own_roles_on(work.today()) & SEES_ALL)


def _drawn(paper: Paper) -> dict[str, object]:
    return {
        "paper": paper, "said": said, "bars_of": bars_of, "height_of": height_of,
        "left": LEFT, "line": LINE, "right": LEFT + WIDTH,
    }  # fmt: skip


def _file(content: bytes, kind: str, name: str) -> ResponseReturnValue:
    return send_file(BytesIO(content), kind, as_attachment=True, download_name=name)
