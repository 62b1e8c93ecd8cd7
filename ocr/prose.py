"""The running text of a letter, with the way back from a place in it to the lines on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ocr.columns import pieces
from ocr.page import Line, Page
from ocr.vietnamese import tidy


@dataclass(frozen=True)
class Prose:
    """The lines of some pages as one text."""

    text: str
    _starts: tuple[int, ...]
    _lines: tuple[tuple[Page, Line], ...]

    @classmethod
    def of(cls, pages: Sequence[Page]) -> Prose:
        """The pieces of the pages, head to foot, parted by single spaces."""
        parts: list[str] = []
        starts: list[int] = []
        lines: list[tuple[Page, Line]] = []
        length = 0
        for page in pages:
            for line in pieces(page):
                text = tidy(line.text)
                starts.append(length)
                lines.append((page, line))
                parts.append(text)
                length += len(text) + 1
        return cls(" ".join(parts), tuple(starts), tuple(lines))

    def lines(self, start: int, end: int) -> list[tuple[Page, Line]]:
        """The lines that the characters start..end touch."""
        return list(self._touched(start, end))

    def sentence(self, start: int, end: int) -> str:
        """The sentence around a place, 300 characters at most."""
        left = max(self.text.rfind(mark, max(0, start - 200), start) for mark in (". ", "; ", ": ")) + 1
        right = min((at for mark in (". ", "; ", "./.") if (at := self.text.find(mark, end)) >= 0), default=end + 100)
        return self.text[max(left, start - 200) : min(right, end + 100)].strip(" .;:")

    def _touched(self, start: int, end: int) -> Iterator[tuple[Page, Line]]:
        for index, begin in enumerate(self._starts):
            finish = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.text) + 1
            if begin < end and finish > start:
                yield self._lines[index]
