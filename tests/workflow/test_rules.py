"""Every rule is broken once, and says its sentence."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import date

import pytest

from tests.makers import IN_A_WEEK, TODAY, Office, a_unit, an_office
from tests.roads import a_document
from tests.workflow import attempts_at_the_desk as desk
from tests.workflow import attempts_at_the_register as book
from tests.workflow import attempts_at_work as work
from tests.workflow.broken_rules import BROKEN, INFORM, LEAD, SUPPORT, given
from workflow import obligation_rules, register_rules, rules, task_rules
from workflow.act import Rule
from workflow.flow import FLOW, TASK_FLOW
from workflow.machine import RuleBroken
from workflow.terms import Role

BAN, PHONG = a_unit("Ban Nội chính"), a_unit("Phòng Tư pháp")
NO_RULES = {"come_back", "asked_otherwise"}
"""Public functions beside the rules: they answer with the work itself."""
WRITTEN = [
    rule
    for module in (register_rules, rules, obligation_rules, task_rules)
    for name, rule in inspect.getmembers(module, inspect.isfunction)
    if rule.__module__ == module.__name__ and not name.startswith("_") and name not in NO_RULES
]
ROWS = [
    pytest.param(rule, sentence, attempt, id=rule.__name__)
    for rule, (sentence, attempts) in BROKEN.items()
    for attempt in attempts
]


@pytest.mark.parametrize(("rule", "sentence", "attempt"), ROWS)
def test_who_breaks_a_rule_is_told_its_sentence(rule: Rule, sentence: str, attempt: Callable[[Office], None]) -> None:
    with pytest.raises(RuleBroken) as refusal:
        attempt(an_office())

    assert str(refusal.value) == sentence == rule.__doc__


def test_every_rule_is_broken_by_some_attempt() -> None:
    assert set(BROKEN) == set(WRITTEN)


def test_every_rule_is_asked_by_some_row() -> None:
    asked = {rule for move in (*FLOW, *TASK_FLOW) for rule in (*move.open_if, *move.provided)}

    assert asked == set(WRITTEN)


@pytest.mark.parametrize("rule", WRITTEN, ids=lambda rule: rule.__name__)
def test_every_rule_is_one_paragraph_of_whole_sentences(rule: Rule) -> None:
    sentence = rule.__doc__ or ""

    assert sentence[:1].isupper()
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_no_two_rules_say_the_same() -> None:
    assert len({rule.__doc__ for rule in WRITTEN}) == len(WRITTEN)


# --- just on the good side of each limit --------------------------------------------------------------


def test_a_letter_may_arrive_on_the_day_it_was_issued() -> None:
    book.register(TODAY, issued_date=TODAY)(an_office())


def test_a_letter_without_date_and_code_can_be_registered() -> None:
    book.register(code="", issued_date=None)(an_office())


def test_what_was_mistaken_at_registration_is_corrected_within_its_year() -> None:
    book.correct(date(TODAY.year, 1, 1), issued_date=None, code="9-CV/ABC")(an_office())


def test_work_may_be_due_today() -> None:
    desk.direct(given(BAN, due_date=TODAY))(an_office())


def test_an_opinion_alone_is_enough() -> None:
    desk.direct(text="Lưu hồ sơ.")(an_office())


def test_units_alone_are_enough() -> None:
    desk.direct(given(BAN), text="")(an_office())


def test_units_that_shall_only_know_need_no_lead_and_no_day() -> None:
    desk.direct(given(BAN, INFORM), given(PHONG, INFORM))(an_office())


def test_a_unit_works_on_its_last_day() -> None:
    desk.direct(given(a_unit("Phòng Cũ", valid_to=TODAY)))(an_office())


def test_a_leader_can_be_asked_on_the_last_day_of_the_post() -> None:
    desk.submit_to(Role.LEADER, valid_to=TODAY)(an_office())


def test_another_leader_is_asked_to_cooperate() -> None:
    desk.submit_to_cooperate(lambda office: office.deputy)(an_office())


def test_the_regulation_may_fix_a_lead_and_who_supports() -> None:
    desk.transfer("Điều 5 khoản 2 Quy chế làm việc.", LEAD, SUPPORT)(an_office())


@pytest.mark.parametrize("due_date", [None, TODAY, IN_A_WEEK], ids=["none", "today", "own"])
def test_what_is_forwarded_is_due_with_ones_own_at_the_latest(due_date: date | None) -> None:
    work.forward(lambda office: office.units[0].below, due_date=due_date)(an_office())


def test_one_day_more_may_be_asked_for_and_granted() -> None:
    work.ask(1)(an_office())
    work.grant(1)(an_office())


def test_a_recall_by_a_letter_of_ours_needs_no_notice() -> None:
    office = an_office()

    book.call_back(notice_code="", note="", later=a_document(office))(office)
