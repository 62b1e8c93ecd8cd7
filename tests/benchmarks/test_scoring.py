"""What counts as right, near, sure; how misread signs and lost lines are counted."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.printed import misread
from benchmarks.scoring import is_asked, judge
from ocr.page import Page
from tests.ocr.makers import line, page

TRUTH: dict[str, Any] = {
    "code": "15/QĐ-UBND",
    "organ_name_accept": ["Ủy ban nhân dân tỉnh Lai Châu", "UBND tỉnh Lai Châu"],
    "subject": "Về việc thành lập Tổ công tác phòng, chống dịch",
    "urgency": "normal",
    "secrecy": "none",
    "arrival": None,
    "deadlines": [{"date": "2024-02-05"}],
    "unknown": ["signer_name"],
}


def told(name: str, value: str | None, *candidates: str, sure: bool = False) -> dict[str, Any]:
    offered = [{"value": each, "confidence": 0.5} for each in candidates]
    return {"refused": None, "deadlines": [], "fields": {name: {"value": value, "sure": sure, "candidates": offered}}}


@pytest.mark.parametrize(
    ("name", "value", "exact", "near"),
    [
        ("code", "15/QĐ-UBND", True, True),
        ("code", "Số 15 / qđ – ubnd", True, True),
        ("code", "16/QĐ-UBND", False, False),
        ("code", None, False, False),
        ("organ_name", "UBND tỉnh Lai Châu", True, True),
        ("organ_name", "UBND tỉnh Lào Cai", False, False),
        ("subject", "Thành lập Tổ công tác phòng, chống dịch.", True, True),
        ("subject", "Về việc thành lập Tổ công tac phòng, chống dịch", False, True),
        ("subject", "Về việc giải thể Tổ công tác phòng, chống dịch", False, False),
        ("urgency", "normal", True, True),
        ("urgency", "urgent", False, False),
        ("arrival_number", None, True, True),
        ("arrival_number", "64", False, False),
    ],
)
def test_a_field_is_right_after_folding_and_near_within_four_signs_in_a_hundred(
    name: str, value: str | None, exact: bool, near: bool
) -> None:
    verdict = judge(TRUTH, told(name, value), name)

    assert (verdict.exact, verdict.near) == (exact, near)


def test_the_truth_among_the_first_three_candidates_is_told_apart() -> None:
    wrong = told("code", "16/QĐ-UBND", "16/QĐ-UBND", "19/QĐ-UBND", "15/QĐ-UBND", sure=True)
    far = told("code", "16/QĐ-UBND", "16/QĐ-UBND", "19/QĐ-UBND", "18/QĐ-UBND", "15/QĐ-UBND")

    assert (judge(TRUTH, wrong, "code").in_three, judge(TRUTH, far, "code").in_three) == (True, False)
    assert judge(TRUTH, wrong, "code").sure


def test_of_a_secret_letter_nothing_is_asked_but_that_it_be_stopped() -> None:
    secret = TRUTH | {"secrecy": "secret"}
    stopped = told("secrecy", None) | {"refused": {"reason": "secret", "message": "…"}}

    assert [name for name in ("code", "secrecy") if is_asked(secret, name)] == ["secrecy"]
    assert judge(secret, stopped, "secrecy").exact
    assert not judge(TRUTH, stopped, "secrecy").exact
    assert not is_asked(TRUTH, "signer_name")


def lines_of_truth(seen: Page) -> list[dict[str, Any]]:
    return [{"page": 1, "box": list(one.box), "text": one.text, "by_hand": False} for one in seen.lines]


def test_misread_signs_and_lost_lines_are_counted_and_lines_written_by_hand_are_not() -> None:
    drawn = page(line("Kính gửi: Sở Nội vụ", 0.2, 0.3), line("Đề nghị báo cáo", 0.2, 0.4), line("Số 12", 0.2, 0.1))
    truth = {"lines": lines_of_truth(drawn)}
    truth["lines"][0]["by_hand"] = True

    found = misread(truth, [page(line("Kính gửi: Sở Nội vu", 0.2, 0.3))])

    assert (found.lines, found.missing) == (2, 1)
    assert found.wrong == 1 + len("Đề nghị báo cáo")
    assert found.signs == len("Kính gửi: Sở Nội vụ") + len("Đề nghị báo cáo")
