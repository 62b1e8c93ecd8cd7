"""Papers that are no letters, and what they look like: empty pages, news, bills, forms, pictures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ocr.landmarks import landmarks
from ocr.page import Page
from ocr.parts import is_slip
from ocr.signature import blocks
from ocr.vietnamese import bare, is_upper, plain

EMPTY = "Không có chữ nào đọc được trên các trang; xin kiểm tra lại bản quét."
PICTURE = "Đây có vẻ là ảnh chụp hoặc hình vẽ: hầu như không có chữ đọc được, không thấy phần đầu văn bản và chữ ký."
NEWS = "Đây có vẻ là trang tin hoặc trang mạng được in ra, không phải văn bản hành chính."
NOTHING_OF_A_LETTER = "Đây không phải văn bản hành chính: không thấy phần đầu văn bản, số ký hiệu và chữ ký."
NEWS_SIGNS = re.compile(
    r"gmt ?\+ ?7|cac tin khac|tin lien quan|\btag:|doc nhieu|binh luan|chia se|ban in\b|luot xem|sign in|dang nhap"
    r"|trang chu|thu vien anh|lien ket website|file dinh kem|https?://|\bwww\."
    r"|\d{1,2}:\d{2}\D{1,3}\d{1,2}/\d{1,2}/20\d\d"
)
STRONG_NEWS_SIGNS = (
    *("gmt+7", "gmt +7", "cac tin khac", "tin lien quan", "tag:", "doc nhieu", "binh luan", "chia se", "ban in"),
)
FEW_WORDS = 12
"""Well-read words of a picture that happens to show some."""


@dataclass(frozen=True)
class OtherPaper:
    """What stands as the title of a paper that is no letter; `bare`, beginnings."""

    titles: tuple[str, ...]
    sentence: str


# fmt: off
OTHER_PAPERS = (
    OtherPaper(("hoadon", "phieuthu", "phieuchi", "bienlai", "giaynoptien", "uynhiemchi", "phieuxuatkho",
                "phieunhapkho", "phieugiaohang", "giaybaono", "giaybaoco", "phieutinhtien", "phieuthanhtoan"),
               "Đây có vẻ là hóa đơn hoặc chứng từ thanh toán, không phải văn bản hành chính."),
    OtherPaper(("donxin", "dondenghi", "dondangky", "tokhai", "phieudangky", "phieukhaosat", "phieulayykien",
                "bankhai", "bancamket", "giaycamket", "soyeulylich", "phieukhai"),
               "Đây có vẻ là mẫu đơn hoặc tờ khai: không có số, ký hiệu của cơ quan ban hành."),
    OtherPaper(("cancuoc", "giaychungminh", "chungminhnhandan", "hochieu", "giaykhaisinh", "bangtotnghiep",
                "giaypheplaixe", "thebaohiem", "thedangvien"),
               "Đây có vẻ là giấy tờ cá nhân, không phải văn bản hành chính."),
)
# fmt: on


def no_letter(pages: Sequence[Page]) -> str | None:
    """Why these pages are no letter, as a sentence for the clerk; None where they are one, or may be one."""
    if is_empty(pages):
        return EMPTY
    first = [page for page in pages[:3] if not page.blank]
    if any(landmarks(page).found >= 3 for page in first) or any(is_slip(page) for page in pages):
        return None
    if (other := _titled(first[0])) is not None:
        return other.sentence
    if any(landmarks(page).found >= 2 for page in first):
        return None
    text = plain("\n".join(page.text for page in pages))
    if sum(sign in text for sign in STRONG_NEWS_SIGNS) >= 2:
        return NEWS
    if any(block.name is not None and bool(block.authorities) for block in blocks(pages)):
        return None
    return _likeness(pages, text)


def is_empty(pages: Sequence[Page]) -> bool:
    """Is there hardly a word on any page?"""
    return all(page.blank or len(re.sub(r"\W", "", page.text)) < 20 for page in pages)


def _titled(page: Page) -> OtherPaper | None:
    """What a line in capitals in the upper half names, where no signature speaks for an authority."""
    if any(block.authorities for block in blocks([page])):
        return None
    titles = [bare(line.text) for line in page.lines if line.box.y0 < 0.45 and is_upper(line.text, 0.7)]
    return next((paper for paper in OTHER_PAPERS if any(title.startswith(paper.titles) for title in titles)), None)


def _likeness(pages: Sequence[Page], text: str) -> str:
    """It is no letter; what does it look like?"""
    read = [word for page in pages for line in page.lines for word in line.words if word.confidence > 0.6]
    if sum(len(bare(word.text)) >= 2 for word in read) < FEW_WORDS:
        return PICTURE
    return NEWS if len(set(NEWS_SIGNS.findall(text))) >= 2 else NOTHING_OF_A_LETTER
