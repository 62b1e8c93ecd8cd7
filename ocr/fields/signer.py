"""Người ký: authority, position, name; right half, under the last line of the text (cells 7a to 7c)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from ocr import cells
from ocr.columns import found, pieces, rows, within
from ocr.directory import directory
from ocr.finding import Finding
from ocr.page import Line, Page
from ocr.vietnamese import bare, is_upper, plain, sentence_case, tidy

POSITIONS = tuple(
    name.strip()
    for name in """
    Chủ tịch; Phó Chủ tịch; Phó Chủ tịch Thường trực; Quyền Chủ tịch; Bộ trưởng; Thứ trưởng; Thứ trưởng Thường trực;
    Giám đốc; Phó Giám đốc; Quyền Giám đốc; Tổng Giám đốc; Phó Tổng Giám đốc; Cục trưởng; Phó Cục trưởng; Quyền Cục trưởng;
    Tổng cục trưởng; Phó Tổng cục trưởng; Vụ trưởng; Phó Vụ trưởng; Chi cục trưởng; Phó Chi cục trưởng; Đội trưởng;
    Phó Đội trưởng; Chánh Văn phòng; Phó Chánh Văn phòng; Quyền Chánh Văn phòng; Bộ trưởng, Chủ nhiệm;
    Trưởng ban; Phó Trưởng ban; Phó Trưởng ban Thường trực; Trưởng phòng; Phó Trưởng phòng; Trưởng đoàn; Phó Trưởng đoàn;
    Hiệu trưởng; Phó Hiệu trưởng; Quyền Hiệu trưởng; Viện trưởng; Phó Viện trưởng; Trưởng khoa; Bí thư; Phó Bí thư;
    Phó Bí thư Thường trực; Tổng Bí thư; Thường trực Ban Bí thư; Bí thư Thứ nhất; Thủ tướng; Phó Thủ tướng; Chủ nhiệm;
    Phó Chủ nhiệm; Ủy viên Thường trực; Ủy viên; Tổng Biên tập; Phó Tổng Biên tập; Chánh Thanh tra; Phó Chánh Thanh tra;
    Tổng Thanh tra; Phó Tổng Thanh tra; Chánh án; Phó Chánh án; Tổng Kiểm toán Nhà nước; Phó Tổng Kiểm toán Nhà nước;
    Thống đốc; Phó Thống đốc; Chỉ huy trưởng; Phó Chỉ huy trưởng; Chính ủy; Tư lệnh; Phó Tư lệnh; Trưởng Công an;
    Kế toán trưởng; Tổng Thư ký; Phó Tổng Thư ký; Trưởng trạm; Trưởng bộ phận; Hạt trưởng; Người đứng đầu; Chi hội trưởng;
    Phó Trưởng phòng Phụ trách; Phó Giám đốc Phụ trách; Phó Giám đốc Thường trực; Chủ tịch Hội đồng; Phó Chủ tịch Hội đồng;
    Chủ tịch Hội đồng thành viên; Chủ tịch Hội đồng quản trị; Trưởng tiểu ban; Đại biểu; Tổng Cục trưởng
    """.split(";")
)
AUTHORITY = re.compile(r"^\W*(?:T\W{0,2}M|K\W{0,2}T|T\W{0,2}L|T\W{0,2}U\W{0,2}Q|Q)\s*[.,/:]+\s*(?=\w)", re.IGNORECASE)
SURNAMES = frozenset(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dao doan dinh trinh truong mai luong to lam "
    "ta cao chu chau ha thai trieu luu la tang quach tong kieu vuong ton than lai khuc giang nghiem phung ung diep au "
    "thach danh ma nong hua be vi ha lo quang cam bach mac luc lu tham trang vien khong tieu chung nhan cu mau vang "
    "giap y rah siu ksor ngon dieu thang xa da hung khuong la doan lieu luyen mach mua giang ninh phi phu quan si son "
    "sung thieu tra ung van vuu".split()
)
RANKS = re.compile(
    r"^(?:(?:Thiếu|Trung|Thượng|Đại)\s+(?:tá|tướng|úy)\s+|(?:(?:PGS|GS|TS|ThS|TSKH|BS|KS|CN|CKI{1,2}|BSCK\w*|DS|LS)\s*\.?\s*)+)",
    re.IGNORECASE,
)
FARTHEST = 0.30
"""From the position down to the name: the room for seal and signature, as a share of the page."""


@dataclass(frozen=True)
class Block:
    """One signature: rows as they stand."""

    page: Page
    authority: Line | None
    position: Line
    name: Line | None


def find(pages: Sequence[Page]) -> Iterator[Finding[str]]:
    """Names under a position, right half."""
    for block in blocks(pages):
        if block.name is not None:
            name, certainty = person(block.name.text)
            why = "Họ tên dưới chữ ký, dưới chức vụ «" + position(block.position.text)[0] + "»"
            yield found(name, [block.name], block.page, certainty=certainty, why=why, way="under_position")


def find_position(pages: Sequence[Page]) -> Iterator[Finding[str]]:
    """Positions over a name; a position without a name is less sure."""
    for block in blocks(pages):
        value, likeness = position(block.position.text)
        certainty = likeness * (1.0 if block.name is not None else 0.6)
        yield found(value, [block.position], block.page, certainty=certainty, why="Chức vụ in hoa trên chữ ký", way="position")


def blocks(pages: Sequence[Page]) -> Iterator[Block]:
    """The signatures, in the order of the pages; a position that is followed by another is no signer's own."""
    for page in pages:
        right = [row for row in rows(within(pieces(page), cells.SIGNATURE)) if row.box.center[0] > 0.5]
        marked = [row for row in right if is_position(row)]
        for index, row in enumerate(marked):
            after = marked[index + 1] if index + 1 < len(marked) else None
            name = _name_under(row, right, after)
            if after is not None and name is None and after.box.y0 - row.box.y1 < 0.05:
                continue
            authority = next((above for above in marked[:index] if AUTHORITY.match(above.text)), None)
            if name is not None or authority is not None or AUTHORITY.match(row.text) is None:
                yield Block(page, authority, row, name)


