"""The cells of a phiếu xử lý: each label with what is written beside it or under it, up to the next label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ocr.page import Box, Line, Page, Word
from ocr.vietnamese import bare

LABELS = {
    "vanbanso": "code",
    "ngayden": "arrival_date",
    "trichyeu": "subject",
    "coquanphathanh": "organ_name",
    "coquanphat": "organ_name",
    "coquanbanhanh": "organ_name",
    "ngaytrinh": "",
    "nguoichidao": "",
    "nguoiphoihop": "",
    "donvixuly": "",
    "donviphoihop": "",
    "dokhan": "",
    "domat": "",
    "ykien": "",
    "sokyhieu": "code",
    "ngaythangnam": "",
    "vanbandencua": "organ_name",
    "soden": "",
    "veviec": "subject",
}
"""What is printed, `bare`, and the field that the cell speaks of; empty where it only ends another cell.

First the Party's form, then what offices print on the State's.
"""
MAY_BE_TEXT = "veviec"
"""A label only where it opens its line and has a colon."""
LEVEL = 0.014
"""Labels of one row differ by less in height, as a share of the page's."""
MOST_WORDS = 4


@dataclass(frozen=True)
class _Label:
    field: str
    box: Box
    words: tuple[Word, ...]


def cells(page: Page) -> Iterator[tuple[str, list[Line]]]:
    """The fields of the slip with the lines of their cells; empty cells are none."""
    labels = [label for line in page.lines for label in _labels(line)]
    for label in labels:
        if label.field and (lines := _inside(page, label, labels)):
            yield label.field, lines


def _labels(line: Line) -> Iterator[_Label]:
    """«VĂN BẢN SỐ: CƠ QUAN PHÁT» are two: every run of words that is a label."""
    at = 0
    while at < len(line.words):
        for count in range(MOST_WORDS, 0, -1):
            words = line.words[at : at + count]
            name = bare("".join(word.text for word in words))
            if name in LABELS and len(words) == count and (name != MAY_BE_TEXT or _opens(line, words)):
                yield _Label(LABELS[name], Line(words).box, words)
                at += count - 1
                break
        at += 1


def _opens(line: Line, words: tuple[Word, ...]) -> bool:
    return words[0] is line.words[0] and words[-1].text.endswith(":")


def _inside(page: Page, label: _Label, labels: list[_Label]) -> list[Line]:
    beside = [other.box.x0 for other in labels if other.box.x0 > label.box.x1 and _level(other, label)]
    under = [other.box.y0 for other in labels if other.box.y0 > label.box.y0 + LEVEL]
    right, foot = min(beside, default=1.0), min(under, default=label.box.y1 + 0.05)
    taken = {word for other in labels for word in other.words}
    kept = [[word for word in line.words if word not in taken] for line in page.lines]
    room = Box(label.box.x0 - 0.012, label.box.y0 - 0.006, right - 0.002, foot - 0.002)
    found = [tuple(word for word in words if room.holds(word.box)) for words in kept]
    return [Line(words) for words in found if words]


def _level(one: _Label, other: _Label) -> bool:
    return abs(one.box.y0 - other.box.y0) < LEVEL
