"""Which code a head gives, and which it must not give."""

from __future__ import annotations

import pytest

from ocr.fields import code
from ocr.reading import weigh
from tests.ocr.makers import NUMBER_LEVEL, figures, line, page, party_page, state_page


def values(*pages) -> list[str]:
    return [str(found.value) for found in code.find(pages)]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Số: 15/QĐ-BNV", "15/QĐ-BNV"),
        ("Số: 12 /UBND - VX", "12/UBND-VX"),
        ("Số:30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("Số: 5/TTr-UBND", "05/TTr-UBND"),
        ("Số: 36/TTr -UBND", "36/TTr-UBND"),
        ("Số: 12a/SNV-VP", "12a/SNV-VP"),
        ("Số: 467 QĐ-UBND", "467/QĐ-UBND"),
        ("Số: 1208/BĐH", "1208/BĐH"),
        ("Số: 77/QÐ-BGDĐT", "77/QĐ-BGDĐT"),
    ],
)
def test_a_state_number_row_is_a_code(printed, expected):
    assert values(state_page(number=printed)) == [expected]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Số 357 - CV/BTGĐUK", "357-CV/BTGĐUK"),
        ("Số 100-KL/TW", "100-KL/TW"),
        ("Số 84 QĐ/TWĐTN", "84-QĐ/TWĐTN"),
        ("Số 1919-QĐ/ĐUK", "1919-QĐ/ĐUK"),
    ],
)
def test_a_party_number_row_is_a_code(printed, expected):
    assert values(party_page(number=printed)) == [expected]


@pytest.mark.parametrize("printed", ["Số:", "Số: /QĐ-UBND", "Số: …/UBND-VX", "V/v số lượng biên chế", ""])
def test_a_row_without_a_number_gives_no_code(printed):
    assert values(state_page(number=printed)) == []


def test_a_code_cited_in_the_text_is_not_the_letters_own():
    cited = line("Căn cứ Quyết định số 12/QĐ-TTg ngày 05/01/2024 của Thủ tướng Chính phủ;", 0.15, 0.4)

    assert values(state_page(cited, number="")) == []


def test_the_department_of_a_name_is_not_a_number():
    assert values(state_page(issuer=("UBND TỈNH LAI CHÂU", "SỞ Y TẾ"), number="")) == []


def test_a_handwritten_number_comes_from_the_engine_for_figures():
    found = values(state_page(number="Số: ¿7l /QĐ-UBND", digits=[figures("S: 271/QD-UBND", 0.19, NUMBER_LEVEL)]))

    assert "271/QĐ-UBND" in found


def test_a_last_one_that_looks_like_the_slash_is_offered_with_and_without():
    found = values(state_page(number="Số: /QĐ-UBND", digits=[figures("S: 27//QD-UBND", 0.19, NUMBER_LEVEL)]))

    assert set(found) == {"27/QĐ-UBND", "271/QĐ-UBND"}


def test_the_number_may_stand_apart_from_its_notation():
    apart = [figures("S: 183", 0.19, NUMBER_LEVEL), figures("/TM-SYT", 0.29, NUMBER_LEVEL)]

    assert "183/TM-SYT" in values(state_page(number="Số: /TM-SYT", digits=apart))


def test_an_empty_page_has_no_code():
    assert values(page()) == []


def test_half_a_notation_is_made_whole_by_the_engine_for_figures():
    page = party_page(number="Số 06 - KƯ/TU", digits=[figures("S 06 - KL/TU", 0.19, 0.06 + 3 * 0.019 + 0.03)])

    assert str(weigh([page], 1).fields["code"].value) == "06-KL/TU"
