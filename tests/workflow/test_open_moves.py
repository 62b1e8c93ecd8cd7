"""The buttons: what is shown to a person is just what the machine will let in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.makers import (
    MORNING,
    Office,
    a_person,
    a_post,
    an_office,
    for_information_only,
    only_to_be_kept,
)
from tests.roads import a_document, a_task
from workflow.machine import Refusal, RuleBroken, moves_open_to, moving, moving_task, task_moves_open_to
from workflow.people import Person
from workflow.slip import Directive
from workflow.terms import Action, Duty, Role, State, TaskAction, TaskState

STANDINGS = [
    *((state, Duty.LEAD) for state in TaskState),
    *((state, Duty.SUPPORT) for state in (TaskState.ASSIGNED, TaskState.IN_WORK, TaskState.RECALLED, TaskState.CLOSED)),
    *((state, Duty.INFORM) for state in (TaskState.ASSIGNED, TaskState.RECALLED, TaskState.CLOSED)),
]


class LetIn(Exception):
    """The machine got as far as asking for the facts."""


@pytest.fixture(scope="module")
def office() -> Office:
    return an_office()


@pytest.mark.parametrize("state", State)
def test_a_button_is_shown_exactly_where_the_act_is_let_in(office: Office, state: State) -> None:
    document = a_document(office, state)

    for person in (None, *office.people):
        shown = {move.action for move in moves_open_to(person, document, MORNING)}

        assert shown == {action for action in Action if _lets_in(moving, document, action, person)}


@pytest.mark.parametrize(("state", "duty"), STANDINGS)
def test_a_button_of_a_task_is_shown_exactly_where_the_act_is_let_in(
    office: Office, state: TaskState, duty: Duty
) -> None:
    task = a_task(office, state, duty)

    for person in (None, *office.people):
        shown = {move.action for move in task_moves_open_to(person, task, MORNING)}

        assert shown == {action for action in TaskAction if _lets_in(moving_task, task, action, person)}


@pytest.mark.parametrize(
    ("directive", "buttons"),
    [(for_information_only, {Action.HAND_OVER}), (only_to_be_kept, {Action.FILE, Action.RETURN_TO_SENDER})],
)
def test_the_clerk_hands_over_what_names_units_and_files_or_sends_back_what_names_none(
    office: Office, directive: Callable[[Office], Directive], buttons: set[Action]
) -> None:
    document = a_document(office, State.DIRECTED, directive(office))

    shown = {move.action for move in moves_open_to(office.clerk, document, MORNING)}

    assert shown & {Action.HAND_OVER, Action.FILE, Action.RETURN_TO_SENDER} == buttons


def test_no_button_is_shown_twice_to_one_who_holds_two_posts(office: Office) -> None:
    both = a_person("Hồ Hai Chức", a_post(Role.CLERK), a_post(Role.CHIEF))

    shown = [move.action for move in moves_open_to(both, a_document(office, State.REGISTERED), MORNING)]

    assert Action.SUBMIT in shown
    assert len(shown) == len(set(shown))


def test_a_stale_button_is_answered_with_the_condition_that_fails(office: Office) -> None:
    document = a_document(office, State.SUBMITTED)

    with pytest.raises(RuleBroken, match="lãnh đạo khác"), moving(document, Action.DIRECT, office.deputy, MORNING):
        raise LetIn


def _lets_in(door: Any, to: Any, action: Any, by: Person | None) -> bool:
    try:
        with door(to, action, by, MORNING):
            raise LetIn
    except LetIn:
        return True
    except Refusal:
        return False
