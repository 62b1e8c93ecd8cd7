"""Who issued the letter: composed with its parent where its own line means nothing, never bent to a known body."""

from __future__ import annotations

import pytest

from ocr.fields import organ_name
from tests.ocr.makers import line, party_page, state_page


def issuer(page) -> organ_name.Issuer:
    return max(organ_name.find([page]), key=lambda found: found.certainty).value


@pytest.mark.parametrize(
    ("rows", "name", "parent"),
    [
        (("ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU"), "Ủy ban nhân dân tỉnh Lai Châu", None),
        (("UY BAN NHAN DÁN", "TINH LAI CHAU"), "Ủy ban nhân dân tỉnh Lai Châu", None),
        (("BỘ GIÁO DỤC VÀ ĐÀO TẠO",), "Bộ Giáo dục và Đào tạo", None),
        (("UBND TỈNH LAI CHÂU", "SỞ NỘI VỤ"), "Sở Nội vụ", "UBND tỉnh Lai Châu"),
        (("BỘ NỘI VỤ", "CỤC VĂN THƯ VÀ", "LƯU TRỮ NHÀ NƯỚC"), "Cục Văn thư và Lưu trữ nhà nước", "Bộ Nội vụ"),
        (("UBND HUYỆN TAM ĐƯỜNG", "PHÒNG NỘI VỤ"), "Phòng Nội vụ UBND huyện Tam Đường", "UBND huyện Tam Đường"),
    ],
)
def test_the_rows_over_the_number_name_the_issuer(rows, name, parent):
    found = issuer(state_page(issuer=rows))

    assert (found.name, found.parent) == (name, parent)


def test_a_party_committees_board_is_named_with_its_committee():
    assert issuer(party_page()).name == "Ban Tuyên giáo Đảng ủy Khối Doanh nghiệp Trung ương"


def test_a_place_whose_name_begins_like_a_body_goes_on_with_the_row_above():
    assert issuer(party_page(issuer=("ĐẢNG ỦY XÃ", "TRƯỜNG THỌ"), number="Số 7-CV/ĐU")).name == "Đảng ủy xã Trường Thọ"


@pytest.mark.parametrize(("row", "name"), [("HOA PHU", "Hòa Phú"), ("HÒA PHỦ", "Hòa Phú"), ("HOA PHONG", "Hoa Phong")])
def test_a_name_whose_marks_were_misread_takes_them_from_the_place_before_the_date(row, name):
    page = party_page(issuer=("ĐẢNG ỦY XÃ", row), number="Số 7-CV/ĐU", date="Hòa Phú, ngày 30 tháng 01 năm 2024")

    assert issuer(page).name == f"Đảng ủy xã {name}"


def test_a_board_of_the_central_committee_has_a_short_name():
    page = party_page(issuer=("BAN CHẤP HÀNH TRUNG ƯƠNG", "BAN TỔ CHỨC"), number="Số 73-HD/BTCTW")

    assert issuer(page).name == "Ban Tổ chức Trung ương"


def test_an_unknown_body_is_read_as_printed_and_not_bent_to_a_known_one():
    assert (
        issuer(state_page(issuer=("CÔNG TY CỔ PHẦN NƯỚC SẠCH",), number="Số: 5/NS-HC")).line
        == "Công ty cổ phần nước sạch"
    )
    assert issuer(state_page(issuer=("SỞ NÔNG LÂM",), number="Số: 5/SNL-VP")).line == "Sở Nông lâm"


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        (("CÔNG AN TỈNH HÀ NAM NINH",), "Công an tỉnh Hà Nam Ninh"),
        (("HỘI ĐỒNG TUYẾN SINH", "THEO HÌNH THỨC TỪ XA NĂM 2031"), "Hội đồng tuyển sinh theo hình thức từ xa năm 2031"),
        (("BAN TỎ CHỨC LẺ KỶ NIỆM",), "Ban Tổ chức lễ kỷ niệm"),
        (("TRƯỜNG TRUNG HỌC CƠ SỞ LÊ VĂN TÁM",), "Trường trung học cơ sở Lê Văn Tám"),
        (("UBND TỈNH THANH LÂM", "SỞYTÉ"), "Sở Y tế"),
        (("UBND TỈNH THANH LÂM -", "SỞ Y TẾ"), "Sở Y tế"),
        (("SỞ LAO ĐỘNG -", "THƯƠNG BINH VÀ XÃ HỘI"), "Sở Lao động - Thương binh và Xã hội"),
        (("UBND TỈNH THANH LÂM", "BAN QUẢN LÝ KCN"), "Ban Quản lý KCN"),
        (("HUYỆN ĐOÀN THANH LÂM",), "Huyện đoàn Thanh Lâm"),
    ],
)
def test_names_keep_their_capitals_and_marks_come_back(rows, name):
    assert issuer(state_page(issuer=rows, number="Số: 5/KCN")).line == name


def test_the_letters_of_the_code_bend_no_name_to_another_body_of_the_same_letters():
    page = state_page(issuer=("ỦY BAN NHÂN DÂN", "PHƯỜNG LÂM AN"), number="Số: 15/QĐ-UBND")

    assert issuer(page).line == "Ủy ban nhân dân phường Lâm An"


def test_the_words_of_a_digital_signature_over_the_head_are_no_issuer():
    overlay = line("Ký bởi: Trung tâm Thông tin", 0.12, 0.005)

    assert issuer(state_page(overlay)).name == "Ủy ban nhân dân tỉnh Lai Châu"


def test_no_rows_no_issuer():
    assert list(organ_name.find([state_page(issuer=(), number="Số: 5/NS-HC")])) == []


JOINT = "Bộ Nội vụ - Bộ Tài chính"


@pytest.mark.parametrize(
    "rows", [("BỘ NỘI VỤ - BỘ TÀI CHÍNH",), ("BỘ NỘI VỤ", "BỘ TÀI CHÍNH"), ("BỘ NỘI VỤ -", "BỘ TÀI CHÍNH")]
)
def test_the_bodies_of_a_joint_letter_are_named_together(rows):
    assert issuer(state_page(issuer=rows, number="Số: 12/2031/TTLT-BNV-BTC")).name == JOINT


def test_the_bodies_of_a_joint_letter_may_stand_side_by_side_over_two_rows():
    side_by_side = [line("BỘ NỘI VỤ", 0.08, 0.06), line("BỘ LAO ĐỘNG", 0.27, 0.06), line("VÀ XÃ HỘI", 0.27, 0.079)]
    page = state_page(*side_by_side, issuer=(), number="")
    page.lines += [line("Số: 12/2031/NQLT-BNV-BLĐXH", 0.1, 0.12)]

    assert issuer(page).name == "Bộ Nội vụ - Bộ Lao động và Xã hội"


def test_the_row_over_the_issuer_of_an_ordinary_letter_is_its_parent_and_no_partner():
    assert issuer(state_page(issuer=("BỘ NỘI VỤ", "BAN TỔ CHỨC"), number="Số: 12/QĐ-BTC")).name != JOINT
