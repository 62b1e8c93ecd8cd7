"""Chế độ báo cáo định kỳ: what is due in the coming months, who sent it and who has not."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue

from routing.access import SEES_ALL
from web import work
from web.assigning import served_units
from web.books_asked import wish
from web.obligation_form import LONGEST, filled_in, later_letter, proposals
from web.onward import onward
from web.papers.obligations import heading, obligations_paper, told
from web.papers.saying import said
from web.typed import a_line, within
from workflow import steps
from workflow.books.obligations import coming, series, turns
from workflow.books.period import Period
from workflow.machine import Refusal, must_be_open
from workflow.obligation import Every, Standing
from workflow.terms import Action, Role

AHEAD = timedelta(days=92)


def desk() -> ResponseReturnValue:
    """The coming months, and this year's or another year's record."""
    today = work.today()
    year = max(2000, min(request.args.get("year", today.year, type=int), today.year + 1))
    asked = wish(request.args, Period(date(year, 1, 1), date(year, 12, 31)))
    of = series(work.session(), asked.asked.allowed)
    ahead = coming(of, today, today + AHEAD)
    months = groupby(ahead, key=lambda each: (each.due.year, each.due.month))
    return render_template(
        "obligations/desk.html",
        months=[(f"Tháng {month}/{year_of}", list(due)) for (year_of, month), due in months],
        paper=obligations_paper(asked, None),
        said=said,
        year=year,
        running=[each for each in of if each.runs],
        heading=heading,
        prints=bool(work.me().own_roles_on(today) & {*SEES_ALL, Role.HEAD}),
        span={"from": f"{year}-01-01", "to": f"{year}-12-31"},
    )


def turns_listed() -> ResponseReturnValue:
    """The turns behind a figure."""
    asked = wish(request.args, Period(date(work.today().year, 1, 1), work.today()))
    of = series(work.session(), asked.asked.allowed)
    unit = request.args.get("unit", type=int)
    made = turns(work.session(), of, asked.period.first, asked.period.last, asked.units)
    standing = next((each for each in Standing if each.value == request.args.get("standing")), None)
    wanted = (standing,) if standing else (Standing.ON_TIME, Standing.LATE, Standing.MISSING)
    shown = [each for each in made if each.standing(work.today()) in wanted and unit in (None, each.unit_id)]
    title = standing.label if standing else "Các kỳ báo cáo đã đến hạn"
    return render_template(
        "obligations/turns.html", turns=shown, title=title, told=told, heading=heading, period=asked.period
    )


def oblige_form(id: int) -> ResponseReturnValue:
    """Filled in from the words of the letter, as far as they were read; all of it for a person to confirm."""
    document = work.document(id)
    must_be_open(document, Action.OBLIGE, work.me(), work.now())
    read = proposals(document)
    number = request.args.get("n", type=int)
    return render_template(
        "obligations/oblige.html",
        document=document,
        proposal=read[number] if number is not None and 0 <= number < len(read) else None,
        number=number,
        units=served_units(),
        concerned={task.unit for task in document.tasks},
        everies=Every,
        longest=LONGEST,
    )


def oblige(id: int) -> ResponseReturnValue:
    """The series is confirmed."""
    document = work.document(id)
    obligation = filled_in(document, request.form)
    steps.oblige(document, obligation, work.me(), work.now())
    flash(f"Đã lập chế độ báo cáo «{obligation.what}», kỳ đầu hạn {obligation.first_due:%d/%m/%Y}.")
    return onward("documents.page", id=id)


def end_obligation_form(id: int) -> ResponseReturnValue:
    """Which of the letter's series, why, and by what later letter."""
    document = work.document(id)
    must_be_open(document, Action.END_OBLIGATION, work.me(), work.now())
    running = [each for each in document.obligations if each.runs]
    return render_template("obligations/end.html", document=document, running=running)


def end_obligation(id: int) -> ResponseReturnValue:
    """It ends today."""
    document = work.document(id)
    wanted = request.form.get("obligation", type=int)
    obligation = next((each for each in document.obligations if each.id == wanted and each.runs), None)
    if obligation is None:
        raise Refusal("Xin chọn chế độ báo cáo đang thực hiện cần kết thúc.")
    reason = within(a_line(request.form.get("reason", "")), 2000, "Lý do")
    steps.end_obligation(obligation, reason, later_letter(document, request.form), work.me(), work.now())
    flash(f"Đã kết thúc chế độ báo cáo «{obligation.what}».")
    return onward("documents.page", id=id)
