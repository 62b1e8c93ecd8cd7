"""Drawn letters through the real engines, from the file to the JSON."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ocr.reading import read
from samples.collection import SAMPLES, Sample, draw
from samples.invention import random_letter
from samples.letter import letter, slip

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


@pytest.mark.parametrize(
    ("name", "looks_like"),
    [
        ("trang-trang", "Không có chữ"),
        ("trang-bao", "trang tin"),
        ("phieu-thu", "chứng từ thanh toán"),
        ("don-xin", "mẫu đơn"),
        ("anh-chup-nguoi", "ảnh"),
    ],
)
def test_what_is_no_letter_is_refused_and_says_what_it_looks_like(name: str, looks_like: str, tmp_path: Path) -> None:
    refused = read_sample(name, tmp_path)["refused"]

    assert refused["reason"] == "not_a_letter"
    assert looks_like in refused["message"] or (name == "anh-chup-nguoi" and "Không có chữ" in refused["message"])


def test_a_slip_of_another_letter_is_told_apart_from_the_letter_under_it(tmp_path: Path) -> None:
    written = letter("ubnd-cv")
    wrong = replace(slip("slip-357"), code="986/UBND-NC", arrived=written.issued, subject="Mời dự hội nghị tổng kết")
    draw(Sample("phieu-nham", (wrong, written), "clean"), tmp_path)

    told = read(tmp_path / "phieu-nham.pdf").as_json("phieu-nham", 1.0)
    said = {each["field"]: each["witnesses"] for each in told["disagreements"]}

    assert told["fields"]["code"]["sure"] is False
    assert [(one["source"], one["value"]) for one in said["code"]] == [("slip", "986/UBND-NC"), ("head", written.code)]
    assert "subject" in said


def test_another_letter_in_the_same_file_is_told_with_its_own_head(tmp_path: Path) -> None:
    first, second = (random_letter(seed, system="state", short=True) for seed in (106, 105))
    first = replace(first, issued=date(2024, 3, 4), hand_number=False, hand_date=False)
    second = replace(second, issued=date(2024, 5, 6), hand_number=False, hand_date=False)
    draw(Sample("hai-van-ban", (first, second), "clean"), tmp_path)

    told = read(tmp_path / "hai-van-ban.pdf").as_json("hai-van-ban", 1.0)
    parts = told["parts"]

    assert [part["kind"] for part in parts] == ["letter", "other_letter"]
    assert told["fields"]["code"]["value"] == first.code
    assert parts[1]["fields"]["code"]["value"] == second.code
    assert parts[1]["fields"]["issued_date"]["value"] == "2024-05-06"


def test_what_came_along_with_a_letter_belongs_to_it_with_its_limits(tmp_path: Path) -> None:
    told = read_sample("311-cv", tmp_path)

    assert [part["kind"] for part in told["parts"]] == ["letter", "attachment"]
    assert [(one.get("day_of_month"), one["page"] > 1) for one in told["deadlines"]] == [(25, True)]


def test_what_is_no_scan_is_refused_and_never_raised(tmp_path: Path) -> None:
    nothing = tmp_path / "hong.pdf"
    nothing.write_bytes(b"%PDF-1.7 cut off")

    told = read(nothing).as_json("hong.pdf", 0.1)

    assert told["refused"]["reason"] == "unreadable"
    assert told["refused"]["message"]
