"""Handwriting-like digits: strokes through points, shaken a little differently each time, in several hands.

A glyph is a list of strokes, a stroke a list of points: x grows to the right, y from 0 (top) to 1 (the line).
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from PIL import ImageDraw

Point = tuple[float, float]
Stroke = tuple[Point, ...]
Glyph = tuple[Stroke, ...]
Colour = tuple[int, int, int]

BLUE: Colour = (34, 52, 140)
BLACK: Colour = (38, 38, 46)

# Two ways of writing where people differ: with or without a flag, a foot, a bar.
GLYPHS: dict[str, tuple[Glyph, ...]] = {
    "0": (
        (((0.36, 0.02), (0.1, 0.28), (0.06, 0.7), (0.28, 1.0), (0.54, 0.72), (0.54, 0.28), (0.34, 0.03)),),
        (((0.28, 0.0), (0.06, 0.4), (0.16, 0.95), (0.46, 0.9), (0.56, 0.4), (0.36, 0.03), (0.24, 0.08)),),
    ),
    "1": (
        (((0.1, 0.28), (0.36, 0.0), (0.32, 0.5), (0.28, 1.0)),),
        (((0.3, 0.0), (0.28, 0.5), (0.25, 1.0)),),
    ),
    "2": (
        (((0.06, 0.25), (0.2, 0.03), (0.48, 0.08), (0.46, 0.4), (0.2, 0.76), (0.02, 0.98), (0.3, 0.92), (0.6, 0.97)),),
        (((0.08, 0.2), (0.3, 0.0), (0.5, 0.22), (0.34, 0.6), (0.04, 0.96), (0.08, 0.84), (0.26, 0.92), (0.6, 0.94)),),
    ),
    "3": (
        (((0.08, 0.12), (0.34, 0.0), (0.5, 0.2), (0.22, 0.45), (0.54, 0.66), (0.38, 0.98), (0.03, 0.9)),),
        (((0.06, 0.04), (0.3, 0.04), (0.54, 0.02), (0.26, 0.42), (0.56, 0.62), (0.4, 0.97), (0.04, 0.92)),),
    ),
    "4": (
        (((0.42, 0.0), (0.2, 0.36), (0.02, 0.66), (0.3, 0.63), (0.62, 0.6)), ((0.46, 0.36), (0.43, 0.7), (0.4, 1.0))),
        (((0.14, 0.04), (0.06, 0.34), (0.06, 0.56), (0.56, 0.5)), ((0.48, 0.0), (0.44, 0.5), (0.4, 1.02))),
    ),
    "5": (
        (
            ((0.14, 0.02), (0.1, 0.42), (0.34, 0.36), (0.55, 0.6), (0.4, 0.94), (0.02, 0.94)),
            ((0.14, 0.03), (0.58, 0.0)),
        ),
        (((0.56, 0.02), (0.16, 0.04), (0.1, 0.44), (0.4, 0.38), (0.52, 0.7), (0.28, 1.0), (0.02, 0.9)),),
    ),
    "6": (
        (((0.5, 0.02), (0.2, 0.3), (0.05, 0.7), (0.28, 1.0), (0.52, 0.78), (0.34, 0.55), (0.08, 0.74)),),
        (((0.38, 0.0), (0.12, 0.36), (0.06, 0.76), (0.24, 1.0), (0.5, 0.86), (0.44, 0.58), (0.12, 0.66)),),
    ),
    "7": (
        (((0.02, 0.07), (0.3, 0.04), (0.58, 0.02), (0.36, 0.5), (0.22, 1.0)),),
        (((0.04, 0.06), (0.58, 0.03), (0.34, 0.52), (0.24, 1.0)), ((0.14, 0.52), (0.5, 0.46))),
    ),
    "8": (
        (((0.5, 0.14), (0.26, 0.02), (0.12, 0.24), (0.36, 0.48), (0.52, 0.76), (0.26, 1.0), (0.06, 0.78), (0.5, 0.1)),),
    ),
    "9": (
        (((0.52, 0.16), (0.26, 0.02), (0.06, 0.3), (0.28, 0.52), (0.52, 0.2), (0.5, 0.56), (0.38, 1.0)),),
        (((0.5, 0.1), (0.22, 0.04), (0.08, 0.34), (0.34, 0.48), (0.52, 0.14), (0.54, 0.7), (0.3, 1.02), (0.1, 0.94)),),
    ),
    "/": ((((0.42, -0.06), (0.2, 0.5), (0.0, 1.06)),),),
    "A": ((((0.02, 1.0), (0.16, 0.5), (0.32, 0.0), (0.44, 0.5), (0.56, 1.0)), ((0.12, 0.64), (0.48, 0.6))),),
}
NARROW = {" ": 0.5, "1": 0.66, "/": 0.8}
"""How much of the usual room a character takes; the others take all of it."""


@dataclass(frozen=True)
class Hand:
    """One person's way of writing. `pen` is the width of the line in millimetres, `shake` a share of the height."""

    slant: float
    tall: float
    spread: float
    pen: float
    shake: float
    variant: int
    ink: Colour

    def width(self, text: str, height: float) -> float:
        """How wide the text will be, in the unit of `height`; the same for every shake."""
        return (sum(self._room(c) for c in text) + max(self.slant, 0)) * height * self.tall

    def write(self, draw: ImageDraw.ImageDraw, text: str, at: Point, height: float, rng: random.Random) -> None:
        """Writes with the lower left corner at `at`; `at` and `height` (of a printed capital) in dots."""
        size, (x, y) = height * self.tall, at
        for char in text:
            if char != " ":
                self._glyph(draw, char, (x, y + rng.uniform(-0.05, 0.05) * size), size, rng)
            x += self._room(char) * size

    def _room(self, char: str) -> float:
        return self.spread * NARROW.get(char, 1.0)

    def _glyph(self, draw: ImageDraw.ImageDraw, char: str, at: Point, size: float, rng: random.Random) -> None:
        ways = GLYPHS[char]
        for stroke in ways[self.variant % len(ways)]:
            shaken = [(x + rng.gauss(0, self.shake), y + rng.gauss(0, self.shake)) for x, y in stroke]
            dots = [(at[0] + (x + self.slant * (1 - y)) * size, at[1] - (1 - y) * size) for x, y in curve(shaken)]
            ink_line(draw, dots, self.pen * rng.uniform(0.85, 1.15), self.ink)


