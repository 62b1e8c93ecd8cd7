"""Trích yếu: «V/v …» under the number of a công văn (cell 5b), or the bold lines under the title (cell 5a)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile, zip_longest

from ocr import cells
from ocr.columns import found, rows, text_of, within
from ocr.finding import Finding
from ocr.landmarks import SUBJECT, Landmarks, is_subject, landmarks, starts_body
from ocr.page import Line, Page
from ocr.spelling import spelled
from ocr.vietnamese import is_upper, plain, tidy

MOST_ROWS = 9
CENTRED = 0.12
LEAST_WORDS = 3
MARGIN, MIDDLE = 0.86, 0.545
"""Where a full line ends, and what the middle of a centred one does not lie beyond, in fractions of the page."""
PARAGRAPH, WIDE_GAP = 1.25, 1.6
"""So much more than two lines of one paragraph are the last of a subject and the first of the text apart."""
LEAST_PITCH = 0.0125
MISREAD_COMMA = re.compile(r"(?<=[^\W\d])\.(?= (?P<next>[^\W\d]))")
"""A point before a small letter."""
AUTHORITY = re.compile(
    r"^(?:chu tich|bo truong|giam doc|uy ban nhan dan|hoi dong nhan dan|thu tuong|chanh|truong ban|hieu truong"
    r"|cuc truong|tong giam doc|ban chap hanh|ban thuong vu|chinh phu|tong cuc truong|vien truong|thong doc|thanh tra"
    r"|quoc hoi|pho chu tich|kinh gui|kinh moi|thua uy quyen|hoi dong)\b"
)


def find(pages: Sequence[Page]) -> Iterator[Finding[str]]:
    """The subject beside the number, the subject under the title; each yields at most one."""
    head = landmarks(pages[0])
    if head.title:
        yield from _under_title(head, head.title)
    beside = list(_beside_number(head))
    yield from beside
    if not head.title and not beside and not head.addressees:
        yield from _in_capitals(head)


def _under_title(head: Landmarks, title: Line) -> Iterator[Finding[str]]:
    lines = _together(rows(_below(head, title)), title)
    if _longer_title(head, title) and not is_subject(text_of(lines) if lines else ""):
        capitals = [line for line in lines if is_upper(line.text, 0.6)]
        yield _told([title, *lines[: len(capitals)]], head, 0.8, "Tên loại nằm trong tiêu đề", "title")
    elif lines:
        certainty = 0.9 if len(lines) < 6 else 0.7
        yield _told(lines, head, certainty, "Các dòng dưới tên loại, trước phần căn cứ", "under_title")


def _beside_number(head: Landmarks) -> Iterator[Finding[str]]:
    anchor = head.number_row or head.motto
    if not anchor:
        return
    under = [row for row in head.left if row.box.center[1] > anchor.box.y1 - 0.004]
    reach = 0.1 if head.number_row else 0.16
    near = list(takewhile(lambda row: row.box.y0 - anchor.box.y1 <= reach and not starts_body(row), under))
    first = next((at for at, row in enumerate(near) if is_subject(row.text)), None)
    if first is not None:
        lines = [near[first], *_together(under[first + 1 :], near[first], slack=1.6)]
        yield _told(lines, head, 0.95, "«V/v …» dưới số, ký hiệu", "beside_number")
    elif not head.title and near and head.number_row and _is_phrase(near[0], head.number_row):
        lines = [near[0], *_together(under[1:], near[0], slack=1.6)]
        yield _told(lines, head, 0.7, "Dòng chữ dưới số, ký hiệu", "beside_number")


def _in_capitals(head: Landmarks) -> Iterator[Finding[str]]:
    """No type, no «V/v», nobody addressed: what stands in capitals in the middle says what the paper is about."""
    if not head.motto:
        return
    middle = [line for line in within(head.pieces, cells.TITLE) if abs(line.box.center[0] - 0.53) < CENTRED]
    for line in middle:
        if line.box.y0 > head.foot_of_head + 0.01 and is_upper(line.text) and len(line.text.split()) >= LEAST_WORDS:
            lines = [line, *_together(rows(_below(head, line)), line)]
            attached = next((at for at, one in enumerate(lines) if _is_attached(one)), len(lines))
            yield _told(lines[:attached], head, 0.6, "Dòng chữ in hoa ở giữa trang", "capitals")
            return


def _below(head: Landmarks, title: Line) -> list[Line]:
    zone = cells.TITLE.join(cells.ADDRESSEES)
    return [piece for piece in within(head.pieces, zone) if piece.box.center[1] > title.box.y1 - 0.002]


def _is_attached(line: Line) -> bool:
    """«(Kèm theo Quyết định số …)» tells of another paper."""
    return bool(re.match(r"\W*(?:kem theo|ban hanh kem)", plain(line.text)))


def _told(lines: Sequence[Line], head: Landmarks, certainty: float, why: str, way: str) -> Finding[str]:
    return found(cleaned(spelled(lines, head.page)), lines, head.page, certainty=certainty, why=why, way=way)


def cleaned(text: str) -> str:
    """Without «V/v», brackets and strokes around it; the first letter a capital."""
    text = SUBJECT.sub("", tidy(text) + " ", count=1)
    text = re.sub(r"^\W*(?:[Vv](?!ụ)\w{1,2}\s?)?việc\b", "Về việc", text)
    text = re.sub(r"^[^\w(\"]+|[\s_*~|=-]+$", "", text).rstrip(" .,:;/-*_")
    if text.startswith("(") and ")" not in text:
        text = text[1:]
    text = MISREAD_COMMA.sub(lambda found: "," if found["next"].islower() else ".", text)
    return text[:1].upper() + text[1:]


def _together(below: Sequence[Line], first: Line, slack: float = 1.75) -> list[Line]:
    """The lines that follow without a gap, up to where the body or another part begins."""
    kept: list[Line] = []
    above, capitals = first, False
    for line, after in zip_longest(below, below[1:]):
        gap = line.box.center[1] - above.box.center[1]
        if len(kept) >= MOST_ROWS or starts_body(line) or (kept and gap > slack * _pitch(kept, first)) or gap > 0.06:
            break
        if kept and after and _begins_text(line, after, gap):
            break
        if _is_rule(line):
            continue
        capitals = capitals or (not kept and is_upper(line.text, 0.6))
        if not capitals and is_upper(line.text, 0.6) and AUTHORITY.match(plain(line.text).lstrip(" .-")):
            break
        if kept and not capitals and is_upper(line.text, 0.75) and len(line.text) > 6:
            break
        kept.append(line)
        above = line
    return kept


def _begins_text(line: Line, after: Line, gap: float) -> bool:
    """Does it end at the margin, and lies the next line nearer than the last one? So begins the letter's own text.

    Its left end is indented, or a stamp covers it: its middle is not that of the page.
    """
    far = gap / max(after.box.center[1] - line.box.center[1], LEAST_PITCH)
    return line.box.x1 > MARGIN and far > (PARAGRAPH if line.box.center[0] > MIDDLE else WIDE_GAP)


def _pitch(kept: Sequence[Line], first: Line) -> float:
    """The distance of lines here: measured between the first two, else guessed from their height."""
    if len(kept) >= 2:
        return max(kept[1].box.center[1] - kept[0].box.center[1], LEAST_PITCH)
    return max(0.0185, 1.25 * kept[0].box.height if kept else first.box.height)


def _is_rule(line: Line) -> bool:
    return len(re.sub(r"[\W_]", "", line.text)) < 2


def _is_phrase(line: Line, number: Line) -> bool:
    """Words right under the number, in its column: a subject whose «V/v» was not read, or never printed."""
    near = line.box.y0 - number.box.y1 < 0.035 and line.box.x1 < 0.56
    return near and len(line.text.split()) >= 3 and not is_upper(line.text) and not starts_body(line)


def _longer_title(head: Landmarks, title: Line) -> bool:
    """Does the title say more than the type, and not only whose it is («… CỦA BAN THƯỜNG VỤ»)?"""
    words = plain(title.text).split()
    extra = words[len(plain(head.kind or "").split()) :]
    return bool(extra) and extra[0] not in ("cua", "so", "lien") and len(" ".join(extra)) > 3
