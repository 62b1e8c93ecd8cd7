"""Positions of those who sign, and how a misread one is recognised; who signs for whom."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from ocr.directory import directory
from ocr.vietnamese import bare, is_upper, sentence_case, tidy

AUTHORITY = re.compile(
    r"^\W*(?:T\W{0,2}M|K\W{0,2}[TÝYI]?|[TI]|T\W{0,2}L|T\W{0,2}U\W{0,2}Q|Q)\s*[.,/:]+\s*(?=\w)", re.IGNORECASE
)
"""TM., KT., TL., TUQ., Q. of the State, T/M, K/T, T/L of the Party; a letter may be lost."""

HEADS = (
    "Chủ tịch",
    "Bộ trưởng",
    "Giám đốc",
    "Tổng Giám đốc",
    "Cục trưởng",
    "Tổng cục trưởng",
    "Vụ trưởng",
    "Chi cục trưởng",
    "Đội trưởng",
    "Chánh Văn phòng",
    "Trưởng ban",
    "Trưởng phòng",
    "Trưởng đoàn",
    "Trưởng khoa",
    "Trưởng trạm",
    "Trưởng tiểu ban",
    "Trưởng Công an",
    "Hiệu trưởng",
    "Viện trưởng",
    "Bí thư",
    "Thủ tướng",
    "Chủ nhiệm",
    "Tổng Biên tập",
    "Chánh Thanh tra",
    "Tổng Thanh tra",
    "Chánh án",
    "Tổng Kiểm toán Nhà nước",
    "Thống đốc",
    "Chỉ huy trưởng",
    "Tư lệnh",
    "Tổng Thư ký",
    "Hạt trưởng",
    "Chủ tịch Hội đồng",
    "Chủ tịch Hội đồng thành viên",
    "Chủ tịch Hội đồng quản trị",
)
"""Who leads; each has a deputy («Phó …»), an acting one («Quyền …»), and a first deputy («… Thường trực»)."""
OTHERS = (
    "Thứ trưởng",
    "Thứ trưởng Thường trực",
    "Tổng Bí thư",
    "Bí thư Thứ nhất",
    "Thường trực Ban Bí thư",
    "Ủy viên",
    "Ủy viên Thường trực",
    "Chính ủy",
    "Kế toán trưởng",
    "Chi hội trưởng",
    "Phụ trách",
)
POSITIONS = (
    *HEADS,
    *(f"Phó {head}" for head in HEADS),
    *(f"Quyền {head}" for head in HEADS),
    *(f"Phó {head} Thường trực" for head in HEADS),
    *(f"Phó {head} Phụ trách" for head in HEADS),
    *OTHERS,
)


def position(text: str) -> tuple[str, float]:
    """The position and how much it looks like one: «PHO CHỦ TỊC» → («Phó Chủ tịch», 0.95); its tail comes along."""
    text = AUTHORITY.sub("", tidy(text))
    words = [word for word in re.sub(r"^\W+|\W+$", "", text).split() if re.search(r"\w", word)]
    best, likeness, used = "", 0.0, 0
    for name in POSITIONS:
        for count in range(max(1, len(name.split()) - 2), min(len(words), len(name.split()) + 2) + 1):
            score = fuzz.ratio(bare("".join(words[:count])), bare(name)) / 100
            if (score, len(name)) > (likeness, len(best)):
                best, likeness, used = name, score, count
    tail = " ".join(words[used:])
    if len(bare(tail)) < 4:
        return best, likeness
    return f"{best} {sentence_case(directory().spelled(tail))}", likeness - 0.03


def is_part_of_position(text: str) -> bool:
    """Capitals that are a piece of a position, whose rest a seal hides: «VĂN PHÒNG»."""
    letters = bare(text)
    return is_upper(text, 0.7) and len(letters) > 3 and any(letters in bare(name) for name in POSITIONS)


def deputy_of(head: str) -> str:
    """Who signs «KT.» for a head: «Trưởng ban» → «Phó Trưởng ban»."""
    return "Thứ trưởng" if head.startswith("Bộ trưởng") else f"Phó {head}"
