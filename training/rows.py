"""Drawn crops of a row: figures by hand or in print, with the print that stands beside them, as a scan shows them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from ocr.hand import HEIGHT, contrasted
from training.glyphs import TALL, Style, from_press, set_in, stroked, written
from training.wordings import Wording, wording_of

HIGH, WIDE = HEIGHT, 160
"""Of a crop, in dots; narrower rows end in paper."""
CAPITAL = (10.0, 16.0)
"""Height of a printed capital in a crop."""
Light = NDArray[np.float32]


class Drawer:
    """Draws crops without end; `faces` are files of typefaces like handwriting, `print_faces` of upright and italic."""

    def __init__(self, press: Path, faces: Sequence[Path], print_faces: Sequence[tuple[Path, Path]]) -> None:
        self._hands: list[Style] = [set_in(face) for face in faces]
        self._press = written(from_press(press))
        self._print = [(set_in(upright), set_in(italic)) for upright, italic in print_faces]
        self._beside = [
            (ImageFont.truetype(str(upright), 40), ImageFont.truetype(str(italic), 40))
            for upright, italic in print_faces
        ]

    def draw(self, rng: random.Random) -> tuple[NDArray[np.uint8], str]:
        """One crop, grey, HIGH × WIDE, and what it says."""
        while True:
            wording, face = wording_of(rng), rng.randrange(len(self._print))
            sheet, start, figures_end, end = self._row(wording, face, rng)
            if start > -1 and figures_end < WIDE - 2:
                break
        return _scanned(sheet, end, rng), wording.read

    def _row(self, wording: Wording, face: int, rng: random.Random) -> tuple[Light, float, float, float]:
        """The sheet; where the figures begin and end, and the row."""
        capital, x = rng.uniform(*CAPITAL), rng.uniform(0, 8) if rng.random() < 0.5 else rng.uniform(-12, 0)
        line = HIGH / 2 + capital / 2 + rng.gauss(0, 1.8)
        sheet = np.zeros((HIGH, WIDE), np.float32)
        font = self._beside[face][wording.italic]
        x = _print(sheet, wording.before, font, (x, line), capital, rng)
        x += rng.choice((rng.uniform(-1.5, 2), rng.uniform(0, 6), rng.uniform(0, 14)))
        start = x
        x = figures_end = self._figures(sheet, wording, face, (x, line), capital, rng)
        if wording.dotted:
            _dots(sheet, start - 4, x + rng.uniform(0, 25), line, rng)
        x += rng.choice((rng.uniform(-3.5, 1), rng.uniform(0, 6), rng.uniform(0, 16)))
        end = _print(sheet, wording.after, font, (x, line), capital, rng)
        if rng.random() < 0.25:
            _neighbours(sheet, font, capital, rng)
        if rng.random() < 0.7:
            end = rng.uniform(min(end, max(x, figures_end) + (0.45 * capital if wording.after[:1] in "/-" else 0)), end)
            sheet[:, max(8, round(end)) :] = 0
        return sheet, start, figures_end, end

    def _figures(
        self, sheet: Light, wording: Wording, face: int, at: tuple[float, float], capital: float, rng: random.Random
    ) -> float:
        style, tall, printed = self._style(face, wording.italic, rng)
        x, line = at
        slant, spread = (0.0, 0.1) if printed else (rng.gauss(0.13, 0.15), rng.uniform(-0.1, 0.25))
        weight, line = rng.uniform(0.75, 1.0), line + (0 if printed else rng.gauss(0, 1.3))
        wider = 1.0 if printed else rng.uniform(0.75, 1.25)
        for sign in wording.figures:
            glyph = style(sign, rng)
            high = capital * tall * (1 if printed else rng.uniform(0.9, 1.1))
            scale = high / TALL
            down = 0 if printed else rng.gauss(0, 0.6)
            width = glyph.mask.shape[1] * scale * wider
            _lay(sheet, glyph.mask, (x, line + down - glyph.foot * scale), (scale * wider, scale), slant, weight)
            gap = spread * high if sign in "0123456789" else 0.05 * high
            x += width + max(gap + (0 if printed else rng.gauss(0, 0.06) * high), -0.12 * high)
        return x

    def _style(self, face: int, italic: bool, rng: random.Random) -> tuple[Style, float, bool]:
        kind = rng.random()
        if kind < 0.36:
            return self._press, rng.uniform(0.8, 1.7), False
        if kind < 0.55:
            return rng.choice(self._hands), rng.uniform(0.8, 1.6), False
        if kind < 0.87:
            return (
                stroked(rng.randrange(1000), rng.uniform(0.01, 0.045), rng.uniform(2.5, 7)),
                rng.uniform(0.8, 1.7),
                False,
            )
        return self._print[face][italic], 1.0, True


def _print(
    sheet: Light, text: str, font: ImageFont.FreeTypeFont, at: tuple[float, float], capital: float, rng: random.Random
) -> float:
    """Print beside the figures; where it ends. `font` has capitals of about 26 dots."""
    if not text:
        return at[0]
    scale = capital / 26.0
    width = round(font.getlength(text)) + 8
    picture = Image.new("L", (width, 72))
    ImageDraw.Draw(picture).text((4, 48), text, fill=255, font=font, anchor="ls")
    _lay(
        sheet,
        np.asarray(picture, np.uint8),
        (at[0] - 4 * scale, at[1] - 48 * scale),
        (scale, scale),
        0.0,
        rng.uniform(0.85, 1.0),
    )
    return at[0] + (width - 8) * scale


def _lay(
    sheet: Light,
    mask: NDArray[np.uint8],
    at: tuple[float, float],
    scale: tuple[float, float],
    slant: float,
    weight: float,
) -> None:
    """Lays a mask upon the sheet, smaller and slanted about its foot."""
    foot = mask.shape[0]
    if max(scale) < 0.5:
        mask = np.asarray(cv2.GaussianBlur(mask, (0, 0), 0.35 / max(scale)), np.uint8)
    matrix = np.array(
        [[scale[0], -slant * scale[1], at[0] + slant * scale[1] * foot], [0, scale[1], at[1]]], np.float32
    )
    laid = cv2.warpAffine(mask, matrix, (WIDE, HIGH), flags=cv2.INTER_LINEAR)
    np.maximum(sheet, laid.astype(np.float32) * (weight / 255), out=sheet)


def _neighbours(sheet: Light, font: ImageFont.FreeTypeFont, capital: float, rng: random.Random) -> None:
    """The row above or below looks in, or a rule."""
    if rng.random() < 0.5:
        y = rng.choice((rng.randint(0, 3), rng.randint(HIGH - 4, HIGH - 1)))
        sheet[y, rng.randint(0, 40) : rng.randint(60, WIDE)] = rng.uniform(0.5, 1.0)
        return
    line = rng.choice((rng.uniform(0, 4), HIGH + capital * rng.uniform(0.5, 0.8)))
    _print(
        sheet,
        rng.choice(("BAN NHÂN DÂN TỈNH", "Về việc hướng dẫn", "Độc lập - Tự do", "V/v tổ chức")),
        font,
        (rng.uniform(-30, 20), line),
        capital,
        rng,
    )


def _dots(sheet: Light, x0: float, x1: float, line: float, rng: random.Random) -> None:
    step, y = rng.uniform(2.5, 5), round(line + rng.uniform(-1, 2))
    for x in np.arange(max(0.0, x0), min(WIDE - 1, x1), step):
        if 0 <= y < HIGH:
            sheet[y, int(x)] = max(sheet[y, int(x)], rng.uniform(0.4, 0.9))


def _scanned(sheet: Light, end: float, rng: random.Random) -> NDArray[np.uint8]:
    """Turned a little, smeared, paled, speckled, sometimes in two tones; ink is dark."""
    chance = np.random.default_rng(rng.getrandbits(32))
    turn, grow = rng.gauss(0, 1.2), rng.uniform(0.92, 1.08)
    matrix = cv2.getRotationMatrix2D((min(end, WIDE) / 2, HIGH / 2), turn, grow)
    sheet = np.asarray(cv2.warpAffine(sheet, matrix, (WIDE, HIGH)), np.float32)
    if rng.random() < 0.12:
        _stroke_across(sheet, rng)
    if rng.random() < 0.6:
        sheet = np.asarray(cv2.GaussianBlur(sheet, (0, 0), rng.uniform(0.3, 0.9)), np.float32)
    if rng.random() < 0.3:
        sheet = np.clip(sheet * rng.uniform(1.2, 2.2), 0, 1)
    ink = rng.uniform(0.45, 1.0)
    light = 1 - sheet * ink
    light += chance.normal(0, rng.uniform(0.0, 0.09) * ink, light.shape).astype(np.float32)
    if rng.random() < 0.25:
        light = (light > 1 - ink * rng.uniform(0.3, 0.6)).astype(np.float32)
    if rng.random() < 0.1:
        ys, xs = chance.integers(0, HIGH, 8), chance.integers(0, WIDE, 8)
        light[ys, xs] = 0
    return contrasted(np.clip(light * 255, 0, 255).astype(np.uint8))


def _stroke_across(sheet: Light, rng: random.Random) -> None:
    """A rule, a seal's edge or a signature that crosses the row."""
    points = np.array([[rng.uniform(0, WIDE), rng.uniform(-8, HIGH + 8)] for _ in range(2)], np.int32)
    cv2.line(sheet, points[0].tolist(), points[1].tolist(), rng.uniform(0.3, 0.9), rng.choice((1, 1, 2)), cv2.LINE_AA)
