"""What goes otherwise than planned at the leader's desk: each a story from its cause to its end, by the real steps."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.makers import (
    IN_A_WEEK,
    MORNING,
    TODAY,
    Office,
    a_directive,
    a_dossier,
    a_mandate,
    a_proposal,
    a_report,
    an_assignment,
    an_office,
)
from tests.roads import a_document
from workflow import steps
from workflow.document import IncomingDocument
from workflow.machine import Refusal, RuleBroken, WrongRole
from workflow.task import Task
from workflow.terms import MandateKind, State, TaskState

LATER = MORNING + timedelta(hours=2)


@pytest.fixture
def office() -> Office:
    """In memory: the steps need no more."""
    return an_office()


def done(office: Office, task: Task) -> None:
    """The unit takes it on and reports; the leader approves."""
    officer = office.officers[office.units.index(task.unit)]
    steps.accept(task, officer, LATER)
    steps.report(task, a_report(officer), officer, LATER)
    steps.approve(task, office.leader, LATER)


def laid_before(office: Office, **wishes: object) -> IncomingDocument:
    """A letter on the secretary's desk."""
    document = a_document(office, State.REGISTERED)
    steps.submit(document, a_proposal(office, **wishes), office.chief, MORNING)
    return document


def test_the_secretary_is_away_a_week_and_the_deputy_directs_in_his_name_until_he_is_back(office: Office) -> None:
    # For this week the deputy acts for him; the letters go on, and each opinion names both.
    monday, after = laid_before(office), laid_before(office)
    office.deputy.mandates.append(a_mandate(office.leader, office.deputy))

    said = a_directive(office, by=office.deputy, sender=office.leader, mandate=MandateKind.ABSENCE)
    steps.direct(monday, said, office.deputy, LATER)

    assert monday.directive is not None
    assert (monday.directive.sender, monday.directive.by) == (office.leader, office.deputy)

    # The week is over: nobody acts for him any more.
    back = LATER + timedelta(days=8)
    late = a_directive(office, by=office.deputy, sender=office.leader, mandate=MandateKind.ABSENCE, at=back)
    with pytest.raises(RuleBroken, match="trình lãnh đạo khác"):
        steps.direct(after, late, office.deputy, back)


def test_an_assistant_writes_down_what_the_secretary_said_and_no_word_of_anybody_else(office: Office) -> None:
    assistant = office.officers[0]
    assistant.mandates.append(a_mandate(office.leader, assistant, kind=MandateKind.ASSISTANT, valid_to=None))
    his, others = laid_before(office), laid_before(office, leader=office.deputy)

    with pytest.raises(RuleBroken):
        steps.direct(his, a_directive(office, by=assistant), assistant, LATER)
    his.directives.clear()
    written = a_directive(office, by=assistant, sender=office.leader, mandate=MandateKind.ASSISTANT)
    steps.direct(his, written, assistant, LATER)

    assert his.state is State.DIRECTED
    with pytest.raises(RuleBroken, match="trình lãnh đạo khác"):
        steps.direct(others, a_directive(office, by=assistant, sender=office.deputy), assistant, LATER)


def test_the_regulation_has_fixed_the_unit_and_when_it_returns_the_work_the_clerk_gives_it_anew(office: Office) -> None:
    # No leader is asked: the clause is the directive, and the clerk is the sender.
    document = a_document(office, State.REGISTERED)
    given = [an_assignment(office.units[1])]
    steps.transfer(
        document, a_directive(office, given, by=office.clerk, text="Điều 12 Quy chế."), office.clerk, MORNING
    )
    assert document.state is State.IN_PROGRESS

    steps.return_task(document.tasks[0], "Điều 13 mới đúng.", office.units[2], office.heads[1], LATER)
    again = a_directive(office, [an_assignment(office.units[2])], by=office.clerk, text="Điều 13 Quy chế.", at=LATER)
    steps.reassign(document, again, office.clerk, LATER)

    assert [task.state for task in document.tasks] == [TaskState.RETURNED, TaskState.ASSIGNED]
    assert document.tasks[1].unit is office.units[2]


