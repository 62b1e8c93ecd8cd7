"""Papers that are no letters are refused, each with a sentence of its own; letters of every kind are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr.other_papers import EMPTY, NEWS, NOTHING_OF_A_LETTER, OTHER_PAPERS, PICTURE, no_letter
from ocr.page import Word
from tests.ocr.makers import centred, line, page, party_page, rows, signature, state_page

BILL, FORM, PERSONAL = (paper.sentence for paper in OTHER_PAPERS)
MOTTO = [line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 0.47, 0.06), line("Độc lập - Tự do - Hạnh phúc", 0.52, 0.08)]


def badly_read(made):
    words = [tuple(Word(word.text, word.box, 0.3) for word in one.words) for one in made.lines]
    return replace(made, lines=[replace(one, words=each) for one, each in zip(made.lines, words, strict=True)])


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (page(), EMPTY),
        (
            page(*rows(["Thứ Tư, 21/12/2022 9:0'(GMT+7)", "Phát huy sức mạnh", "Các tin khác", "Tag: Đảng"], 0.1, 0.1)),
            NEWS,
        ),
        (
            page(
                *rows(["Sign In", "Hội nghị giao ban công tác quý I", "21:58 09/04/2024", "File đính kèm"], 0.1, 0.1),
                *rows(["Hội nghị đã nghe báo cáo về kết quả và nhiệm vụ của quý sau trong toàn tỉnh"] * 2, 0.1, 0.3),
            ),
            NEWS,
        ),
        (page(*rows(["HÓA ĐƠN BÁN HÀNG", "Ký hiệu: 1C24TAA Số: 0000123", "Cà phê sữa đá 25.000"], 0.3, 0.2)), BILL),
        (
            page(centred("PHIẾU THU", 0.1), line("Ngày 05 tháng 02 năm 2024", 0.6, 0.13), line("Số: 12", 0.2, 0.13)),
            BILL,
        ),
        (
            page(
                *MOTTO, centred("ĐƠN XIN NGHỈ PHÉP", 0.14), *rows(["Kính gửi: Phòng Tổ chức", "Tôi tên là:"], 0.15, 0.2)
            ),
            FORM,
        ),
        (page(*MOTTO, centred("CĂN CƯỚC CÔNG DÂN", 0.14), line("Họ và tên: NGUYỄN VĂN BA", 0.3, 0.2)), PERSONAL),
        (badly_read(page(*rows(["x|e lĩ i ~ no Ơ l; ae vn e ti ru", "oe i | lo e ái h le"], 0.1, 0.3))), PICTURE),
        (
            page(*rows(["Bài phát biểu của đồng chí tại buổi gặp mặt đầu xuân năm mới với các đơn vị"] * 3, 0.1, 0.3)),
            NOTHING_OF_A_LETTER,
        ),
    ],
)
def test_what_is_no_letter_says_what_it_looks_like(made, expected):
    assert no_letter([made]) == expected


@pytest.mark.parametrize(
    "pages",
    [
        [state_page()],
        [party_page()],
        [state_page(title=("QUYẾT ĐỊNH", "Ban hành mẫu HÓA ĐƠN"))],
        [state_page(centred("TỜ KHAI", 0.5))],
        [state_page(number="", title=("GIẤY MỜI",))],
        [
            page(*rows(["Công tác chuyên môn của đơn vị trong năm."], 0.1, 0.3)),
            signature("TM. BAN", "TRƯỞNG BAN", "Lê An Ba"),
        ],
        [page(centred("PHIẾU XỬ LÝ VĂN BẢN", 0.1), line("VĂN BẢN SỐ: 357-CV/BTG", 0.1, 0.15))],
    ],
)
def test_a_letter_is_not_refused(pages):
    assert no_letter(pages) is None
