"""Lines as the letter means them: columns told apart, rows put together, proof taken along."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from ocr.finding import Evidence, Finding, T
from ocr.page import Box, Line, Page, Word
from ocr.vietnamese import bare, tidy

COLUMN_GAP = 1.9
"""A gap between words of more than so many line heights parts two columns."""
MOTTOS = ("conghoaxahoichunghiavietnam", "doclaptudohanhphuc", "dangcongsanvietnam")
"""What the right column of a head begins with; first the State's two lines, then the Party's name."""


def pieces(page: Page) -> list[Line]:
    """The page's lines, cut where a second column begins, head to foot."""
    cut = [piece for line in page.lines if line.words for piece in _cut(line, _aspect(page))]
    return sorted(cut, key=lambda piece: (piece.box.center[1], piece.box.x0))


def rows(lines: Iterable[Line]) -> list[Line]:
    """Lines of one column that stand on one level become one row, left to right."""
    result: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.box.center[1]):
        level = [row for row in result[-3:] if _level(row, line)]
        if level:
            level[-1].append(line)
        else:
            result.append([line])
    return [_joined(row) for row in result]


def within(lines: Iterable[Line], box: Box) -> list[Line]:
    """The lines whose middle lies in the box."""
    return [line for line in lines if box.holds(line.box)]


def text_of(lines: Sequence[Line]) -> str:
    """The lines' text as one string, tidied."""
    return tidy(" ".join(line.text for line in lines))


def around(lines: Sequence[Line]) -> Box:
    """The smallest box around all of them."""
    box = lines[0].box
    for line in lines[1:]:
        box = box.join(line.box)
    return box


def found(
    value: T,
    lines: Sequence[Line],
    page: Page,
    *,
    certainty: float = 1.0,
    why: str = "",
    way: str = "",
    row: Line | None = None,
) -> Finding[T]:
    """A finding with its proof: the lines it was read from, and the whole row to look at, where they are part of it."""
    words = [word for line in lines for word in line.words]
    confidence = sum(word.confidence for word in words) / max(len(words), 1)
    evidence = Evidence(text_of(lines), page.number, around([*lines, row] if row else lines), confidence)
    return Finding(value, evidence, certainty, why, way)


def _aspect(page: Page) -> float:
    return page.height / page.width if page.width and page.height else 1.414


def _cut(line: Line, aspect: float) -> list[Line]:
    parts: list[list[Word]] = [[line.words[0]]]
    height = sorted(word.box.height for word in line.words)[len(line.words) // 2] * aspect
    motto = _motto_at(line)
    for index, word in enumerate(line.words[1:], 1):
        gap = word.box.x0 - parts[-1][-1].box.x1
        if gap > COLUMN_GAP * height or index == motto:
            parts.append([])
        parts[-1].append(word)
    return [Line(tuple(part), line.source) for part in parts if part]


def _motto_at(line: Line) -> int:
    """At which word the motto begins on a line that the issuer began; -1 for none."""
    if line.box.y0 > 0.35 or len(line.words) < 4:
        return -1
    words = [bare(word.text) for word in line.words]
    scores = {at: max(fuzz.ratio("".join(words[at:]), motto) for motto in MOTTOS) for at in range(len(line.words) - 2)}
    best = max(scores, key=lambda at: (scores[at], -at))
    return best if best > 0 and scores[best] >= 78 else -1


def _level(row: list[Line], line: Line) -> bool:
    box = row[-1].box
    overlap = min(box.y1, line.box.y1) - max(box.y0, line.box.y0)
    if overlap <= 0.5 * min(box.height, line.box.height):
        return False
    apart = line.box.x0 >= around(row).x1 - 0.01 or line.box.x1 <= around(row).x0 + 0.01
    return apart or _underlined(row, line)


def _underlined(row: list[Line], line: Line) -> bool:
    """A rule under a short name stretches the box of its first word over the next: «SỞ» «Y TẾ»."""
    words = [word for part in (*row, line) for word in part.words]
    return len(words) <= 4 and all(word.confidence > 0.5 for word in words) and line.box.x0 - row[0].box.x0 > 0.015


def _joined(row: list[Line]) -> Line:
    row.sort(key=lambda line: line.box.x0)
    return Line(tuple(word for line in row for word in line.words), row[0].source)
