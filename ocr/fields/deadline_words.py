"""How a time limit is worded, over `plain` text: what opens it, how its day is written, how often it comes back.

One row a wording, each with a sentence that a test reads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Every(StrEnum):
    """How often a limit comes back."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


class Need(StrEnum):
    """What must stand around an opening for it to set a limit."""

    ACT = "act"
    """Something is asked for in the sentence: «trước ngày» by itself may tell of the past."""
    SENDING = "sending"
    """Something is to be sent or finished, just before: «vào ngày» mostly tells of a meeting."""
    TAKING = "taking"
    """Papers are taken in from a day to a day: a span of dates mostly is what a report covers."""


@dataclass(frozen=True)
class Opening:
    """Words before the day, and whether that day is still in time."""

    words: str
    inclusive: bool
    need: Need
    example: str


class Months(NamedTuple):
    """The first and the last month of a span, 1..12."""

    first: int
    last: int


@dataclass(frozen=True)
class Return:
    """Words after a day, or before it, that make it come back."""

    words: str
    every: Every
    month: int | None
    """Which month of that time, from 1; None where it is not told or told beside the day."""
    example: str


# fmt: off
OPENINGS = (
    Opening(r"truoc\s+(?:va|hoac)\s+(?:trong|vao|den)", True, Need.ACT, "Gửi báo cáo trước hoặc trong ngày 25/3/2024."),
    Opening(r"(?:cham|muon)\s+nhat\s+(?:la\s+)?truoc", False, Need.ACT,
            "Gửi báo cáo chậm nhất trước ngày 25/3/2024."),
    Opening(r"truoc", False, Need.ACT, "Gửi báo cáo về Sở trước ngày 25/3/2024."),
    Opening(r"(?:cham|muon)\s+nhat(?:\s+(?:la|vao|den|trong|ngay))*", True, Need.ACT,
            "Trả lời chậm nhất ngày 25/3/2024."),
    Opening(r"han\s+(?:chot|cuoi|cung|nop|gui|tra loi|bao cao|dang ky)\b[^.;\d]{0,40}", True, Need.ACT,
            "Hạn nộp hồ sơ là ngày 25/3/2024."),
    Opening(r"thoi\s+(?:han|gian)\s+(?:gui|nop|tra loi|bao cao|xong|dang ky|gop y)\b[^.;\d]{0,50}(?:\bla|\bden|:)",
            True, Need.ACT, "Thời hạn gửi báo cáo: ngày 25/3/2024."),
    Opening(r"(?:cho\s+)?den\s+het", True, Need.SENDING, "Nộp hồ sơ đến hết ngày 25/3/2024."),
    Opening(r"\btu\b[^.;]{4,45}?\bden\s+het", True, Need.TAKING,
            "Tiếp nhận hồ sơ từ ngày 01/3/2024 đến hết ngày 25/3/2024."),
    Opening(r"vao|trong|xong|dinh\s+ky(?:\s+vao)?", True, Need.SENDING, "Gửi báo cáo về Sở trong ngày 25/3/2024."),
)
SPAN_OPENINGS = (
    Opening(r"(?:cham|muon)\s+nhat(?:\s+(?:la|vao|den|trong))*", True, Need.ACT,
            "Báo cáo kết quả chậm nhất trong tháng 6/2024."),
    Opening(r"(?:cho\s+)?den\s+het", True, Need.SENDING, "Hoàn thành đến hết quý II năm 2024."),
    Opening(r"trong", True, Need.SENDING, "Gửi báo cáo về Sở trong tháng 6 năm 2024."),
    Opening(r"xong(?:\s+trong)?", True, Need.SENDING, "Hoàn thành xong trong 6 tháng đầu năm 2024."),
    Opening(r"truoc", False, Need.SENDING, "Hoàn thành trước quý III/2024."),
)
"""What opens a limit that is a whole span; its last day is in time, and of one opened by «trước» the day before it."""
RETURNS = (
    Return(r"thang\s+(?:cuoi|thu\s+(?:ba|3))(?:\s+cua)?(?:\s+(?:moi|hang|tung))?\s+quy", Every.QUARTER, 3,
           "Gửi báo cáo trước ngày 15 của tháng cuối quý."),
    Return(r"thang\s+(?:dau|thu\s+nhat)(?:\s+cua)?(?:\s+(?:moi|hang|tung))?\s+quy(?:\s+(?:sau|tiep|ke))?",
           Every.QUARTER, 1, "Gửi báo cáo trước ngày 05 tháng đầu quý sau."),
    Return(r"thang\s+cuoi(?:\s+cua)?(?:\s+(?:ky|moi))?\s+(?:6|sau)\s+thang", Every.HALF_YEAR, 6,
           "Gửi báo cáo trước ngày 10 của tháng cuối 6 tháng."),
    Return(r"(?:hang|moi|tung)\s+thang|thang\s+(?:sau|tiep|ke)", Every.MONTH, None,
           "Gửi báo cáo trước ngày 23 hằng tháng."),
    Return(r"(?:hang|moi|tung)\s+quy", Every.QUARTER, None, "Gửi báo cáo trước ngày 20 hằng quý."),
    Return(r"(?:hang|moi|tung)\s+nam|nam\s+bao\s+cao", Every.YEAR, None, "Gửi báo cáo trước ngày 15/12 hằng năm."),
)
RETURNS_BEFORE = (
    Return(r"(?:hang|moi|tung|bao\s+cao|dinh\s+ky)\s+thang", Every.MONTH, None,
           "Hằng tháng, trước ngày 20, các đơn vị gửi báo cáo."),
    Return(r"(?:hang|moi|tung|bao\s+cao|dinh\s+ky)\s+quy", Every.QUARTER, None,
           "Báo cáo quý gửi trước ngày 20 của tháng."),
    Return(r"\b(?:6|sau)\s+thang", Every.HALF_YEAR, None, "Báo cáo 6 tháng gửi trước ngày 15/6."),
    Return(r"(?:hang|moi|tung|bao\s+cao|dinh\s+ky|va)\s+(?:ca\s+)?nam", Every.YEAR, None,
           "Báo cáo năm gửi trước ngày 15/12."),
)
# fmt: on

