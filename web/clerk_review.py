"""Kiểm tra và vào sổ: the page beside what was read of it; a person confirms, and the book gives a number."""

from __future__ import annotations

from dataclasses import dataclass

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue

from web import issuers, registers, scans, work
from web.alike import Said
from web.alike import alike as find_alike
from web.clerk import just_registered
from web.clerk_queue import pages_read, place_in_review
from web.letterhead_form import letterhead_from
from web.onward import onward
from web.papers_in_scan import papers_of
from web.proof import Asked, asked_about, places_on
from web.typed import Unclear, a_code, a_day, a_line
from workflow import steps
from workflow.document import IncomingDocument
from workflow.machine import Refusal
from workflow.people import in_force
from workflow.register import Book, Entry, Register, open_book
from workflow.terms import TYPE_NAMES, State

LEGIBLE = 0.5
"""The confidence from which a handwritten number or date on the stamp is worth showing."""


def review(id: int) -> ResponseReturnValue:
    """The page left, the fields right."""
    document = work.document(id)
    if document.state is not State.TO_REVIEW:
        return onward("documents.page", id=id)
    asked = asked_about(document, work.today(), work.parts().calendar)
    reading = document.reading or {}
    place, total, before, after = place_in_review(document)
    return render_template(
        "clerk/register.html",
        **_how_far(document),
        asked=asked,
        sheets=[(number, places_on(number, asked)) for number in _pages(document)],
        sizes={place.page: scans.page_size(document, place.page) for place in (each.place for each in asked) if place},
        refused=reading.get("refused"),
        papers=papers_of(reading), apart=[each["sentence"] for each in reading.get("disagreements") or ()],
        stamp=_stamp(document),
        place=place, total=total, before=before, after=after,
        just=just_registered(),
        alike=_alike_as_read(document, asked),
        choices=_choices(asked), held=registers.held_numbers([each.id for each in _registers()]),
        issuers=issuers.known(work.session()), types=TYPE_NAMES,
    )  # fmt: skip


def register(id: int) -> ResponseReturnValue:
    """Vào sổ, and on to the next letter."""
    document = work.document(id)
    letterhead = letterhead_from(request.form, work.today())
    arrived = a_day(request.form.get("arrival_date", ""), "Ngày đến", work.today()) or work.today()
    held, register = _held(), _register()
    if held is not None:
        # It came on the day for which its number was taken, wherever the form stands.
        arrived, register = held.arrival_date, held.register
    book = open_book(work.session(), register, arrived.year)
    *_, before, after = place_in_review(document)
    following = after or before
    steps.register(document, letterhead, arrived, book, work.me(), work.now(), held)
    if request.form.get("then") == "submit":
        flash(f"Số đến {document.arrival_number}/{arrived.year}. Xin soạn đề xuất để trình.")
        return onward("clerk_submit.submit_form", id=id)
    if following is not None:
        return onward("clerk_review.review", id=following, just=id)
    return onward("clerk.desk", just=id)


def alike(id: int) -> ResponseReturnValue:
    """Looks again for the same letter, while the form is filled in."""
    document = work.document(id)
    try:
        issued = a_day(request.args.get("issued_date", ""), "", work.today())
    except Unclear:
        issued = None
    typed = {name: a_line(request.args.get(name, "")) for name in ("organ_name", "subject")}
    found = find_alike(document, Said(a_code(request.args.get("code", "")), issued=issued, **typed))
    return render_template("clerk/parts/alike.html", alike=found, document=document)


def still_reading(id: int) -> ResponseReturnValue:
    """How far the reading of the other pages is, for the form that is open meanwhile."""
    return render_template("clerk/parts/still_reading.html", **_how_far(work.document(id)))


def _how_far(document: IncomingDocument) -> dict[str, object]:
    read = pages_read(work.session(), [document]).get(document.id, 0)
    return {"document": document, "pages_read": read, "page_count": scans.page_count(document)}


def _pages(document: IncomingDocument) -> range:
    return range(1, scans.page_count(document) + 1)


def _stamp(document: IncomingDocument) -> dict[str, str]:
    """What the arrival stamp on the paper says, where it was read well enough to be of use."""
    fields = (document.reading or {}).get("fields") or {}
    read = {name: fields.get(name) or {} for name in ("arrival_number", "arrival_date")}
    return {
        name: str(found["value"])
        for name, found in read.items()
        if found.get("value") and (found.get("confidence") or 0) >= LEGIBLE
    }


def _alike_as_read(document: IncomingDocument, asked: list[Asked]) -> list[object]:
    value = {each.field.name: each.value for each in asked}
    issued = a_day(value["issued_date"], "", work.today())
    return list(find_alike(document, Said(value["code"], value["organ_name"], issued, value["subject"])))


@dataclass(frozen=True)
class Choice:
    """A register that the letter may be entered in; another clerk may be quicker with its number."""

    register: Register
    next_number: int
    proposed: bool


def _choices(asked: list[Asked]) -> list[Choice]:
    """The open registers; proposed is the one kept for this issuer by name, or else the first that is for all."""
    issuer = next((each.value for each in asked if each.field.name == "organ_name"), "")
    every = _registers()
    for_all = next((each for each in every if not each.senders.strip()), every[0] if every else None)
    proposed = next((each for each in every if each.is_for(issuer)), for_all)
    return [Choice(each, _next_number(each), each is proposed) for each in every]


def _registers() -> list[Register]:
    today = work.today()
    every = work.session().scalars(registers.ordinary())
    return [each for each in every if in_force(each.valid_from, each.valid_to, today)]


def _register() -> Register:
    open_ones = _registers()
    asked = request.form.get("register", type=int)
    found = next((register for register in open_ones if register.id == asked), None)
    if found is None:
        raise Refusal("Xin chọn sổ đăng ký đang mở.")
    return found


def _held() -> Entry | None:
    """The number that was taken ahead for this letter, held against another clerk who might use it."""
    asked = request.form.get("held", type=int)
    if asked is None:
        return None
    entry = work.session().get(Entry, asked, with_for_update={"of": Entry})
    if entry is None or not entry.is_held or entry.register.is_secret:
        raise Refusal("Số giữ trước này đã dùng cho văn bản khác hoặc đã hủy. Xin tải lại trang.")
    return entry


def _next_number(register: Register) -> int:
    book = work.session().get(Book, (register.id, work.today().year))
    return (book.last_number if book else 0) + 1
