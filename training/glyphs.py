"""Shapes of single figures, as masks (0 paper, 255 ink): from many hands, from faces like handwriting, from print."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from ocr.hand import SIGNS
from samples import hand

Mask = NDArray[np.uint8]
TALL = 56
"""Height in dots of a figure's mask, which reaches from its left to its right edge."""
MORE_WAYS: dict[str, tuple[hand.Glyph, ...]] = {
    "0": (
        (((0.4, 0.08), (0.2, 0.0), (0.02, 0.4), (0.12, 0.95), (0.4, 0.98), (0.56, 0.5), (0.44, 0.1), (0.24, 0.04)),),
    ),
    "1": (
        (((0.0, 0.5), (0.2, 0.26), (0.36, 0.0), (0.32, 0.5), (0.28, 1.0)),),
        (((-0.1, 0.9), (0.14, 0.46), (0.36, 0.0), (0.34, 0.5), (0.32, 1.0)),),
        (((0.08, 0.3), (0.34, 0.0), (0.3, 0.5), (0.28, 0.98)), ((0.06, 1.0), (0.3, 0.98), (0.52, 0.99))),
        (((0.38, 0.0), (0.22, 0.5), (0.08, 1.0)),),
    ),
    "2": (
        (((0.06, 0.25), (0.22, 0.02), (0.5, 0.12), (0.42, 0.45), (0.12, 0.86), (0.02, 0.96), (0.06, 0.82), (0.2, 0.84),
          (0.4, 0.98), (0.64, 0.9)),),
        (((0.1, 0.3), (0.3, 0.02), (0.55, 0.1), (0.5, 0.4), (0.2, 0.8), (0.0, 0.95), (-0.05, 0.85), (0.1, 0.75),
          (0.3, 0.85), (0.5, 1.0), (0.75, 0.92)),),
        (((0.04, 0.16), (0.24, 0.0), (0.44, 0.12), (0.36, 0.5), (0.0, 1.0), (0.26, 0.97), (0.56, 1.0)),),
    ),
    "3": (
        (((0.05, 0.0), (0.3, 0.02), (0.5, 0.02), (0.24, 0.38), (0.54, 0.6), (0.36, 1.0), (0.0, 0.9)),),
        (((0.06, 0.14), (0.26, 0.0), (0.42, 0.18), (0.2, 0.44), (0.3, 0.46), (0.5, 0.7), (0.26, 1.04), (0.0, 0.86)),),
    ),
    "4": (
        (((0.3, 0.0), (0.16, 0.3), (0.02, 0.6), (0.3, 0.58), (0.62, 0.55)), ((0.42, 0.3), (0.39, 0.7), (0.35, 1.05))),
        (((0.4, 0.0), (0.2, 0.34), (0.0, 0.66), (0.3, 0.64), (0.6, 0.62)), ((0.4, 0.0), (0.39, 0.5), (0.37, 1.0))),
        (((0.05, 0.0), (0.02, 0.3), (0.0, 0.55), (0.28, 0.52), (0.54, 0.5)), ((0.5, 0.0), (0.46, 0.5), (0.42, 1.0))),
        (((0.5, 0.6), (0.2, 0.64), (0.0, 0.62), (0.24, 0.3), (0.46, 0.0), (0.44, 0.5), (0.4, 1.0)),),
    ),
    "5": (
        (((0.5, 0.0), (0.2, 0.02), (0.14, 0.4), (0.36, 0.4), (0.5, 0.66), (0.3, 0.98), (0.0, 0.92)),),
        (((0.16, 0.0), (0.1, 0.2), (0.08, 0.44), (0.4, 0.42), (0.44, 0.8), (0.04, 1.0)), ((0.16, 0.02), (0.6, -0.06))),
    ),
    "6": ((((0.44, 0.0), (0.16, 0.3), (0.02, 0.7), (0.18, 1.0), (0.44, 0.86), (0.36, 0.6), (0.06, 0.8)),),),
    "7": (
        (((0.0, 0.14), (0.06, 0.0), (0.3, 0.02), (0.56, 0.0), (0.38, 0.5), (0.24, 1.05)), ((0.08, 0.52), (0.5, 0.45))),
        (((0.0, 0.05), (0.5, 0.0), (0.44, 0.3), (0.4, 1.0)), ((0.2, 0.55), (0.62, 0.5))),
        (((0.02, 0.0), (0.5, 0.02), (0.2, 1.0)),),
    ),
    "8": (
        (((0.5, 0.1), (0.22, 0.0), (0.08, 0.22), (0.48, 0.65), (0.4, 0.98), (0.08, 0.9), (0.14, 0.6), (0.52, 0.12)),),
        (((0.55, 0.0), (0.3, 0.1), (0.1, 0.25), (0.4, 0.55), (0.45, 0.85), (0.2, 1.0), (0.05, 0.8), (0.3, 0.5),
          (0.6, 0.05)),),
        (((0.28, 0.48), (0.08, 0.24), (0.28, 0.0), (0.48, 0.22), (0.26, 0.48), (0.02, 0.76), (0.26, 1.0), (0.54, 0.76),
          (0.28, 0.48)),),
    ),
    "9": (
        (((0.5, 0.1), (0.2, 0.0), (0.06, 0.28), (0.3, 0.45), (0.5, 0.1), (0.46, 0.6), (0.3, 1.0), (0.0, 0.95)),),
        (((0.48, 0.08), (0.2, 0.02), (0.04, 0.26), (0.24, 0.42), (0.48, 0.08), (0.46, 0.5), (0.44, 1.02)),),
    ),
    "/": ((((0.5, -0.1), (0.2, 0.5), (-0.1, 1.1)),), (((0.36, 0.0), (0.2, 0.5), (0.06, 1.0)),)),
    "-": ((((0.04, 0.6), (0.2, 0.58), (0.4, 0.57)),), (((0.04, 0.56), (0.6, 0.52)),)),
}  # fmt: skip
"""Ways of writing beside those in the drawn letters: a 1 with a long flag, a 7 with a bar, a 2 with a loop."""


