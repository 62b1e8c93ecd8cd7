"""Who signed, and as what."""

from __future__ import annotations

import pytest

from ocr.fields import signer, to_places
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
