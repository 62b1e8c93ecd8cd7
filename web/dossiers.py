"""Hồ sơ on the screen: the year's list, one dossier with its letters, putting a letter in, closing, the archive."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.orm import selectinload

from routing.access import SEES_ALL, visible_to
from web import assigning, work
from web.onward import onward
from web.typed import a_line, within
from workflow import steps
from workflow.archive import close_dossier, hand_over_dossier, held_dossier, open_dossier, soon_due_at_archive
from workflow.books.light import LIGHT
from workflow.document import IncomingDocument
from workflow.dossier import Dossier, DossierItem
from workflow.machine import Refusal, must_be_open
from workflow.people import Unit
from workflow.terms import Action, Retention, Role

OPENERS = frozenset({Role.CLERK, Role.HEAD, Role.OFFICER})
"""Who opens a dossier: the clerk, and a unit for its own matters (Art. 29)."""
MOST = 300
"""Dossiers of a list."""


def desk() -> ResponseReturnValue:
    """The list of a year, and what is due at the archive."""
    year = request.args.get("year", work.today().year, type=int)
    counted = select(DossierItem.dossier_id, func.count().label("letters")).group_by(DossierItem.dossier_id).subquery()
    listed = (
        select(Dossier, func.coalesce(counted.c.letters, 0))
        .outerjoin(counted, counted.c.dossier_id == Dossier.id)
        .where(Dossier.year == year, mine())
        .order_by(Dossier.notation)
        .limit(MOST)
    )
    return render_template(
        "dossiers/desk.html",
        year=year,
        years=_years(),
        dossiers=work.session().execute(listed).all(),
        due=[each for each in soon_due_at_archive(work.session(), work.today()) if _may_look(each)],
        opens=bool(work.me().own_roles_on(work.today()) & OPENERS),
        **opening(),
    )


def open_new() -> ResponseReturnValue:
    """A new line of this year's list."""
    dossier = _opened()
    work.session().flush()
    flash(f"Đã mở hồ sơ {dossier.notation}.")
    return onward("dossiers.page", id=dossier.id)


def page(id: int) -> ResponseReturnValue:
    """One dossier: its letters in their order, as far as this person may see them."""
    dossier = seen_dossier(id)
    seen = letters_seen(dossier)
    return render_template(
        "dossiers/page.html", dossier=dossier, items=seen, hidden=len(dossier.items) - len(seen), keeps=_keeps(dossier)
    )


def close(id: int) -> ResponseReturnValue:
    """Nothing is added any more."""
    dossier = _kept(id)
    close_dossier(dossier, work.me(), work.now())
    flash(f"Đã kết thúc hồ sơ {dossier.notation}; nộp lưu trước ngày {dossier.hand_over_by:%d/%m/%Y}.")
    return onward("dossiers.page", id=id)


def hand_over(id: int) -> ResponseReturnValue:
    """The archive has it."""
    dossier = _kept(id)
    hand_over_dossier(dossier, work.me(), work.now())
    flash(f"Đã ghi nhận nộp lưu hồ sơ {dossier.notation}.")
    return onward("dossiers.page", id=id)


def add_to_dossier_form(id: int) -> ResponseReturnValue:
    """Which dossier: one that is open, or a new one."""
    document = work.document(id)
    must_be_open(document, Action.ADD_TO_DOSSIER, work.me(), work.now())
    return render_template("dossiers/add_to_dossier.html", document=document, dossiers=open_ones(), **opening())


def add_to_dossier(id: int) -> ResponseReturnValue:
    """The next number of the dossier."""
    document = work.document(id)
    dossier = chosen()
    steps.add_to_dossier(document, dossier, work.me(), work.now())
    flash(f"Đã đưa vào hồ sơ {dossier.notation}, số thứ tự {dossier.last_ordinal}.")
    return redirect(url_for("documents.page", id=id), 303)


def chosen() -> Dossier:
    """The dossier that the form names, held; or a new one, opened by it.

    Raises:
        Refusal: none is chosen.
    """
    asked = request.form.get("dossier", "")
    if asked == "new":
        return _opened()
    dossier = held_dossier(work.session(), int(asked)) if asked.isdecimal() and len(asked) < 10 else None
    if dossier is None or not _takes_mine(dossier):
        raise Refusal("Xin chọn hồ sơ.")
    return dossier


def open_ones() -> list[Dossier]:
    """Those that take a letter of mine, this year's first."""
    query = select(Dossier).where(Dossier.closed_at.is_(None), mine())
    query = query.order_by(Dossier.year.desc(), Dossier.notation)
    return list(work.session().scalars(query.limit(MOST)))


def letters_seen(dossier: Dossier) -> list[DossierItem]:
    """The letters in it that this person may see."""
    mine = visible_to(work.me(), work.today()).with_only_columns(IncomingDocument.id)
    seen = select(DossierItem).where(DossierItem.dossier == dossier, DossierItem.document_id.in_(mine))
    shown = seen.order_by(DossierItem.ordinal).options(selectinload(DossierItem.document).options(*LIGHT))
    return list(work.session().scalars(shown))


def _opened() -> Dossier:
    form = request.form
    retention = next((term for term in Retention if term == form.get("retention")), None) or abort(400)
    units = {str(unit.id): unit for unit in _own_units()}
    return open_dossier(
        work.session(),
        within(a_line(form.get("notation", "")), 50, "Số và ký hiệu hồ sơ"),
        within(a_line(form.get("title", "")), 500, "Tiêu đề hồ sơ"),
        retention,
        units.get(form.get("unit", "")),
        work.me(),
        work.now(),
    )


def opening() -> dict[str, object]:
    """What the fields of a new dossier need."""
    return {"retentions": Retention, "units": _own_units()}


def _own_units() -> list[Unit]:
    """The clerk opens for any unit; others for their own."""
    if Role.CLERK in work.me().own_roles_on(work.today()):
        return assigning.served_units()
    return work.me().units_on(work.today())


def mine() -> ColumnElement[bool]:
    """The office sees all; a unit the office's own and its own: another's titles may tell what it is not to know."""
    if _sees_all():
        return true()
    return or_(Dossier.unit_id.is_(None), Dossier.unit_id.in_([unit.id for unit in _own_units()]))


def _may_look(dossier: Dossier) -> bool:
    return _sees_all() or dossier.unit is None or _keeps(dossier)


def _sees_all() -> bool:
    return bool(work.me().own_roles_on(work.today()) & SEES_ALL)


def seen_dossier(id: int) -> Dossier:
    """The dossier of this page, if this person may know of it."""
    dossier = work.session().get(Dossier, id)
    if dossier is None or not _may_look(dossier):
        abort(404)
    return dossier


def _kept(id: int) -> Dossier:
    dossier = held_dossier(work.session(), id)
    if dossier is None or not _keeps(dossier):
        abort(404)
    return dossier


def _keeps(dossier: Dossier) -> bool:
    """The clerk, and the unit whose dossier it is."""
    me, today = work.me(), work.today()
    return Role.CLERK in me.own_roles_on(today) or (dossier.unit is not None and me.serves_in(dossier.unit, today))


def _takes_mine(dossier: Dossier) -> bool:
    """The office's own, and one that I keep: another unit could not print a list of letters that it may not see."""
    return dossier.unit is None or _keeps(dossier)


def _years() -> list[int]:
    years = work.session().scalars(select(Dossier.year).distinct()).all()
    return sorted({work.today().year, *years}, reverse=True)
