"""What goes otherwise than planned in the units, each as a story from its cause to its end, by the real steps."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.makers import (
    IN_A_WEEK,
    MORNING,
    Office,
    a_directive,
    a_later_deadline,
    a_report,
    a_team,
    an_assignment,
    an_extension,
    an_office,
)
from tests.roads import a_document, a_task
from workflow import steps
from workflow.document import IncomingDocument
from workflow.machine import RuleBroken, moves_open_to
from workflow.people import Person
from workflow.slip import Directive
from workflow.task import Task
from workflow.terms import Action, Duty, State, TaskAction, TaskState

LATER = MORNING + timedelta(hours=2)


@pytest.fixture
def office() -> Office:
    """In memory: the steps need no more."""
    return an_office()


def may_give_anew(person: Person, document: IncomingDocument) -> bool:
    """Is the returned work theirs to give to another unit?"""
    return any(move.action is Action.REASSIGN for move in moves_open_to(person, document, LATER))


def told(document: IncomingDocument, *actions: TaskAction) -> list[str]:
    """The notes of these acts in the history, in order."""
    return [event.note for event in document.history if event.action in actions]


def states(document: IncomingDocument) -> dict[str, TaskState]:
    """Where each unit's work stands; of several, the last."""
    return {task.unit.name: task.state for task in document.tasks}


def a_part(task: Task, head: Person, duty: Duty = Duty.SUPPORT) -> Task:
    """What goes on to the unit of which that person is head."""
    return Task(unit=head.posts[0].unit, duty=duty, due_date=None, assigned_at=LATER)


def test_twice_a_unit_says_it_is_not_ours_and_the_chief_decides(office: Office) -> None:
    # Văn phòng says it belongs to Phòng Kinh tế; the secretary who gave it gives it there; all others go on.
    task = a_task(office)
    document = task.document
    steps.return_task(task, "Không thuộc chức năng.", office.units[4], office.heads[0], MORNING)
    assert may_give_anew(office.leader, document)
    assert not may_give_anew(office.chief, document)
    steps.reassign(document, _instead(office, 4), office.leader, MORNING)
    assert states(document)["Ban Tổ chức"] is TaskState.ASSIGNED

    # Phòng Kinh tế objects too: now it is the chief's, and he gives it to Ủy ban Kiểm tra.
    steps.return_task(document.tasks[-1], "Không phải lĩnh vực kinh tế.", None, office.heads[4], LATER)
    assert not may_give_anew(office.leader, document)
    assert may_give_anew(office.chief, document)
    steps.reassign(document, _instead(office, 3, by=office.chief), office.chief, LATER)

    assert document.tasks[-1].unit is office.units[3]
    assert document.state is State.IN_PROGRESS
    assert told(document, TaskAction.RETURN) == ["Không thuộc chức năng.", "Không phải lĩnh vực kinh tế."]


def test_more_time_is_granted_once_and_refused_the_second_time(office: Office) -> None:
    task = a_task(office, TaskState.IN_WORK)
    officer = office.officers[0]
    steps.ask_extension(task, an_extension(officer, days=7), officer, MORNING)
    with pytest.raises(RuleBroken, match="Đang có đề nghị gia hạn"):
        steps.ask_extension(task, an_extension(officer, days=9), officer, MORNING)
    assert task.due_date == IN_A_WEEK

    steps.grant_extension(task, a_later_deadline(office.leader, days=4), "Chỉ bốn ngày.", office.leader, LATER)
    steps.ask_extension(task, an_extension(officer, days=14), officer, LATER)
    steps.refuse_extension(task, "Không thể chậm hơn nữa.", office.leader, LATER)

    days = [deadline.due_date for deadline in task.deadlines]
    assert days == [IN_A_WEEK, IN_A_WEEK + timedelta(days=4)]
    assert task.due_date == days[-1]
    assert [asked.granted for asked in task.extensions] == [True, False]
    assert told(task.document, TaskAction.GRANT_EXTENSION) == ["Chỉ bốn ngày. Hạn mới: 13/03/2026."]


def test_what_was_forwarded_down_the_branch_is_recalled_when_the_head_returns_the_whole(office: Office) -> None:
    # Văn phòng forwards to its team, the team to its own group.
    task = a_task(office)
    team = a_team(office.units[0])
    group = a_team(team.posts[0].unit, "Nhóm Số liệu")
    part = a_part(task, team)
    steps.forward(task, [part], "Tổng hợp số liệu.", office.heads[0], LATER)
    below = a_part(part, group)
    steps.forward(part, [below], "", team, LATER)
    steps.accept(below, group, LATER)

    # Then the head sees that the whole is not theirs.
    steps.return_task(task, "Không thuộc chức năng.", office.units[4], office.heads[0], LATER)

    assert [each.state for each in (task, part, below)] == [
        TaskState.RETURNED, TaskState.RECALLED, TaskState.RECALLED,
    ]  # fmt: skip
    assert states(task.document)["Ban Tổ chức"] is TaskState.ASSIGNED
    assert may_give_anew(office.leader, task.document)


