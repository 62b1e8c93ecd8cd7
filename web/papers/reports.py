"""Each book and report as a Paper: what it asks the database, and where its figures lead."""

from __future__ import annotations

from typing import Any

from flask import url_for

from web import work
from web.books_asked import Wish
from web.figures import REMOVED
from web.papers.paper import Cell, Column, Paper, Table
from web.papers.standings import table_of
from web.words import day
from workflow.books.counting import Line, Part
from workflow.books.following import COLUMNS, following
from workflow.books.handling import handling
from workflow.books.period import Period
from workflow.books.standing import Standing
from workflow.books.tasks import tasks_listed
from workflow.books.transfers import transfers
from workflow.books.waiting import Stage, Wait, waiting
from workflow.books.work import work_by_officer, work_by_unit
from workflow.document import IncomingDocument
from workflow.task import Task
from workflow.terms import State, TaskState

OF_WORK = tuple(standing for standing in Standing if standing is not Standing.UNASSIGNED)
_NAMES = {
    "month": "Tháng",
    "group": "Nhóm cơ quan gửi",
    "type": "Tên loại",
    "urgency": "Độ khẩn",
    "channel": "Hình thức",
}
_HERE = {
    Stage.REGISTER: State.TO_REVIEW, Stage.SUBMIT: State.REGISTERED, Stage.DIRECT: State.SUBMITTED,
    Stage.HAND_OVER: State.DIRECTED,
}  # fmt: skip
"""Where a letter stands while it waits there."""
_WORK_HERE = {Stage.ACCEPT: TaskState.ASSIGNED, Stage.WORK: TaskState.IN_WORK, Stage.APPROVE: TaskState.REPORTED}
"""Where a piece of work stands then."""


def handling_paper(wish: Wish, _most: int | None) -> Paper:
    """Báo cáo tình hình giải quyết văn bản đến."""
    report = handling(work.session(), wish.asked, work.parts().sender_groups)
    tables = tuple(table_of(part, _NAMES[part.by], lambda *at, part=part: _letters(wish, part, *at))
                   for part in report.parts)  # fmt: skip
    return _paper("Báo cáo tình hình giải quyết văn bản đến", wish, tables)


def units_paper(wish: Wish, _most: int | None) -> Paper:
    """Tình hình thực hiện việc, by unit and by person."""
    parts = (("Đơn vị", work_by_unit), ("Người xử lý", work_by_officer))
    tables = []
    for name, of in parts:
        part = of(work.session(), wish.asked, wish.units)
        tables.append(table_of(part, name, lambda *at, part=part: _tasks(wish, part, *at), OF_WORK))
    return _paper("Báo cáo thực hiện việc được giao", wish, tuple(tables))


def waiting_paper(wish: Wish, _most: int | None) -> Paper:
    """Nơi văn bản chờ."""
    columns = (
        Column("Khâu", 30), Column("Đã qua", 9, figures=True), Column("Trung vị (ngày làm việc)", 12, figures=True),
        Column("Lâu nhất (ngày làm việc)", 12, figures=True), Column("Đang chờ", 9, figures=True),
        Column("Chờ lâu nhất (ngày làm việc)", 13, figures=True),
    )  # fmt: skip
    waits = waiting(work.session(), wish.asked, work.parts().calendar)
    slowest = max(waits, key=lambda wait: wait.median_days or 0.0)
    rows = tuple(_waiting_row(wait, strong=wait is slowest and bool(slowest.passed)) for wait in waits)
    words = (
        "Thời gian tính bằng ngày làm việc, xong trong ngày là 0, của văn bản đến trong kỳ; «đang chờ» là mọi văn bản "
        "đến nay chưa qua khâu đó. Khâu in đậm có thời gian trung vị dài nhất."
    ) if slowest.passed else ""  # fmt: skip
    return _paper("Nơi văn bản chờ", wish, (Table("Nơi văn bản chờ", columns, rows),), words=words)


def tasks_paper(wish: Wish, most: int | None) -> Paper:
    """Danh sách việc."""
    columns = (
        Column("Số đến", 7, figures=True, ordinal=True), Column("Văn bản", 34), Column("Đơn vị", 16),
        Column("Người xử lý", 14),
        Column("Vai trò", 9), Column("Hạn", 10), Column("Trạng thái", 13),
    )  # fmt: skip
    found = tasks_listed(work.session(), wish.asked, wish.tasks, most, wish.units)
    title = wish.tasks.which.label
    rows = tuple(_task_row(task) for task in found.tasks)
    table = Table(title, columns, rows, empty="Không có việc nào.", more=_more(len(rows), found.total, "việc"))
    narrowed = [term.label for term in (wish.tasks.standing, wish.tasks.state) if term]
    return _paper(title, wish, (table,), lines=(*narrowed, f"{found.total} việc"))


