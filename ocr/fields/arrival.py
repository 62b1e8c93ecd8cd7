"""Dấu «ĐẾN»: «Số: …», «Ngày: …», where the receiving office stamped the letter (Decree 30/2020, Annex IV, V)."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date

from ocr import cells
from ocr.columns import found, pieces, within
from ocr.figure_days import years_told
from ocr.figure_votes import Vote, disagreement, votes, without_noughts
from ocr.figures import figures
from ocr.finding import Finding, T
from ocr.page import Box, Line, MarkKind, Page, Place
from ocr.vietnamese import bare, is_upper, plain, tidy

WORDS = ("den", "congvanden", "vanbanden", "vanden")
NUMBER = re.compile(
    r"(?:^|\s|den)\W*s[o0ó6]?(?:\s*den)?\W*[:.;]?\W*(?P<number>[\dlioszbg|/]{1,6})(?P<rest>.*)$", re.IGNORECASE
)
DAY = re.compile(
    r"""ng\S{0,3}y?(?:\s*den)?\W*(?P<day>[\dlio|]{1,2})\s*[/.\-lt,\ ]+
    \s*(?P<month>[\dlio|]{1,2})\s*[/.\-ln,\ ]+\s*(?P<year>\d{4}|\d{2})""",
    re.IGNORECASE | re.VERBOSE,
)
NOTATION = re.compile(r"\bva\b|\bky\b|k[yi] ?hi|\bhs\b|/\s*[a-z]{2}")
"""Of the file in which the letter is kept, under the number and the day."""
DAY_BY_HAND = re.compile(r"[\d/|.,:;() -]{6,}$")
STROKE = r"(?:/+1?/*|1/*)"
"""Between day, month and year: often read as a 1, or as a 1 beside it."""
AS_WRITTEN = re.compile(r"(\d{1,2})/+(\d{1,2})/+(20\d\d|\d\d)")
PARTED = [
    re.compile(rf"(\d{{{day}}}){STROKE}(\d{{{month}}}){STROKE}({year})")
    for day in (1, 2)
    for month in (1, 2)
    for year in (r"20\d\d", r"\d\d")
]
DAY_ALONE = re.compile(r"^\W*\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)?\d\d\W*$")
NUMBER_ALONE = re.compile(r"^\W*\d{1,5}\W*$")
FILLED_IN = "Số và ngày điền tay ở phần đầu, như trong dấu «ĐẾN»"
BY_HAND = "Ngày viết tay trong dấu «ĐẾN»; có nét gạch chéo giống số 1"
BEFORE_YEAR = re.compile(r"(?P<day>[0-3]?\d)[/17]{1,2}(?P<month>[01]?\d)[/17]{1,2}")
LONGEST_NUMBER = 5
USUAL_LAG = 7
"""Days: one that arrives then is taken for half as likely as one on the letter's own day; some come weeks later."""
UNKNOWN_LAG = 30
BEFORE = 0.002
"""Of a day before the letter's own, which may be misread itself."""
FIRST_YEAR, LAST_YEAR = 1976, 2100
ABOUT = (-0.10, -0.05, 0.32, 0.11)
"""How far around the word ĐẾN the stamp reaches, where its frame was not seen."""


def find(pages: Sequence[Page]) -> Iterator[Finding[str]]:
    """Arrival numbers in the stamps, or written in over a day where the stamp's print is gone."""
    for page, box in stamps(pages):
        rows = [(way, line, read) for way, line in _inside(page, box) if (read := _number_in(plain(line.text)))]
        printed = {read[0]: read[1] for way, _, read in rows if way == "words"}
        if voted := votes(page, Place.ARRIVAL_NUMBER, _number, printed):
            yield from _voted(page, Place.ARRIVAL_NUMBER, voted, str)
            continue
        for way, line, read in rows:
            yield found(read[0], [line], page, certainty=0.85 * read[1], why="Số trong dấu «ĐẾN»", way=way)
    for page, line, _ in _filled_in(pages):
        if read := figures(line.text):
            value = read[0].lstrip("0") or read[0]
            yield found(value, [line], page, certainty=0.7 * read[1], why=FILLED_IN, way="alone")


def find_date(pages: Sequence[Page], issued: Sequence[tuple[str, float]] = ()) -> Iterator[Finding[date]]:
    """Arrival dates in the stamps of the letter's pages, or written in where the stamp's print is gone.

    Args:
        issued: the days on which the letter may have been written, ISO, with their probabilities.
    """
    for page, box in stamps(pages):
        rows = list(_inside(page, box))
        printed = {when.isoformat(): 0.9 for way, line in rows if way == "words" and (when := date_in(line.text))}
        if voted := votes(page, Place.ARRIVAL_DAY, _dated(_years(pages)), printed, _soon_after(issued)):
            yield from _voted(page, Place.ARRIVAL_DAY, voted, date.fromisoformat)
            continue
        for way, line in rows:
            if when := date_in(line.text):
                yield found(when, [line], page, certainty=0.9, why="Ngày trong dấu «ĐẾN»", way=way)
            elif when := date_by_hand(line.text):
                yield found(when, [line], page, certainty=0.65, why=BY_HAND, way=way)
    for page, _, line in _filled_in(pages):
        if when := date_in("Ngày " + line.text.strip(" .")):
            yield found(when, [line], page, certainty=0.75, why=FILLED_IN, way="alone")


def _voted(page: Page, name: Place, voted: Sequence[Vote], made: Callable[[str], T]) -> Iterator[Finding[T]]:
    """In the stamp's own cells."""
    why = f"Trong dấu «ĐẾN». {disagreement(page, name)}"
    for vote in voted:
        for way in vote.ways:
            yield found(made(vote.figures), [vote.line], page, certainty=vote.chance, why=why, way=way)