HOUR = r"(?:luc\s+)?\d{1,2}\s*(?:(?:h|g|gio)\s*(?:\d{2}\b)?(?:\s*phut)?|:\s*\d{2})(?:\s+(?:sang|chieu|trua|toi))?"
WEEKDAY = r"(?:thu\s+(?:hai|ba|tu|nam|sau|bay|[2-7])|chu\s+nhat)"
LEAD = rf"(?P<lead>(?:[\s,:()]|\b{HOUR}(?![\w/])|\b{WEEKDAY}\b|\b(?:het|ngay|mung|cuoi)\b)*)"
"""Between opening and day: an hour, a day of the week, «ngày»."""
DAY = r"\d{1,2}(?:(?:\s?[/.-]\s?|\s+thang\s+)\d{1,2}(?:(?:\s?[/.-]\s?|,?\s+nam\s+)\d{4})?)?(?![\d/%])"
DAYS = rf"(?P<days>{DAY}(?:\s*(?:,|;|\bva\b)\s*(?:truoc\s+)?(?:ngay\s+)?{DAY})*)"
"""One day or several: «15/6 và 15/12»."""
ONE_DAY = re.compile(r"(\d{1,2})(?:(?:\s?[/.-]\s?|\s+thang\s+)(\d{1,2})(?:(?:\s?[/.-]\s?|,?\s+nam\s+)(\d{4}))?)?")
SENDING = (
    r"\b(?:gui|nop|trinh|bao cao|hoan thanh|tra loi|phan hoi|dang ky|cung cap|gop y|tham gia y kien|chuyen|xong"
    r"|ve (?:so|ban|phong|van phong|uy ban|ubnd|bo|cuc|vien|dang uy|trung tam))\b"
)
ACT = re.compile(
    SENDING + r"|\b(?:de nghi|yeu cau|giao|thuc hien|trien khai|to chuc|tong hop|thong bao|ban hanh|phe duyet|cap nhat"
    r"|cong khai|xay dung|ra soat|thanh toan|khac phuc|niem yet|cu (?:can bo|nguoi|dai bieu))\b"
)
TOLD = re.compile(
    r"\b(?:(?<!toi )da|(?<!chuan )(?<!thiet )(?<!trang )bi|duoc(?! (?:gui|nop|hoan thanh|bao cao|thuc hien))"
    r"|hieu luc|(?<!hoc )(?<!thi )sinh(?! vien)|phat sinh|ton tai|tuyen dung|nghi huu|thoi diem|co mat|khai mac"
    r"|dien ra|co gia tri|ap dung)\b(?:\s+\w+)?(?:\s+(?!gui|nop|bao|hoan|trinh|ve\b)\w+){0,6}[\s,(]*$"
)
"""Just before the opening: what was so before that day, until when something holds, when a meeting begins."""
SPAN = re.compile(r"\b(?:tu|so lieu|hieu luc|gia tri)\b[^.;]{0,60}$")
"""Before «đến hết ngày»: a span of dates and not a limit."""
TAKING = re.compile(r"\b(?:tiep nhan|nhan|nop|dang ky|gui|lay y kien|gop y)\b[^.;]{0,30}$")
WITHIN = re.compile(
    r"\b(?:trong(?:\s+(?:thoi\s+(?:han|gian)|vong))?|(?:cham|muon)\s+nhat(?:\s+(?:la|trong|sau))*|khong\s+qua)"
    r"(?:\s+(?:toi\s+da|khong\s+qua))?\s+(?P<count>\d{1,3})(?:\s*\([a-z ]{2,20}\))?\s+ngay(?P<working>\s+lam\s+viec)?\b"
    r"(?:,?\s*(?:ke|tinh)?\s*tu\s+(?P<start>(?:ngay|khi|thoi diem)\b[^.;,:()]{2,70}))?"
)
"""«trong thời hạn 05 ngày làm việc kể từ ngày nhận được văn bản này»."""
THIS_PAPER = re.compile(
    r"\b(?:(?:nhan|co|ky|ban hanh|phat hanh)\b.{0,14}\b(?:cong van|van ban|thong bao|quyet dinh|ke hoach|cong dien)\b"
    r"|(?:ngay|khi) (?:ky|ban hanh)|(?:cong van|van ban|thong bao|quyet dinh|ke hoach) nay)"
)
"""From when: this letter; «kể từ ngày nhận đủ hồ sơ» is a rule for other papers."""
SPAN_LEAD = r"(?:[\s,:()]|\b(?:het|cuoi)\b)*"
_YEAR = r"(?:\s*/\s*|,?\s+nam\s+|\s+)(?P<year>20\d\d)\b"
_MONTH = r"thang\s+(?P<month>1[0-2]|0?[1-9])(?!\d|[.-]\d|\s*/\s*\d{1,2}\b|\s*(?:,|va)\s*\d)"
_QUARTER = r"quy\s+(?P<quarter>iv|i{1,3}|[1-4])(?!\w|[.-]\w)"
_HALF = r"(?:6|sau)\s+thang\s+(?P<half>dau|cuoi)\s+nam"
WHOLE = rf"\b(?:{_MONTH}|{_QUARTER}|{_HALF}(?=\W|$))(?:{_YEAR})?"
"""A whole month, quarter or half-year: «tháng 6/2024», «quý II năm 2024», «6 tháng đầu năm 2024»."""
QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def span_months(match: re.Match[str]) -> Months:
    """The months that `WHOLE` names."""
    if match["month"]:
        return Months(int(match["month"]), int(match["month"]))
    if match["quarter"]:
        last = 3 * (QUARTERS.get(match["quarter"]) or int(match["quarter"]))
        return Months(last - 2, last)
    return Months(1, 6) if match["half"] == "dau" else Months(7, 12)
