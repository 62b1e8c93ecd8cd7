"""Time limits in the running text: every wording of the tables, and what sets no limit."""

from __future__ import annotations

from datetime import date

import pytest

from ocr.fields import deadlines
from ocr.fields.deadline_words import OPENINGS, RETURNS, RETURNS_BEFORE, SPAN_OPENINGS
from tests.ocr.makers import rows, state_page

WRITTEN = date(2024, 2, 5)


def limits(*texts: str, written: date | None = WRITTEN) -> list[deadlines.Deadline]:
    page = state_page(*rows(texts, 0.1, 0.4))
    return [one.value for one in deadlines.find([page], written)]


def told(limit: deadlines.Deadline) -> tuple[object, ...]:
    when = limit.date.isoformat() if limit.date else limit.within or (limit.every, limit.day, limit.month)
    return when, limit.inclusive


@pytest.mark.parametrize("row", OPENINGS, ids=lambda row: row.example)
def test_every_opening_of_the_table_sets_the_limit_of_its_example(row):
    assert [told(limit) for limit in limits(row.example)] == [("2024-03-25", row.inclusive)]


@pytest.mark.parametrize("row", [*RETURNS, *RETURNS_BEFORE], ids=lambda row: row.example)
def test_every_return_of_the_tables_comes_back_in_its_example(row):
    (limit,) = limits(row.example)

    assert limit.date is None
    assert limit.every == row.every or (limit.every, limit.month is not None) == ("year", True)
    assert row.month in (None, limit.month)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đề nghị gửi báo cáo về Sở Nội vụ trước ngày 25/3/2024.", [("2024-03-25", False)]),
        ("Báo cáo kết quả chậm nhất ngày 25 tháng 3 năm 2024.", [("2024-03-25", True)]),
        ("Báo cáo kết quả chậm nhất là ngày 25.3.2024.", [("2024-03-25", True)]),
        ("Gửi về Ban Tuyên giáo trước ngày 23 hằng tháng hoặc đột xuất.", [(("month", 23, None), False)]),
        ("Định kỳ vào ngày 25 hằng tháng gửi báo cáo về Ban.", [(("month", 25, None), True)]),
        (
            "Định kỳ vào ngày 25 hằng tháng và đột xuất theo yêu cầu, các tổ của các đơn vị trực thuộc báo cáo về Ban.",
            [(("month", 25, None), True)],
        ),
        ("Hoàn thành và báo cáo trước 17 giờ ngày 05/4/2024.", [("2024-04-05", True)]),
        ("Hoàn thành, báo cáo trước 17 giờ 00 phút, thứ Sáu, ngày 05/4/2024.", [("2024-04-05", True)]),
        ("Đề nghị các nội dung đã nêu trên gửi về Sở trước ngày 25/3/2024.", [("2024-03-25", False)]),
        ("Hoàn thành việc thành lập Tổ công tác trước ngày 25/3/2024.", [("2024-03-25", False)]),
        ("Học sinh đăng ký trước ngày 25/3/2024.", [("2024-03-25", False)]),
        ("Các đơn vị chuẩn bị báo cáo trước ngày 25/3/2024.", [("2024-03-25", False)]),
        ("Gửi báo cáo về Sở trước 30/11/2024.", [("2024-11-30", False)]),
        ("Trước ngày 20/5/2024, các sở gửi báo cáo về Ủy ban.", [("2024-05-20", False)]),
        ("Gửi báo cáo về Sở trước ngày 20/11 để tổng hợp.", [("2024-11-20", False)]),
        ("Gửi báo cáo về Sở trước ngày 20/01 để tổng hợp.", [("2025-01-20", False)]),
        (
            "Báo cáo gửi trước ngày 15/6 và 15/12 hằng năm.",
            [(("year", 15, 6), False), (("year", 15, 12), False)],
        ),
        (
            "Báo cáo 6 tháng (trước ngày 15/6) và năm (trước ngày 15/12).",
            [(("year", 15, 6), False), (("year", 15, 12), False)],
        ),
        ("Hằng quý, trước ngày 05 của tháng đầu quý sau, gửi báo cáo.", [(("quarter", 5, 1), False)]),
        ("Nộp hồ sơ từ ngày 01/3/2024 đến hết ngày 25/3/2024.", [("2024-03-25", True)]),
    ],
)
def test_a_limit_is_found_and_says_whether_its_day_counts(text, expected):
    assert [told(limit) for limit in limits(text)] == expected


