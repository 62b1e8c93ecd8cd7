"""The office's own clocks: the same day or the next working day; at once for the marks of urgency."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.makers import MORNING, TODAY, Office, a_directive, a_letterhead, a_proposal, an_office, an_original
from tests.roads import a_document
from tests.workflow.test_deadlines import CALENDARS, DAYS, YEAR_2026, d
from workflow import steps
from workflow.deadlines import WorkingCalendar
from workflow.document import IncomingDocument
from workflow.office_clocks import RULES, clocks_of, last_day, reckon_office_step
from workflow.reckoning import Reading
from workflow.terms import Action, State, Urgency

PLAIN = WorkingCalendar(frozenset())
URGENT = [each for each in Urgency if each is not Urgency.NORMAL]


@pytest.mark.parametrize(
    ("came", "last"),
    [
        ("2026-03-02", "2026-03-03"),
        ("2026-03-06", "2026-03-09"),  # a Friday
        ("2026-03-07", "2026-03-09"),  # a Saturday
        ("2026-01-09", "2026-01-10"),  # the Saturday after it is worked
        ("2026-02-13", "2026-02-23"),  # the last day before Tết
    ],
)
def test_what_is_ordinary_has_until_the_next_working_day(came: str, last: str) -> None:
    reckoned = reckon_office_step(Action.REGISTER, d(came), Urgency.NORMAL, YEAR_2026)

    assert reckoned.due_date == d(last)
    assert reckoned.phrase == RULES[Action.REGISTER]


@pytest.mark.parametrize("urgency", URGENT)
@pytest.mark.parametrize("action", RULES)
def test_each_mark_of_urgency_means_at_once_also_on_a_sunday(action: Action, urgency: Urgency) -> None:
    sunday = d("2026-03-08")

    reckoned = reckon_office_step(action, sunday, urgency, YEAR_2026)

    assert (reckoned.due_date, reckoned.reading) == (sunday, Reading.AT_ONCE)
    assert reckoned.phrase == urgency.label


@given(DAYS, st.integers(0, 10), st.sampled_from(Urgency), CALENDARS)
def test_what_came_later_is_never_due_earlier(
    came: date, later: int, urgency: Urgency, calendar: WorkingCalendar
) -> None:
    assert last_day(came, urgency, calendar) <= last_day(came + timedelta(days=later), urgency, calendar)


def test_a_letter_that_waits_for_the_clerk_runs_against_the_day_it_came() -> None:
    (clock,) = clocks_of(a_document(an_office()), PLAIN)

    assert (clock.action, clock.since, clock.done_on) == (Action.REGISTER, TODAY, None)
    assert [clock.is_late(TODAY + timedelta(days=days)) for days in (0, 1, 2)] == [False, False, True]


def registered(office: Office, urgency: Urgency, days_later: int = 0) -> IncomingDocument:
    """A letter that came on Monday, registered so many days later."""
    document = steps.receive(an_original(), office.clerk, MORNING)
    at = MORNING + timedelta(days=days_later)
    steps.note_reading(document, {"schema": 1}, at, complete=True)
    steps.register(document, a_letterhead(urgency=urgency), TODAY, office.book, office.clerk, at)
    return document


@pytest.mark.parametrize(
    ("urgency", "days_later", "late"),
    [
        (Urgency.NORMAL, 0, False),
        (Urgency.NORMAL, 1, False),
        (Urgency.NORMAL, 2, True),
        (Urgency.URGENT, 0, False),
        (Urgency.URGENT, 1, True),
    ],
)
def test_what_was_registered_too_late_stays_so(urgency: Urgency, days_later: int, late: bool) -> None:
    document = registered(an_office(), urgency, days_later)

    registering, submitting = clocks_of(document, PLAIN)

    assert registering.done_on == TODAY + timedelta(days=days_later)
    assert registering.is_late(TODAY + timedelta(days=30)) is late
    assert (submitting.action, submitting.since, submitting.done_on) == (Action.SUBMIT, TODAY, None)


def test_each_step_of_a_directed_letter_has_its_clock() -> None:
    office = an_office()
    document = registered(office, Urgency.NORMAL)
    tuesday, friday = MORNING + timedelta(days=1), MORNING + timedelta(days=4)
    steps.submit(document, a_proposal(office, at=tuesday, submitted_date=tuesday.date()), office.chief, tuesday)
    steps.direct(document, a_directive(office, at=tuesday), office.leader, tuesday)
    steps.hand_over(document, office.clerk, friday)

    clocks = clocks_of(document, PLAIN)

    told = [(clock.action, clock.reckoning.due_date, clock.is_late(friday.date())) for clock in clocks]
    assert told == [
        (Action.REGISTER, d("2026-03-03"), False),
        (Action.SUBMIT, d("2026-03-03"), False),
        (Action.HAND_OVER, d("2026-03-04"), True),
    ]


@pytest.mark.parametrize("state", [State.SET_ASIDE, State.WITHHELD])
def test_nothing_runs_for_what_the_office_does_not_register(state: State) -> None:
    document = a_document(an_office(), state)

    assert [clock for clock in clocks_of(document, PLAIN) if clock.done_on is None] == []


def test_nothing_is_to_be_handed_over_where_no_unit_was_named() -> None:
    office = an_office()
    document = registered(office, Urgency.NORMAL)
    steps.submit(document, a_proposal(office), office.chief, MORNING)
    steps.direct(document, a_directive(office, []), office.leader, MORNING)

    assert Action.HAND_OVER not in [clock.action for clock in clocks_of(document, PLAIN)]
