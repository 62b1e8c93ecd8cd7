"""What people type is understood in all the ways they write it, and never guessed."""

from __future__ import annotations

from datetime import date, time

import pytest

from web.typed import Unclear, a_code, a_day, a_line, a_text, an_hour

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    "text",
    ["02/02/2024", "2/2/24", "2-2-2024", "2.2.24", "2 2 2024", "02022024", "020224", "2024-02-02", " 2/2/24 ",
     "ngày 02 tháng 02 năm 2024", "Ngày 2 tháng 2 năm 2024"],
)  # fmt: skip
def test_a_day_is_understood(text: str) -> None:
    assert a_day(text, "Ngày", TODAY) == date(2024, 2, 2)


def test_a_day_without_its_year_is_this_year_s() -> None:
    assert a_day("9/3", "Ngày", TODAY) == date(2026, 3, 9)


@pytest.mark.parametrize("text", ["", "  ", "\u00a0"])
def test_nothing_is_no_day(text: str) -> None:
    assert a_day(text, "Ngày", TODAY) is None


@pytest.mark.parametrize(
    "text",
    ["30/02/2024", "2/13/24", "0/1/2024", "mai", "2024", "1/1/1901", "1/1/2999", "1/1/024", "1/2/3/4", "٢/٢/٢٤x"],
)
def test_what_is_no_day_is_said_with_an_example(text: str) -> None:
    with pytest.raises(Unclear, match=r"Hạn «.*» không đúng. Xin ghi ngày/tháng/năm, ví dụ 02/03/2026"):
        a_day(text, "Hạn", TODAY)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Số: 357 - CV / BTGĐUK", "357-CV/BTGĐUK"),
        ("1234/UBND-VX", "1234/UBND-VX"),
        (" số 12–KL/TW", "12-KL/TW"),
        ("05/2024/QĐ-UBND", "05/2024/QĐ-UBND"),
        ("", ""),
    ],
)
def test_a_code_is_written_in_one_way(typed: str, kept: str) -> None:
    assert a_code(typed) == kept


def test_marks_typed_apart_are_joined() -> None:
    assert a_line("Ban  Tuye\u0302n gia\u0301o\x00") == "Ban Tuyên giáo"


def test_lines_are_kept_and_blank_ends_dropped() -> None:
    assert a_text("\r\n - Như  trên;\r\n- Lưu VT.\n\n") == "- Như trên;\n- Lưu VT."


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("14:30", time(14, 30)), ("14h30", time(14, 30)), ("9h", time(9)), ("9", time(9)), ("09 giờ 05", time(9, 5)),
     ("14g00", time(14)), ("", None)],
)  # fmt: skip
def test_an_hour_is_understood_as_people_type_it(typed: str, meant: time | None) -> None:
    assert an_hour(typed, "Giờ hạn") == meant


@pytest.mark.parametrize("typed", ["25:00", "12:60", "trưa", "12:3", "-1", "٣"])
def test_what_is_no_hour_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(Unclear, match="ví dụ 14:30"):
        an_hour(typed, "Giờ hạn")
