"""Attempts at standing obligations that the office refuses: each breaks one rule and no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.makers import MORNING, Office, an_obligation
from tests.roads import a_document
from workflow import steps
from workflow.machine import moving
from workflow.people import Unit
from workflow.terms import Action, State


def oblige(**wishes: Any) -> Callable[[Office], None]:
    def attempt(office: Office) -> None:
        steps.oblige(a_document(office, State.FILED), an_obligation(office, **wishes), office.clerk, MORNING)

    return attempt


def oblige_a_unit(unit: Unit) -> Callable[[Office], None]:
    return oblige(units=[unit])


def end_nothing(office: Office) -> None:
    with moving(a_document(office, State.IN_PROGRESS), Action.END_OBLIGATION, office.clerk, MORNING, "Thôi."):
        pass
