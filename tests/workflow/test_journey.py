"""Letters carried through the office in steps, with what can come in between."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.makers import (
    MORNING,
    TODAY,
    Office,
    a_directive,
    a_letterhead,
    a_proposal,
    a_report,
    an_assignment,
    an_office,
    an_original,
    for_information_only,
    only_to_be_kept,
)
from tests.roads import a_document, a_task
from workflow import steps
from workflow.document import IncomingDocument
from workflow.machine import RuleBroken, WrongState
from workflow.task import Task
from workflow.terms import Duty, State, TaskState


@pytest.fixture
def office() -> Office:
    return an_office()


def _do_the_work(office: Office, task: Task) -> None:
    officer = office.officers[office.units.index(task.unit)]
    steps.accept(task, officer, MORNING)
    steps.report(task, a_report(officer), officer, MORNING)
    steps.approve(task, office.leader, MORNING)


def _states(document: IncomingDocument) -> list[TaskState]:
    return [task.state for task in document.tasks]


def test_a_letter_goes_its_whole_way(office: Office) -> None:
    document = steps.receive(an_original(), office.clerk, MORNING)
    steps.note_reading(document, {"schema": 1}, MORNING, complete=True)
    steps.register(document, a_letterhead(), TODAY, office.book, office.clerk, MORNING)
    steps.submit(document, a_proposal(office), office.chief, MORNING)
    steps.direct(document, a_directive(office), office.leader, MORNING)
    steps.hand_over(document, office.clerk, MORNING)
    lead, support, _inform = document.tasks
    steps.accept(support, office.officers[1], MORNING)
    steps.complete(support, a_report(office.officers[1]), office.officers[1], MORNING)
    steps.accept(lead, office.officers[0], MORNING)
    steps.report(lead, a_report(office.officers[0]), office.officers[0], MORNING)
    steps.approve(lead, office.chief, MORNING)
    steps.file(document, "HS-01/2026", office.officers[0], MORNING)

    assert document.state is State.FILED
    assert document.arrival_number == 1
    assert _states(document) == [TaskState.FINISHED, TaskState.FINISHED, TaskState.CLOSED]
    assert [event.action for event in document.history if event.task is None] == [
        "receive", "note_reading", "register", "submit", "direct", "hand_over", "finish", "file",
    ]  # fmt: skip


def test_each_unit_gets_its_own_task_with_its_own_duty_and_deadline(office: Office) -> None:
    soon, later = TODAY + timedelta(days=1), TODAY + timedelta(days=9)
    lead, support = an_assignment(office.units[3], Duty.LEAD, later), an_assignment(office.units[1], Duty.SUPPORT, soon)

    document = a_document(office, State.IN_PROGRESS, a_directive(office, [lead, support]))

    given = [(task.unit, task.duty, task.due_date) for task in document.tasks]
    assert given == [(office.units[3], Duty.LEAD, later), (office.units[1], Duty.SUPPORT, soon)]


def test_a_letter_is_not_done_while_the_lead_is_at_work_whoever_else_is_ready(office: Office) -> None:
    document = a_document(office, State.IN_PROGRESS)
    _, support, inform = document.tasks

    steps.accept(support, office.officers[1], MORNING)
    steps.complete(support, a_report(office.officers[1]), office.officers[1], MORNING)
    steps.acknowledge(inform, office.officers[2], MORNING)

    assert document.state is State.IN_PROGRESS


def test_work_sent_back_is_reported_again_and_both_reports_are_kept(office: Office) -> None:
    task = a_task(office, TaskState.REPORTED)

    steps.send_back(task, "Thiếu số liệu.", office.leader, MORNING)
    assert (task.state, task.document.state) == (TaskState.IN_WORK, State.IN_PROGRESS)
    steps.report(task, a_report(office.officers[0], text="Đã bổ sung."), office.officers[0], MORNING)
    steps.approve(task, office.leader, MORNING)

    assert [report.text for report in task.reports] == ["Đã có văn bản trả lời.", "Đã bổ sung."]
    assert task.document.state is State.DONE


def test_a_new_directive_recalls_what_was_handed_over_and_others_take_over(office: Office) -> None:
    document = a_document(office, State.IN_PROGRESS)
    steps.accept(document.tasks[0], office.officers[0], MORNING)

    steps.redirect(document, a_directive(office, [an_assignment(office.units[4])]), office.leader, MORNING)
    assert document.state is State.DIRECTED
    assert _states(document) == [TaskState.RECALLED] * 3
    steps.hand_over(document, office.clerk, MORNING)
    _do_the_work(office, document.tasks[-1])

    assert document.state is State.DONE
    assert len(document.directives) == 2
    assert _states(document)[:3] == [TaskState.RECALLED] * 3


def test_a_directive_may_be_changed_before_anything_was_handed_over(office: Office) -> None:
    document = a_document(office, State.DIRECTED)

    steps.redirect(document, a_directive(office, [an_assignment(office.units[4])]), office.leader, MORNING)
    steps.hand_over(document, office.clerk, MORNING)

    assert [task.unit for task in document.tasks] == [office.units[4]]


def test_recalled_work_cannot_be_gone_on_with(office: Office) -> None:
    task = a_task(office, TaskState.RECALLED)

    with pytest.raises(WrongState, match="Đã thu hồi"):
        steps.accept(task, office.officers[0], MORNING)


def test_a_letter_for_information_is_done_when_everybody_has_seen_it(office: Office) -> None:
    document = a_document(office, State.IN_PROGRESS, for_information_only(office))

    steps.acknowledge(document.tasks[0], office.officers[0], MORNING)
    assert document.state is State.IN_PROGRESS
    steps.acknowledge(document.tasks[1], office.heads[1], MORNING)

    assert document.state is State.DONE


def test_a_letter_that_names_nobody_is_filed_at_once(office: Office) -> None:
    document = a_document(office, State.DIRECTED, only_to_be_kept(office))

    steps.file(document, "HS-02/2026", office.clerk, MORNING)

    assert (document.state, document.tasks) == (State.FILED, [])


def test_a_letter_voided_and_registered_again_gets_a_new_number(office: Office) -> None:
    document = a_document(office, State.REGISTERED)

    steps.void(document, "Vào sổ nhầm.", office.clerk, MORNING)
    assert (document.state, document.arrival_number) == (State.TO_REVIEW, None)
    steps.register(document, a_letterhead(subject="Đã sửa"), TODAY, office.book, office.clerk, MORNING)

    assert [(entry.number, entry.void_reason) for entry in document.entries] == [(1, "Vào sổ nhầm."), (2, "")]
    assert document.arrival_number == 2
    assert document.letterhead is not None
    assert document.letterhead.subject == "Đã sửa"


@pytest.mark.parametrize(("state", "number"), [(State.TO_REVIEW, None), (State.REGISTERED, 1)])
def test_a_letter_returned_to_its_sender_keeps_what_number_it_has(
    office: Office, state: State, number: int | None
) -> None:
    document = a_document(office, state)

    steps.return_to_sender(document, "Gửi sai địa chỉ.", office.clerk, MORNING)

    assert (document.state, document.arrival_number) == (State.RETURNED, number)
    assert document.history[-1].note == "Gửi sai địa chỉ."


def test_what_was_set_aside_by_mistake_comes_back(office: Office) -> None:
    document = a_document(office, State.SET_ASIDE)

    steps.restore(document, office.clerk, MORNING)
    steps.register(document, a_letterhead(), TODAY, office.book, office.clerk, MORNING)

    assert document.state is State.REGISTERED


def test_pages_read_after_registration_are_kept_without_a_step(office: Office) -> None:
    document = a_document(office, State.SUBMITTED)
    moves = document.moves

    steps.note_reading(document, {"pages": 40}, MORNING, complete=True)

    assert (document.reading, document.state, document.moves) == ({"pages": 40}, State.SUBMITTED, moves)


def test_a_page_read_after_the_paper_was_removed_is_not_kept(office: Office) -> None:
    document = a_document(office, State.WITHHELD)

    steps.note_reading(document, {"pages": 40}, MORNING, complete=True)

    assert document.reading is None


def test_a_letter_is_found_by_its_number_code_subject_and_signer(office: Office) -> None:
    document = a_document(office, State.REGISTERED)

    for words in ("357-cv/btgduk", "tuyen truyen thang 3", "ngo van ky", "ban-quet.pdf", "cong van", "1 "):
        assert words in document.search_text


def test_a_refused_step_leaves_state_and_history_as_they_were(office: Office) -> None:
    document = a_document(office, State.SUBMITTED)
    before = (document.state, len(document.history))

    with pytest.raises(RuleBroken):
        steps.direct(document, a_directive(office, [], text=""), office.leader, MORNING)

    assert (document.state, len(document.history)) == before


@pytest.mark.parametrize(
    ("days", "late"), [(-1, False), (0, False), (1, True)], ids=["the day before", "the due day", "the day after"]
)
def test_work_is_late_only_after_its_day(office: Office, days: int, late: bool) -> None:
    task = a_task(office)
    assert task.due_date is not None

    assert task.is_overdue(task.due_date + timedelta(days=days)) is late


def test_work_that_has_ended_or_has_no_day_is_never_late(office: Office) -> None:
    long_after = TODAY + timedelta(days=999)

    assert not a_task(office, TaskState.FINISHED).is_overdue(long_after)
    assert not a_task(office, duty=Duty.INFORM).is_overdue(long_after)
