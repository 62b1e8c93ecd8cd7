"""The office's experience in a reading: it mends what is nearly usual, says so, and lets plain paper stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from ocr.experience import NOTHING_YET, Experience, lessons_of
from ocr.page import Line, Page, Word
from ocr.reading import Reading, weigh
from ocr.weighing import FieldReading
from tests.ocr.makers import NUMBER_LEVEL, figures, signature, state_page
from tests.ocr.test_experience import a_letter
from workflow.terms import LessonKind

ISSUER = ("SỞ THỦY LỢI", "TỈNH SÔNG HỒNG")
DAYS = (date(2026, 1, 12), date(2026, 2, 9), date(2026, 2, 23), date(2026, 3, 23))
NUMBERS = (31, 140, 190, 260)
REGISTERED = [a_letter(code=f"{number}/STL-QLN", issued_date=day) for number, day in zip(NUMBERS, DAYS, strict=True)][
    ::-1
]


def experience(**wishes: object) -> Experience:
    """Of an office that registered four letters of this issuer."""
    return Experience(tuple(lessons_of(replace(letter, **wishes) for letter in REGISTERED)))  # type: ignore[arg-type]


def without(kind: LessonKind) -> Experience:
    """Lessons of this kind are ruled out."""
    return Experience(tuple(lesson for lesson in experience().lessons if lesson.kind is not kind))


def a_page(number: str = "Số: 214/STL-QLN", *, digits: Iterable[Line] = (), issuer: Iterable[str] = ISSUER) -> Page:
    """The fifth letter."""
    return state_page(
        issuer=tuple(issuer), number=number, date="Sông Hồng, ngày 09 tháng 3 năm 2026", digits=tuple(digits)
    )


def worn(one: Line, confidence: float) -> Line:
    """The same words, read with less confidence."""
    return Line(tuple(Word(word.text, word.box, confidence) for word in one.words), one.source)


def read(*pages: Page, with_: Experience = NOTHING_YET) -> Reading:
    """The upper half alone."""
    return weigh(pages, len(pages), with_)


def field(name: str, *pages: Page, with_: Experience = NOTHING_YET) -> FieldReading:
    """One field of it."""
    return read(*pages, with_=with_).fields[name]


def signed(name: str, confidence: float = 0.95) -> Page:
    """The last page."""
    whole = signature("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", name)
    return replace(whole, lines=[worn(one, confidence) if one.text == name else one for one in whole.lines])


# --- notation ---------------------------------------------------------------------------------


def a_worn_page(number: str) -> Page:
    """Its number row can hardly be read."""
    page = a_page(number)
    return replace(page, lines=[worn(one, 0.6) if one.text == number else one for one in page.lines])


def test_a_notation_with_a_misread_letter_is_mended_to_the_usual_one_and_says_why() -> None:
    misread = a_worn_page("Số: 214/STL-QIN")
    assert field("code", misread).value == "214/STL-QIN"

    code = field("code", misread, with_=experience())

    assert code.value == "214/STL-QLN"
    assert "cơ quan này thường dùng ký hiệu STL-QLN (4 văn bản đã vào sổ)" in code.why
    assert "chỉ theo nét chữ thì là 214/STL-QIN" in code.why
    assert "214/STL-QIN" in [value for value, _ in code.candidates], "what was seen stays to choose"
    assert code.text == "Số: 214/STL-QIN", "the proof is what was seen"
    assert field("code_notation", misread, with_=experience()).value == "STL-QLN"


def test_what_was_ruled_out_is_proposed_as_before() -> None:
    misread = a_worn_page("Số: 214/STL-QIN")

    again = field("code_notation", misread, with_=without(LessonKind.NOTATION))

    assert again == field("code_notation", misread)


@pytest.mark.parametrize(
    "number",
    [
        pytest.param("Số: 214/QĐ-STL", id="another type"),
        pytest.param("Số: 214/STL-TCCB", id="another division"),
        pytest.param("Số: 214/SYT-QLN", id="letters of another body"),
    ],
)
def test_another_notation_stays_as_printed(number: str) -> None:
    page = a_worn_page(number)

    assert field("code_notation", page, with_=experience()) == field("code_notation", page)


def test_the_letters_of_another_issuer_teach_nothing_about_this_one() -> None:
    page = a_page("Số: 214/STL-QLM", issuer=("SỞ TÀI CHÍNH", "TỈNH SÔNG HỒNG"))

    assert read(page, with_=experience()) == read(page)


# --- signer -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seen", "confidence"),
    [
        pytest.param("Vũ Đinh Thư", 0.95, id="lost marks"),
        pytest.param("Vũ Đinh Thừ", 0.95, id="wrong marks"),
        pytest.param("Vũ Bình Thử", 0.6, id="a letter misread, in doubt"),
    ],
)
def test_a_signer_read_with_lost_marks_or_in_doubt_is_the_known_one(seen: str, confidence: float) -> None:
    pages = a_page(), signed(seen, confidence)

    signer = field("signer_name", *pages, with_=experience())

    assert signer.value == "Vũ Đình Thử"
    assert "Vũ Đình Thử đã ký 4 văn bản của cơ quan này trong sổ" in signer.why
    assert not signer.sure


@pytest.mark.parametrize("seen", ["Vũ Bình Thử", "Lý Thị Mẫu", "Vũ Đình Thử Nghiệm"])
def test_an_unknown_signer_stays_as_printed(seen: str) -> None:
    pages = a_page(), signed(seen)

    assert field("signer_name", *pages, with_=experience()) == field("signer_name", *pages)


def test_of_two_signers_who_differ_in_marks_alone_none_is_taken_for_the_other() -> None:
    letters = [replace(letter, signer_name=name) for letter in REGISTERED for name in ("Vũ Đình Thử", "Vũ Đình Thú")]
    pages = a_page(), signed("Vũ Đình Thu")

    both = Experience(tuple(lessons_of(letters)))

    assert field("signer_name", *pages, with_=both).value == "Vũ Đình Thu"


def test_a_missing_signer_is_not_made_up() -> None:
    assert field("signer_name", a_page(), with_=experience()).value is None


# --- the name ------------------------------------------------------------------------------------


def test_an_issuer_outside_the_directory_gets_its_marks_back() -> None:
    page = a_page(issuer=("SỞ THUY LƠI", "TỈNH SÔNG HÔNG"))
    assert field("organ_name", page).value != "Sở Thủy lợi tỉnh Sông Hồng"

    issuer = field("organ_name", page, with_=experience())

    assert issuer.value == "Sở Thủy lợi tỉnh Sông Hồng"
    assert "tên cơ quan như đã ghi trong sổ (4 văn bản)" in issuer.why


@pytest.mark.parametrize("place", ["TỈNH SÔNG HẰNG", "TỈNH SÔNG CÔNG", "TỈNH LAI CHÂU"])
def test_a_body_of_another_place_stays_as_printed(place: str) -> None:
    page = a_page(issuer=("SỞ THỦY LỢI", place))

    assert field("organ_name", page, with_=experience()).value == field("organ_name", page).value


# --- the running order -----------------------------------------------------------------------------


def in_doubt(first: str, second: str) -> Page:
    """A handwritten number that two engines read differently."""
    return a_page(f"Số: {first}/STL-QLN", digits=[figures(f"So: {second}/STL-QLN", 0.19, NUMBER_LEVEL)])


@pytest.mark.parametrize(("first", "second"), [("214", "914"), ("914", "214"), ("24", "214"), ("214", "24")])
def test_of_two_readings_the_one_that_fits_the_days_is_proposed(first: str, second: str) -> None:
    page = in_doubt(first, second)

    code = field("code", page, with_=experience())

    assert code.value == "214/STL-QLN"
    assert "số này đứng giữa số 190 ngày 23/02/2026 và số 260 ngày 23/03/2026 cùng ký hiệu trong sổ" in code.why
    assert dict(code.candidates)["214/STL-QLN"] > dict(field("code", page).candidates)["214/STL-QLN"]
    assert field("code_number", page, with_=experience()).value == "214"


def test_two_readings_that_both_fit_are_left_as_they_stand() -> None:
    page = in_doubt("214", "217")

    before, after = field("code", page), field("code", page, with_=experience())

    assert [value for value, _ in after.candidates] == [value for value, _ in before.candidates]


def test_a_number_read_alone_against_the_order_is_doubted_and_stays() -> None:
    page = a_page("Số: 24/STL-QLN")

    code = field("code", page, with_=experience())

    assert code.value == "24/STL-QLN"
    assert code.confidence < field("code", page).confidence
    assert "trái thứ tự với số 190 ngày 23/02/2026 cùng ký hiệu trong sổ" in code.why


def test_ruled_out_the_order_has_no_say() -> None:
    page = in_doubt("24", "214")

    assert field("code_number", page, with_=without(LessonKind.ORDER)) == field("code_number", page)


# --- what the paper says plainly --------------------------------------------------------------------


def spelt(one: FieldReading) -> str:
    """Its value; how an issuer writes its name in capitals and small letters is the office's to say."""
    return str(one.value).casefold()


