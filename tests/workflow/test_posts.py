"""People may hold several posts; posts and units have a first and a last day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.makers import (
    MORNING,
    TODAY,
    Office,
    a_directive,
    a_letterhead,
    a_person,
    a_post,
    a_proposal,
    an_assignment,
    an_office,
)
from tests.roads import a_document, a_task
from workflow import steps
from workflow.machine import RuleBroken, WrongRole, moves_open_to, task_moves_open_to
from workflow.people import roles_of
from workflow.terms import Action, Role, State, TaskAction, TaskState

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.fixture
def office() -> Office:
    return an_office()


def test_one_who_is_clerk_and_officer_may_do_the_work_of_both(office: Office) -> None:
    both = a_person("Hồ Hai Chức", a_post(Role.CLERK), a_post(Role.OFFICER, office.units[0]))
    document = a_document(office, State.TO_REVIEW)

    steps.register(document, a_letterhead(), TODAY, office.book, both, MORNING)
    task = a_task(office)
    steps.accept(task, both, MORNING)

    assert (document.state, task.officer) == (State.REGISTERED, both)


def test_one_who_heads_one_unit_and_works_in_another_may_act_for_both_and_no_third(office: Office) -> None:
    both = a_person("Hồ Hai Chức", a_post(Role.HEAD, office.units[4]), a_post(Role.OFFICER, office.units[1]))
    document = a_document(office, State.IN_PROGRESS)
    lead, support, _ = document.tasks

    steps.accept(support, both, MORNING)

    assert support.state is TaskState.IN_WORK
    with pytest.raises(RuleBroken, match="đơn vị khác"):
        steps.accept(lead, both, MORNING)


def test_a_clerk_who_sits_in_the_unit_does_not_do_its_work(office: Office) -> None:
    task = a_task(office)
    clerk_there = a_person("Lý Văn Thư", a_post(Role.CLERK, task.unit))

    with pytest.raises(WrongRole):
        steps.accept(task, clerk_there, MORNING)


def test_a_leader_who_also_heads_a_unit_reports_but_is_still_asked_as_a_leader(office: Office) -> None:
    office.leader.posts.append(a_post(Role.HEAD, office.units[0]))
    task = a_task(office)

    actions = {move.action for move in task_moves_open_to(office.leader, task, MORNING)}

    assert actions >= {TaskAction.ACCEPT, TaskAction.APPOINT, TaskAction.RETURN, TaskAction.URGE, TaskAction.RECALL}


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "may"),
    [
        (TODAY, None, True),
        (TODAY, TODAY, True),
        (YESTERDAY, TOMORROW, True),
        (TOMORROW, None, False),
        (YESTERDAY, YESTERDAY, False),
    ],
    ids=["from today", "only today", "around today", "from tomorrow", "until yesterday"],
)
def test_a_post_gives_its_rights_only_between_its_days(
    office: Office, valid_from: object, valid_to: object, may: bool
) -> None:
    clerk = a_person("Lý Thị Mới", a_post(Role.CLERK, valid_from=valid_from, valid_to=valid_to))  # type: ignore[arg-type]

    open_to_her = {move.action for move in moves_open_to(clerk, a_document(office, State.TO_REVIEW), MORNING)}

    assert (Action.REGISTER in open_to_her) is may


def test_a_day_begins_at_midnight_in_vietnam_wherever_the_server_stands(office: Office) -> None:
    document = a_document(office, State.TO_REVIEW)
    clerk = a_person("Lý Thị Mới", a_post(Role.CLERK, valid_from=TOMORROW))
    midnight = (MORNING + timedelta(days=1)).replace(hour=0)

    assert moves_open_to(clerk, document, midnight - timedelta(seconds=1)) == []
    assert moves_open_to(clerk, document, midnight) != []


def test_one_without_any_post_may_do_nothing(office: Office) -> None:
    nobody = a_person("Vô Danh")

    assert [moves_open_to(nobody, a_document(office, state), MORNING) for state in State] == [[]] * len(State)


def test_no_post_makes_anybody_the_program_itself(office: Office) -> None:
    assert [person for person in office.people if Role.SYSTEM in roles_of(person, TODAY)] == []
    assert roles_of(None, TODAY) == {Role.SYSTEM}


def test_a_unit_that_closed_cannot_be_given_work_by_a_new_directive(office: Office) -> None:
    office.units[1].valid_to = YESTERDAY
    document = a_document(office, State.SUBMITTED)

    with pytest.raises(RuleBroken, match="ngừng hoạt động"):
        steps.direct(document, a_directive(office), office.leader, MORNING)


def test_a_leader_whose_post_has_ended_can_direct_no_more(office: Office) -> None:
    document = a_document(office, State.SUBMITTED)
    office.leader.posts[0].valid_to = YESTERDAY

    with pytest.raises(WrongRole, match="Chỉ Lãnh đạo"):
        steps.direct(document, a_directive(office), office.leader, MORNING)


def test_the_leader_asked_last_is_the_one_who_directs(office: Office) -> None:
    document = a_document(office, State.REGISTERED)
    steps.submit(document, a_proposal(office, leader=office.deputy), office.chief, MORNING)

    named = [an_assignment(office.units[0])]
    steps.direct(document, a_directive(office, named, by=office.deputy), office.deputy, MORNING)

    assert document.state is State.DIRECTED
