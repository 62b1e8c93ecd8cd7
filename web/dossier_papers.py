"""Mục lục hồ sơ and mục lục văn bản trong hồ sơ, as they are printed (Decree 30/2020, Art. 29, Annex VI, V)."""

from __future__ import annotations

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from web import work
from web.books import printed
from web.dossiers import letters_seen, mine, seen_dossier
from web.papers.paper import Cell, Column, Paper, Table, Value
from web.words import day
from workflow.deadlines import local_day
from workflow.dossier import Dossier, DossierItem

CONTENTS = (
    Column("STT", 12, ordinal=True), Column("Số, ký hiệu", 38), Column("Ngày tháng văn bản", 24), Column("Tác giả", 48),
    Column("Tên loại và trích yếu", 101), Column("Số trang", 18, ordinal=True), Column("Ghi chú", 36),
)  # fmt: skip
CATALOGUE = (
    Column("STT", 12, ordinal=True), Column("Số, ký hiệu hồ sơ", 38), Column("Tiêu đề hồ sơ", 107),
    Column("Thời gian", 40), Column("Thời hạn lưu trữ", 26), Column("Số văn bản", 18, ordinal=True),
    Column("Ghi chú", 36),
)  # fmt: skip


def contents(id: int) -> ResponseReturnValue:
    """The letters of one dossier, in their order; whoever may not see one of them is not given the list."""
    dossier = seen_dossier(id)
    seen = letters_seen(dossier)
    if len(seen) < len(dossier.items):
        abort(403)
    paper = _list(
        "MỤC LỤC VĂN BẢN TRONG HỒ SƠ",
        (f"Hồ sơ số {dossier.notation}: {dossier.title}", f"Năm {dossier.year}"),
        CONTENTS,
        [_letter(item) for item in seen],
    )
    return printed(paper, url_for("dossiers.page", id=id))


def catalogue() -> ResponseReturnValue:
    """The dossiers of a year."""
    year = request.args.get("year", work.today().year, type=int)
    dossiers = (
        work.session().scalars(select(Dossier).where(Dossier.year == year, mine()).order_by(Dossier.notation)).all()
    )
    rows = [_line(number, dossier) for number, dossier in enumerate(dossiers, 1)]
    paper = _list("MỤC LỤC HỒ SƠ", (f"Năm {year}",), CATALOGUE, rows)
    return printed(paper, url_for("dossiers.desk", year=year))


def _list(title: str, lines: tuple[str, ...], columns: tuple[Column, ...], rows: list[tuple[Value, ...]]) -> Paper:
    cells = tuple(tuple(map(Cell, row)) for row in rows)
    table = Table(title, columns, cells, empty="Chưa có gì trong mục lục này.")
    return Paper(title, work.parts().office_name, lines, (table,))


def _letter(item: DossierItem) -> tuple[Value, ...]:
    head, document = item.document.letterhead, item.document
    if head is None:
        return (item.ordinal, "", "", "", document.state.label, "", "")
    title = f"{head.type_name}: {head.subject}"
    pages = document.original.page_count or None
    return (item.ordinal, head.code, day(head.issued_date), head.organ_name, title, pages, head.note)


def _line(number: int, dossier: Dossier) -> tuple[Value, ...]:
    first, last = local_day(dossier.opened_at), local_day(dossier.closed_at) if dossier.closed_at else None
    span = f"{day(first)} – {day(last)}" if last else f"từ {day(first)}"
    state = "Đã nộp lưu" if dossier.handed_over_at else "" if dossier.closed_at else "Đang mở"
    return (number, dossier.notation, dossier.title, span, dossier.retention.label, dossier.last_ordinal, state)