HANDS = (
    Hand(slant=0.18, tall=1.35, spread=0.66, pen=0.42, shake=0.018, variant=0, ink=BLUE),
    Hand(slant=0.05, tall=1.2, spread=0.7, pen=0.5, shake=0.012, variant=1, ink=BLACK),
    Hand(slant=0.32, tall=1.5, spread=0.6, pen=0.36, shake=0.026, variant=1, ink=BLUE),
    Hand(slant=-0.04, tall=1.25, spread=0.74, pen=0.55, shake=0.02, variant=0, ink=BLACK),
)


def curve(points: list[Point], steps: int = 10) -> Iterator[Point]:
    """A smooth line through the points (Catmull-Rom)."""
    padded = [points[0], *points, points[-1]]
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(steps):
            t = step / steps
            yield _between(a[0], b[0], c[0], d[0], t), _between(a[1], b[1], c[1], d[1], t)
    yield points[-1]


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def ink_line(draw: ImageDraw.ImageDraw, dots: list[Point], pen: float, ink: Colour) -> None:
    """A pen line through dots (of 300 an inch), thinner at its ends, as a pen lands and leaves."""
    most = pen * 300 / 25.4
    for index, (a, b) in enumerate(pairwise(dots)):
        end = min(index, len(dots) - 2 - index) / 6
        width = most * min(1.0, 0.55 + 0.45 * end)
        draw.line([a, b], fill=ink, width=max(1, round(width)))
        draw.ellipse([b[0] - width / 2, b[1] - width / 2, b[0] + width / 2, b[1] + width / 2], fill=ink)