@dataclass(frozen=True)
class Glyph:
    """A mask, and where its line lies: `foot` dots below the mask's top."""

    mask: Mask
    foot: int = TALL


Style = Callable[[str, random.Random], Glyph]
"""One person's (or one machine's) way with every sign: asked for each sign, it may shake."""


def from_press(sheet: Path) -> list[list[Mask]]:
    """5,000 figures of many hands, 20 × 20 dots each, 500 of a kind: the sheet that OpenCV shows its methods with."""
    dots = cv2.imread(str(sheet), cv2.IMREAD_GRAYSCALE)
    if dots is None:
        raise FileNotFoundError(sheet)
    cells = [np.hsplit(row, 100) for row in np.vsplit(dots, 50)]
    flat = [cell for row in cells for cell in row]
    return [[_tight(cell) for cell in flat[500 * figure : 500 * figure + 500]] for figure in range(10)]


def _tight(cell: NDArray[np.uint8]) -> Mask:
    ys, xs = np.where(cell > 60)
    part = cell[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1]
    wide = max(6, round(part.shape[1] * TALL / part.shape[0]))
    return np.asarray(cv2.resize(part, (min(wide, 2 * TALL), TALL), interpolation=cv2.INTER_CUBIC), np.uint8)


def written(figures: list[list[Mask]]) -> Style:
    """Real figures, a new one each time; slash and dash from a pen."""
    pen = stroked(0, 0.03, 3.2)

    def style(sign: str, rng: random.Random) -> Glyph:
        return Glyph(rng.choice(figures[int(sign)])) if sign.isdigit() else pen(sign, rng)

    return style


def stroked(way: int, shake: float, pen: float) -> Style:
    """A pen along points, shaken anew each time; `pen` in dots."""
    ways = {sign: (*hand.GLYPHS.get(sign, ()), *MORE_WAYS.get(sign, ())) for sign in SIGNS}
    chosen = {sign: known[(way * 7 + index * 3) % len(known)] for index, (sign, known) in enumerate(ways.items())}

    def style(sign: str, rng: random.Random) -> Glyph:
        strokes = [[(x + rng.gauss(0, shake), y + rng.gauss(0, shake)) for x, y in line] for line in chosen[sign]]
        picture = Image.new("L", (TALL * 2, TALL * 2))
        draw = ImageDraw.Draw(picture)
        for line in strokes:
            dots = [(TALL / 2 + x * TALL, TALL / 2 + y * TALL) for x, y in hand.curve(line)]
            draw.line(dots, fill=255, width=max(1, round(pen)), joint="curve")
        return _cut(np.asarray(picture, np.uint8), TALL // 2)

    return style


def set_in(face: Path) -> Style:
    """A typeface; figures as high as a mask."""
    font = ImageFont.truetype(str(face), 80)
    _, top, _, foot = font.getbbox("8", anchor="ls")
    font = ImageFont.truetype(str(face), round(80 * TALL / max(1, foot - top)))
    known: dict[str, Glyph] = {}

    def style(sign: str, _: random.Random) -> Glyph:
        if sign not in known:
            picture = Image.new("L", (TALL * 3, TALL * 2))
            ImageDraw.Draw(picture).text((TALL, TALL * 3 // 2), sign, fill=255, font=font, anchor="ls")
            known[sign] = _cut(np.asarray(picture, np.uint8), TALL // 2)
        return known[sign]

    return style


def _cut(dots: Mask, top: int) -> Glyph:
    """Between its left and right edges; `top` is where a figure begins, so that its foot is known."""
    columns = np.where(dots.max(axis=0) > 40)[0]
    rows = np.where(dots.max(axis=1) > 40)[0]
    if not len(columns):
        return Glyph(np.zeros((4, 4), np.uint8), 4)
    part = dots[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    return Glyph(np.ascontiguousarray(part), TALL + top - int(rows.min()))