@pytest.mark.parametrize("row", SPAN_OPENINGS, ids=lambda row: row.example)
def test_a_whole_month_quarter_or_half_year_ends_with_its_last_day(row):
    assert [told(limit) for limit in limits(row.example)] == [("2024-06-30", True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đề nghị các đơn vị gửi báo cáo trong tháng 6.", ["2024-06-30"]),
        ("Đề nghị các đơn vị gửi báo cáo trong tháng 01.", ["2025-01-31"]),
        ("Hoàn thành trong tháng 02/2024.", ["2024-02-29"]),
        ("Hoàn thành, trình Ủy ban chậm nhất cuối quý 3.", ["2024-09-30"]),
        ("Hoàn thành trong cuối quý IV.", ["2024-12-31"]),
        ("Báo cáo kết quả trong 6 tháng cuối năm.", ["2024-12-31"]),
        ("Báo cáo kết quả thực hiện trong quý II hằng năm.", []),
        ("Trong tháng 6, tình hình an ninh ổn định.", []),
        ("Số hồ sơ đã tiếp nhận trong quý I năm 2024 là 12.", []),
        ("Kết quả thực hiện nhiệm vụ trong tháng 01 năm 2024 đạt khá.", []),
        ("Gửi báo cáo trong ngày 25 tháng 3 năm 2024.", ["2024-03-25"]),
        ("Hoàn thành trong tháng 5, 6 năm 2024.", []),
    ],
)
def test_a_span_is_a_limit_only_where_something_is_to_be_done_in_it(text, expected):
    assert [limit.date.isoformat() for limit in limits(text)] == expected


@pytest.mark.parametrize(
    ("text", "days", "working", "start"),
    [
        (
            "Trả lời trong thời hạn 05 ngày làm việc kể từ ngày nhận được văn bản này.",
            5,
            True,
            "ngày nhận được văn bản này",
        ),
        ("Cập nhật chậm nhất sau 03 ngày làm việc kể từ ngày ký ban hành.", 3, True, "ngày ký ban hành"),
        ("Đề nghị các đơn vị báo cáo trong vòng 10 (mười) ngày.", 10, False, None),
    ],
)
def test_a_number_of_days_from_the_letter_is_a_limit(text, days, working, start):
    (limit,) = limits(text)

    assert limit.within == deadlines.Within(days, working, start)


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2025;",
        "Quyết định này có hiệu lực thi hành kể từ ngày 01/01/2025.",
        "Quyết định có hiệu lực thi hành đến hết ngày 31/12/2025.",
        "Thực hiện Công văn số 12/UBND-VX ngày 05/3/2024 của tỉnh về báo cáo.",
        "Hội nghị diễn ra trong ngày 25/3/2024.",
        "Báo cáo tại hội nghị khai mạc vào ngày 25/3/2024.",
        "Đề nghị đại biểu có mặt trước 7 giờ 30 ngày 25/3/2024.",
        "Báo cáo trước ngày 35/3/2024.",
        "Hồ sơ đã nộp trước ngày 25/3/2024 thì thực hiện theo quy định cũ.",
        "Người đã được cấp chứng chỉ hành nghề trước ngày 25/3/2024 thì thực hiện như sau.",
        "Người bị thu hồi chứng chỉ hành nghề trước ngày 25/3/2024 nộp hồ sơ.",
        "Người sinh trước ngày 25/3/2024 được đăng ký.",
        "Giấy phép được cấp trước ngày 25/3/2024 tiếp tục thực hiện.",
        "Thời gian báo cáo kể từ ngày 08/3/2024 đến hết ngày 31/12/2024.",
        "Báo cáo (số liệu tính từ ngày 01/3/2024 đến hết ngày 30/11/2024).",
        "Thực hiện báo cáo đã gửi trước đây, ngày 25/3/2024.",
        "Gửi báo cáo trước 05 ngày so với ngày họp.",
        "Giải quyết trong thời hạn 07 ngày làm việc kể từ ngày nhận đủ hồ sơ.",
        "Lớp học trong thời gian 05 ngày tại Hà Nội.",
        "Hằng tháng chi bộ họp một lần.",
        "Báo cáo kết quả trước ngày 20/01/2024.",
    ],
)
def test_a_date_that_sets_no_limit_is_none(text):
    assert limits(text) == []


def test_a_day_without_a_year_is_left_when_the_day_of_the_letter_is_not_known():
    assert limits("Gửi báo cáo về Sở trước ngày 20/11.", written=None) == []


def test_a_limit_broken_over_two_lines_is_found():
    broken = ("Đề nghị các đơn vị gửi báo cáo về Sở Nội vụ trước", "ngày 25/3/2024 để tổng hợp.")

    assert [told(limit) for limit in limits(*broken)] == [("2024-03-25", False)]


def test_a_limit_broken_over_two_pages_is_found_where_it_begins():
    first = state_page(*rows(["Đề nghị các đơn vị gửi báo cáo về Sở Nội vụ trước"], 0.1, 0.9))
    second = state_page(*rows(["ngày 25/3/2024 để tổng hợp."], 0.1, 0.1), issuer=(), number="", date="", title=())
    second.lines, second.number = [line for line in second.lines if "ngày 25" in line.text], 2
    second.lines[:0] = rows(["2"], 0.5, 0.04)

    (limit,) = deadlines.find([first, second], WRITTEN)

    assert (told(limit.value), limit.evidence.page) == (("2024-03-25", False), 1)


def test_the_box_lies_around_the_words_of_the_limit():
    (limit,) = deadlines.find([state_page(*rows(["Gửi báo cáo trước ngày 25/3/2024."], 0.1, 0.4))], WRITTEN)

    box = limit.evidence.box
    assert 0.39 < box.y0 < box.y1 < 0.43
