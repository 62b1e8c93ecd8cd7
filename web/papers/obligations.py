"""Theo dõi chế độ báo cáo định kỳ, as tables: a series' units and periods, and each unit's record of the span."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import url_for

from web import work
from web.books_asked import Wish
from web.papers.paper import Cell, Column, Paper, Row, Table
from web.words import day, moment
from workflow.books.obligations import Matrix, Rate, matrices, rates, series, turns
from workflow.obligation import Obligation, Standing, Turn

TITLE = "Theo dõi chế độ báo cáo định kỳ"
MOST_PERIODS = 12
"""Columns of a table; of longer spans the last are shown."""


def obligations_paper(wish: Wish, _most: int | None) -> Paper:
    """A table for each series, then the units' record."""
    period = wish.period
    of = series(work.session(), wish.asked.allowed)
    last = max(period.last, wish.asked.today)
    made = turns(work.session(), of, period.first, last, wish.units)
    found = matrices(of, made, period.first, last, wish.units)
    tables = tuple(_matrix_table(matrix, wish.asked.today) for matrix in found)
    record = _record(rates(made, wish.asked.today), period.first, last)
    made_on = f"{day(period.first)} – {day(last)} · lập ngày {day(wish.asked.today)}"
    return Paper(TITLE, work.parts().office_name, (made_on,), (*tables, record))


def heading(obligation: Obligation) -> str:
    """«Báo cáo dư luận xã hội, hằng tháng (357-CV/BTGĐUK)»."""
    head = obligation.document.letterhead
    code = f" ({head.code})" if head and head.code else ""
    return f"{obligation.what}, {obligation.every.label.lower()}{code}"


def _matrix_table(matrix: Matrix, today: date) -> Table:
    obligation, shown = matrix.obligation, list(matrix.due_dates)[-MOST_PERIODS:]
    columns = (
        Column("Đơn vị", 16),
        *(Column(f"{obligation.period_of(due)}, hạn {due:%d/%m}", 84 // len(shown)) for due in shown),
    )
    rows: list[Row] = []
    for unit, made in matrix.rows:
        cells = [_cell(turn, obligation, today) for turn in made[-MOST_PERIODS:]]
        rows.append((Cell(unit.name, strong=True), *cells))
    return Table(heading(obligation), columns, tuple(rows))


def _cell(turn: Turn | None, obligation: Obligation, today: date) -> Cell:
    if turn is None:
        return Cell("Chưa đến kỳ" if obligation.runs else "")
    return Cell(told(turn, today, "\n"), url_for("documents.page", id=obligation.document_id) + f"#task-{turn.task_id}")


def told(turn: Turn, today: date, between: str = ", ") -> str:
    """«Đúng hạn, 08:12 20/03/2026, số 15-BC/BTG»."""
    standing = turn.standing(today)
    if turn.sent_at is None:
        return standing.label
    report = turn.task.report
    code = [f"số {report.reply_code}"] if report is not None and report.reply_code else []
    return between.join(["Đúng hạn" if standing is Standing.ON_TIME else "Trễ hạn", moment(turn.sent_at), *code])


def _record(found: list[Rate], first: date, last: date) -> Table:
    columns = (
        Column("Đơn vị", 30), Column("Số kỳ đến hạn", 12, figures=True), Column("Đúng hạn", 12, figures=True),
        Column("Trễ", 12, figures=True), Column("Chưa gửi", 12, figures=True),
        Column("Tỷ lệ đúng hạn", 14, figures=True, percent=True),
    )  # fmt: skip
    rows = tuple(_rate_row(rate, first, last) for rate in found)
    return Table(
        "Kết quả theo đơn vị", columns, rows, _sum(found, first, last),
        empty="Chưa có kỳ báo cáo nào đến hạn trong thời gian này.",
    )  # fmt: skip


def _sum(found: list[Rate], first: date, last: date) -> Row | None:
    if not found:
        return None
    on_time, late, missing = (sum(getattr(rate, name) for rate in found) for name in ("on_time", "late", "missing"))
    return Cell("Cộng", strong=True), *_figures(Rate(found[0].unit, on_time, late, missing), first, last, None)


def _rate_row(rate: Rate, first: date, last: date) -> Row:
    return (Cell(rate.unit.name, strong=True), *_figures(rate, first, last, rate.unit.id))


def _figures(rate: Rate, first: date, last: date, unit: int | None) -> tuple[Cell, ...]:
    def leads(standing: Standing | None) -> str:
        asked = {"unit": unit, "standing": standing.value if standing else "due"}
        span: dict[str, Any] = {**asked, "from": first.isoformat(), "to": last.isoformat()}
        return url_for("obligations.turns_listed", **span)

    return (
        Cell(rate.due, leads(None)),
        Cell(rate.on_time, leads(Standing.ON_TIME)),
        Cell(rate.late, leads(Standing.LATE)),
        Cell(rate.missing, leads(Standing.MISSING)),
        Cell(rate.share),
    )