def _number(text: str) -> str | None:
    return without_noughts(text) if text.isdigit() and len(text) <= LONGEST_NUMBER else None


def _dated(years: Collection[int]) -> Callable[[str], str | None]:
    """What a row of figures and strokes says as a day: of the letter's year or the next, where that is known."""

    def sense(text: str) -> str | None:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return text
        when = date_by_hand(text.replace("-", "/")) or _with_year(text, years)
        fits = when and (when.year in years if years else FIRST_YEAR <= when.year <= LAST_YEAR)
        return when.isoformat() if when and fits else None

    return sense


def _with_year(text: str, years: Collection[int]) -> date | None:
    """«26/0672025» with 2025 known: its strokes may be read as 7 too."""
    for year in years:
        rest = re.sub(rf"(?:{year}|{year % 100:02})$", "", text)
        match = BEFORE_YEAR.fullmatch(rest) if rest != text else None
        if match and (when := _day(int(match["day"]), int(match["month"]), year)):
            return when
    return None


def _years(pages: Sequence[Page]) -> frozenset[int]:
    return years_told(line for page in pages[:1] for line in (*page.lines, *page.digits))


def _soon_after(issued: Sequence[tuple[str, float]]) -> Callable[[str], float]:
    """How likely a letter of those days arrives on a day: soon after it was written, and never before."""
    known = sum(chance for _, chance in issued)

    def likely(day: str) -> float:
        told = (chance * _lag((date.fromisoformat(day) - date.fromisoformat(own)).days) for own, chance in issued)
        return sum(told) + max(0.0, 1.0 - known) * _lag(UNKNOWN_LAG)

    return likely


def _lag(days: int) -> float:
    return 1.0 / (1.0 + (days / USUAL_LAG) ** 2) if days >= 0 else BEFORE


def _number_in(text: str) -> tuple[str, float] | None:
    """«so: 64» → («64», 1.0); the notation of a file is none, nor a number that breaks off at a sign not read."""
    match = NUMBER.search(text)
    if (
        not match
        or not re.search(r"\d", match["number"])
        or NOTATION.search(text)
        or re.match(r"[^.\s\w]|[a-z]", match["rest"])
    ):
        return None
    read = figures(match["number"])
    return (read[0].lstrip("0") or read[0], read[1]) if read else None


def date_in(text: str) -> date | None:
    """«Ngày: 02/02/2024», «Ngày 30/3/18» → the day; None where it is none."""
    match = DAY.search(plain(tidy(text)))
    if not match:
        return None
    parts = [figures(match[name]) for name in ("day", "month", "year")]
    if not all(parts):
        return None
    return _day(*(int(part[0]) for part in parts if part))


def date_by_hand(text: str) -> date | None:
    """«03/11/2024», «Ngiy. 04.15.1.2026.» → the day, where a stroke between may have been read as a 1.

    None where the figures can be parted in two ways that are both days.
    """
    match = DAY_BY_HAND.search(tidy(text))
    if not match:
        return None
    signs = re.sub(r"\D+", "/", match[0]).strip("/")
    if match := AS_WRITTEN.fullmatch(signs):
        return _day(*map(int, match.groups()))
    ways = [match.groups() for pattern in PARTED if (match := pattern.fullmatch(signs))]
    days = {day for parts in ways if (day := _day(*map(int, parts)))}
    return days.pop() if len(days) == 1 else None


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return None


def stamps(pages: Sequence[Page]) -> Iterator[tuple[Page, Box]]:
    """Where arrival stamps stand: as marked, else around the word ĐẾN standing alone in the upper half of a page."""
    for page in pages:
        marked = [mark.box for mark in page.marks if mark.kind is MarkKind.ARRIVAL_STAMP]
        for box in marked:
            yield page, Box(box.x0 - 0.02, box.y0 - 0.01, box.x1 + 0.02, box.y1 + 0.01)
        if marked:
            continue
        for line in within([*pieces(page), *page.digits], cells.STAMPS):
            if _is_word(line):
                box = line.box
                yield page, Box(box.x0 + ABOUT[0], box.y0 + ABOUT[1], box.x0 + ABOUT[2], box.y1 + ABOUT[3])
                break


def _filled_in(pages: Sequence[Page]) -> Iterator[tuple[Page, Line, Line]]:
    """A number alone with a day alone under it, over the body: what was written into a stamp whose print is gone."""
    for page in pages[:1]:
        if any(line.words[0].text == Place.ARRIVAL_NUMBER for line in page.cells):
            continue
        lines = [line for line in within([*pieces(page), *page.digits], cells.STAMPS) if line.box.y0 > 0.1]
        numbers = [line for line in lines if NUMBER_ALONE.match(tidy(line.text))]
        for day in (line for line in lines if DAY_ALONE.match(tidy(line.text))):
            over = [line for line in numbers if 0.004 < day.box.center[1] - line.box.center[1] < 0.04]
            yield from ((page, line, day) for line in over if abs(line.box.x0 - day.box.x0) < 0.12)


def _is_word(line: Line) -> bool:
    word = bare(re.split(r"\s+(?=S[ốôo]\b|Ng)", tidy(line.text))[0])
    return word in WORDS and is_upper(line.text.split()[0], 0.6)


def _inside(page: Page, box: Box) -> Iterator[tuple[str, Line]]:
    for line in within(pieces(page), box):
        yield "words", line
    for index, line in enumerate(within(page.digits, box)):
        yield f"figures{index}", line
