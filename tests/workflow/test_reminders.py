"""Who is reminded of what, morning by morning; and who is told of a step."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.makers import (
    IN_A_WEEK,
    MORNING,
    TODAY,
    Office,
    a_letterhead,
    an_office,
)
from tests.roads import a_document, a_task
from workflow import steps
from workflow.deadlines import WorkingCalendar
from workflow.notices import NoticeKind
from workflow.reminders import Habits, Morning, must_be_urged, of_letter, of_task, words_of_urging
from workflow.staff import Staff
from workflow.task import Task
from workflow.terms import Duty, State, TaskState, Urgency

CALENDAR = WorkingCalendar(frozenset())
K = NoticeKind


def on(day: date, office: Office, calendar: WorkingCalendar = CALENDAR, habits: Habits | None = None) -> Morning:
    return Morning(Staff(office.people, day), calendar, habits or Habits())


def told(task: Task, morning: Morning) -> list[tuple[str, str]]:
    """Whose name, and of what kind: what the task says on that morning."""
    return [(person.full_name, each.kind.value) for each in of_task(task, morning) for person in each.to]


def keys(task: Task, morning: Morning) -> list[str]:
    return [each.key.split(":", 2)[2] for each in of_task(task, morning)]


@pytest.mark.parametrize(
    ("days_before", "key"),
    [(7, "due:7"), (6, "due:7"), (5, "due:3"), (4, "due:3"), (3, "due:1"), (0, "due:0")],
)
def test_before_a_deadline_one_is_reminded_as_the_office_has_set(days_before: int, key: str) -> None:
    office = an_office()
    task = a_task(office, TaskState.IN_WORK)

    assert keys(task, on(IN_A_WEEK - timedelta(days=days_before), office)) == [f"{key}:{IN_A_WEEK}"]


def test_who_comes_back_after_days_off_is_reminded_on_the_last_working_day_before() -> None:
    office = an_office()
    task = a_task(office, TaskState.IN_WORK)
    holiday = WorkingCalendar(frozenset({IN_A_WEEK}))
    friday = IN_A_WEEK - timedelta(days=3)

    assert keys(task, on(friday, office, holiday)) == [f"due:0:{IN_A_WEEK}"]


def test_an_office_may_want_no_reminder_but_on_the_day_itself() -> None:
    office = an_office()
    task, habits = a_task(office, TaskState.IN_WORK), Habits(before=(0,))

    assert keys(task, on(IN_A_WEEK - timedelta(days=3), office, habits=habits)) == []
    assert keys(task, on(IN_A_WEEK, office, habits=habits)) == [f"due:0:{IN_A_WEEK}"]


def test_late_work_is_heard_of_one_level_higher_after_one_three_and_five_working_days() -> None:
    office = an_office()
    task = a_task(office, TaskState.IN_WORK)
    officer, head = office.officers[0].full_name, office.heads[0].full_name
    heard = [(officer, "overdue"), (head, "escalated")]

    assert told(task, on(IN_A_WEEK + timedelta(days=1), office)) == heard
    heard.append((office.chief.full_name, "escalated"))
    assert told(task, on(IN_A_WEEK + timedelta(days=3), office)) == heard
    heard.append((office.leader.full_name, "escalated"))
    assert told(task, on(IN_A_WEEK + timedelta(days=7), office)) == heard


def test_the_program_urges_once_at_each_level_and_numbers_its_urgings_with_those_of_people() -> None:
    office = an_office()
    task = a_task(office, TaskState.IN_WORK)
    days = [IN_A_WEEK + timedelta(days=n) for n in (1, 2, 3, 4, 7, 8, 30)]
    steps.urge(task, "Đề nghị làm ngay.", office.leader, MORNING)

    for day in days:
        morning = on(day, office)
        if must_be_urged(task, morning):
            at = MORNING + timedelta(days=(day - TODAY).days)
            steps.urge(task, words_of_urging(task, morning), None, at)

    urged = [event.note for event in task.history if event.action == "urge"]
    assert urged == [
        "Lần 1. Đề nghị làm ngay.",
        "Lần 2. Việc đã quá hạn 1 ngày làm việc.",
        "Lần 3. Việc đã quá hạn 3 ngày làm việc.",
        "Lần 4. Việc đã quá hạn 5 ngày làm việc.",
    ]


def test_what_the_program_missed_while_it_was_off_it_says_once() -> None:
    office = an_office()
    task = a_task(office, TaskState.IN_WORK)
    late = on(IN_A_WEEK + timedelta(days=14), office)

    assert must_be_urged(task, late)
    steps.urge(task, words_of_urging(task, late), None, MORNING + timedelta(days=21))

    assert not must_be_urged(task, on(IN_A_WEEK + timedelta(days=15), office))


def test_with_a_later_deadline_everything_begins_anew() -> None:
    office = an_office()
    task = a_task(office, TaskState.IN_WORK)
    late = on(IN_A_WEEK + timedelta(days=1), office)
    before = set(keys(task, late))

    task.due_date = IN_A_WEEK + timedelta(days=7)

    assert not before & set(keys(task, on(IN_A_WEEK + timedelta(days=8), office)))


def test_work_that_nobody_opened_is_told_to_the_head_and_what_is_for_information_is_not() -> None:
    office = an_office()
    task, other = a_task(office), a_task(office, duty=Duty.INFORM)
    wednesday = TODAY + timedelta(days=2)

    assert (office.heads[0].full_name, "unread") in told(task, on(wednesday, office))
    assert told(other, on(wednesday, office)) == []
    assert "unread" not in dict(told(task, on(TODAY + timedelta(days=1), office))).values()
    steps.see(task, office.officers[0], MORNING)
    assert "unread" not in dict(told(task, on(wednesday, office))).values()


def test_a_result_that_waits_is_told_again_to_who_judges_it_and_presses_the_unit_no_more() -> None:
    office = an_office()
    task = a_task(office, TaskState.REPORTED)

    assert told(task, on(IN_A_WEEK + timedelta(days=5), office)) == [(office.leader.full_name, "result_waits")]


@pytest.mark.parametrize(
    ("state", "kind", "role"),
    [
        (State.TO_REVIEW, K.NOT_REGISTERED, "clerk"),
        (State.REGISTERED, K.NOT_SUBMITTED, "clerk"),
        (State.SUBMITTED, K.NOT_DIRECTED, "leader"),
        (State.DIRECTED, K.NOT_HANDED_OVER, "clerk"),
    ],
)
def test_a_letter_that_lies_longer_than_the_law_allows_is_told_of(state: State, kind: NoticeKind, role: str) -> None:
    office = an_office()
    document = a_document(office, state)

    assert list(of_letter(document, on(TODAY + timedelta(days=1), office))) == []
    (news,) = of_letter(document, on(TODAY + timedelta(days=2), office))

    assert news.kind is kind
    assert getattr(office, role) in news.to


def test_what_is_urgent_must_not_wait_for_the_next_day() -> None:
    office = an_office()
    document = a_document(office, State.TO_REVIEW)
    steps.register(document, a_letterhead(urgency=Urgency.URGENT), TODAY, office.book, office.clerk, MORNING)

    (news,) = of_letter(document, on(TODAY + timedelta(days=1), office))

    assert news.kind is K.NOT_SUBMITTED
