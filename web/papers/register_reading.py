"""An earlier register read from an Excel file: the ten columns of the law, found by their names (Annex IV).

Nothing is guessed: a row without a number or a day of its own is told of, and left out.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.datetime import from_excel
from openpyxl.utils.exceptions import InvalidFileException

from storage.text import fold
from web.papers.text import printable
from web.typed import Unclear, a_code, a_day, a_line, a_text

MOST_ROWS, MOST_COLUMNS = 30_000, 40
LARGEST_UNPACKED = 64 << 20
"""Bytes: what is packed small may be without end when it is opened."""
HEAD_WITHIN = 40
"""The row of names stands among the first so many."""
LONGEST = 2000
"""Characters of a cell."""
# fmt: off
NAMES: dict[str, tuple[str, ...]] = {
    "arrival_date": ("ngay den",),
    "number":       ("so den",),
    "organ_name":   ("tac gia", "co quan ban hanh", "co quan gui", "noi gui", "noi ban hanh"),
    "code":         ("so ky hieu", "so va ky hieu", "so ky hieu van ban", "so hieu"),
    "issued_date":  ("ngay thang van ban", "ngay thang", "ngay van ban", "ngay ban hanh", "ngay thang nam"),
    "title":        ("ten loai va trich yeu", "ten loai va trich yeu noi dung", "trich yeu", "noi dung"),
    "recipients":   ("don vi hoac nguoi nhan", "don vi nguoi nhan", "nguoi nhan", "don vi nhan", "noi nhan"),
    "handed_over":  ("ngay chuyen",),
    "received":     ("ky nhan",),
    "note":         ("ghi chu",),
}
# fmt: on
"""How registers name the columns, without marks."""
_UNREADABLE = (
    BadZipFile, zlib.error, InvalidFileException, LookupError, ValueError, TypeError, AttributeError, OSError, EOFError,
    SyntaxError, RuntimeError, OverflowError,
)  # fmt: skip
DITTO = {'"', "''", "nt", "như trên", "-nt-", "//"}


class NotARegister(Unclear):
    """The file is no Excel file, or has no row that names the columns."""


@dataclass(frozen=True)
class OldRegister:
    """What was read: a field each for a written line, with «number» and «arrival_date»; days as ISO text."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Report:
    """What would be written, and what would not, before anything is."""

    free: int
    twice: list[int]
    """Numbers that stand in the file more than once: the first line counts."""
    taken: list[int]
    """Numbers that the book has given already."""
    gaps: list[tuple[int, int]]
    """From and to: numbers up to the highest that stand nowhere."""


def read_register(content: bytes, year: int) -> OldRegister:
    """The lines of the first sheet that has the row of names.

    Raises:
        NotARegister: with the sentence for the person who sent the file.
    """
    try:
        _must_unpack_small(content)
        return _read_workbook(content, year)
    except _UNREADABLE as error:
        # What is inside a file that calls itself Excel can be anything; broken XML is a SyntaxError.
        raise NotARegister("Tệp này không phải tệp Excel (.xlsx) đọc được. Xin lưu lại thành .xlsx rồi gửi.") from error


def report_on(rows: Sequence[dict[str, Any]], taken: Iterable[int]) -> Report:
    """Duplicates and gaps, of the file and of the book together."""
    numbers = Counter(row["number"] for row in rows)
    given = set(taken)
    known = sorted({*numbers, *given})
    gaps = [(one + 1, next - 1) for one, next in zip([0, *known], known, strict=False) if next - one > 1]
    return Report(
        free=len(numbers.keys() - given),
        twice=sorted(number for number, times in numbers.items() if times > 1),
        taken=sorted(numbers.keys() & given),
        gaps=gaps,
    )


def _must_unpack_small(content: bytes) -> None:
    """Nothing longer than it says is unpacked, so what the parts say of themselves is enough to go by."""
    with ZipFile(BytesIO(content)) as parts:
        if sum(part.file_size for part in parts.infolist()) > LARGEST_UNPACKED:
            raise NotARegister(f"Tệp này mở ra lớn hơn {LARGEST_UNPACKED >> 20} MB. Xin chia nhỏ sổ rồi gửi từng tệp.")


