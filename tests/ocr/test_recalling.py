"""The office's experience in a reading: numbers fit among those of their days, and plain paper stands."""

from __future__ import annotations

import pytest

from ocr.experience import NOTHING_YET, Experience
from ocr.page import Page
from ocr.weighing import FieldReading
from tests.ocr.learning import ISSUER, a_page, a_worn_page, experience, field, in_doubt, read, signed, without
from tests.ocr.makers import NUMBER_LEVEL, figures, state_page
from workflow.terms import LessonKind

# --- the running order -----------------------------------------------------------------------------


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
