"""One scan, several papers: where each begins, what the heads behind the letter say, and what is a letter by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr.page import Page
from ocr.reading import weigh
from tests.ocr.makers import centred, line, page, party_page, rows, signature, state_page
from tests.ocr.test_reading import SLIP


def at(number: int, made: Page) -> Page:
    return replace(made, number=number)


def signed(made: Page) -> Page:
    return replace(made, lines=[*made.lines, *signature("", "GIÁM ĐỐC", "Lê Văn An", 0.75).lines])


def kinds(*pages: Page, count: int | None = None) -> list[tuple[str, int, int]]:
    numbered = [at(number, made) for number, made in enumerate(pages, 1)]
    return [(str(part.kind), part.first, part.last) for part in weigh(numbered, count or len(pages)).parts]


TEXT = page(*rows(["Các đơn vị tiếp tục thực hiện tốt nhiệm vụ được giao trong năm."], 0.15, 0.1))
HANDS_ON = rows(["Sở gửi kèm theo Công văn này Quyết định của Ủy ban nhân dân tỉnh."], 0.15, 0.5)
LETTER = state_page(*HANDS_ON, number="Số: 17/SNV-VP", title=(), issuer=("UBND TỈNH LAI CHÂU", "SỞ NỘI VỤ"))
OLDER = state_page(number="Số: 15/QĐ-UBND", date="Lai Châu, ngày 01 tháng 02 năm 2024")
YOUNGER = state_page(number="Số: 16/QĐ-UBND", date="Lai Châu, ngày 20 tháng 02 năm 2024")
ANNEX = page(centred("PHỤ LỤC", 0.06), centred("DANH MỤC NHIỆM VỤ NĂM 2024", 0.09), *TEXT.lines)
BLANK = page()
BLANK.blank = True


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([LETTER, TEXT], [("letter", 1, 2)]),
        ([SLIP, signed(LETTER)], [("slip", 1, 1), ("letter", 2, 2)]),
        ([SLIP, BLANK, signed(LETTER)], [("slip", 1, 2), ("letter", 3, 3)]),
        ([signed(LETTER), BLANK], [("letter", 1, 2)]),
        ([signed(LETTER), OLDER, TEXT], [("letter", 1, 1), ("attachment", 2, 3)]),
        ([signed(LETTER), ANNEX], [("letter", 1, 1), ("attachment", 2, 2)]),
        ([LETTER, ANNEX, TEXT], [("letter", 1, 1), ("attachment", 2, 3)]),
        ([signed(LETTER), signed(OLDER), ANNEX], [("letter", 1, 1), ("attachment", 2, 3)]),
        ([signed(LETTER), YOUNGER], [("letter", 1, 1), ("other_letter", 2, 2)]),
        (
            [SLIP, signed(LETTER), SLIP, YOUNGER],
            [("slip", 1, 1), ("letter", 2, 2), ("slip", 3, 3), ("other_letter", 4, 4)],
        ),
    ],
)
def test_a_scan_is_parted_where_another_paper_begins(pages, expected):
    assert kinds(*pages) == expected


def test_a_letter_that_speaks_of_no_other_paper_has_none_attached():
    plain = state_page(*rows(["Sở trả lời như trên."], 0.15, 0.5), number="Số: 17/SNV-VP", title=("V/v nghỉ phép",))

    assert kinds(signed(plain), OLDER) == [("letter", 1, 1), ("other_letter", 2, 2)]


def test_a_paper_that_the_letter_cites_came_with_it():
    citing = state_page(*rows(["Sở nhận Quyết định số 15/QĐ-UBND."], 0.15, 0.5), number="Số: 17/SNV-VP", title=())

    assert kinds(signed(citing), OLDER) == [("letter", 1, 1), ("attachment", 2, 2)]


def test_a_form_with_a_number_of_its_own_behind_the_letter_is_no_slip():
    form = state_page(centred("PHIẾU TRÌNH DUYỆT", 0.3), number="Số: 8/UB-TP", title=())

    assert [kind for kind, *_ in kinds(signed(LETTER), form)] == ["letter", "attachment"]


def test_while_pages_are_missing_they_belong_to_the_letter_and_nothing_is_called_another_letter():
    first, last = at(1, LETTER), at(40, YOUNGER)

    assert [(part.kind, part.last) for part in weigh([first], 40).parts] == [("letter", 40)]
    assert [(part.kind, part.last) for part in weigh([first, last], 40).parts] == [("letter", 39), ("attachment", 40)]


def test_an_attachment_with_a_head_of_its_own_tells_it_and_the_letter_keeps_its_own():
    told = weigh([at(1, signed(LETTER)), at(2, OLDER)], 2).as_json("a.pdf", 1)
    letter, attached = told["parts"]

    assert "fields" not in letter
    assert told["fields"]["code"]["value"] == "17/SNV-VP"
    assert {name: field["value"] for name, field in attached["fields"].items()} == {
        "code": "15/QĐ-UBND",
        "issued_date": "2024-02-01",
        "organ_name": "Ủy ban nhân dân tỉnh Lai Châu",
        "type_name": "Quyết định",
        "subject": "Về việc thành lập Tổ công tác",
        "signer_name": None,
        "signer_position": None,
    }
    assert attached["fields"]["code"]["page"] == 2


def test_an_attachment_without_a_head_tells_none():
    told = weigh([at(1, signed(LETTER)), at(2, ANNEX)], 2).as_json("a.pdf", 1)

    assert [set(part) for part in told["parts"]] == [{"kind", "pages"}, {"kind", "pages"}]


def test_limits_of_an_attachment_count_and_those_of_another_letter_do_not():
    limit = rows(["Gửi báo cáo về Sở trước ngày 25/3/2024."], 0.15, 0.5)
    along, apart = (replace(made, lines=[*made.lines, *limit]) for made in (OLDER, YOUNGER))

    told = [weigh([at(1, signed(LETTER)), at(2, made)], 2).as_json("a", 1)["deadlines"] for made in (along, apart)]

    assert [[(one["date"], one["page"]) for one in each] for each in told] == [[("2024-03-25", 2)], []]


def test_the_party_letter_behind_its_slip_has_an_attachment_of_its_superior():
    letter = signed(party_page(*rows(["Ban đề nghị phổ biến, quán triệt Kết luận số 05-KL/ĐUK."], 0.15, 0.5)))
    attached = page(centred("KẾT LUẬN", 0.06), line("Năm năm qua, thực hiện Chỉ thị số 03-CT/ĐUK.", 0.15, 0.2))

    assert [kind for kind, *_ in kinds(SLIP, letter, attached)] == ["slip", "letter", "attachment"]