CLEAN = [
    *(a_page(f"Số: {number}/STL-QLN", digits=[figures(f"So: {number}/STL-QLN", 0.19, NUMBER_LEVEL)])
      for number in ("214", "24", "914", "190")),
    *(state_page(issuer=ISSUER, number=f"Số: 15/{notation}", digits=[figures(f"So: 15/{notation}", 0.19, NUMBER_LEVEL)])
      for notation in ("QĐ-UBND", "TB-STL", "STL-VP", "KH-STL")),
    state_page(),
    state_page(issuer=("BỘ NỘI VỤ",), number="Số: 8/BNV-CCVC"),
]  # fmt: skip


@pytest.mark.parametrize("page", CLEAN)
@pytest.mark.parametrize(
    "learnt",
    [
        {},
        {"code": "24/TB-SIL"},
        {"code": "15/QĐ-UBMD"},
        {"organ_name": "Ủy ban nhân dân tỉnh Lai Chân", "code": "15/QĐ-UBMD"},
        {"organ_name": "Bộ Nội vụ", "code": "8/BNV-CCVO", "signer_name": "Vũ Đình Thu"},
    ],
    ids=str,
)
def test_what_the_paper_says_plainly_stands_whatever_was_learnt(page: Page, learnt: dict[str, object]) -> None:
    pages = page, signed("Lý Thị Mẫu")
    plain, beside = read(*pages).fields, read(*pages, with_=experience(**learnt)).fields

    assert {name: spelt(one) for name, one in beside.items()} == {name: spelt(one) for name, one in plain.items()}
    assert [name for name, one in beside.items() if one.sure and not plain[name].sure] == []


@pytest.mark.parametrize("page", [*CLEAN, a_worn_page("Số: 214/STL-QIN"), in_doubt("24", "214")])
def test_experience_makes_nothing_sure_and_leaves_nothing_blank(page: Page) -> None:
    plain, beside = read(page).fields, read(page, with_=experience()).fields

    assert [name for name, one in beside.items() if one.sure and not plain[name].sure] == []
    assert [name for name, one in beside.items() if one.value is None and plain[name].value is not None] == []


def test_who_has_learnt_nothing_reads_as_before() -> None:
    pages = a_page(), signed("Vũ Đình Thử")

    assert read(*pages, with_=Experience()) == read(*pages)
    assert read(*pages).fields["code"].why == read(*pages, with_=NOTHING_YET).fields["code"].why