def _read_workbook(content: bytes, year: int) -> OldRegister:
    book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    for sheet in book.worksheets:
        rows = sheet.iter_rows(values_only=True, max_row=MOST_ROWS, max_col=MOST_COLUMNS)
        if (columns := _head(rows)) is not None:
            at, places = columns
            return _read(rows, at, places, year)
    raise NotARegister("Không thấy dòng tên cột của sổ: cần ít nhất «Số đến», «Ngày đến» và một cột nội dung.")


def _head(rows: Iterator[tuple[Any, ...]]) -> tuple[int, dict[str, int]] | None:
    """Up to which row the names stand, and in which column each field."""
    for at, row in enumerate(rows, 1):
        if at > HEAD_WITHIN:
            return None
        named = {_plain(cell): place for place, cell in reversed(list(enumerate(row))) if isinstance(cell, str)}
        places = {
            name: next(named[word] for word in words if word in named)
            for name, words in NAMES.items()
            if any(word in named for word in words)
        }
        if {"number", "arrival_date"} <= places.keys() and len(places) > 2:
            return at, places
    return None


def _read(rows: Iterator[tuple[Any, ...]], head: int, places: dict[str, int], year: int) -> OldRegister:
    found, before = OldRegister(), None
    for at, row in enumerate(rows, head + 1):
        cells = {name: row[place] if place < len(row) else None for name, place in places.items()}
        if _says_nothing(cells.values()):
            continue
        try:
            line = _line(cells, before, year)
        except Unclear as trouble:
            found.troubles.append(f"Dòng {at}: {trouble}")
            continue
        found.rows.append(line)
        before = line["arrival_date"]
    return found


def _line(cells: dict[str, Any], before: str | None, year: int) -> dict[str, Any]:
    arrived = _arrival(cells["arrival_date"], before, year)
    issued = cells.get("issued_date")
    line: dict[str, Any] = {"number": _number(cells["number"]), "arrival_date": arrived.isoformat()}
    try:
        day = _day(issued, "Ngày tháng văn bản", year)
        line["issued_date"] = day.isoformat() if day else None
    except Unclear:
        # The line stands without it; what the paper said is kept in the note.
        line["issued_date"], cells["note"] = None, f"{_text(cells.get('note'))}\nNgày văn bản: {_text(issued)}".strip()
    said = (name for name in NAMES if name not in ("number", "arrival_date", "issued_date"))
    for name in said:
        line[name] = a_code(_text(cells.get(name))) if name == "code" else _text(cells.get(name))
    return line


def _number(cell: Any) -> int:
    text = f"{cell:g}" if isinstance(cell, float) else _text(cell)
    match = re.fullmatch(r"(?:số\s*)?0*(\d{1,6})", text, re.IGNORECASE)
    if match is None or not int(match[1]):
        raise Unclear(f"số đến «{text[:40]}» không đọc được.")
    return int(match[1])


def _arrival(cell: Any, before: str | None, year: int) -> date:
    if isinstance(cell, str) and cell.strip().lower() in DITTO and before is not None:
        return date.fromisoformat(before)
    day = _day(cell, "Ngày đến", year)
    if day is None:
        raise Unclear("không có ngày đến.")
    if day.year != year:
        raise Unclear(f"ngày đến {day:%d/%m/%Y} không thuộc năm {year}.")
    return day


def _day(cell: Any, label: str, year: int) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool) and 20_000 < cell < 60_000:
        counted = from_excel(cell)
        return counted.date() if isinstance(counted, datetime) else None
    # «2/3» is of the register's own year.
    return a_day(_text(cell), label, date(year, 12, 31))


def _text(cell: Any) -> str:
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = a_text(printable(str(cell))) if cell is not None else ""
    if len(text) > LONGEST:
        raise Unclear(f"có ô dài quá {LONGEST} ký tự.")
    return text


def _says_nothing(cells: Iterable[Any]) -> bool:
    """An empty row, or that of the columns' figures, «(1) (2) (3)»."""
    said = [_shown(cell) for cell in cells if _shown(cell)]
    return all(re.fullmatch(r"\(\d{1,2}\)", text) for text in said)


def _shown(cell: Any) -> str:
    return a_line(str(cell)) if cell is not None else ""


def _plain(name: str) -> str:
    return " ".join(re.findall(r"\w+", fold(name)))
