"""Địa danh, ngày tháng năm: «Hà Nội, ngày 30 tháng 01 năm 2024», right half, level with the number (cell 4)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import product

from ocr.columns import found
from ocr.directory import directory
from ocr.figure_votes import disagreement, votes
from ocr.figures import figures, second_readings
from ocr.finding import Finding
from ocr.landmarks import Landmarks, landmarks
from ocr.page import Line, Page, Place
from ocr.vietnamese import month_of, plain, tidy

DATE_ROW = re.compile(
    r"""ng.{0,2}?y\W{0,2}?(?P<day>.{0,6}?)
    \W*\bth.{0,2}?ng(?P<month>.{0,8}?)
    \W*n.{0,2}?m\W*(?P<year>(?:19|20)?[\dOolI]{2,4})""",
    re.VERBOSE,
)
LOOSE_ROW = re.compile(
    r".*ng[^\d\s]{0,2}y?\W*(?P<day>.{0,6}?)\W*th[^\d\s]{0,3}g?(?P<month>.{0,6}?)n[^\d\s]{0,2}m?\W*(?P<year>(?:19|20)\d\d)"
)
SLASHED = re.compile(r"^\D{0,40}?(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>(?:19|20)\d\d)\W*$")
PLACE = re.compile(r"^\W*(?P<place>[^\d,]{2,40}?)\s*[,.;]\s*ng", re.IGNORECASE)
ONE_FIGURE = 0.4
"""A day of one figure: the law wants «04», so the other figure may have been lost."""
YEAR = re.compile(r"n.{0,3}m\W{0,3}(?P<year>(?:19|20)\d\d)\W*$")
SIGNED = re.compile(r"\b(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>20\d\d)[;,]?\s*\d{1,2}:\d\d")
OTHER_YEAR = 0.2
"""How often the engine for words is right where two readings of a printed year differ."""
ALL_WAYS = ("words", "figures", "hand")
FIRST_YEAR, LAST_YEAR = 1976, 2100

Part = tuple[int, float]


def find(pages: Sequence[Page]) -> Iterator[Finding[date]]:
    """Dates in the head of the first page; day, month and year may come from different readings of the same row."""
    head = landmarks(pages[0])
    readings = list(_readings(head))
    in_cells = list(_by_cells(head, readings))
    yield from in_cells
    if not in_cells:
        for way, line in readings:
            yield from _by_row(head, way, line)
        if len(readings) > 1:
            yield from _pieced(head, readings)
    for when, line in signed_on(head.page):
        why = "Ngày ký số ở đầu trang; ngày ban hành thường cùng ngày hoặc trước đó"
        yield found(when, [line], head.page, certainty=0.2, why=why, way="signature")


def _by_row(head: Landmarks, way: str, line: Line) -> Iterator[Finding[date]]:
    for day, month, year in product(*_parts(line.text)):
        if when := _date(day[0], month[0], year[0]):
            certainty = day[1] * month[1] * year[1]
            yield found(when, [line], head.page, certainty=certainty, why=_why(way, certainty), way=way)


def signed_on(page: Page) -> Iterator[tuple[date, Line]]:
    """Days of digital signatures over the head («20/02/2025 10:47:25»): on or soon after the day of issue."""
    for line in (*page.lines, *page.digits):
        match = SIGNED.search(tidy(line.text)) if line.box.y0 < 0.2 else None
        if match and (when := _date(int(match["day"]), int(match["month"]), int(match["year"]))):
            yield when, line


def find_place(pages: Sequence[Page]) -> Iterator[Finding[str]]:
    """The place before the date."""
    head = landmarks(pages[0])
    if head.date_row and (match := PLACE.match(tidy(head.date_row.text))):
        place = directory().spelled(match["place"].strip(" .'-"))
        yield found(place, [head.date_row], head.page, certainty=0.9, why="Địa danh đứng trước ngày tháng", way="words")


def parts_of(text: str) -> tuple[str, str, str] | None:
    """What stands where day, month and year should: «ngày15tháng 4 năm 2020» → («15», «4», «2020»)."""
    line = plain(text).replace("–", "-")
    for pattern in (DATE_ROW, LOOSE_ROW, SLASHED):
        if match := pattern.search(line):
            return match["day"].strip(), match["month"].strip(), match["year"]
    return None


def _readings(head: Landmarks) -> Iterator[tuple[str, Line]]:
    if head.date_row:
        yield "words", head.date_row
        for index, line in enumerate(second_readings(head.page, head.date_row, left=0.42)):
            yield f"figures{index}", line
        return
    for line in head.page.digits:
        if line.box.center[0] > 0.42 and line.box.center[1] < 0.4 and parts_of(line.text) and len(line.text) < 60:
            yield "figures0", line


def _parts(text: str) -> tuple[list[Part], list[Part], list[Part]]:
    raw = parts_of(text)
    if raw is None:
        return [], [], []
    return _number(raw[0], 31), _month(raw[1]), _number(raw[2], LAST_YEAR)


def _number(raw: str, top: int) -> list[Part]:
    read = figures(raw.replace("a", "A"))
    if not read or len(read[0]) > 4 or not 1 <= int(read[0]) <= top:
        return []
    alone = len(read[0]) == 1 and top == 31
    return [(int(read[0]), read[1] * (ONE_FIGURE if alone else 1.0))]


def _month(raw: str) -> list[Part]:
    if month := month_of(raw):
        return [(month, 1.0)]
    return _number(raw, 12)


def _pieced(head: Landmarks, readings: Sequence[tuple[str, Line]]) -> Iterator[Finding[date]]:
    """Day from one reading, month or year from another, where no reading has all three."""
    parts = [_parts(line.text) for _, line in readings]
    if any(all(part) for part in parts):
        return
    days, months, years = ([value for part in parts for value in part[index]] for index in range(3))
    lines = [line for _, line in readings]
    for day, month, year in product(days, months, years):
        if when := _date(day[0], month[0], year[0]):
            certainty = 0.7 * day[1] * month[1] * year[1]
            why = "Ngày, tháng, năm ghép từ hai lần đọc cùng một dòng"
            yield found(when, lines[:1], head.page, certainty=certainty, why=why, way="pieced")


def _by_cells(head: Landmarks, readings: Sequence[tuple[str, Line]]) -> Iterator[Finding[date]]:
    """Day and month as read in their own places, the year from the row."""
    rows = [(way, _parts(line.text)) for way, line in readings]
    by_words = [parts for way, parts in rows if way == "words"]
    days = votes(head.page, Place.DAY, _up_to(31), {str(day): sure for days, _, _ in by_words for day, sure in days})
    months = votes(head.page, Place.MONTH, _up_to(12), _said(by_words))[:2]
    spelt = [(month, sure, ALL_WAYS) for _, (_, said, _) in rows for month, sure in said]
    said = [(int(vote.figures), vote.chance, vote.ways) for vote in months] or spelt
    why = disagreement(head.page, Place.DAY)
    for day, (month, sure, ways), (year, told) in product(days, said, _years(readings)):
        if when := _date(int(day.figures), month, year):
            for way in [way for way in day.ways if way in ways] or day.ways[:1]:
                certainty = day.chance * sure * told
                yield found(when, [day.line], head.page, certainty=certainty, why=why, way=way, row=head.date_row)


def _said(rows: Sequence[tuple[list[Part], list[Part], list[Part]]]) -> dict[str, float]:
    return {str(month): sure for _, months, _ in rows for month, sure in months}


def _up_to(top: int) -> Callable[[str], str | None]:
    return lambda text: str(int(text)) if len(text) <= 2 and 1 <= int(text) <= top else None


def _years(readings: Sequence[tuple[str, Line]]) -> list[Part]:
    """The years that the readings of the row tell; where they differ, the engine for figures is believed."""
    told: dict[int, float] = {}
    for way, line in readings:
        if match := YEAR.search(plain(line.text)):
            told.setdefault(int(match["year"]), OTHER_YEAR if way == "words" else 1.0)
    if len(told) == 1:
        return [(year, 1.0) for year in told]
    return [(year, share if share < 1.0 else 1.0 - OTHER_YEAR) for year, share in told.items()]


def _date(day: int, month: int, year: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _why(way: str, certainty: float) -> str:
    by = "Đọc từ dòng địa danh, ngày tháng" if way == "words" else "Chữ số đọc bằng bộ đọc số (chữ in hoặc viết tay)"
    return by if certainty == 1.0 else f"{by}; có chữ số phải suy ra từ nét gần giống"
