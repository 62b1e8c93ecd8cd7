"""Word, Line, Mark, Page: what an engine saw on one page. Plain data, kept as JSON between the jobs."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple, Self


class Box(NamedTuple):
    """A rectangle in fractions of the upright page: 0 is left and top, 1 is right and bottom."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def center(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    def holds(self, other: Box) -> bool:
        """Does the middle of the other box lie in this one?"""
        x, y = other.center
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1

    def join(self, other: Box) -> Box:
        """The smallest box around both."""
        return Box(min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1))


class Source(StrEnum):
    """Who read it."""

    TESSERACT = "tesseract"
    TEXT_LAYER = "text_layer"
    DIGITS = "digits"
    """PP-OCR: good at figures, also handwritten; poor at Vietnamese letters."""
    CELL = "cell"
    """PP-OCR in a place where only figures can stand."""
    HAND = "hand"
    """Our own reader of figures, in such a place."""
    ROW = "row"
    """Tesseract, one line cut out by itself."""
    SECOND = "second"
    """The second reader of print, where it is installed."""


class Place(StrEnum):
    """A place where only figures stand; each line of `Page.cells` begins with its name."""

    NUMBER = "số"
    DAY = "ngày"
    MONTH = "tháng"
    ARRIVAL_NUMBER = "số đến"
    ARRIVAL_DAY = "ngày đến"


@dataclass(frozen=True)
class Word:
    """One word as an engine saw it."""

    text: str
    box: Box
    confidence: float
    """The engine's own, 0..1."""


@dataclass(frozen=True)
class Line:
    """Words that stand side by side, from left to right; at least one."""

    words: tuple[Word, ...]
    source: Source = Source.TESSERACT

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @cached_property
    def box(self) -> Box:
        box = self.words[0].box
        for word in self.words[1:]:
            box = box.join(word.box)
        return box

    @property
    def confidence(self) -> float:
        """As sure as its least sure word."""
        return min(word.confidence for word in self.words)


class MarkKind(StrEnum):
    """What is on the paper beside lines of print."""

    ARRIVAL_STAMP = "arrival_stamp"
    URGENCY_STAMP = "urgency_stamp"
    SECRECY_STAMP = "secrecy_stamp"
    TICKED_BOX = "ticked_box"


@dataclass(frozen=True)
class Mark:
    """Something on the paper beside lines of print."""

    kind: MarkKind
    box: Box
    text: str
    """As read: «HỎA TỐC», «MẬT», the words beside a ticked box; for an arrival stamp its whole text."""
    confidence: float


@dataclass
class Page:
    """One page as it was seen, upright."""

    number: int
    """From 1, as in the file."""
    lines: list[Line]
    """In reading order, head to foot."""
    digits: list[Line] = field(default_factory=list)
    """A second reading of the places where figures stand, by the engine that is good at them."""
    cells: list[Line] = field(default_factory=list)
    """What figures stand in a `Place`: «số 241», each reading with its probability."""
    signature: list[Line] = field(default_factory=list)
    """A second look at the place of the signature: several readings of each of its lines, in one and the same box."""
    again: list[Line] = field(default_factory=list)
    """A second reading of the words of the head, each in the box of the first one."""
    marks: list[Mark] = field(default_factory=list)
    width: int = 0
    height: int = 0
    """Of the upright image that was read, in pixels."""
    turned: int = 0
    """By how many degrees clockwise the scan was turned to stand upright: 0, 90, 180, 270."""
    blank: bool = False

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        return cls(
            **{
                **data,
                "lines": [_line(line) for line in data["lines"]],
                "digits": [_line(line) for line in data["digits"]],
                "cells": [_line(line) for line in data.get("cells", [])],
                "signature": [_line(line) for line in data.get("signature", [])],
                "again": [_line(line) for line in data.get("again", [])],
                "marks": [Mark(MarkKind(m["kind"]), Box(*m["box"]), m["text"], m["confidence"]) for m in data["marks"]],
            }
        )


def _line(data: dict[str, Any]) -> Line:
    words = tuple(Word(word["text"], Box(*word["box"]), word["confidence"]) for word in data["words"])
    return Line(words, Source(data["source"]))
