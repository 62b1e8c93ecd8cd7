"""Cơ quan ban hành: the rows over the number, parent body above issuing body (cell 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ocr.directory import directory
from ocr.finding import Finding
from ocr.landmarks import Landmarks, landmarks
from ocr.columns import found, text_of
from ocr.page import Line, Page
from ocr.vietnamese import bare, is_upper, plain, sentence_case, tidy

STARTS = (
    "uy ban", "ubnd", "ub mttq", "hoi dong", "hdnd", "thuong truc", "bo", "so", "ban", "bcd", "cuc", "chi cuc", "tong cuc",
    "tong cong ty", "cong ty", "tap doan", "van phong", "vp", "phong", "truong", "hoc vien", "dai hoc", "vien", "benh vien",
    "trung tam", "dang uy", "dang bo", "tinh uy", "thanh uy", "huyen uy", "quan uy", "thi uy", "chi bo", "doan", "tinh doan",
    "thanh doan", "cong doan", "lien doan", "tong lien doan", "hoi", "lien hiep", "lien minh", "mat tran", "cong an",
    "bo chi huy", "quan uy", "quan khu", "toa an", "vien kiem sat", "kiem toan", "thanh tra", "kho bac", "ngan hang",
    "bao hiem", "thong tan xa", "dai", "bao", "tap chi", "nha xuat ban", "chinh phu", "thu tuong", "quoc hoi",
    "chu tich nuoc", "trung uong", "ban chap hanh", "bch", "hat kiem lam", "doi", "tram", "xi nghiep", "quy", "khoa",
)  # fmt: skip
"""Words that begin the name of a body; another row goes on with the name above it."""
GOES_ON = ("tinh", "thanh pho", "tp", "huyen", "quan", "xa", "phuong", "thi xa", "thi tran", "dac khu", "viet nam", "va")
MEANS_NOTHING_ALONE = re.compile(
    r"(?:ban (?:tuyen giao|to chuc|dan van|noi chinh|kinh te|xay dung dang|chap hanh|thuong vu)(?: va dan van)?"
    r"|van phong|uy ban kiem tra|phong .*|chi bo.*|khoa .*|doi .*|to .*|hoi dong (?:thi dua.*|khoa hoc))",
)
JOINT = re.compile(r"\s+-\s+")


@dataclass(frozen=True)
class Issuer:
    """The issuing body and the one above it, as a register writes them."""

    line: str
    parent: str | None

    @property
    def name(self) -> str:
        """Composed with the parent where the line alone means nothing: «Ban Tuyên giáo Đảng ủy Khối …»."""
        if self.parent and MEANS_NOTHING_ALONE.fullmatch(plain(self.line)):
            return f"{self.line} {self.parent}"
        return self.line


def find(pages: Sequence[Page]) -> Iterator[Finding[Issuer]]:
    """The issuer from the rows over the number; a second reading only where the names can be cut in two ways."""
    head = landmarks(pages[0])
    block = _block(head)
    for certainty, cut in _cuts(block):
        parent, line = _name(block[:cut]), _name(block[cut:])
        if not line:
            continue
        known = directory().named(line) or (parent and directory().named(f"{line} {parent}"))
        why = "Hàng chữ trên số, ký hiệu" + ("; có trong danh bạ cơ quan" if known else "; chưa có trong danh bạ")
        yield found(
            Issuer(line, parent or None), block, head.page,
            certainty=certainty * (0.98 if known else 0.85), why=why, way="known" if known else "head",
        )  # fmt: skip
    if not block:
        yield from _by_code(head)


def _block(head: Landmarks) -> list[Line]:
    """The rows of the issuer: capitals, left, from the motto's level down to the number."""
    foot = min((p.box.y0 for p in (head.number_row, head.title, head.addressees) if p), default=0.3)
    top = head.motto.box.y0 - 0.035 if head.motto else 0.0
    rows = [row for row in head.left if top <= row.box.center[1] < foot and _is_name(row) and row is not head.number_row]
    kept: list[Line] = []
    for row in rows:
        if kept and row.box.y0 - kept[-1].box.y1 > 0.035:
            break
        kept.append(row)
    return kept


def _is_name(row: Line) -> bool:
    letters = re.sub(r"[\W\d_]", "", row.text)
    return len(letters) >= 2 and is_upper(row.text, 0.7) and row.box.x1 - row.box.x0 > 0.03 and row.confidence >= 0.0


def _cuts(block: Sequence[Line]) -> Iterator[tuple[float, int]]:
    """Where the parent ends and the issuer begins: at the last row that starts a name; the one before, less surely."""
    if not block:
        return
    starts = [0] + [at for at in range(1, len(block)) if _starts(block[at], block[at - 1])]
    yield 1.0, starts[-1]
    for at in reversed(starts[:-1]):
        yield 0.35, at


def _starts(row: Line, above: Line) -> bool:
    text, over = plain(row.text).lstrip(" .*-_'"), plain(above.text).strip()
    if text.startswith(GOES_ON) or over.endswith((" va", ",", " -", " thuoc", " cua")) or over in STARTS:
        return False
    return any(re.match(rf"{start}\b", text) for start in STARTS)


def _name(rows: Sequence[Line]) -> str:
    text = re.sub(r"^[\W_]+|[\W_]+$", "", text_of(rows).replace("_", " "))
    text = re.sub(r"\s+\W\s+(?=\w)", lambda m: " - " if "-" in m[0] else " ", text)
    if body := directory().named(text):
        return body.name
    return _cased(directory().spelled(tidy(text)))


def _cased(text: str) -> str:
    """Capitals left over beside known phrases become small, as in a register."""
    if is_upper(text):
        return sentence_case(text)
    words = text.split()
    cased = [word if not is_upper(word) or len(bare(word)) < 2 else sentence_case(f"X {word}")[2:] for word in words]
    return " ".join(_place_names(cased))


def _place_names(words: list[str]) -> list[str]:
    """After «tỉnh», «huyện», … a name follows."""
    for index, word in enumerate(words[:-1]):
        if plain(word) in ("tinh", "huyen", "quan", "xa", "phuong", "pho") and word.islower():
            words[index + 1 : index + 3] = [w.capitalize() if w.islower() else w for w in words[index + 1 : index + 3]]
    return words


def _by_code(head: Landmarks) -> Iterator[Finding[Issuer]]:
    """No row can be read: the letters of the code name a body that has them alone (Chính phủ, Thủ tướng)."""
    if head.number_row and (match := re.search(r"[/-]\s*([A-ZĐ][A-Za-zĐđ]+)\s*$", tidy(head.number_row.text))):
        bodies = [body for body in directory().bodies if body.abbreviation == match[1]]
        if len(bodies) == 1:
            why = "Tên cơ quan không đọc được; suy ra từ ký hiệu"
            yield found(Issuer(bodies[0].name, None), [head.number_row], head.page, certainty=0.6, why=why, way="code")
