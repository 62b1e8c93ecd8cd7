"""Who signed, and as what."""

from __future__ import annotations

import pytest

from ocr.fields import signer, to_places
from ocr.page import Box, Line, Page, Source, Word
from tests.ocr.makers import centred, line, page, signature, state_page


def name_and_position(*pages) -> tuple[str | None, str | None]:
    name = next((found.value for found in signer.find(pages)), None)
    return name, next((found.value for found in signer.find_position(pages)), None)


@pytest.mark.parametrize(
    ("authority", "position", "name", "expected"),
    [
        ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Ba", ("Nguyễn Văn Ba", "Phó Chủ tịch")),
        ("", "GIÁM ĐỐC", "Lê Thị Hoa", ("Lê Thị Hoa", "Giám đốc")),
        ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Đình Sơn", ("Trần Đình Sơn", "Phó Bí thư")),
        ("TL. BỘ TRƯỞNG", "CHÁNH VĂN PHÒNG", "PGS.TS Hoàng An", ("PGS.TS. Hoàng An", "Chánh Văn phòng")),
        ("KT. CHU TỊCH", "PHO CHỦ TỊC", "Nguyên Văn Ba", ("Nguyễn Văn Ba", "Phó Chủ tịch")),
        ("KT. BỘ TRƯỞNG", "", "Phạm Hữu Tài", ("Phạm Hữu Tài", "Thứ trưởng")),
        ("KT. TRƯỞNG BAN", "TRƯỞNG BAN", "Đỗ Văn Lợi", ("Đỗ Văn Lợi", "Phó Trưởng ban")),
    ],
)
def test_the_name_stands_under_the_position(authority, position, name, expected):
    assert name_and_position(state_page(), signature(authority, position, name)) == expected


def test_the_position_right_over_the_name_is_the_signers_own():
    second = centred("CHỦ TỊCH UBND TỈNH", 0.815, 0.72)
    last = signature("", "TRƯỞNG BAN", "Nguyễn Văn Ba")

    found = name_and_position(state_page(), page(*last.lines, second, number=2))

    assert found == ("Nguyễn Văn Ba", "Chủ tịch UBND tỉnh")


def test_a_name_in_the_text_is_no_signer():
    assert name_and_position(state_page(line("Ông Nguyễn Văn Ba, Giám đốc Sở Nội vụ", 0.2, 0.5))) == (None, None)


def test_the_authority_over_the_body_is_no_signature():
    assert name_and_position(state_page(centred("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", 0.26))) == (None, None)


def test_where_the_seal_hides_the_position_the_name_is_found_beside_the_recipients():
    last = signature("", "", "Nguyễn Văn Ba")

    assert name_and_position(state_page(), last) == ("Nguyễn Văn Ba", None)


def test_the_recipients_end_with_the_file_copy():
    found = [one.value for one in to_places.find([signature("", "GIÁM ĐỐC", "Lê Thị Hoa")])]

    assert found == ["Như trên; Lưu: VT, TH"]


def looked_at(page: Page, *rows: tuple[float, tuple[str, ...], str]) -> Page:
    """A page whose lines of the signature, each at its height, were read by themselves: by one engine, by the other."""
    for y, by_words, by_letters in rows:
        box = Box(0.62, y, 0.82, y + 0.02)
        page.signature += [Line(tuple(Word(w, box, 0.9) for w in text.split()), Source.ROW) for text in by_words]
        page.signature += [Line((Word(by_letters, box, 0.9),), Source.DIGITS)] if by_letters else []
    return page


def likeliest(findings) -> str | None:
    return max(findings, key=lambda found: found.certainty, default=None)


def test_what_the_second_look_reads_stands_against_what_was_seen_under_the_seal():
    last = looked_at(
        signature("KT. BỘ TRƯỞNG", "MƯ TRƯƠNG", "Đinh Quý Tuân"),
        (0.70, ("KT. BỘ TRƯỞNG",), ""),
        (0.72, ("“EHỨ TRƯỞNG", "FHỨ TRƯỞNG"), "THU TRUONG"),
        (0.84, ("Đinh Quý Tuấn", "Đinh Quý Tuấn"), ""),
    )

    assert likeliest(signer.find([state_page(), last])).value == "Đinh Quý Tuấn"
    assert likeliest(signer.find_position([state_page(), last])).value == "Thứ trưởng"


