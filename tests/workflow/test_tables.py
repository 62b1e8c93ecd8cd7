"""The two tables tested as tables: what they allow is whole, what they do not name is refused."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import Any

import pytest

from tests.makers import (
    MORNING,
    Office,
    an_office,
)
from tests.roads import a_document, a_task
from workflow.flow import FLOW, TASK_FLOW
from workflow.machine import Refusal, WrongRole, WrongState, moving, moving_task
from workflow.terms import Action, Role, State, TaskAction, TaskState

BIRTHS = {Action.RECEIVE, TaskAction.ASSIGN}
ENDS = {
    State.RETURNED,
    State.WITHHELD,
    State.CALLED_BACK,
    TaskState.FINISHED,
    TaskState.RETURNED,
    TaskState.RECALLED,
    TaskState.CLOSED,
}
NOTED_LATER = {
    Action.CORRECT, Action.ADD_COPY, Action.NOTE_SUCCESSOR, Action.NOTE_CALL_BACK, Action.ADD_TO_DOSSIER,
    Action.OBLIGE, Action.END_OBLIGATION,
}  # fmt: skip
"""What may be learned of a letter also when it lies in its file."""
TABLES = pytest.mark.parametrize(
    ("flow", "states", "actions", "first"),
    [
        pytest.param(FLOW, set(State), set(Action), State.RECEIVED, id="documents"),
        pytest.param(TASK_FLOW, set(TaskState), set(TaskAction), TaskState.ASSIGNED, id="tasks"),
    ],
)


@TABLES
def test_every_state_is_reached_from_the_first(flow: Any, states: set[Any], actions: set[Any], first: Any) -> None:
    reached = {first}

    for _ in states:
        reached |= {move.target for move in flow if move.source in reached}

    assert reached == states


@TABLES
def test_every_action_has_a_row(flow: Any, states: set[Any], actions: set[Any], first: Any) -> None:
    assert {move.action for move in flow} == actions - BIRTHS


@TABLES
def test_one_state_one_act_and_one_role_give_one_row(
    flow: Any, states: set[Any], actions: set[Any], first: Any
) -> None:
    rows = Counter((move.source, move.action, move.role) for move in flow)

    assert [row for row, times in rows.items() if times > 1] == []


@TABLES
def test_an_act_leads_from_a_state_to_one_place_whoever_does_it(
    flow: Any, states: set[Any], actions: set[Any], first: Any
) -> None:
    targets: dict[Any, set[Any]] = {}
    for move in flow:
        targets.setdefault((move.source, move.action), set()).add(move.target)

    assert [row for row, places in targets.items() if len(places) > 1] == []


@TABLES
def test_every_state_that_is_not_an_end_has_a_way_on(
    flow: Any, states: set[Any], actions: set[Any], first: Any
) -> None:
    ways_on = {move.source for move in flow if move.action is not Action.WITHHOLD and move.source is not move.target}

    assert ways_on == states - ENDS


def test_what_is_returned_or_called_back_moves_no_more_unless_it_is_found_to_be_secret() -> None:
    leaving = {move.action for move in FLOW if move.source in ENDS}

    assert leaving == {Action.WITHHOLD}


def test_of_what_is_filed_only_what_the_sender_says_and_what_was_mistaken_is_noted() -> None:
    leaving = {move.action for move in FLOW if move.source is State.FILED}

    assert leaving == {Action.WITHHOLD, *NOTED_LATER}


def test_a_secret_letter_can_be_removed_wherever_it_stands() -> None:
    removable = {(move.source, move.role) for move in FLOW if move.action is Action.WITHHOLD}

    assert removable == set(product(set(State) - {State.WITHHELD}, (Role.SYSTEM, Role.CLERK)))


@TABLES
def test_nobody_signs_in_as_the_program_and_no_row_is_for_the_administrator(
    flow: Any, states: set[Any], actions: set[Any], first: Any
) -> None:
    assert Role.ADMIN not in {move.role for move in flow}


# --- everything outside the tables is refused -------------------------------------------------------


ALLOWED = {(move.source, move.action, move.role) for move in FLOW}
TASK_ALLOWED = {(move.source, move.action, move.role) for move in TASK_FLOW}


@pytest.fixture(scope="module")
def office() -> Office:
    return an_office()


@pytest.mark.parametrize(("state", "action"), list(product(State, Action)))
def test_what_the_table_does_not_name_is_refused_and_changes_nothing(
    office: Office, state: State, action: Action
) -> None:
    document = a_document(office, state)
    before = _document_facts(document)
    known = any(source is state and act is action for source, act, _ in ALLOWED)

    for role in (role for role in Role if (state, action, role) not in ALLOWED):
        with pytest.raises(WrongRole if known else WrongState), moving(document, action, _who(office, role), MORNING):
            pytest.fail("the act was let in")

        assert _document_facts(document) == before


@pytest.mark.parametrize(("state", "action"), list(product(TaskState, TaskAction)))
def test_what_the_table_of_tasks_does_not_name_is_refused_and_changes_nothing(
    office: Office, state: TaskState, action: TaskAction
) -> None:
    task = a_task(office, state)
    before = (task.state, *_document_facts(task.document))
    known = any(source is state and act is action for source, act, _ in TASK_ALLOWED)

    for role in (role for role in Role if (state, action, role) not in TASK_ALLOWED):
        with pytest.raises(WrongRole if known else WrongState), moving_task(task, action, _who(office, role), MORNING):
            pytest.fail("the act was let in")

        assert (task.state, *_document_facts(task.document)) == before


def test_the_refusal_names_the_state_that_stands_in_the_way(office: Office) -> None:
    filed = a_document(office, State.FILED)

    refused = _refusal_of(filed, Action.REGISTER, office.clerk)

    assert refused == "Không thể «Vào sổ» khi đang ở trạng thái «Đã lưu hồ sơ»."


def test_the_refusal_names_those_to_whom_the_act_belongs(office: Office) -> None:
    registered = a_document(office, State.REGISTERED)

    refused = _refusal_of(registered, Action.SUBMIT, office.officers[0])

    assert refused == "Chỉ Văn thư hoặc Chánh Văn phòng được «Trình lãnh đạo»."


def _refusal_of(document: Any, action: Action, by: Any) -> str:
    with pytest.raises(Refusal) as refusal, moving(document, action, by, MORNING):
        pytest.fail("the act was let in")
    return str(refusal.value)


def _who(office: Office, role: Role) -> Any:
    return office.somebody(role)


def _document_facts(document: Any) -> tuple[Any, ...]:
    return (document.state, document.moves, len(document.history), document.arrival_number, len(document.entries))