def test_handed_over_by_mistake_and_taken_back_before_anybody_looked(office: Office) -> None:
    document = a_document(office, State.IN_PROGRESS)

    steps.take_back(document, "Chờ lãnh đạo bổ sung ý kiến.", office.clerk, LATER)

    assert document.state is State.DIRECTED
    assert all(task.state is TaskState.RECALLED for task in document.tasks)
    steps.hand_over(document, office.clerk, LATER)
    assert len(document.open_tasks) == 3


def test_the_secretary_changes_his_mind_and_the_first_directive_stays_in_the_book(office: Office) -> None:
    document = a_document(office, State.IN_PROGRESS)
    first = document.directive

    steps.redirect(
        document, a_directive(office, [an_assignment(office.units[3])], text="Giao UBKT."), office.leader, LATER
    )
    steps.hand_over(document, office.clerk, LATER)
    done(office, document.open_tasks[0])

    assert document.directives[0] is first
    assert document.state is State.DONE
    assert [task.state for task in document.tasks] == [*[TaskState.RECALLED] * 3, TaskState.FINISHED]


def test_two_units_lead_knowingly_and_the_letter_is_done_when_both_are(office: Office) -> None:
    both = [an_assignment(office.units[0]), an_assignment(office.units[1])]
    with pytest.raises(RuleBroken, match="đúng một đơn vị xử lý chính"):
        steps.direct(laid_before(office), a_directive(office, both), office.leader, LATER)

    document = laid_before(office)
    steps.direct(document, a_directive(office, both, several_leads=True), office.leader, LATER)
    steps.hand_over(document, office.clerk, LATER)
    done(office, document.tasks[0])
    assert document.state is State.IN_PROGRESS
    done(office, document.tasks[1])

    assert document.state is State.DONE


def test_a_leader_who_cooperates_says_a_word_and_only_who_directs_gives_work(office: Office) -> None:
    document = laid_before(office, co_leaders=[office.deputy])

    steps.comment(document, "Đề nghị Ban Tổ chức phối hợp.", office.deputy, LATER)
    with pytest.raises(RuleBroken, match="trình lãnh đạo khác"):
        steps.direct(document, a_directive(office, by=office.deputy), office.deputy, LATER)

    assert document.state is State.SUBMITTED
    assert document.history[-1].note == "Đề nghị Ban Tổ chức phối hợp."
    with pytest.raises(WrongRole):
        steps.comment(document, "Tôi cũng có ý kiến.", office.chief, LATER)


def test_one_letter_lies_in_two_dossiers_and_a_closed_one_takes_no_more(office: Office) -> None:
    document, late = a_document(office, State.DONE), a_document(office, State.DONE)
    year, matter = a_dossier(office), a_dossier(office, title="Chuyển đổi số")

    steps.add_to_dossier(document, year, office.clerk, LATER)
    steps.add_to_dossier(document, matter, office.clerk, LATER)
    steps.file(document, year.notation, office.clerk, LATER)
    matter.closed_at = LATER

    assert [(item.dossier, item.ordinal) for item in document.dossier_items] == [(year, 1), (matter, 1)]
    assert document.state is State.FILED
    with pytest.raises(Refusal, match="đã kết thúc"):
        steps.add_to_dossier(late, matter, office.clerk, LATER)


def test_a_letter_with_a_mark_of_urgency_is_due_today_and_tomorrow_it_is_late(office: Office) -> None:
    document = a_document(
        office, State.IN_PROGRESS, a_directive(office, [an_assignment(office.units[0], due_date=TODAY)])
    )
    task = document.tasks[0]

    assert not task.is_overdue(TODAY)
    assert task.is_overdue(TODAY + timedelta(days=1))
    assert task.deadline is not None
    assert (task.deadline.due_date, task.deadline.set_by) == (TODAY, office.leader)
    assert IN_A_WEEK > TODAY
