"""Drawn letters through the real engines, from the file to the JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ocr.reading import read
from samples.collection import SAMPLES, draw

pytestmark = pytest.mark.timeout(600)


def read_sample(name: str, folder: Path) -> dict[str, Any]:
    sample = next(sample for sample in SAMPLES if sample.name == name)
    draw(sample, folder)
    return read(folder / f"{name}{sample.suffix}").as_json(name, 1.0)


def test_the_letter_357_is_read_behind_its_slip_with_its_arrival_stamp(tmp_path: Path) -> None:
    told = read_sample("357-cv", tmp_path)
    values = {name: field["value"] for name, field in told["fields"].items()}

    assert [part["kind"] for part in told["parts"]] == ["slip", "letter"]
    assert values["code"] == "357-CV/BTGĐUK"
    assert values["issued_date"] == "2024-01-30"
    assert values["organ_name"] == "Ban Tuyên giáo Đảng ủy Khối Doanh nghiệp Trung ương"
    assert values["type_name"] == "Công văn"
    assert (values["arrival_number"], values["arrival_date"]) == ("64", "2024-02-02")
    assert (values["urgency"], values["secrecy"]) == ("normal", "none")
    assert [(one.get("day_of_month"), one["inclusive"]) for one in told["deadlines"]] == [(23, False)]
    assert "100-KL/TW" in [one["code"] for one in told["cites"]]


def test_a_paper_with_a_mark_of_secrecy_tells_nothing(tmp_path: Path) -> None:
    told = read_sample("dau-toi-mat", tmp_path)

    assert told["refused"]["reason"] == "secret"
    assert all(field["value"] is None and not field["text"] for field in told["fields"].values())
    assert (told["deadlines"], told["cites"], told["parts"]) == ([], [], [])


@pytest.mark.parametrize("name", ["trang-trang", "trang-bao"])
def test_a_blank_page_and_a_news_page_are_no_letters(name: str, tmp_path: Path) -> None:
    assert read_sample(name, tmp_path)["refused"]["reason"] == "not_a_letter"


def test_what_is_no_scan_is_refused_and_never_raised(tmp_path: Path) -> None:
    nothing = tmp_path / "hong.pdf"
    nothing.write_bytes(b"%PDF-1.7 cut off")

    told = read(nothing).as_json("hong.pdf", 0.1)

    assert told["refused"]["reason"] == "unreadable"
    assert told["refused"]["message"]
