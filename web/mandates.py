"""Ủy quyền khi đi vắng và trợ lý ghi thay: who acts for which leader, from when to when."""

from __future__ import annotations

from datetime import date, timedelta

from flask import abort, flash, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from web import work
from web.onward import onward
from web.typed import a_day
from workflow.machine import Refusal
from workflow.people import Mandate, Person
from workflow.terms import MandateKind, Role


def desk() -> ResponseReturnValue:
    """Those in force and to come, and those that ended; a leader gives his own, the chief sees and ends any."""
    today = work.today()
    every = work.session().scalars(select(Mandate).order_by(Mandate.valid_from.desc(), Mandate.id.desc())).all()
    mine = [mandate for mandate in every if _may_end(mandate)]
    return render_template(
        "mandates/desk.html",
        running=[mandate for mandate in mine if mandate.valid_to is None or mandate.valid_to >= today],
        ended=[mandate for mandate in mine if mandate.valid_to is not None and mandate.valid_to < today],
        gives=work.me().leads_on(today),
        people=_others(),
        kinds=MandateKind,
    )


def give() -> ResponseReturnValue:
    """A leader lets somebody act for him."""
    if not work.me().leads_on(work.today()):
        raise Refusal("Chỉ lãnh đạo được ủy quyền hoặc giao trợ lý ghi thay.")
    holder = next((person for person in _others() if str(person.id) == request.form.get("holder", "")), None)
    if holder is None:
        raise Refusal("Xin chọn người được ủy quyền.")
    kind = next((kind for kind in MandateKind if kind == request.form.get("kind")), None) or abort(400)
    first, last = _days(kind)
    _must_be_new(holder, kind, first, last)
    mandate = Mandate(
        kind=kind,
        giver=work.me(),
        holder=holder,
        valid_from=first,
        valid_to=last,
        secrets=request.form.get("secrets") == "yes",
        given_at=work.now(),
    )
    work.session().add(mandate)
    flash(f"Đã ghi nhận: đồng chí {holder.full_name} {kind.label} anh/chị từ ngày {first:%d/%m/%Y}.")
    return onward("mandates.desk")


def end(id: int) -> ResponseReturnValue:
    """It ends today; what was done under it stands."""
    mandate = work.session().get(Mandate, id)
    if mandate is None or not _may_end(mandate):
        abort(404)
    # The last day belongs to it: from now on it holds no more, and the days that it held stand.
    yesterday = work.today() - timedelta(days=1)
    if mandate.valid_to is not None and mandate.valid_to <= yesterday:
        raise Refusal("Ủy quyền này đã kết thúc từ trước.")
    mandate.valid_to, mandate.ended_by, mandate.ended_at = yesterday, work.me(), work.now()
    flash("Đã chấm dứt ủy quyền.")
    return onward("mandates.desk")


def _days(kind: MandateKind) -> tuple[date, date | None]:
    first = a_day(request.form.get("valid_from", ""), "Từ ngày", work.today()) or work.today()
    last = a_day(request.form.get("valid_to", ""), "Đến ngày", work.today())
    if first < work.today():
        raise Refusal("Ủy quyền không được bắt đầu trước ngày hôm nay.")
    if kind is MandateKind.ABSENCE and last is None:
        raise Refusal("Xin ghi ngày kết thúc ủy quyền khi đi vắng.")
    if last is not None and last < first:
        raise Refusal("Ngày kết thúc không được trước ngày bắt đầu.")
    return first, last


def _must_be_new(holder: Person, kind: MandateKind, first: date, last: date | None) -> None:
    """Of two alike one would still hold after the other was ended. The giver's row makes two forms take turns."""
    work.session().scalar(select(Person).where(Person.id == work.me().id).with_for_update(of=Person))
    given = select(Mandate).where(Mandate.giver == work.me(), Mandate.holder == holder, Mandate.kind == kind)
    for mandate in work.session().scalars(given):
        begins_after = last is not None and last < mandate.valid_from
        if not begins_after and (mandate.valid_to is None or mandate.valid_to >= first):
            raise Refusal(f"Đồng chí {holder.full_name} đã được ủy quyền như vậy trong thời gian này.")


def _others() -> list[Person]:
    """Those who hold a post today and keep no accounts of the system."""
    people = work.session().scalars(select(Person).order_by(Person.full_name))
    allowed = (person for person in people if person.own_roles_on(work.today()) - {Role.ADMIN})
    return [person for person in allowed if person is not work.me()]


def _may_end(mandate: Mandate) -> bool:
    return mandate.giver is work.me() or Role.CHIEF in work.me().own_roles_on(work.today())
