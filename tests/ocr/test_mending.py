"""What is nearly usual with an issuer is mended, and said; what is another thing stays as printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr.experience import Experience, lessons_of
from tests.ocr.learning import REGISTERED, a_page, a_worn_page, experience, field, read, signed, without
from workflow.terms import LessonKind

# --- notation ---------------------------------------------------------------------------------


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


def test_an_issuer_that_people_always_enter_by_another_name_is_proposed_by_that_name() -> None:
    page = a_page()
    read_as = field("organ_name", page)
    ours = experience(organ_name="Sở Thủy lợi", head=read_as.text)

    issuer = field("organ_name", page, with_=ours)

    assert issuer.value == "Sở Thủy lợi"
    assert not issuer.sure
    assert f"trên giấy đọc được: {read_as.value}" in issuer.why
    assert read_as.value in [value for value, _ in issuer.candidates]
    assert "thường dùng ký hiệu STL-QLN" in field("code_notation", page, with_=ours).why, "it is the issuer we know"


def test_the_rows_of_another_place_do_not_lead_to_that_name() -> None:
    page = a_page(issuer=("SỞ THỦY LỢI", "TỈNH LAI CHÂU"))
    ours = experience(organ_name="Sở Thủy lợi", head=field("organ_name", a_page()).text)

    assert field("organ_name", page, with_=ours) == field("organ_name", page)


@pytest.mark.parametrize("place", ["TỈNH SÔNG HẰNG", "TỈNH SÔNG CÔNG", "TỈNH LAI CHÂU"])
def test_a_body_of_another_place_stays_as_printed(place: str) -> None:
    page = a_page(issuer=("SỞ THỦY LỢI", place))

    assert field("organ_name", page, with_=experience()).value == field("organ_name", page).value