def test_a_task_given_by_mistake_is_recalled_and_given_to_another_unit(office: Office) -> None:
    task = a_task(office, TaskState.REPORTED)
    with pytest.raises(RuleBroken, match="Xin ghi rõ lý do"):
        steps.recall(task, " ", office.leader, LATER)

    steps.recall(task, "Giao nhầm đơn vị.", office.leader, LATER)
    steps.reassign(task.document, _instead(office, 4), office.leader, LATER)

    assert states(task.document) == {
        "Văn phòng": TaskState.RECALLED,
        "Ban Tổ chức": TaskState.ASSIGNED,
        "Ban Tuyên giáo và Dân vận": TaskState.ASSIGNED,
        "Phòng Kinh tế": TaskState.ASSIGNED,
    }
    assert task.report is not None, "what was done so far is kept"
    assert task.document.state is State.IN_PROGRESS


def test_the_head_appoints_one_officer_and_then_another(office: Office) -> None:
    task = a_task(office)
    steps.appoint(task, office.officers[0], "Tham mưu trong tuần.", office.heads[0], MORNING)
    with pytest.raises(RuleBroken, match="chuyên viên đang công tác tại đơn vị"):
        steps.appoint(task, office.officers[1], "", office.heads[0], MORNING)
    task.officer = office.officers[0]

    steps.appoint(task, office.heads[0], "Đồng chí chuyên viên đi học.", office.heads[0], LATER)

    assert task.officer is office.heads[0]
    assert (task.seen_at, task.accepted_at) == (MORNING, MORNING)
    assert told(task.document, TaskAction.APPOINT) == [
        "Chuyên viên Văn phòng. Tham mưu trong tuần.", "Trưởng Văn phòng. Đồng chí chuyên viên đi học.",
    ]  # fmt: skip


def test_cooperation_that_is_done_closes_only_itself_and_the_lead_closes_the_rest(office: Office) -> None:
    asked = [an_assignment(office.units[0])]
    asked += [an_assignment(unit, Duty.SUPPORT) for unit in office.units[1:3]]
    asked += [an_assignment(office.units[3], Duty.INFORM)]
    document = a_document(office, State.IN_PROGRESS, a_directive(office, asked))
    lead, first, _, _ = document.tasks

    steps.accept(first, office.heads[1], MORNING)
    steps.complete(first, a_report(office.heads[1], reply_code=""), office.heads[1], MORNING)
    assert document.state is State.IN_PROGRESS
    assert sum(task.is_open for task in document.tasks) == 3

    steps.accept(lead, office.officers[0], LATER)
    steps.report(lead, a_report(office.officers[0]), office.officers[0], LATER)
    steps.approve(lead, office.leader, LATER)
    assert document.state is State.DONE
    assert [task.state for task in document.tasks] == [
        TaskState.FINISHED, TaskState.FINISHED, TaskState.CLOSED, TaskState.CLOSED,
    ]  # fmt: skip


def test_a_result_without_a_reply_says_why_there_is_none(office: Office) -> None:
    task, officer = a_task(office, TaskState.IN_WORK), office.officers[0]
    with pytest.raises(RuleBroken, match="số, ký hiệu văn bản trả lời"):
        steps.report(task, a_report(officer, reply_code=""), officer, MORNING)
    task.reports.clear()

    steps.report(task, a_report(officer, reply_code="", no_reply="Văn bản không yêu cầu trả lời."), officer, MORNING)
    steps.send_back(task, "Nơi gửi có yêu cầu trả lời ở trang 2.", office.leader, LATER)
    steps.report(task, a_report(officer, reply_code="15-BC/VP"), officer, LATER)
    steps.approve(task, office.leader, LATER)

    assert [report.reply_code for report in task.reports] == ["", "15-BC/VP"]
    assert task.document.state is State.DONE


def _instead(office: Office, lead: int, by: Person | None = None) -> Directive:
    """That unit leads now; who cooperates and who is informed goes on."""
    asked = [
        an_assignment(office.units[lead]),
        an_assignment(office.units[1], Duty.SUPPORT),
        an_assignment(office.units[2], Duty.INFORM),
    ]
    return a_directive(office, asked, text="Giao lại.", by=by or office.leader)
