"""Mục lục hồ sơ and mục lục văn bản trong hồ sơ, as they are printed (Decree 30/2020, Art. 29, Annex VI, V)."""

from __future__ import annotations

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from web import work
from web.dossiers import letters_seen
from web.words import day
from workflow.deadlines import local_day
from workflow.dossier import Dossier, DossierItem

CONTENTS = ("STT", "Số, ký hiệu", "Ngày tháng văn bản", "Tác giả", "Tên loại và trích yếu", "Số trang", "Ghi chú")
CATALOGUE = ("STT", "Số, ký hiệu hồ sơ", "Tiêu đề hồ sơ", "Thời gian", "Thời hạn lưu trữ", "Số văn bản", "Ghi chú")


def contents(id: int) -> ResponseReturnValue:
    """The letters of one dossier, in their order; whoever may not see one of them is not given the list."""
    dossier = work.session().get(Dossier, id) or abort(404)
    seen = letters_seen(dossier)
    if len(seen) < len(dossier.items):
        abort(403)
    return _printed(
        ("MỤC LỤC VĂN BẢN TRONG HỒ SƠ", f"Hồ sơ số {dossier.notation}: {dossier.title}", f"Năm {dossier.year}"),
        CONTENTS,
        [_letter(item) for item in seen],
        back=url_for("dossiers.page", id=id),
        kind="contents",
    )


def catalogue() -> ResponseReturnValue:
    """The dossiers of a year."""
    year = request.args.get("year", work.today().year, type=int)
    dossiers = work.session().scalars(select(Dossier).where(Dossier.year == year).order_by(Dossier.notation)).all()
    return _printed(
        ("MỤC LỤC HỒ SƠ", f"Năm {year}"),
        CATALOGUE,
        [_line(number, dossier) for number, dossier in enumerate(dossiers, 1)],
        back=url_for("dossiers.desk", year=year),
        kind="catalogue",
    )


def _printed(
    cover: tuple[str, ...], columns: tuple[str, ...], rows: list[tuple[object, ...]], back: str, kind: str
) -> str:
    return render_template("papers/list.html", cover=cover, columns=columns, rows=rows, back=back, kind=kind, files=())


def _letter(item: DossierItem) -> tuple[object, ...]:
    head, document = item.document.letterhead, item.document
    if head is None:
        return (item.ordinal, "", "", "", document.state.label, "", "")
    title = f"{head.type_name}: {head.subject}"
    pages = document.original.page_count or ""
    return (item.ordinal, head.code, day(head.issued_date), head.organ_name, title, pages, head.note)


def _line(number: int, dossier: Dossier) -> tuple[object, ...]:
    first, last = local_day(dossier.opened_at), local_day(dossier.closed_at) if dossier.closed_at else None
    span = f"{day(first)} – {day(last)}" if last else f"từ {day(first)}"
    state = "Đã nộp lưu" if dossier.handed_over_at else "" if dossier.closed_at else "Đang mở"
    return (number, dossier.notation, dossier.title, span, dossier.retention.label, dossier.last_ordinal, state)
