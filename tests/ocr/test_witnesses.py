"""Slip, head and stamp: where they differ, each is told with its place; where they agree or are alone, nothing is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr.page import Box, MarkKind, Page
from ocr.reading import weigh
from tests.ocr.makers import centred, line, page, party_page, rows, stamp

SUBJECT = [line("V/v thực hiện nhiệm vụ trọng tâm năm 2024", 0.1, 0.19)]


def a_slip(code: str = "357-CV/BTGĐUK", arrived: str = "02/02/2024", about: str = "", ticked: str = "") -> Page:
    marks = [stamp(MarkKind.TICKED_BOX, ticked)] if ticked else []
    return page(
        centred("PHIẾU XỬ LÝ VĂN BẢN", 0.1),
        line(f"VĂN BẢN SỐ: {code}", 0.1, 0.15),
        line(f"NGÀY ĐẾN: {arrived}", 0.6, 0.15),
        *([line("TRÍCH YẾU", 0.1, 0.22), line(about, 0.3, 0.22)] if about else []),
        *rows(["NGƯỜI CHỈ ĐẠO", "ĐƠN VỊ XỬ LÝ CHÍNH", "ĐỘ KHẨN Khẩn Thượng khẩn Hỏa tốc"], 0.1, 0.3),
        marks=marks,
    )


def a_letter(number: str = "Số 357-CV/BTGĐUK", stamped: str = "") -> Page:
    made = replace(party_page(*SUBJECT, number=number), number=2)
    if stamped:
        box = Box(0.1, 0.24, 0.4, 0.32)
        made.lines += [line("ĐẾN Số: 64", 0.12, 0.25), line(f"Ngày: {stamped}", 0.12, 0.28)]
        made.marks.append(stamp(MarkKind.ARRIVAL_STAMP, f"ĐẾN Số: 64 Ngày: {stamped}", box))
    return made


def apart(slip: Page | None, letter: Page) -> list[tuple[str, list[tuple[str, str, int]]]]:
    told = weigh([each for each in (slip, letter) if each], 2).as_json("a.pdf", 1)["disagreements"]
    return [(each["field"], [(one["source"], one["value"], one["page"]) for one in each["witnesses"]]) for each in told]


@pytest.mark.parametrize(
    ("slip", "letter"),
    [
        (a_slip(), a_letter()),
        (a_slip(), a_letter(stamped="02/02/2024")),
        (None, a_letter(stamped="02/02/2024")),
        (a_slip(about="Thực hiện nhiệm vụ trọng tâm 2024"), a_letter()),
        (a_slip(ticked="Khẩn"), a_letter()),
        (a_slip(), a_letter(number="Số -CV/BTGĐUK")),
    ],
)
def test_who_agrees_or_speaks_alone_is_not_told_of(slip, letter):
    assert apart(slip, letter) == []


@pytest.mark.parametrize(
    ("slip", "letter", "expected"),
    [
        (
            a_slip(),
            a_letter(number="Số 351-CV/BTGĐUK"),
            ("code", [("slip", "357-CV/BTGĐUK", 1), ("head", "351-CV/BTGĐUK", 2)]),
        ),
        (
            a_slip(arrived="02/02/2024"),
            a_letter(stamped="05/02/2024"),
            ("arrival_date", [("slip", "2024-02-02", 1), ("stamp", "2024-02-05", 2)]),
        ),
        (
            a_slip(about="Mời dự hội nghị cán bộ toàn quốc"),
            a_letter(),
            (
                "subject",
                [("slip", "Mời dự hội nghị cán bộ toàn quốc", 1), ("head", "Thực hiện nhiệm vụ trọng tâm năm 2024", 2)],
            ),
        ),
        (
            None,
            a_letter(stamped="02/01/2024"),
            ("arrival_date", [("stamp", "2024-01-02", 2), ("head", "2024-01-30", 2)]),
        ),
    ],
)
def test_what_two_places_say_differently_is_told_with_both(slip, letter, expected):
    assert apart(slip, letter) == [expected]


def test_the_sentence_names_both_values_and_each_witness_has_its_place():
    told = weigh([a_slip(), a_letter(number="Số 351-CV/BTGĐUK")], 2).as_json("a.pdf", 1)["disagreements"]

    assert told[0]["sentence"] == (
        "Số, ký hiệu khác nhau: phiếu xử lý ghi «357-CV/BTGĐUK», trên văn bản đọc được «351-CV/BTGĐUK»."
    )
    assert all(len(one["box"]) == 4 and one["text"] for one in told[0]["witnesses"])


def test_a_field_that_two_places_say_differently_is_not_sure_and_says_why():
    fields = weigh([a_slip(), a_letter(number="Số 351-CV/BTGĐUK")], 2).fields

    for name in ("code", "code_number", "code_notation"):
        assert not fields[name].sure
        assert fields[name].why.startswith("Số, ký hiệu khác nhau")


def test_levels_of_urgency_are_named_as_people_say_them():
    letter = a_letter()
    letter.marks.append(stamp(MarkKind.URGENCY_STAMP, "HỎA TỐC", Box(0.1, 0.2, 0.3, 0.26)))

    told = weigh([a_slip(ticked="Khẩn"), letter], 2).as_json("a.pdf", 1)["disagreements"]

    assert [each["sentence"] for each in told] == [
        "Độ khẩn khác nhau: phiếu xử lý ghi «Khẩn», trên văn bản đọc được «Hỏa tốc»."
    ]
