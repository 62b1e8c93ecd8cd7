"""The type and what the letter is about."""

from __future__ import annotations

import pytest

from ocr.fields import subject, type_name
from ocr.landmarks import landmarks
from ocr.page import Line, Source, Word
from tests.ocr.makers import NUMBER_LEVEL, figures, line, party_page, rows, state_page

BASIS = line("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;", 0.19, 0.34)


def best(findings) -> str | None:
    return max(findings, key=lambda found: found.certainty, default=None).value


def letter(*subject_rows: str, number: str = "Số: 12/UBND-VX"):
    return state_page(*rows(subject_rows, 0.16, NUMBER_LEVEL + 0.02), BASIS, number=number, title=())


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("QUYẾT ĐỊNH", "Quyết định"),
        ("QUYKET ĐỊNH", "Quyết định"),
        ("BẢO CAO", "Báo cáo"),
        ("THƯ MỜI", "Giấy mời"),
        ("QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN TỈNH", "Quyết định"),
        ("CÔNG ĐIỆN", "Công điện"),
    ],
)
def test_the_title_names_the_type(printed, expected):
    assert best(type_name.find([state_page(title=(printed, "Về việc khác"), number="Số: 15/UBND")])) == expected


def test_the_printed_title_wins_over_the_letters_of_the_code():
    page = party_page(line("QUY ĐỊNH", 0.46, 0.25), number="Số 66-QĐ/TW")

    assert best(type_name.find([page])) == "Quy định"


def test_no_title_and_a_subject_beside_the_number_make_a_cong_van():
    assert best(type_name.find([letter("V/v biên chế năm 2024")])) == "Công văn"


def test_the_letters_cv_make_a_cong_van_of_the_party():
    assert best(type_name.find([party_page()])) == "Công văn"


@pytest.mark.parametrize("seen", ["V/v", "V⁄v", "VIv", "V%v", "v/v", "(V/v", "VW", "VA:", "V4", "VÀ:", "VW%", "Vy"])
def test_a_subject_beside_the_number_is_read_over_its_rows(seen):
    page = letter(f"{seen} rà soát, bổ sung quy hoạch", "cán bộ lãnh đạo, quản lý", "nhiệm kỳ 2025 - 2030")

    assert best(subject.find([page])) == "Rà soát, bổ sung quy hoạch cán bộ lãnh đạo, quản lý nhiệm kỳ 2025 - 2030"


@pytest.mark.parametrize("start", ["VP huyện", "Vụ việc", "VÌ một"])
def test_a_word_that_only_begins_like_v_v_stays(start):
    assert subject.cleaned(f"{start} Tân An") == f"{start} Tân An"


def test_a_point_before_a_small_letter_is_a_comma():
    assert subject.cleaned("V/v thăm hỏi. tặng quà. Đợt 2") == "Thăm hỏi, tặng quà. Đợt 2"


def test_a_subject_whose_first_word_lies_under_a_stamp_gets_it_back():
    assert subject.cleaned("việc thăm hỏi gia đình") == "Về việc thăm hỏi gia đình"
    assert subject.cleaned("Việc tiếp thu ý kiến") == "Việc tiếp thu ý kiến"


def test_a_subject_ends_where_the_text_begins_even_if_its_first_words_lie_under_a_stamp():
    body = [
        line("trình công tác năm và ý kiến chỉ đạo của cấp trên về phòng cháy,", 0.28, 0.24),
        line("chữa cháy, đề nghị các cơ quan, đơn vị tập trung thực hiện một số nội dung sau:", 0.14, 0.26),
    ]
    page = state_page(*body, title=("KẾ HOẠCH", "Về việc phòng cháy, chữa cháy năm 2031"))

    assert best(subject.find([page])) == "Về việc phòng cháy, chữa cháy năm 2031"


def test_a_long_subject_goes_on_in_lines_as_near_as_its_own():
    long = (
        "Về việc phê duyệt danh sách",
        "các hộ được giao đất ở khu dân cư mới phía nam thuộc địa bàn xã Tân An",
        "đợt 2",
    )
    page = state_page(BASIS, title=("QUYẾT ĐỊNH", *long))

    assert best(subject.find([page])) == " ".join(long)


