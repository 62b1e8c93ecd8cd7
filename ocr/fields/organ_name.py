"""Cơ quan ban hành: the rows over the number, parent body above issuing body (cell 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from ocr.casing import cased
from ocr.columns import found, text_of
from ocr.directory import directory
from ocr.fields.issued_date import find_place
from ocr.figures import second_readings
from ocr.finding import Finding
from ocr.landmarks import Landmarks, landmarks
from ocr.neighbours import neighbours
from ocr.number_row import seen
from ocr.page import Line, Page
from ocr.spelling import spelled
from ocr.vietnamese import bare, is_upper, plain, tidy

STARTS = tuple(
    re.split(
        ",",
        "uy ban,ubnd,ub mttq,hoi dong,hdnd,thuong truc,bo,so,ban,bcd,cuc,chi cuc,tong cuc,tong cong ty,cong ty,"
        "tap doan,van phong,vp,phong,truong,hoc vien,dai hoc,vien,benh vien,trung tam,dang uy,dang bo,tinh uy,thanh uy,"
        "huyen uy,quan uy,thi uy,chi bo,doan,tinh doan,thanh doan,cong doan,lien doan,tong lien doan,hoi,lien hiep,"
        "lien minh,mat tran,cong an,bo chi huy,quan khu,toa an,vien kiem sat,kiem toan,thanh tra,kho bac,ngan hang,"
        "bao hiem,thong tan xa,dai,bao,tap chi,nha xuat ban,chinh phu,thu tuong,quoc hoi,chu tich nuoc,trung uong,"
        "ban chap hanh,bch,hat kiem lam,doi,tram,xi nghiep,quy,khoa",
    )
)
"""Words that begin the name of a body; another row goes on with the name above it."""
GOES_ON = (
    "tinh",
    "thanh pho",
    "tp",
    "huyen",
    "quan",
    "xa",
    "phuong",
    "thi xa",
    "thi tran",
    "dac khu",
    "viet nam",
    "va",
)
UNNAMED = (" tinh", " thanh pho", " huyen", " quan", " xa", " phuong", " thi xa", " thi tran", " dac khu")
"""A row that ends so has its name in the next: «ĐẢNG ỦY XÃ» «TRƯỜNG THỊNH»."""
SAME_COLUMN = 0.06
WELL_READ = 0.85
ALIKE = 60
"""Of 100, how much each word must look like that of the body whose letters the code has."""
MEANS_NOTHING_ALONE = re.compile(
    r"(?:ban (?:tuyen giao|to chuc|dan van|noi chinh|kinh te|xay dung dang|chap hanh|thuong vu)(?: va dan van)?"
    r"|van phong|uy ban kiem tra|dang uy|chi uy|thanh tra|ban xay dung dang|trung tam chinh tri"
    r"|phong .*|chi bo.*|khoa .*|doi .*|to .*|hoi dong (?:thi dua.*|khoa hoc))",
)


@dataclass(frozen=True)
class Issuer:
    """The issuing body and the one above it, as a register writes them."""

    line: str
    parent: str | None

    @property
    def name(self) -> str:
        """Composed with the parent where the line alone means nothing: «Ban Tuyên giáo Đảng ủy Khối …»."""
        if self.parent and plain(self.parent).startswith("ban chap hanh trung uong"):
            return f"{self.line} Trung ương"
        if self.parent and MEANS_NOTHING_ALONE.fullmatch(plain(self.line)):
            return f"{self.line} {self.parent}"
        return self.line


def find(pages: Sequence[Page]) -> Iterator[Finding[Issuer]]:
    """The issuer from the rows over the number; a second reading only where the names can be cut in two ways."""
    head = landmarks(pages[0])
    block = _block(head) if head.found else []
    if len(joint := _joint(block, head)) > 1:
        why = "Nhiều cơ quan cùng ban hành, tên đứng cạnh nhau trên số, ký hiệu"
        yield found(Issuer(" - ".join(joint), None), block, head.page, certainty=0.9, why=why, way="joint")
        return
    for certainty, cut in _cuts(block):
        parent, line = _name(block[:cut], head.page), _name(block[cut:], head.page)
        if not line:
            continue
        known = directory().named(line) or (parent and directory().named(f"{line} {parent}"))
        if not known and (by_letters := _by_letters(head, line)):
            known, line = directory().named(by_letters), by_letters
        why = "Hàng chữ trên số, ký hiệu" + ("; có trong danh bạ cơ quan" if known else "; chưa có trong danh bạ")
        yield found(
            Issuer(line, parent or None), block, head.page,
            certainty=certainty * (0.98 if known else 0.85), why=why, way="known" if known else "head",
        )  # fmt: skip
    if not block:
        yield from _by_code(head)


def _joint(block: Sequence[Line], head: Landmarks) -> list[str]:
    """The bodies of a joint letter («TTLT-BNV-BTC»), side by side or one over the other; none of another letter."""
    part = seen(head.number_row.text) if head.number_row else None
    if part is None or not re.match(r"[A-ZĐ]{1,3}LT-", part.notation):
        return []
    columns: list[list[Line]] = []
    for row in block:
        own = [piece for piece in head.pieces if row.box.holds(piece.box)]
        for piece in own:
            text = plain(piece.text).lstrip(" -")
            over = [column for column in columns if abs(column[0].box.center[0] - piece.box.center[0]) < SAME_COLUMN]
            if over and not any(re.match(rf"{start}\b", text) for start in STARTS):
                over[-1].append(piece)
            else:
                columns.append([piece])
    names = [name for column in columns for name in re.split(r"\s+-\s+", text_of(column).strip(" -"))]
    return [body.name if (body := directory().named(name)) else cased(directory().spelled(name)) for name in names]


def _block(head: Landmarks) -> list[Line]:
    """The rows of the issuer: capitals, left, from the motto's level down to the number."""
    foot = min((p.box.y0 for p in (head.number_row, head.title, head.addressees) if p), default=0.3)
    top = head.motto.box.y0 - 0.035 if head.motto else 0.0
    rows = [
        row for row in head.left if top <= row.box.center[1] < foot and _is_name(row) and row is not head.number_row
    ]
    kept: list[Line] = []
    for row in (_whole(row, head) for row in rows):
        if kept and row.box.y0 - kept[-1].box.y1 > 0.035:
            break
        kept.append(row)
    return kept


