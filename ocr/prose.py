"""The running text of a letter, with the way back from a place in it to the lines on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ocr.columns import pieces
from ocr.page import Line, Page
from ocr.vietnamese import tidy

PARAGRAPH = "¶"
"""Stands for the space before a new paragraph."""


@dataclass(frozen=True)
class Prose:
    """The lines of some pages as one text."""

    text: str
    _starts: tuple[int, ...]
    _lines: tuple[tuple[Page, Line], ...]

    @classmethod
    def of(cls, pages: Sequence[Page]) -> Prose:
        """The pieces of the pages, head to foot, parted by single spaces, or by PARAGRAPH where one begins."""
        text = ""
        starts: list[int] = []
        lines: list[tuple[Page, Line]] = []
        for page in pages:
            for line in pieces(page):
                if _is_page_number(line):
                    continue
                if lines:
                    text += PARAGRAPH if _begins_paragraph(lines[-1], page, line) else " "
                starts.append(len(text))
                lines.append((page, line))
                text += tidy(line.text)
        return cls(text, tuple(starts), tuple(lines))

    def lines(self, start: int, end: int) -> list[tuple[Page, Line]]:
        """The lines that the characters start..end touch."""
        return list(self._touched(start, end))

    def sentence(self, start: int, end: int) -> str:
        """The sentence around a place; a long one is cut at words, with «…»."""
        left = max(self.text.rfind(mark, max(0, start - 200), start) for mark in (". ", "; ", ": ", PARAGRAPH))
        right = min(
            (at for mark in (". ", "; ", "./.", PARAGRAPH) if (at := self.text.find(mark, end)) >= 0), default=-1
        )
        before = self.text[left + 1 : start] if left >= 0 else _last_words(self.text[:start])
        after = self.text[end:right] if 0 <= right < end + 120 else _first_words(self.text[end:])
        return (before + self.text[start:end] + after).replace(PARAGRAPH, " ").strip(" .;:")

    def _touched(self, start: int, end: int) -> Iterator[tuple[Page, Line]]:
        for index, begin in enumerate(self._starts):
            finish = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.text) + 1
            if begin < end and finish > start:
                yield self._lines[index]


def _is_page_number(line: Line) -> bool:
    return (line.box.y0 < 0.1 or line.box.y1 > 0.95) and bool(re.fullmatch(r"\W*\d{1,3}\W*", line.text))


def _begins_paragraph(before: tuple[Page, Line], page: Page, line: Line) -> bool:
    """The line above ended short of the margin, and this one begins as a sentence or an item does."""
    above, over = before
    text = tidy(line.text)
    begins = text.lstrip('-+*•"( ')[:1].isupper() or bool(re.match(r"\d{1,2}[.)]|[a-zđ]\)|[-+]\s", text))
    return above is page and over.box.x1 < 0.8 and begins


def _last_words(text: str) -> str:
    return text if len(text) <= 200 else "… " + text[-200:].partition(" ")[2]


def _first_words(text: str) -> str:
    return text if len(text) <= 120 else text[:120].rpartition(" ")[0] + " …"
