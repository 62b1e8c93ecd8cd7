"""From pages to a Reading, and the Reading as the contract has it."""

from __future__ import annotations

import json

import pytest

from ocr.contract import NAMES
from ocr.page import MarkKind
from ocr.parts import PartKind, parts_of
from ocr.reading import halves_of, weigh
from ocr.weighing import FieldReading
from tests.ocr.makers import centred, figures, line, page, party_page, rows, signature, stamp, state_page

BODY = rows(["Đề nghị gửi báo cáo về Ban trước ngày 23 hằng tháng hoặc theo yêu cầu đột xuất."], 0.15, 0.5)
SLIP = page(
    centred("PHIẾU XỬ LÝ VĂN BẢN", 0.1),
    line("VĂN BẢN SỐ: 357-CV/BTGĐUK", 0.1, 0.15),
    line("NGÀY ĐẾN: 02/02/2024", 0.6, 0.15),
    *rows(["NGƯỜI CHỈ ĐẠO", "ĐƠN VỊ XỬ LÝ CHÍNH", "ĐỘ KHẨN Khẩn Thượng khẩn Hỏa tốc", "ĐỘ MẬT Mật Tối mật"], 0.1, 0.3),
)


def renumbered(number, made):
    made.number = number
    return made


def test_the_json_has_every_field_of_the_contract_and_nothing_else():
    told = weigh([state_page(), signature("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Ba")], 2).as_json("a.pdf", 1.2345)

    assert " ".join(told) == "schema file pages seconds refused parts fields deadlines cites disagreements"
    assert (told["schema"], told["pages"], told["seconds"], told["refused"]) == (1, 2, 1.234, None)
    assert tuple(told["fields"]) == NAMES
    keys = {"value", "confidence", "sure", "page", "box", "text", "why", "candidates"}
    assert all(set(field) == keys for field in told["fields"].values())
    json.dumps(told)


def test_a_state_decision_is_read_whole():
    told = weigh([state_page(), signature("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Ba")], 2).as_json("a.pdf", 1)
    values = {name: field["value"] for name, field in told["fields"].items()}

    assert values["code"] == "15/QĐ-UBND"
    assert (values["code_number"], values["code_notation"]) == ("15", "QĐ-UBND")
    assert values["issued_date"] == "2024-02-05"
    assert values["organ_name"] == "Ủy ban nhân dân tỉnh Lai Châu"
    assert values["type_name"] == "Quyết định"
    assert values["subject"] == "Về việc thành lập Tổ công tác"
    assert (values["signer_name"], values["signer_position"]) == ("Nguyễn Văn Ba", "Phó Chủ tịch")
    assert (values["urgency"], values["secrecy"]) == ("normal", "none")
    assert (values["arrival_number"], values["arrival_date"], values["addressed_to"]) == (None, None, None)


def test_what_is_proposed_says_where_it_stands_and_why():
    field = weigh([state_page()], 1).as_json("a.pdf", 1)["fields"]["code"]

    assert (field["page"], field["text"]) == (1, "Số: 15/QĐ-UBND")
    assert len(field["box"]) == 4
    assert all(0 <= edge <= 1 for edge in field["box"])
    assert field["why"]


def test_what_is_not_on_the_paper_has_no_value_and_no_box():
    field = weigh([state_page(number="")], 1).as_json("a.pdf", 1)["fields"]["code"]

    assert (field["value"], field["box"], field["sure"]) == (None, None, False)


def test_the_slip_before_the_letter_is_its_own_part_and_a_second_witness():
    letter = renumbered(2, party_page(*BODY))
    reading = weigh([SLIP, letter], 2)

    assert [(part.kind, part.first, part.last) for part in reading.parts] == [("slip", 1, 1), ("letter", 2, 2)]
    assert reading.fields["code"].value == "357-CV/BTGĐUK"
    assert reading.fields["code"].page == 2
    assert reading.fields["arrival_date"].value == "2024-02-02"
    assert reading.fields["urgency"].value == "normal"


def test_a_slip_that_says_another_number_makes_the_number_unsure():
    other = renumbered(2, party_page(number="Số 351-CV/BTGĐUK"))
    code = weigh([SLIP, other], 2).fields["code"]

    assert not code.sure
    assert {value for value, _ in code.candidates} == {"351-CV/BTGĐUK", "357-CV/BTGĐUK"}


def test_only_a_ticked_box_of_the_slip_makes_a_letter_urgent():
    ticked = page(*SLIP.lines, marks=[stamp(MarkKind.TICKED_BOX, "Hỏa tốc")])

    assert weigh([ticked, renumbered(2, party_page())], 2).fields["urgency"].value == "express"


def test_a_new_head_after_the_signature_begins_an_attachment():
    first = page(*party_page().lines, *signature("", "TRƯỞNG BAN", "Lê Văn An", 0.7).lines)
    second = renumbered(2, state_page())

    kinds = [(part.kind, part.first, part.last) for part in parts_of([first, second], 5)]

    assert kinds == [(PartKind.LETTER, 1, 1), (PartKind.ATTACHMENT, 2, 5)]


def test_a_deadline_says_that_its_day_does_not_count():
    told = weigh([party_page(*BODY)], 1).as_json("a.pdf", 1)["deadlines"]

    assert [(one["day_of_month"], one["inclusive"], one["page"]) for one in told] == [(23, False, 1)]


@pytest.mark.parametrize(
    "made",
    [
        page(),
        page(
            *rows(
                ["Thứ Tư, 21/12/2022 9:0'(GMT+7)", "Phát huy sức mạnh của cả hệ thống", "Các tin khác", "Tag: Đảng"],
                0.1,
                0.1,
            )
        ),
        page(*rows(["HÓA ĐƠN BÁN HÀNG", "Cà phê sữa đá 25.000"], 0.3, 0.2)),
    ],
)
def test_blank_pages_news_and_bills_are_not_letters(made):
    refused = weigh([made], 1).as_json("a.pdf", 1)["refused"]

    assert refused["reason"] == "not_a_letter"
    assert refused["message"]


def test_two_readings_of_a_number_that_differ_are_not_sure():
    code = weigh([state_page(digits=[figures("S: 16/QD-UBND", 0.19, 0.118)])], 1).fields["code"]

    assert not code.sure


def test_the_first_page_alone_is_enough_for_the_head():
    reading = weigh([state_page()], 40)

    assert reading.fields["code"].value == "15/QĐ-UBND"
    assert [(part.first, part.last) for part in reading.parts] == [(1, 40)]


def test_number_and_notation_of_a_code_that_is_sure_are_sure():
    fields = {name: FieldReading(sure=name == "code") for name in NAMES}

    assert all(half.sure for half in halves_of(fields).values())
    assert not any(half.sure for half in halves_of(fields | {"code": FieldReading()}).values())
