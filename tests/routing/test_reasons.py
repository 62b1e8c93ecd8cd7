"""Why a unit is suggested: it had the letter that is answered or cited, or the letter itself names it."""

from __future__ import annotations

from typing import Any

import pytest

from routing.citing import by_citation
from routing.clause import by_clause, clause_of
from routing.proposing import suggestions
from routing.rules import DEFAULT, rules_of
from storage.database import Database
from tests.makers import MORNING, a_directive, a_letterhead, an_assignment, an_office
from tests.roads import a_document
from workflow import steps
from workflow.document import ScanPage
from workflow.terms import Duty, State

CLAUSE = (
    "III. TỔ CHỨC THỰC HIỆN",
    "1. Phòng Kinh tế chủ trì, tham mưu kế hoạch; 2. Các đơn vị khác phối hợp.",
    "Nơi nhận:",
    "- Ban Tổ chức;",
)


def a_page(*lines: str) -> ScanPage:
    """A page on which these lines were read."""
    content: dict[str, Any] = {"lines": [{"words": [{"text": word} for word in line.split()]} for line in lines]}
    return ScanPage(number=1, content=content, document_id=0)


@pytest.mark.parametrize(("answers", "said"), [(True, "trả lời"), (False, "nhắc đến")])
def test_the_unit_that_led_the_letter_that_is_named_is_suggested_with_its_number(
    database: Database, answers: bool, said: str
) -> None:
    office = an_office()
    earlier = a_document(office, State.IN_PROGRESS, a_directive(office, [an_assignment(office.units[3])]))
    letter = a_document(office, State.TO_REVIEW)
    steps.note_reading(letter, {"cites": [{"code": "357-CV/BTGĐUK", "answers": answers}]}, MORNING, complete=True)
    with database.writing() as session:
        session.add_all([*office.units, *office.people, office.book, earlier, letter])
        session.flush()

        found = by_citation(session, office.units, letter)

    assert [each.unit for each in found] == [office.units[3]]
    assert found[0].reason == f"Văn bản này {said} 357-CV/BTGĐUK (số đến {earlier.arrival_number}), đơn vị đã chủ trì"


def test_a_unit_that_gave_the_letter_back_does_not_know_the_matter(database: Database) -> None:
    office = an_office()
    earlier = a_document(office, State.IN_PROGRESS, a_directive(office, [an_assignment(office.units[3])]))
    steps.return_task(earlier.tasks[0], "Không thuộc chức năng.", None, office.heads[3], MORNING)
    letter = a_document(office, State.TO_REVIEW)
    steps.note_reading(letter, {"cites": [{"code": "357-CV/BTGĐUK"}, {"code": None}]}, MORNING, complete=True)
    with database.writing() as session:
        session.add_all([*office.units, *office.people, office.book, earlier, letter])
        session.flush()

        assert by_citation(session, office.units, letter) == []


def test_the_clause_ends_where_the_recipients_begin() -> None:
    letter = a_document(an_office(), State.TO_REVIEW)
    letter.pages.append(a_page("Kính gửi: Ban Tổ chức", *CLAUSE))

    assert clause_of(letter) == CLAUSE[1]


def test_a_letter_without_the_clause_says_nothing() -> None:
    letter = a_document(an_office(), State.TO_REVIEW)
    letter.pages.append(a_page("Kính gửi: Ban Tổ chức", "Trân trọng."))

    assert clause_of(letter) == ""


def test_a_unit_named_in_the_clause_is_suggested_with_the_sentence() -> None:
    office = an_office()

    found = by_clause(office.units, CLAUSE[1])

    assert [(each.unit.name, each.reason) for each in found] == [
        ("Phòng Kinh tế", "Mục «Tổ chức thực hiện» nêu: «Phòng Kinh tế chủ trì, tham mưu kế hoạch;»")
    ]


def test_several_reasons_for_one_unit_stand_together_and_a_letter_without_head_gets_none(database: Database) -> None:
    office = an_office()
    letter, bare = a_document(office, State.TO_REVIEW), a_document(office, State.TO_REVIEW)
    letter.letterheads.append(a_letterhead(organ_name="Sở Nội vụ", subject="V/v dân vận"))
    letter.pages.append(a_page("Tổ chức thực hiện", "Ban Tuyên giáo và Dân vận chủ trì."))
    with database.writing() as session:
        session.add_all([*office.units, *office.people, office.book, letter, bare])
        session.flush()

        found = suggestions(session, rules_of(DEFAULT), office.units, letter)
        nothing = suggestions(session, rules_of(DEFAULT), office.units, bare)

    assert (found[0].unit.name, found[0].duty) == ("Ban Tuyên giáo và Dân vận", Duty.LEAD)
    assert "Tổ chức thực hiện" in found[0].reason
    assert "Trích yếu có «dân vận»" in found[0].reason
    assert nothing == []
