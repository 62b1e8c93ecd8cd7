"""Who usually gets such a letter: by the office's words, by what leaders decided before, and always with a reason."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from routing.precedent import by_precedent
from routing.proposing import suggestions, wording
from routing.rules import DEFAULT, BadRules, by_words, rules_of
from storage.database import Database
from tests.makers import (
    MORNING,
    TODAY,
    Office,
    a_directive,
    a_letterhead,
    a_proposal,
    a_unit,
    an_assignment,
    an_office,
    an_original,
)
from tests.roads import a_document
from workflow import steps
from workflow.people import Unit
from workflow.terms import Duty, State

UNITS = [
    a_unit(name)
    for name in (
        "Văn phòng Đảng ủy",
        "Ban Tổ chức",
        "Ban Tuyên giáo",
        "Ủy ban Kiểm tra",
        "Ban Dân vận",
        "Đoàn Thanh niên",
    )
]
for _number, _unit in enumerate(UNITS, 1):
    _unit.id = _number


@pytest.mark.parametrize(
    ("issuer", "type_name", "subject", "unit"),
    [
        ("Ban Tuyên giáo Đảng ủy Khối", "Công văn", "Về việc báo cáo quý", "Ban Tuyên giáo"),
        ("Đảng ủy Khối", "Công văn", "nhiệm vụ công tác DƯ LUẬN XÃ HỘI năm 2024", "Ban Tuyên giáo"),
        ("Đảng uỷ Khối", "Hướng dẫn", "kết nạp đảng viên", "Ban Tổ chức"),
        ("Ủy ban Kiểm tra Trung ương", "Quyết định", "thi hành kỷ luật đảng viên", "Ủy ban Kiểm tra"),
        ("Đảng ủy Khối", "Giấy mời", "dự họp", "Văn phòng Đảng ủy"),
        ("Tỉnh đoàn", "Kế hoạch", "Tháng thanh niên", "Đoàn Thanh niên"),
    ],
)
def test_a_letter_goes_where_its_words_point(issuer: str, type_name: str, subject: str, unit: str) -> None:
    found = by_words(rules_of(DEFAULT), UNITS, {"issuer": issuer, "type": type_name, "subject": subject})

    assert found[0].unit.name == unit
    assert "có «" in found[0].reason


def test_the_longest_phrase_wins_where_fields_overlap() -> None:
    letter = {"subject": "kế hoạch giám sát và phản biện xã hội đối với đảng viên"}

    found = by_words(rules_of(DEFAULT), UNITS, letter)

    assert [suggestion.unit.name for suggestion in found] == ["Ban Dân vận", "Ban Tổ chức"]
    assert found[0].reason == "Trích yếu có «giám sát và phản biện xã hội»"


def test_a_phrase_is_a_phrase_of_words_not_of_letters() -> None:
    assert not by_words(rules_of(DEFAULT), UNITS, {"subject": "tài liệu bán dân tộcabc"})


def test_nothing_is_proposed_where_nothing_speaks_for_anybody() -> None:
    assert by_words(rules_of(DEFAULT), UNITS, {"issuer": "Sở Y tế", "subject": "phòng dịch"}) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[rule]]\nsubject = ['x']", "quy tắc 1: thiếu tên đơn vị"),
        ("[[rule]]\nunit = 'a'\nsubjects = ['x']", "không có mục «subjects»"),
        ("[[rule]]\nunit = 'a'\nsubject = 'x'", "«subject» phải là danh sách"),
        ("[[rule]]\nunit = 'a'\nsubject = ['']", "«subject» phải là danh sách"),
        ("[[rule", "Không đọc được routing.toml"),
    ],
)
def test_rules_that_cannot_be_used_are_named(tmp_path: Path, text: str, sentence: str) -> None:
    file = tmp_path / "routing.toml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(BadRules, match=sentence):
        rules_of(file)


def test_what_leaders_decided_before_goes_before_the_words(database: Database) -> None:
    office = an_office()
    with database.writing() as session:
        session.add_all([*office.units, *office.people, office.book])
        for _ in range(3):
            session.add(_directed_to(office, office.units[4]))
        session.add(_directed_to(office, office.units[1]))
        session.flush()
        letter = a_document(office, State.TO_REVIEW)
        letter.letterheads.append(a_letterhead(subject="V/v báo cáo công tác tuyên truyền tháng 4"))

        before = by_precedent(session, office.units, "Ban Tuyên giáo Đảng ủy Khối", letter.letterheads[0].subject)
        found = suggestions(session, rules_of(DEFAULT), office.units, letter)

    assert before[0].reason == "Lãnh đạo đã giao đơn vị này 3/4 văn bản của Ban Tuyên giáo Đảng ủy Khối"
    assert [(each.unit.name, each.duty) for each in found] == [
        ("Phòng Kinh tế", Duty.LEAD),
        ("Ban Tổ chức", Duty.SUPPORT),
        ("Ban Tuyên giáo và Dân vận", Duty.SUPPORT),
    ]


def test_a_letter_counts_once_as_it_was_decided_last(database: Database) -> None:
    office = an_office()
    letter = _directed_to(office, office.units[4])
    steps.redirect(letter, a_directive(office, [an_assignment(office.units[1])]), office.leader, MORNING)
    letter.letterheads.append(a_letterhead(code="358-CV/BTGĐUK"))
    with database.writing() as session:
        session.add_all([*office.units, *office.people, office.book, letter])
        session.flush()

        before = by_precedent(session, office.units, "Ban Tuyên giáo Đảng ủy Khối", "tuyên truyền")

    assert [(each.unit.name, each.reason) for each in before] == [
        ("Ban Tổ chức", "Lãnh đạo đã giao đơn vị này 1/1 văn bản của Ban Tuyên giáo Đảng ủy Khối")
    ]


def test_precedent_speaks_only_of_the_same_issuer(database: Database) -> None:
    office = an_office()
    with database.writing() as session:
        session.add_all([*office.units, *office.people, office.book, _directed_to(office, office.units[4])])
        session.flush()

        assert by_precedent(session, office.units, "Sở Nội vụ", "tuyên truyền") == []
        assert by_precedent(session, office.units, "", "tuyên truyền") == []


@pytest.mark.parametrize(
    ("lead", "support", "inform", "text"),
    [
        ([2], [], [], "- Kính chuyển …;\n- Ban Tuyên giáo để thực hiện."),
        (
            [2],
            [1, 4],
            [],
            "- Kính chuyển …;\n- Ban Tuyên giáo chủ trì, phối hợp với Ban Tổ chức, Ban Dân vận để thực hiện.",
        ),
        ([], [], [3], "- Kính chuyển …;\n- Ủy ban Kiểm tra để biết."),
        ([], [], [], "- Kính chuyển …."),
    ],
)
def test_the_proposal_is_written_in_two_parts(
    lead: list[int], support: list[int], inform: list[int], text: str
) -> None:
    def named(numbers: list[int]) -> list[Unit]:
        return [UNITS[number] for number in numbers]

    called = "đồng chí Lê Thị Bí Thư, Bí thư để báo cáo và chỉ đạo"
    written = wording(an_office().leader, named(lead), named(support), named(inform), TODAY)

    assert written == text.replace("…", called)


def _directed_to(office: Office, unit: Unit) -> object:
    document = steps.receive(an_original(), office.clerk, MORNING)
    steps.note_reading(document, {"schema": 1}, MORNING, complete=True)
    steps.register(document, a_letterhead(), TODAY, office.book, office.clerk, MORNING)
    steps.submit(document, a_proposal(office), office.chief, MORNING)
    order = an_assignment(unit, Duty.LEAD, TODAY + timedelta(days=9))
    steps.direct(document, a_directive(office, [order]), office.leader, MORNING)
    return document
