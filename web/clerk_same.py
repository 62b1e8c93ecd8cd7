"""The same letter again? Both side by side, and the clerk decides: its second copy, or another letter (Art. 22.2)."""

from __future__ import annotations

from dataclasses import dataclass

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue

from storage.text import fold
from web import choosing, scans, work
from web.alike import Said, alike
from web.letterhead_form import FIELDS, Field, Kind
from web.onward import onward
from web.proof import asked_about
from workflow import steps
from workflow.document import IncomingDocument
from workflow.machine import must_be_open
from workflow.terms import Action, State

MOST_PAGES = 10
"""Of each letter, side by side; the rest is in the file."""


@dataclass(frozen=True)
class Compared:
    """One component as both letters have it."""

    label: str
    ours: str
    theirs: str

    @property
    def differs(self) -> bool:
        """Other than in marks, case and spaces, which a reading gets wrong."""
        return fold(self.ours) != fold(self.theirs)


def merge_form(id: int) -> ResponseReturnValue:
    """Both letters side by side, or, while none is named, those to choose from."""
    document = work.document(id)
    must_be_open(document, Action.MERGE, work.me(), work.now())
    if request.args.get("other", type=int) is None:
        said = _said(document)
        found = alike(document, Said(said["code"], said["organ_name"], None, said["subject"]))
        choice = choosing.choice(document, numbered=True)
        return render_template("clerk/same_choose.html", document=document, alike=found, choice=choice)
    return _side_by_side(document, choosing.chosen())


def merge(id: int) -> ResponseReturnValue:
    """The second copy of a letter that has its number."""
    document, other = _both(id)
    steps.merge(document, other, work.me(), work.now())
    flash(f"Đã đính làm bản thứ hai của văn bản số đến {other.arrival_number}. Không cấp số đến mới.")
    return onward("documents.page", id=other.id)


def tell_apart(id: int) -> ResponseReturnValue:
    """Another letter: nobody is asked again."""
    document, other = _both(id)
    steps.tell_apart(document, other, work.me(), work.now())
    flash("Đã ghi nhận là văn bản khác. Hai văn bản này sẽ không được nhắc là giống nhau nữa.")
    return onward("clerk_review.review", id=id)


def add_copy_form(id: int) -> ResponseReturnValue:
    """The other way round: which of the scans that wait is a copy of this letter?"""
    document = work.document(id)
    must_be_open(document, Action.ADD_COPY, work.me(), work.now())
    head = document.letterhead
    choice = choosing.choice(document, numbered=False, usual=head.code if head else "")
    waiting = [other for other in choice.documents if other.state is State.TO_REVIEW]
    return render_template("clerk/add_copy.html", document=document, choice=choice, waiting=waiting)


def _side_by_side(document: IncomingDocument, other: IncomingDocument) -> ResponseReturnValue:
    return render_template(
        "clerk/same.html",
        document=document,
        other=other,
        rows=_compared(document, other),
        pages=_pages(document, other),
        sheets={each.id: scans.page_count(each) for each in (document, other)},
    )


def _both(id: int) -> tuple[IncomingDocument, IncomingDocument]:
    """Always held in the same order: two clerks who compare the same pair wait for one another, and never for ever."""
    other = request.form.get("other", type=int) or 0
    for each in sorted((id, other)):
        work.another(each)
    return work.document(id), choosing.chosen()


def _compared(document: IncomingDocument, other: IncomingDocument) -> list[Compared]:
    ours, theirs = _said(document), _said(other)
    shown = [Compared(field.label, _in_words(field, ours), _in_words(field, theirs)) for field in FIELDS]
    return [each for each in shown if each.ours or each.theirs]


def _said(document: IncomingDocument) -> dict[str, str]:
    asked = asked_about(document, work.today(), work.parts().calendar)
    return {each.field.name: each.value for each in asked}


def _in_words(field: Field, said: dict[str, str]) -> str:
    value = said[field.name]
    if field.kind is not Kind.CHOICE or field.words is None:
        return value
    return next((word.label for word in field.words if word.value == value), "")


def _pages(document: IncomingDocument, other: IncomingDocument) -> range:
    return range(1, min(MOST_PAGES, max(scans.page_count(document), scans.page_count(other))) + 1)
