"""Marks that an engine misread come back by the words beside them, and by a second reader where there is one."""

from __future__ import annotations

import pytest

from ocr.page import Line, Source, Word
from ocr.spelling import spelled
from tests.ocr.makers import line, page


def with_second(text: str, *second: str | None):
    """A page of one line, and what the second reader saw in the box of each of its words."""
    seen = line(text, 0.2, 0.2)
    again = [
        Line((Word(told, word.box, 1.0),), Source.SECOND)
        for word, told in zip(seen.words, second, strict=False)
        if told
    ]
    sheet = page(seen)
    sheet.again = again
    return sheet


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("thuộc thâm quyền giải quyết của Sở", "thuộc thẩm quyền giải quyết của Sở"),
        ("Về việc sửa đồi, bỗ sung quy chế", "Về việc sửa đổi, bổ sung quy chế"),
        ("kế hoạch tuyến sinh năm 2031", "kế hoạch tuyển sinh năm 2031"),
        ("Về việc phê đuyệt dự toán", "Về việc phê duyệt dự toán"),
        ("BÁO CÁO TÔNG KẾT NĂM HỌC", "BÁO CÁO TỔNG KẾT NĂM HỌC"),
        ("thuộc thẩm quyền cẤp xã", "thuộc thẩm quyền cấp xã"),
        ("Danhmục thủtục hànhchínhsửa đổi", "Danh mục thủ tục hành chính sửa đổi"),
        ("nhiệm vụ nghiên.cứu khoa học", "nhiệm vụ nghiên cứu khoa học"),
        ("các lớp THPTđợt 1", "các lớp THPT đợt 1"),
        ("Trường Đại học Ykhoa", "Trường Đại học Y khoa"),
    ],
)
def test_a_misread_mark_comes_back_by_its_neighbours(seen, meant):
    sheet = page(line(seen, 0.2, 0.2))

    assert spelled(sheet.lines, sheet) == meant


@pytest.mark.parametrize(
    "printed",
    [
        "Về việc giao chỉ tiêu, quản lý chi tiêu và chi phí",
        "tuyến đường sắt, tuyển dụng viên chức, tuyên truyền",
        "Công văn số 12/SYT-NVY ngày 05/3/2031 của Sở Y tế",
        "dự án của ông Trần Văn Bỗng tại xã Thâm Giang",
        "Về việc thăm hỏi, tham gia, thẩm định",
        "hoà giải ở cơ sở",
        "TRƯỜNG TRUNG HỌC LÊ VĂN TÁM",
    ],
)
def test_what_is_printed_rightly_stays(printed):
    sheet = page(line(printed, 0.2, 0.2))

    assert spelled(sheet.lines, sheet) == printed


def test_a_name_is_mended_by_the_second_reader_alone():
    seen = "trên địa bàn tỉnh Tiên Giang"

    assert spelled(page(line(seen, 0.2, 0.2)).lines, page(line(seen, 0.2, 0.2))) == seen
    assert spelled((sheet := with_second(seen, "trên", "địa", "bàn", "tỉnh", "Tiền", "Giang")).lines, sheet) == (
        "trên địa bàn tỉnh Tiền Giang"
    )


def test_the_second_reader_alone_brings_in_no_other_letters_and_no_figures():
    sheet = with_second("Công văn số 12 về lâm nghiệp", "Công", "văn", "số", "17", "về", "tâm", "nghiệp")

    assert spelled(sheet.lines, sheet) == "Công văn số 12 về lâm nghiệp"


def test_two_words_that_are_one_are_put_together():
    seen = line("giải quy ết hồ sơ", 0.2, 0.2)
    sheet = page(seen)
    sheet.again = [Line((Word("quyết", seen.words[1].box.join(seen.words[2].box), 1.0),), Source.SECOND)]

    assert spelled(sheet.lines, sheet) == "giải quyết hồ sơ"


def test_a_stray_sign_that_only_one_reader_saw_is_dirt():
    seen = line("bổ sung 4 trong lĩnh vực", 0.2, 0.2, confidence=0.6)
    sheet = page(seen)
    box = seen.words[1].box.join(seen.words[3].box)
    sheet.again = [Line((Word("sung trong", box, 1.0),), Source.SECOND)]

    assert spelled(sheet.lines, sheet) == "bổ sung trong lĩnh vực"


def test_a_word_that_is_one_is_not_parted_by_the_second_reader():
    sheet = with_second("XÃ TÂN LỘC", "XÃ", "TÂN", "LỘ C")

    assert spelled(sheet.lines, sheet) == "XÃ TÂN LỘC"


def test_what_the_reader_does_not_believe_and_is_no_word_is_left_out_where_the_second_reader_saw_nothing():
    sheet = with_second("việc thăm I`SXỲ hỏi gia đình", "việc", "thăm", None, "hỏi", "gia", "đình")
    seen = sheet.lines[0]
    doubted = [Word(word.text, word.box, 0.2 if "`" in word.text else 0.9) for word in seen.words]
    sheet.lines = [Line(tuple(doubted))]

    assert spelled(sheet.lines, sheet) == "việc thăm hỏi gia đình"
