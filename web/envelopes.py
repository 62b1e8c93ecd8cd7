"""Sổ bì văn bản: envelopes handed over unopened, or sent back at the door; none of them takes a number."""

from __future__ import annotations

from datetime import date, datetime, time

from flask import abort, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Select, select

from web import work
from web.books import printed
from web.lists import first
from web.onward import onward
from web.papers.paper import Cell, Column, Paper, Table
from web.typed import Unclear, a_day, a_line, a_text, within
from web.words import moment
from workflow.deadlines import VIETNAM
from workflow.envelope import Envelope, hand_over_unopened, return_at_the_door, sign_for, take_back_to_register
from workflow.people import Person

PAGE = 50
MOST_PRINTED = 2000
TITLE = "SỔ THEO DÕI BÌ VĂN BẢN CHUYỂN GIAO KHÔNG BÓC"
COLUMNS = (
    Column("Nhận lúc", 28), Column("Nơi gửi ghi trên bì", 50), Column("Ghi chú trên bì", 45), Column("Người nhận", 42),
    Column("Người chuyển, lúc", 38), Column("Ký nhận", 38), Column("Kết quả", 36),
)  # fmt: skip
REASONS = ("Gửi nhầm nơi nhận", "Bì rách, niêm phong không còn nguyên", "Số trên bì không khớp văn bản bên trong",
           "Bì có dấu chỉ độ mật, không mở tại bộ phận này")  # fmt: skip


def desk() -> ResponseReturnValue:
    """A form for the next envelope, and those that came, the newest first."""
    page = max(1, request.args.get("page", 1, type=int))
    since, until = _asked_days()
    return render_template(
        "envelopes/desk.html",
        shown=first(_envelopes(since, until).order_by(Envelope.id.desc()), PAGE, (page - 1) * PAGE),
        page=page,
        page_size=PAGE,
        since=since,
        until=until,
        people=work.session().scalars(select(Person.full_name).order_by(Person.full_name)).all(),
        reasons=REASONS,
    )


def note() -> ResponseReturnValue:
    """The envelope is logged as it goes: to its addressee, or back."""
    envelope = Envelope(
        came_at=work.now(),
        noted_by=work.me(),
        sender=_line("sender", "Nơi gửi", 300),
        addressee=_line("addressee", "Người nhận", 200),
        marks=_line("marks", "Ghi chú trên bì", 300),
    )
    if request.form.get("goes") == "back":
        return_at_the_door(envelope, within(a_text(request.form.get("reason", "")), 2000, "Lý do"), work.now())
        flash(f"Đã ghi trả lại bì của {envelope.sender}. Không cấp số đến.")
    else:
        hand_over_unopened(envelope, work.now())
        flash(f"Đã ghi chuyển bì cho {envelope.addressee}, không bóc. Không cấp số đến.")
    work.session().add(envelope)
    return onward("envelopes.desk")


def sign(id: int) -> ResponseReturnValue:
    """Somebody signed for it."""
    envelope = _envelope(id)
    sign_for(envelope, _line("signed_by", "Người ký nhận", 100), work.now())
    flash(f"Đã ghi: {envelope.signed_by} ký nhận bì của {envelope.sender}.")
    return onward("envelopes.desk")


def come_back(id: int) -> ResponseReturnValue:
    """Official business after all: on to the tray of scans."""
    envelope = _envelope(id)
    take_back_to_register(envelope, work.now())
    flash(f"Bì của {envelope.sender} trả lại để đăng ký. Xin quét văn bản và đưa vào đây.")
    return onward("clerk.desk")


def print_list() -> ResponseReturnValue:
    """The list on paper."""
    since, until = _asked_days()
    shown = first(_envelopes(since, until).order_by(Envelope.id), MOST_PRINTED)
    if shown.more:
        raise Unclear(f"Nhiều hơn {MOST_PRINTED} bì. Xin chọn khoảng thời gian ngắn hơn.")
    span = " ".join(f"{word} {day:%d/%m/%Y}" for word, day in (("từ ngày", since), ("đến ngày", until)) if day)
    rows = tuple(tuple(map(Cell, _row(envelope))) for envelope in shown.rows)
    table = Table(TITLE, COLUMNS, rows, empty="Chưa ghi bì nào trong thời gian này.")
    paper = Paper(TITLE, work.parts().office_name, (span,) if span else (), (table,))
    return printed(paper, url_for("envelopes.desk"))


def _envelope(id: int) -> Envelope:
    return work.session().get(Envelope, id, with_for_update={"of": Envelope}) or abort(404)


def _line(name: str, label: str, limit: int) -> str:
    return within(a_line(request.form.get(name, "")), limit, label)


def _asked_days() -> tuple[date | None, date | None]:
    since, until = (a_day(request.args.get(name, ""), "Ngày", work.today()) for name in ("since", "until"))
    return since, until


def _envelopes(since: date | None, until: date | None) -> Select[Envelope]:
    query = select(Envelope)
    if since:
        query = query.where(Envelope.came_at >= datetime.combine(since, time.min, VIETNAM))
    if until:
        query = query.where(Envelope.came_at <= datetime.combine(until, time.max, VIETNAM))
    return query


def _row(envelope: Envelope) -> tuple[str, ...]:
    handed = f"{envelope.noted_by.full_name}, {moment(envelope.handed_at)}" if envelope.handed_at else ""
    signed = f"{envelope.signed_by}, {moment(envelope.signed_at)}" if envelope.signed_at else ""
    when = moment(envelope.returned_at or envelope.came_back_at)
    fate = "\n".join(filter(None, (envelope.fate, when, envelope.return_reason)))
    return moment(envelope.came_at), envelope.sender, envelope.marks, envelope.addressee, handed, signed, fate
