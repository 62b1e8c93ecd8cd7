"""The contract says what is told: every key of a Reading stands in docs/read.md, and its example has no others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ocr.contract import NAMES
from ocr.page import Box, MarkKind
from ocr.parts import PartKind
from ocr.reading import Reading, weigh
from ocr.refusal import Reason
from ocr.weighing import FieldReading
from tests.ocr.makers import line, rows, signature, stamp, state_page
from tests.ocr.test_reading import SLIP

PAPER = (Path(__file__).parents[2] / "docs" / "read.md").read_text("utf-8")
LIMITS = [
    "Đề nghị gửi báo cáo trước ngày 25/3/2024.",
    "Gửi báo cáo trước ngày 23 hằng tháng.",
    "Gửi báo cáo trước ngày 15 của tháng cuối quý.",
    "Trả lời trong thời hạn 05 ngày làm việc kể từ ngày nhận được văn bản này.",
    "Phúc đáp Công văn số 12/UBND-VX ngày 05/01/2024 của Ủy ban nhân dân tỉnh.",
]


def told() -> dict[str, Any]:
    """A scan that makes every key appear: a slip of another number, a letter, what came along with it."""
    letter = state_page(*rows([*LIMITS, "Gửi kèm theo Quyết định."], 0.1, 0.3), number="Số: 17/SNV-VP")
    signed = [*letter.lines, *signature("", "GIÁM ĐỐC", "Lê Văn An", 0.75).lines, line("Ngày: 01/01/2024", 0.12, 0.25)]
    arrived = stamp(MarkKind.ARRIVAL_STAMP, "ĐẾN Ngày: 01/01/2024", Box(0.1, 0.24, 0.4, 0.28))
    pages = [SLIP, replace(letter, number=2, lines=signed, marks=[arrived]), replace(state_page(), number=3)]
    return weigh(pages, 3).as_json("a.pdf", 1)


def keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys(inner)
    if isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def test_every_key_that_is_told_stands_in_the_contract():
    assert [key for key in sorted(set(keys(told()))) if f"`{key}`" not in PAPER and f'"{key}"' not in PAPER] == []


def test_the_example_of_the_contract_has_the_keys_of_a_reading_and_no_others():
    example = json.loads(re.findall(r"```json\n(.*?)```", PAPER, re.DOTALL)[0])

    assert list(example) == list(told())
    assert set(keys(example)) <= set(keys(told()))


@pytest.mark.parametrize("word", [*NAMES, *PartKind, *Reason])
def test_every_name_kind_and_reason_stands_in_the_contract(word):
    assert f"`{word}`" in PAPER


def test_a_limit_says_exactly_one_way_in_which_its_day_is_named():
    ways = [{"date", "day_of_month", "day", "within"} & set(each) for each in told()["deadlines"]]

    assert sorted(ways, key=str) == sorted([{"date"}, {"day_of_month"}, {"day"}, {"within"}], key=str)


def test_limits_citations_and_witnesses_have_their_place():
    everything = told()
    placed = [*everything["deadlines"], *everything["cites"]]
    placed += [witness for each in everything["disagreements"] for witness in each["witnesses"]]

    assert len(everything["disagreements"]) >= 1
    assert all(isinstance(each["page"], int) and len(each["box"]) == 4 for each in placed)


def test_what_is_hardly_likely_is_no_candidate_but_the_value_always_is():
    reading = FieldReading("b", confidence=0.02, candidates=[("a", 0.9), ("b", 0.02), ("c", 0.029), ("d", 0.03)])
    shown = Reading(1, {"subject": reading}).as_json("a.pdf", 1)["fields"]["subject"]["candidates"]

    assert [each["value"] for each in shown] == ["a", "b", "d"]
