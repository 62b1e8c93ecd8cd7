"""Attempts at the door and at the register that the office refuses: each breaks one rule and no other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from tests.makers import MORNING, TODAY, Office, a_letterhead, a_recall, a_successor
from tests.roads import a_document
from workflow import steps
from workflow.links import Link
from workflow.machine import moving
from workflow.terms import Action, LinkKind, State


def register(arrival_date: date = TODAY, **wishes: Any) -> Callable[[Office], None]:
    def attempt(office: Office) -> None:
        document = a_document(office, State.TO_REVIEW)
        steps.register(document, a_letterhead(**wishes), arrival_date, office.book, office.clerk, MORNING)

    return attempt


def register_before_the_register_opened(office: Office) -> None:
    office.book.register.valid_from = TODAY + timedelta(days=1)
    register()(office)


def register_in_a_locked_book(office: Office) -> None:
    office.book.locked_at = MORNING
    register()(office)


def void_without_reason(office: Office) -> None:
    steps.void(a_document(office, State.REGISTERED), " \n", office.clerk, MORNING)


def return_without_reason(office: Office) -> None:
    steps.return_to_sender(a_document(office, State.TO_REVIEW), "", office.clerk, MORNING)


def set_aside_without_reason(office: Office) -> None:
    steps.set_aside(a_document(office, State.TO_REVIEW), "", office.clerk, MORNING)


def correct(arrival_date: date = TODAY, reason: str = "Nhầm khi gõ.", **wishes: Any) -> Callable[[Office], None]:
    def attempt(office: Office) -> None:
        document = a_document(office, State.REGISTERED)
        steps.correct(document, a_letterhead(**wishes), arrival_date, reason, office.clerk, MORNING)

    return attempt


def merge_into_nothing_registered(office: Office) -> None:
    into = a_document(office, State.REGISTERED)
    steps.void(into, "Vào sổ nhầm.", office.clerk, MORNING)
    with moving(a_document(office), Action.MERGE, office.clerk, MORNING):
        pass


def merge_by_an_old_link(office: Office) -> None:
    document = a_document(office)
    into = a_document(office, State.REGISTERED)
    document.links_back.append(Link(kind=LinkKind.SAME, by=office.clerk, at=MORNING, earlier=into))
    document.links_back.append(Link(kind=LinkKind.ANOTHER, by=office.clerk, at=MORNING, earlier=into))
    with moving(document, Action.MERGE, office.clerk, MORNING):
        pass


def tell_apart_from_itself(office: Office) -> None:
    document = a_document(office)
    steps.tell_apart(document, document, office.clerk, MORNING)


def add_a_copy_of_nothing(office: Office) -> None:
    with moving(a_document(office, State.FILED), Action.ADD_COPY, office.clerk, MORNING):
        pass


def note_a_successor(kind: LinkKind) -> Callable[[Office], None]:
    def attempt(office: Office) -> None:
        document = a_document(office, State.DONE)
        steps.note_successor(document, a_successor(office, a_document(office), kind), office.clerk, MORNING)

    return attempt


def note_it_as_its_own_successor(office: Office) -> None:
    document = a_document(office, State.DONE)
    steps.note_successor(document, a_successor(office, document), office.clerk, MORNING)


def note_a_removed_letter_as_the_successor(office: Office) -> None:
    later = a_successor(office, a_document(office, State.WITHHELD))
    steps.note_successor(a_document(office, State.DONE), later, office.clerk, MORNING)


def note_nothing_after_a_successor(office: Office) -> None:
    document = a_document(office, State.DONE)
    steps.note_successor(document, a_successor(office, a_document(office)), office.clerk, MORNING)
    steps.note_successor(document, a_recall(office), office.clerk, MORNING)


def call_back(**wishes: Any) -> Callable[[Office], None]:
    def attempt(office: Office) -> None:
        steps.note_call_back(a_document(office, State.DONE), a_recall(office, **wishes), office.clerk, MORNING)

    return attempt