def test_a_subject_under_the_title_ends_before_the_authority_and_the_basis():
    title = ("QUYẾT ĐỊNH", "Về việc phê duyệt kế hoạch", "tuyển dụng viên chức năm 2024")
    page = state_page(line("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", 0.36, 0.245), BASIS, title=title)

    assert best(subject.find([page])) == "Về việc phê duyệt kế hoạch tuyển dụng viên chức năm 2024"


def test_a_title_that_is_itself_the_subject_is_taken_whole():
    page = state_page(BASIS, title=("THÔNG BÁO TUYỂN DỤNG", "GIÁO VIÊN TIỂU HỌC NĂM 2031"), number="Số: 3/TB-GD")

    assert best(subject.find([page])) == "THÔNG BÁO TUYỂN DỤNG GIÁO VIÊN TIỂU HỌC NĂM 2031"


def test_a_line_that_goes_on_with_thuc_hien_is_not_the_body():
    title = ("KẾ HOẠCH", "Triển khai Đề án chợ nông thôn của Huyện ủy", "thực hiện Nghị quyết số 31-NQ/HU")

    assert best(subject.find([state_page(BASIS, title=title)])).endswith("thực hiện Nghị quyết số 31-NQ/HU")


def test_a_title_that_names_no_type_is_the_subject_of_a_paper_to_nobody():
    title = ("LỊCH TIẾP CÔNG DÂN NĂM 2031", "(Tại bộ phận: Một cửa)", "(Kèm theo Quyết định số 74/QĐ-VP)")

    assert best(subject.find([state_page(BASIS, title=title)])) == (
        "LỊCH TIẾP CÔNG DÂN NĂM 2031 (Tại bộ phận: Một cửa)"
    )


def test_a_subject_is_found_where_the_row_of_the_number_was_lost():
    assert best(subject.find([letter("V/v tập huấn công tác lưu trữ", number="")])) == "Tập huấn công tác lưu trữ"


@pytest.mark.parametrize("start", ["Căn cứ", "Cản cử", "Căn eứ"])
def test_the_body_begins_with_a_basis_even_if_a_letter_of_it_is_misread(start):
    basis = line(f"{start} Luật Đất đai ngày 18/01/2031;", 0.19, 0.245)
    page = state_page(basis, title=("QUYẾT ĐỊNH", "Về việc giao đất", "cho hợp tác xã"))

    assert best(subject.find([page])) == "Về việc giao đất cho hợp tác xã"


def test_what_a_stamp_left_before_the_body_does_not_hide_its_beginning():
    (left,), (right,) = rows(["L`'"], 0.14, 0.245), rows(["Thực hiện chương trình công tác năm,"], 0.19, 0.245)
    blot = Word("L`'", left.words[0].box, 0.16)
    page = state_page(Line((blot, *right.words)), title=("BÁO CÁO", "Về việc phòng cháy", "trong mùa khô"))

    assert best(subject.find([page])) == "Về việc phòng cháy trong mùa khô"


def test_a_body_begins_with_a_law_where_a_stamp_covers_the_first_word():
    basis = line("cứ Luật Đất đai ngày 18/01/2031;", 0.24, 0.245)
    page = state_page(basis, title=("QUYẾT ĐỊNH", "Về việc giao đất", "cho hợp tác xã"))

    assert best(subject.find([page])) == "Về việc giao đất cho hợp tác xã"


def test_a_title_badly_read_is_the_type_that_the_code_names():
    misread, other = (
        state_page(title=("CHỈ rHỊ", "Về việc giao đất"), number=f"Số: 15/{letters}-UBND") for letters in ("CT", "KH")
    )

    assert landmarks(misread).kind == "Chỉ thị"
    assert landmarks(other).kind is None


def test_a_title_is_known_by_the_second_reader_where_the_first_misread_it():
    page = state_page(title=("IUYET ĐÌ", "Về việc giao đất"))
    seen = next(one for one in page.lines if one.text == "IUYET ĐÌ")
    page.again = [Line((Word("QUYẾT ĐỊNH", seen.box, 1.0),), Source.SECOND)]

    assert best(type_name.find([page])) == "Quyết định"


def test_without_title_and_without_words_under_the_number_there_is_no_subject():
    assert list(subject.find([state_page(BASIS, title=())])) == []


def test_a_title_under_a_stamp_may_be_seen_by_the_engine_for_figures_alone():
    page = state_page(title=(), digits=[figures("QUYÉT DINH", 0.48, 0.17)])

    assert best(type_name.find([page])) == "Quyết định"
