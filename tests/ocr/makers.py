"""Pages made of strings, as an engine would have seen them; what a test is not about is filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocr.page import Box, Line, Mark, MarkKind, Page, Source, Word

HEIGHT = 0.014
LETTER = 0.0093
"""The width of a letter, as a share of the page's."""
PITCH = 0.019


def line(text: str, x: float, y: float, *, source: Source = Source.TESSERACT, confidence: float = 0.95) -> Line:
    """A line that begins at x, y; its words stand side by side."""
    words, at = [], x
    for part in text.split(" "):
        width = len(part) * LETTER
        if part:
            words.append(Word(part, Box(at, y, at + width, y + HEIGHT), confidence))
        at += width + LETTER
    return Line(tuple(words), source)


def centred(text: str, y: float, x: float = 0.53) -> Line:
    """A line whose middle is at x."""
    return line(text, x - len(text) * LETTER / 2, y)


def rows(texts: Sequence[str], x: float, y: float) -> list[Line]:
    """Lines one under the other, as a paragraph stands."""
    return [line(text, x, y + index * PITCH) for index, text in enumerate(texts)]


def page(*lines: Line, digits: Sequence[Line] = (), marks: Sequence[Mark] = (), number: int = 1) -> Page:
    """A page of A4 at 200 dpi."""
    ordered = sorted(lines, key=lambda one: (one.box.y0, one.box.x0))
    return Page(number, ordered, list(digits), marks=list(marks), width=1654, height=2339)


def figures(text: str, x: float, y: float) -> Line:
    """The same place, read by the engine for figures."""
    return line(text, x, y, source=Source.DIGITS)


def cell(name: str, text: str, chance: float, source: Source = Source.CELL) -> Line:
    """What a reader makes of the place for a number, day or month: «số», «ngày», «tháng»."""
    place = Box(0.22, NUMBER_LEVEL, 0.25, NUMBER_LEVEL + HEIGHT)
    return Line((Word(name, place, 1.0), Word(text, place, chance)), source)


def stamp(kind: MarkKind, text: str, box: Box = Box(0.1, 0.2, 0.3, 0.26)) -> Mark:  # noqa: B008 - a constant
    """A mark on the paper."""
    return Mark(kind, box, text, 0.9)


def state_page(
    *more: Line,
    issuer: Sequence[str] = ("ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU"),
    number: str = "Số: 15/QĐ-UBND",
    date: str = "Lai Châu, ngày 05 tháng 02 năm 2024",
    title: Sequence[str] = ("QUYẾT ĐỊNH", "Về việc thành lập Tổ công tác"),
    digits: Sequence[Line] = (),
    cells: Sequence[Line] = (),
    marks: Sequence[Mark] = (),
) -> Page:
    """The first page of a letter of the State; an empty string leaves a part out."""
    head = [line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 0.47, 0.06), line("Độc lập - Tự do - Hạnh phúc", 0.52, 0.08)]
    head += [centred(text, 0.06 + index * PITCH, 0.28) for index, text in enumerate(issuer)]
    foot = 0.06 + len(issuer) * PITCH + 0.02
    head += [line(number, 0.19, foot)] if number else []
    head += [line(date, 0.52, foot)] if date else []
    head += [centred(text, foot + 0.05 + index * PITCH) for index, text in enumerate(title) if text]
    return replace(page(*head, *more, digits=digits, marks=marks), cells=list(cells))


NUMBER_LEVEL = 0.06 + 2 * PITCH + 0.02
"""Where number and date stand on a `state_page` with an issuer of two rows."""


def party_page(
    *more: Line,
    issuer: Sequence[str] = ("ĐẢNG ỦY KHỐI", "DOANH NGHIỆP TRUNG ƯƠNG", "BAN TUYÊN GIÁO"),
    number: str = "Số 357-CV/BTGĐUK",
    date: str = "Hà Nội, ngày 30 tháng 01 năm 2024",
    digits: Sequence[Line] = (),
) -> Page:
    """The first page of a letter of the Party."""
    head = [line("ĐẢNG CỘNG SẢN VIỆT NAM", 0.56, 0.06)]
    head += [centred(text, 0.06 + index * PITCH, 0.28) for index, text in enumerate(issuer)]
    foot = 0.06 + len(issuer) * PITCH + 0.03
    head += [centred("*", foot - 0.02, 0.28), line(number, 0.19, foot), line(date, 0.55, foot - 0.04)]
    return page(*head, *more, digits=digits)


def signature(authority: str, position: str, name: str, y: float = 0.7, number: int = 2) -> Page:
    """A last page with «Nơi nhận» and a signature."""
    right = [centred(text, y + index * PITCH, 0.72) for index, text in enumerate((authority, position)) if text]
    left = [line("Nơi nhận:", 0.15, y), *rows(["- Như trên;", "- Lưu: VT, TH."], 0.15, y + 0.02)]
    return page(*right, *left, centred(name, y + 0.14, 0.72), number=number)
