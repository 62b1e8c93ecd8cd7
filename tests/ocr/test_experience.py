"""What registered letters teach: only what several of them say."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from ocr.experience import Experience, Lesson, lessons_of, number_and_notation
from tests.ocr.learning import a_letter
from workflow.terms import LessonKind as K


def taught(kind: K, lessons: list[Lesson]) -> list[tuple[str, int]]:
    """The values of one kind, and how often each was confirmed."""
    return [(lesson.value, lesson.times) for lesson in lessons if lesson.kind is kind]


def test_two_letters_of_one_issuer_teach_its_name_notation_signer_and_order() -> None:
    lessons = lessons_of([a_letter(code="220/STL-QLN", issued_date=date(2026, 3, 9)), a_letter()])

    assert taught(K.NAME, lessons) == [("Sở Thủy lợi tỉnh Sông Hồng", 2)]
    assert taught(K.NOTATION, lessons) == [("STL-QLN", 2)]
    assert taught(K.SIGNER, lessons) == [("Vũ Đình Thử", 2)]
    (order,) = [lesson for lesson in lessons if lesson.kind is K.ORDER]
    assert order.numbers == (("2026-03-02", 214), ("2026-03-09", 220))


def test_what_one_letter_says_teaches_nothing() -> None:
    assert lessons_of([a_letter()]) == []
    other = a_letter(code="9/QĐ-STL", signer_name="Lý Thị Mẫu")

    lessons = lessons_of([a_letter(), a_letter(), other])

    assert taught(K.NOTATION, lessons) == [("STL-QLN", 2)]
    assert taught(K.SIGNER, lessons) == [("Vũ Đình Thử", 2)]


def test_an_issuer_is_called_as_it_mostly_was_and_the_one_with_most_letters_comes_first() -> None:
    shouted = a_letter(organ_name="SỞ THỦY LỢI TỈNH SÔNG HỒNG")
    few = [a_letter(organ_name="Chi cục Đê điều Sông Hồng") for _ in range(2)]

    lessons = lessons_of([*few, shouted, a_letter(), a_letter()])

    assert taught(K.NAME, lessons) == [("Sở Thủy lợi tỉnh Sông Hồng", 3), ("Chi cục Đê điều Sông Hồng", 2)]


def test_rows_on_paper_teach_a_name_only_where_people_always_gave_them_that_name() -> None:
    head = "ỦY BAN NHÂN DÂN XÃ SÔNG HỒNG"
    ours = [a_letter(organ_name="UBND xã Sông Hồng", head=head) for _ in range(2)]
    once = a_letter(organ_name="UBND xã Sông Hồng", head="ỦY BAN NHÂN DÃN XÃ")
    other = a_letter(organ_name="Ủy ban nhân dân xã Sông Hồng", head=head)

    assert lessons_of([*ours, once])[0].heads == ((head, 2),)
    assert lessons_of([*ours, other])[0].heads == ()


def test_a_lesson_names_the_latest_letters_that_it_rests_on() -> None:
    letters = [a_letter() for _ in range(8)]

    lesson = lessons_of(letters)[0]

    assert lesson.times == 8
    assert lesson.letters == tuple(letter.id for letter in letters[:5])


def test_letters_without_number_day_or_signer_teach_the_rest() -> None:
    bare = [a_letter(code="", issued_date=None, signer_name="") for _ in range(2)]

    assert [lesson.kind for lesson in lessons_of(bare)] == [K.NAME]


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("357-CV/BTGĐUK", (357, "CV/BTGĐUK")),
        ("214/STL-QLN", (214, "STL-QLN")),
        ("28/2021/NĐ-CP", (28, "NĐ-CP")),
        ("45a/QĐ-STL", (45, "QĐ-STL")),
        ("", None),
        ("STL-QLN", None),
        ("214", None),
        ("214/2026", None),
    ],
)
def test_a_code_is_a_number_and_a_notation(code: str, parts: tuple[int, str] | None) -> None:
    assert number_and_notation(code) == parts


def test_experience_travels_to_another_process_and_back() -> None:
    experience = Experience(tuple(lessons_of([a_letter(), a_letter()])))

    assert Experience.from_json(json.loads(json.dumps(experience.as_json()))) == experience


def test_the_key_of_a_lesson_tells_it_from_others_and_says_nothing_of_it() -> None:
    lesson = lessons_of([a_letter(), a_letter()])[0]

    assert lesson.key == replace(lesson, times=9, letters=(1,)).key
    assert lesson.key != replace(lesson, value="Sở Thuỷ lợi").key
    assert lesson.key != replace(lesson, kind=K.SIGNER).key
    assert len(lesson.key) == 64
    assert "thuy" not in lesson.key