def test_words_in_the_seal_are_neither_position_nor_name():
    last = looked_at(
        signature("", "PHÓ GIÁM ĐỐC", "Lê Thị Hoa"),
        (0.70, ("PHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), ""),
        (0.84, ("Lê Thị Hoa", "Lê Thị Hoa"), ""),
    )
    seal = Box(0.57, 0.78, 0.66, 0.80)
    last.signature += [Line((Word("VIỆN", seal, 0.9), Word("TRƯỞNG", seal, 0.9)), Source.ROW)] * 2

    assert {found.value for found in signer.find_position([state_page(), last])} == {"Phó Giám đốc"}
    assert {found.value for found in signer.find([state_page(), last])} == {"Lê Thị Hoa"}


def test_a_position_in_small_letters_is_one_where_only_a_signature_can_stand():
    last = looked_at(
        signature("TL. GIÁM ĐỐC", "", "Vũ Minh Khê"),
        (0.70, ("TL. GIÁM ĐỐC",), ""),
        (0.72, ("Chánh Văn phòng", "Chánh Văn phòng"), ""),
        (0.84, ("Vũ Minh Khê",), ""),
    )

    assert likeliest(signer.find_position([state_page(), last])).value == "Chánh Văn phòng"


def test_a_name_whose_beginning_one_look_missed_is_told_whole():
    last = looked_at(
        signature("", "GIÁM ĐỐC", "Phan Hoài Anh"),
        (0.70, ("GIÁM ĐỐC",), ""),
        (0.84, ("Hoài Anh", "Hoài Anh"), ""),
    )

    assert {found.value for found in signer.find([state_page(), last])} == {"Phan Hoài Anh"}


def test_two_rows_of_the_same_words_are_a_head_and_the_deputy_who_signs():
    last = signature("", "GIÁM ĐỐC", "Lê Thị Hoa")
    above = next(row for row in last.lines if row.text == "GIÁM ĐỐC").box
    under = Box(above.x1 - 0.05, above.y1, above.x1, above.y1 + above.height)
    last.lines.append(Line((Word("ĐỐC", under, 0.9),)))

    found = next(signer.find_position([state_page(), last]))

    assert (found.value, found.evidence.box) == ("Phó Giám đốc", under)


def test_a_piece_of_a_position_in_capitals_is_no_name():
    assert name_and_position(state_page(), signature("TL. BỘ TRƯỞNG", "", "VĂN PHÒNG"))[0] is None


def test_who_signs_a_joint_letter_on_the_left_is_offered_after_the_one_on_the_right():
    last = signature("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Nguyễn Văn Ba")
    left = [(row, row.box) for row in last.lines if row.box.x0 > 0.5]
    names = {"KT. BỘ TRƯỞNG": "KT. CHỦ TỊCH", "THỨ TRƯỞNG": "PHÓ CHỦ TỊCH", "Nguyễn Văn Ba": "Trần Thị Lý"}
    recipients = [row for row in last.lines if row.box.x0 <= 0.5]
    aside = [line(names[row.text], box.x0 - 0.45, box.y0) for row, box in left]
    joint = page(*[row for row in last.lines if row not in recipients], *aside, number=2)

    found = {one.value: one for one in signer.find([state_page(), joint])}

    assert found["Trần Thị Lý"].certainty < found["Nguyễn Văn Ba"].certainty
    assert "liên tịch" in found["Trần Thị Lý"].why
    assert "Phó Chủ tịch" in {one.value for one in signer.find_position([state_page(), joint])}


def test_of_two_rows_like_a_name_the_clearest_is_taken():
    last = looked_at(
        signature("", "GIÁM ĐỐC", "*"),
        (0.70, ("GIÁM ĐỐC",), ""),
        (0.79, ("— kauL",), "Waul"),
        (0.84, ("Lê Thị Hoa", "Lê Thị Hoa"), ""),
    )

    assert likeliest(signer.find([state_page(), last])).value == "Lê Thị Hoa"