def transfers_paper(wish: Wish, most: int | None) -> Paper:
    """Sổ chuyển giao văn bản đến."""
    columns = (
        Column("Ngày chuyển", 12), Column("Số đến", 7, figures=True, ordinal=True), Column("Văn bản", 34),
        Column("Đơn vị hoặc người nhận", 20), Column("Vai trò", 9), Column("Ký nhận", 20), Column("Ghi chú", 12),
    )  # fmt: skip
    book = transfers(work.session(), wish.asked, most)
    rows = tuple(
        (
            Cell(line.day), Cell(line.number, _document(line.document_id)), Cell(line.letter), Cell(line.unit),
            Cell(line.duty.label), Cell(line.received), Cell(line.note),
        )
        for line in book.lines
    )  # fmt: skip
    title = "Sổ chuyển giao văn bản đến"
    counted = f"{book.total} lượt chuyển giao, {book.receipted} lượt đã có người nhận hoặc mở xem"
    return _paper(title, wish, (Table(title, columns, rows, more=_more(len(rows), book.total, "dòng")),), (counted,))


def following_paper(wish: Wish, most: int | None) -> Paper:
    """Sổ theo dõi giải quyết văn bản đến (Decree 30/2020, Annex IV, VIII)."""
    widths = (7, 30, 24, 17, 20, 13, 15)
    columns = tuple(
        Column(name, width, ordinal=name == COLUMNS[0]) for name, width in zip(COLUMNS, widths, strict=True)
    )
    book = following(work.session(), wish.asked, most)
    rows = tuple(
        (
            Cell(line.number, _document(line.document_id)), Cell(line.letter), Cell(line.recipients),
            Cell(line.deadlines), Cell(line.progress), Cell(line.replies), Cell(line.note),
        )
        for line in book.letters
    )  # fmt: skip
    title = "Sổ theo dõi giải quyết văn bản đến"
    return _paper(title, wish, (Table(title, columns, rows, more=_more(len(rows), book.total, "văn bản")),))


def _paper(title: str, wish: Wish, tables: tuple[Table, ...], lines: tuple[str, ...] = (), words: str = "") -> Paper:
    made = f"{wish.period.name} · lập ngày {day(wish.asked.today)}"
    return Paper(title, work.parts().office_name, (made, *lines), tables, words=(words,) if words else ())


def _letters(wish: Wish, part: Part, line: Line, standing: Standing | None) -> str:
    """The search for just the letters of that figure."""
    days = wish.period
    asked = {part.by: line.key or (REMOVED if part.by == "type" and line.name != part.sum.name else "")}
    if part.by == "month":
        asked = {}
        if line.key:
            days = next(month for month in wish.period.months if f"{month.first:%Y-%m}" == line.key)
    return _search(days, standing=standing.value if standing else "", **asked)


def _search(days: Period, **asked: str) -> str:
    given: dict[str, Any] = {"numbered": "1", "since": days.first.isoformat(), "until": days.last.isoformat()} | asked
    return url_for("documents.search", **{name: value for name, value in given.items() if value})


def _tasks(wish: Wish, part: Part, line: Line, standing: Standing | None) -> str:
    whose = {part.by: line.key} if line.key else {}
    args = wish.as_args(which="", standing=standing.value if standing else "", **({"unit": "", "officer": ""} | whose))
    return url_for("books.show", name="tasks", **args)


def _waiting_row(wait: Wait, *, strong: bool) -> tuple[Cell, ...]:
    stage, here = wait.stage, ""
    if wait.here and stage in _HERE:
        here = url_for("documents.search", state=_HERE[stage].value)
    elif wait.here:
        here = url_for("books.show", name="tasks", state=_WORK_HERE[stage].value)
    return (
        Cell(wait.stage.label, strong=strong),
        Cell(wait.passed),
        Cell(wait.median_days, strong=strong),
        Cell(wait.longest_days, _document(wait.longest_id)),
        Cell(wait.here, here),
        Cell(wait.here_longest, _document(wait.here_longest_id)),
    )


def _task_row(task: Task) -> tuple[Cell, ...]:
    state = task.state.label
    if task.state is TaskState.RETURNED and task.proposed_unit:
        state += f", đề xuất {task.proposed_unit.name}"
    return (
        Cell(task.document.arrival_number, _document(task.document_id)),
        Cell(_subject(task.document)),
        Cell(task.unit.name),
        Cell(task.officer.full_name if task.officer else ""),
        Cell(task.duty.label),
        Cell(task.due_date),
        Cell(state + (", quá hạn" if task.is_overdue(work.today()) else "")),
    )


def _subject(document: IncomingDocument) -> str:
    head = document.letterhead
    return f"{head.subject}\n{head.code}, {head.organ_name}" if head else "Nội dung đã gỡ bỏ"


def _document(id: int | None) -> str:
    return url_for("documents.page", id=id) if id else ""


def _more(shown: int, total: int, what: str) -> str:
    if total <= shown:
        return ""
    return f"Trên đây là {shown} trong {total} {what}. Bản in, tệp Excel và tệp Word có đủ."
