"""Chế độ báo cáo định kỳ: when its turns are due, what begins them, what ends them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.makers import (
    MORNING,
    TODAY,
    Office,
    a_letterhead,
    a_report,
    a_successor,
    an_obligation,
    an_office,
)
from tests.roads import a_document
from workflow import steps
from workflow.at_the_obligations import missing_turns
from workflow.deadlines import WorkingCalendar
from workflow.machine import RuleBroken, WrongRole
from workflow.obligation import Every, Obligation, Standing, Turn
from workflow.terms import Action, Duty, LinkKind, Source, State, TaskState

CALENDAR = WorkingCalendar(frozenset())
YEAR_END = date(2026, 12, 31)


def obliged(office: Office, state: State = State.IN_PROGRESS, **wishes: object) -> Obligation:
    """A letter that asks two units for a monthly report."""
    document = a_document(office, state)
    obligation = an_obligation(office, **wishes)
    steps.oblige(document, obligation, office.clerk, MORNING)
    return obligation


def begin(obligation: Obligation, today: date, calendar: WorkingCalendar = CALENDAR) -> list[Turn]:
    at = MORNING + timedelta(days=(today - TODAY).days)
    missing = missing_turns(obligation, today, calendar)
    return [steps.begin_turn(obligation, unit, due, calendar, at) for unit, due in missing]


def send(turn: Turn, office: Office, on: date) -> None:
    officer = office.officers[office.units.index(turn.unit)]
    at = MORNING + timedelta(days=(on - TODAY).days)
    steps.complete(turn.task, a_report(officer, at=at), officer, at)


@pytest.mark.parametrize(
    ("wishes", "dates"),
    [
        ({"day": 23, "first_due": date(2026, 10, 22)}, [(10, 22), (11, 22), (12, 22)]),
        ({"day": 31, "inclusive": True, "first_due": date(2026, 9, 30)}, [(9, 30), (10, 31), (11, 30), (12, 31)]),
        ({"day": 1, "first_due": date(2026, 10, 31)}, [(10, 31), (11, 30), (12, 31)]),
        ({"every": Every.QUARTER, "day": 15, "inclusive": True, "first_due": date(2026, 6, 15)},
         [(6, 15), (9, 15), (12, 15)]),
        ({"every": Every.HALF_YEAR, "day": 15, "month": 6, "inclusive": True, "first_due": date(2026, 6, 15)},
         [(6, 15), (12, 15)]),
        ({"every": Every.YEAR, "day": 30, "month": 11, "inclusive": True, "first_due": date(2026, 11, 30)}, [(11, 30)]),
    ],
)  # fmt: skip
def test_turns_come_back_on_their_day_and_a_short_month_ends_earlier(
    wishes: dict[str, object], dates: list[tuple[int, int]]
) -> None:
    obligation = an_obligation(an_office(), **wishes)

    assert list(obligation.due_dates(YEAR_END)) == [date(2026, month, day) for month, day in dates]


def test_the_end_of_february_is_its_last_day_in_any_year() -> None:
    obligation = an_obligation(an_office(), day=30, inclusive=True, first_due=date(2028, 1, 30))

    assert list(obligation.due_dates(date(2028, 3, 30)))[1:] == [date(2028, 2, 29), date(2028, 3, 30)]


@pytest.mark.parametrize(
    ("every", "inclusive", "due", "name"),
    [
        (Every.MONTH, False, date(2026, 3, 22), "Tháng 3/2026"),
        (Every.MONTH, False, date(2026, 3, 31), "Tháng 4/2026"),
        (Every.QUARTER, True, date(2026, 3, 15), "Quý I/2026"),
        (Every.HALF_YEAR, True, date(2026, 12, 15), "6 tháng cuối năm 2026"),
        (Every.YEAR, True, date(2026, 11, 30), "Năm 2026"),
    ],
)
def test_a_turn_is_named_by_its_period(every: Every, inclusive: bool, due: date, name: str) -> None:
    assert an_obligation(an_office(), every=every, inclusive=inclusive).period_of(due) == name


def test_a_turn_comes_on_the_desks_some_working_days_early_and_each_once() -> None:
    office = an_office()
    obligation = obliged(office)

    assert begin(obligation, date(2026, 3, 12)) == [], "six working days before"
    turns = begin(obligation, date(2026, 3, 13))

    assert [(turn.unit.name, turn.due_date) for turn in turns] == [
        ("Ban Tổ chức", date(2026, 3, 22)),
        ("Ban Tuyên giáo và Dân vận", date(2026, 3, 22)),
    ]
    assert begin(obligation, date(2026, 3, 13)) == []


def test_days_off_only_bring_it_on_the_desks_earlier() -> None:
    office = an_office()
    obligation = obliged(office)
    tet = WorkingCalendar(frozenset(date(2026, 3, day) for day in (16, 17, 18)))

    assert begin(obligation, date(2026, 3, 9), tet) == []
    (turn, _) = begin(obligation, date(2026, 3, 10), tet)

    assert turn.due_date == date(2026, 3, 22), "a Sunday, and it stays so"
    assert "nên xong trước" in turn.task.deadlines[0].steps[-1]


def test_what_was_missed_while_the_program_was_off_is_begun_when_it_comes_back() -> None:
    office = an_office()
    obligation = obliged(office)

    turns = begin(obligation, date(2026, 5, 18))

    assert [turn.due_date.month for turn in turns] == [3, 3, 4, 4, 5, 5]


def test_its_work_has_the_letters_words_as_the_source_of_its_deadline_and_the_directive_in_force() -> None:
    office = an_office()
    obligation = obliged(office, phrase="trước ngày 23 hằng tháng", page=1)

    task = begin(obligation, date(2026, 3, 16))[0].task

    assert (task.duty, task.directive) == (Duty.PERIODIC, obligation.document.directive)
    (deadline,) = task.deadlines
    assert (deadline.source, deadline.phrase, deadline.page) == (Source.OBLIGATION, "trước ngày 23 hằng tháng", 1)


def test_a_letter_that_nobody_has_directed_has_its_turns_under_nobodys_opinion() -> None:
    office = an_office()
    obligation = obliged(office, State.SUBMITTED)

    turns = begin(obligation, date(2026, 3, 16))

    assert turns[0].task.directive.sender is office.clerk
    assert obligation.document.state is State.SUBMITTED
    assert obligation.document.directive is None, "nobody's opinion is shown, and none printed on the slip"


def test_a_turn_goes_on_when_the_letter_itself_is_done() -> None:
    office = an_office()
    obligation = obliged(office, State.FILED)
    turn = begin(obligation, date(2026, 3, 16))[0]

    send(turn, office, date(2026, 3, 20))

    assert obligation.document.state is State.FILED
    assert turn.task.state is TaskState.FINISHED


def test_each_turn_is_in_time_late_missing_or_still_to_come() -> None:
    office = an_office()
    obligation = obliged(office)
    first, second = begin(obligation, date(2026, 3, 16))
    assert first.standing(date(2026, 3, 22)) is Standing.AWAITED

    send(first, office, date(2026, 3, 22))
    assert second.standing(date(2026, 3, 23)) is Standing.MISSING
    send(second, office, date(2026, 3, 23))

    assert (first.standing(YEAR_END), second.standing(YEAR_END)) == (Standing.ON_TIME, Standing.LATE)


def test_a_person_ends_it_with_a_reason_and_what_is_not_due_yet_is_taken_back() -> None:
    office = an_office()
    obligation = obliged(office)
    old = begin(obligation, date(2026, 3, 16))
    new = begin(obligation, date(2026, 4, 15))
    later = a_document(office, State.REGISTERED)

    steps.end_obligation(obligation, "Đã có quy định mới.", later, office.chief, MORNING + timedelta(days=45))

    assert not obligation.runs
    assert {turn.task.state for turn in old} == {TaskState.ASSIGNED}, "what is missing stays missing"
    assert {turn.standing(YEAR_END) for turn in new} == {Standing.SPARED}
    (note,) = [event.note for event in obligation.document.history if event.action == Action.END_OBLIGATION]
    assert note == f"Đã có quy định mới. Theo văn bản số đến {later.arrival_number} ngày 02/03/2026."


def test_a_letter_that_takes_the_place_of_this_one_ends_it_too() -> None:
    office = an_office()
    obligation = obliged(office)
    later = a_document(office, State.REGISTERED)

    steps.note_successor(obligation.document, a_successor(office, later, LinkKind.REPLACES), office.clerk, MORNING)

    assert not obligation.runs
    assert obligation.ended_on == TODAY


@pytest.mark.parametrize("kind", [LinkKind.UPDATES, LinkKind.CORRECTS])
def test_a_letter_that_only_corrects_this_one_does_not(kind: LinkKind) -> None:
    office = an_office()
    obligation = obliged(office)
    later = a_document(office, State.REGISTERED)

    steps.note_successor(obligation.document, a_successor(office, later, kind), office.clerk, MORNING)

    assert obligation.runs


def test_a_secret_letter_obliges_nobody_and_says_nothing_of_what_it_asked() -> None:
    office = an_office()
    obligation = obliged(office, phrase="trước ngày 23 hằng tháng")
    begin(obligation, date(2026, 3, 16))

    steps.withhold(obligation.document, office.clerk, MORNING)

    assert not obligation.runs
    assert (obligation.what, obligation.receiver, obligation.phrase) == ("", "", "")


def test_it_is_for_the_office_and_the_leader_to_confirm() -> None:
    office = an_office()
    document = a_document(office, State.IN_PROGRESS)

    with pytest.raises(WrongRole):
        steps.oblige(document, an_obligation(office), office.heads[0], MORNING)


def test_a_voided_letter_obliges_nobody() -> None:
    office = an_office()
    obligation = obliged(office, State.REGISTERED)

    steps.void(obligation.document, "Vào nhầm sổ.", office.clerk, MORNING)
    assert not obligation.runs
    steps.register(obligation.document, a_letterhead(), TODAY, office.book, office.clerk, MORNING)

    assert obligation.runs


def test_what_was_ended_cannot_be_ended_again() -> None:
    office = an_office()
    obligation = obliged(office)
    steps.end_obligation(obligation, "Thôi thực hiện.", None, office.clerk, MORNING)

    with pytest.raises(RuleBroken, match="không đặt chế độ báo cáo"):
        steps.end_obligation(obligation, "Thôi thực hiện.", None, office.clerk, MORNING)
