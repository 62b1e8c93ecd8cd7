"""The form of a standing obligation: what the letter's words propose, and what a person made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import Flask, request

from routing.access import visible_to
from web import work
from web.assigning import served_units
from web.typed import a_day, a_line, within
from workflow.deadlines import Counting, latest_safe_day, next_day_of_month
from workflow.document import IncomingDocument
from workflow.machine import Refusal
from workflow.obligation import Every, Obligation
from workflow.reckoning import RETURNS, reckon

LONGEST = 300


@dataclass(frozen=True)
class Proposal:
    """One periodic report that the letter seems to ask for."""

    every: Every
    day: int
    month: int | None
    inclusive: bool
    first_due: date
    phrase: str
    page: int | None
    box: list[float] | None

    @property
    def said(self) -> str:
        """«hằng tháng, trước ngày 23»."""
        words = RETURNS[self.every.value][1]
        return f"{words}, {'chậm nhất ngày' if self.inclusive else 'trước ngày'} {self.day}"


def proposals(document: IncomingDocument) -> list[Proposal]:
    """Those that were read in the letter and nobody has confirmed yet, in the order of the text."""
    read = (document.reading or {}).get("deadlines") or ()
    found = [proposal for each in read if (proposal := _proposal(document, each)) is not None]
    confirmed = {(each.every, each.day, each.month) for each in document.obligations}
    return [each for each in found if (each.every, each.day, each.month) not in confirmed]


def proposed(document: IncomingDocument) -> list[Proposal]:
    """For the letter's page: only what stands in the register can oblige anybody."""
    return proposals(document) if document.arrival_number is not None else []


def filled_in(document: IncomingDocument, form: Mapping[str, str]) -> Obligation:
    """As the person filled it in; where it goes back to words of the letter, they are kept as its proof."""
    every = next((each for each in Every if each.value == form.get("every")), None)
    day, month = _number(form.get("day", "")), _number(form.get("month", ""))
    first = a_day(form.get("first_due", ""), "Hạn kỳ đầu", work.today())
    if every is None or day is None or first is None:
        raise Refusal("Xin ghi đủ: bao lâu một lần, ngày nào trong tháng, và hạn của kỳ báo cáo đầu tiên.")
    read = proposals(document)
    number = _number(form.get("n", ""))
    words = read[number] if number is not None and number < len(read) else None
    chosen = set(request.form.getlist("unit"))
    return Obligation(
        every=every,
        day=day,
        month=month,
        inclusive=form.get("inclusive") == "yes",
        first_due=first,
        what=within(a_line(form.get("what", "")), LONGEST, "Tên báo cáo"),
        receiver=within(a_line(form.get("receiver", "")), LONGEST, "Nơi nhận"),
        units=[unit for unit in served_units() if str(unit.id) in chosen],
        prepare=min(_number(form.get("prepare", "")) or 0, 60),
        phrase=words.phrase if words else "",
        page=words.page if words else None,
        box=words.box if words else None,
        by=work.me(),
        at=work.now(),
    )


def later_letter(document: IncomingDocument, form: Mapping[str, str]) -> IncomingDocument | None:
    """The letter that ends it, by its arrival number of this year or the last; None where none was named."""
    text = a_line(form.get("later", ""))
    if not text:
        return None
    number = _number(text)
    query = visible_to(work.me(), work.today()).where(
        IncomingDocument.arrival_number == number,
        IncomingDocument.arrival_date >= date(work.today().year - 1, 1, 1),
        IncomingDocument.id != document.id,
    )
    found = work.session().scalar(query.order_by(IncomingDocument.arrival_date.desc()).limit(1)) if number else None
    if found is None:
        raise Refusal(f"Không có văn bản đến nào mang số «{text[:20]}» trong hai năm gần đây. Xin ghi lại số đến.")
    return found


def install(app: Flask) -> None:
    """Make it known to the page of a letter."""
    app.jinja_env.globals.update(obligations_proposed=proposed)


def _proposal(document: IncomingDocument, told: Mapping[str, Any]) -> Proposal | None:
    every = next((each for each in Every if each.value == told.get("every")), None)
    day: int | None = told.get("day_of_month") or told.get("day")
    head = document.letterhead
    arrived = document.arrival_date or work.today()
    counting = Counting(head.issued_date if head and head.issued_date else arrived, arrived, work.parts().calendar)
    reckoned = reckon(told, counting)
    if every is None or day is None or reckoned is None:
        return None
    month = None if every is Every.MONTH else told.get("month")
    inclusive = bool(told.get("inclusive", True))
    first = _first_from_today(every, day, month, inclusive, reckoned.due_date)
    box = list(reckoned.box) if reckoned.box else None
    return Proposal(every, day, month, inclusive, first, reckoned.phrase, reckoned.page, box)


def _first_from_today(every: Every, day: int, month: int | None, inclusive: bool, due: date) -> date:
    """The next turn that can still be kept; a letter may come late."""
    while due < work.today():
        due = _next(every, day, month, inclusive, due)
    return due


def _next(every: Every, day: int, month: int | None, inclusive: bool, due: date) -> date:
    span = RETURNS[every.value][0]
    named = due if inclusive else due + timedelta(days=1)
    return latest_safe_day(next_day_of_month(day, named, span=span, month=month or span), inclusive=inclusive)


def _number(text: str) -> int | None:
    text = a_line(text)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None