def is_position(row: Line) -> bool:
    """Is it a position in capitals, in the place of a signature?"""
    return is_upper(row.text, 0.7) and len(row.text) < 60 and position(row.text)[1] >= 0.84


def position(text: str) -> tuple[str, float]:
    """The position and how much it looks like one: «PHO CHỦ TỊC» → («Phó Chủ tịch», 0.95); its tail comes along."""
    text = AUTHORITY.sub("", tidy(text))
    words = [word for word in re.sub(r"^\W+|\W+$", "", text).split() if re.search(r"\w", word)]
    best, likeness, used = "", 0.0, 0
    for name in POSITIONS:
        for count in range(max(1, len(name.split()) - 1), len(name.split()) + 3):
            if count > len(words):
                break
            score = fuzz.ratio(bare("".join(words[:count])), bare(name)) / 100
            if (score, len(name)) > (likeness, len(best)):
                best, likeness, used = name, score, count
    tail = " ".join(words[used:])
    if len(bare(tail)) < 4:
        return best, likeness
    return f"{best} {sentence_case(directory().spelled(tail))}", likeness - 0.03


def person(text: str) -> tuple[str, float]:
    """A name as written, its rank or degree kept, and how much it looks like a name."""
    text = re.sub(r"^[^\wÀ-ỹ]+|[^\wÀ-ỹ]+$", "", tidy(text))
    rank = RANKS.match(text)
    words = (text[rank.end() :] if rank else text).split()
    if not 2 <= len(words) <= 6 or not all(_is_name_word(word) for word in words):
        return text, 0.0
    known = plain(words[0]) in SURNAMES
    named = " ".join(word.capitalize() if is_upper(word) else word for word in words)
    return (text[: rank.end()] if rank else "") + named, 0.95 if known else 0.6


def _is_name_word(word: str) -> bool:
    return bool(re.fullmatch(r"[A-ZÀ-ỴĐ]\.?|[^\W\d_]{2,7}", word)) and word[0].isupper() and bool(re.search("[aeiouy]", plain(word)))


def _name_under(row: Line, right: Sequence[Line], after: Line | None) -> Line | None:
    foot = after.box.y0 if after is not None else 1.0
    best: tuple[float, float, Line] | None = None
    for line in right:
        down = line.box.center[1] - row.box.y1
        aside = abs(line.box.center[0] - row.box.center[0])
        if not 0.005 < down < FARTHEST or aside > 0.16 or line.box.center[1] > foot + (0.02 if after is None else 0):
            continue
        likeness = person(line.text)[1] - (0.3 if is_upper(line.text) else 0.0)
        if likeness > 0.5 and (best is None or likeness > best[0] + 0.05):
            best = (likeness, down, line)
    return best[2] if best else None