def _whole(row: Line, head: Landmarks) -> Line:
    """The row as the engine for figures has it, where the one for words lost a word of it: «ỦY XÃ», «DANG UY XA»."""
    mine = bare(row.text)
    for line in second_readings(head.page, row, right=0.5):
        theirs = bare(line.text)
        longer = len(theirs) > len(mine) + 1 and theirs.endswith(mine) and line.box.x1 < row.box.x1 + 0.03
        if longer and all(neighbours().spellings(word) for word in line.text.split()):
            return line
    return row


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
    if " " not in text and directory().named(text):
        return True
    if (
        text.startswith(GOES_ON)
        or len(text.split()) == 1
        or over.endswith((" va", ",", " thuoc", " cua", *UNNAMED))
        or over in STARTS
    ):
        return False
    return any(re.match(rf"{start}\b", text) for start in STARTS)


def _name(rows: Sequence[Line], page: Page) -> str:
    text = re.sub(r"^[\W_]+|[\W_]+$", "", spelled(rows, page).replace("_", " ")) if rows else ""
    text = re.sub(r"\s+\W\s+(?=\w)", lambda m: " - " if "-" in m[0] else " ", text)
    if body := directory().named(text):
        return body.name
    return _marked(cased(directory().spelled(tidy(text))), page)


def _marked(name: str, page: Page) -> str:
    """With the marks of the place before the date where the name ends in its letters: small ones are read better."""
    found = next(find_place([page]), None)
    row = landmarks(page).date_row
    if found is None or row is None:
        return name
    place, words = found.value.split(), name.split()
    same = plain(" ".join(words[-len(place) :])) == plain(found.value) and len(place) < len(words)
    sure = all(word.confidence >= WELL_READ for word in row.words[: len(place)])
    return " ".join([*words[: -len(place)], *place]) if same and sure else name


def _by_letters(head: Landmarks, line: str) -> str | None:
    """The body that the code's letters name, if its name is nearly what was read: letters and name agree."""
    code = tidy(head.number_row.text) if head.number_row else ""
    match = re.search(r"[/-]\s*([A-ZĐ][A-Za-zĐđ]+)\W*$", code) or re.search(r"/\s*([A-ZĐ]{2,})-", code)
    if not match:
        return None
    bodies = [body for body in directory().bodies if bare(body.abbreviation) == bare(match[1])]
    near = [body.name for body in bodies if _word_for_word(body.name, line)]
    return near[0] if len(near) == 1 else None


def _word_for_word(name: str, line: str) -> bool:
    """Is every word nearly the same? «Ủy ban nhân dân phường …» is not «Ủy ban nhân dân tỉnh …»."""
    ours, theirs = [bare(word) for word in line.split()], [bare(word) for word in name.split()]
    return len(ours) == len(theirs) and all(
        fuzz.ratio(one, other) >= ALIKE for one, other in zip(ours, theirs, strict=True)
    )


def _by_code(head: Landmarks) -> Iterator[Finding[Issuer]]:
    """No row can be read: the letters of the code name a body that has them alone (Chính phủ, Thủ tướng)."""
    if head.number_row and (match := re.search(r"[/-]\s*([A-ZĐ][A-Za-zĐđ]+)\s*$", tidy(head.number_row.text))):
        bodies = [body for body in directory().bodies if body.abbreviation == match[1]]
        if len(bodies) == 1:
            why = "Tên cơ quan không đọc được; suy ra từ ký hiệu"
            yield found(Issuer(bodies[0].name, None), [head.number_row], head.page, certainty=0.6, why=why, way="code")
