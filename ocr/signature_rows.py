"""Where the lines of a signature stand in the piece of the page cut out for it, also aslant and also in red."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import cv2
import numpy as np

from ocr import ppocr
from ocr.ink import print_only, red_only, without_speckles
from ocr.page import Box
from ocr.seal_ring import Ring, ring_in, without_ring
from ocr.sheet import Pixels
from ocr.upright import Upright

HALF, WHOLE = 0.5, 1.0
"""Lines are looked for at half the size, in a fifth of the time; at full size when something is still missing."""
HEIGHTS = (0.008, 0.045)
"""Of the place found for a line, in fractions of the page."""
NARROWEST = 0.07
"""Of the page: no name is so short, but words in a seal are."""
FLATTEST = 1.6
"""A line is at least so many times as wide as high: what is not is a letter on the rim of a seal."""
COLUMN = 0.54
"""A line of the signature has its middle right of here."""
MOST = 9
WIDE, LATE, HIDDEN = 0.08, 0.012, 0.12
"""Of a line that tells the middle of all; of what is missing at the beginning of another: fractions of the page."""


@dataclass(frozen=True)
class Piece:
    """The place of the signature, cut out."""

    ink: Pixels
    """Print alone, without seal and pen as far as they have a colour."""
    red: Pixels | None
    """What is red alone: names are stamped in red by some offices; None where nothing is red."""
    all: Pixels
    """Pen and blue stamps too."""
    place: Box
    dpi: float

    @cached_property
    def ring(self) -> Ring | None:
        """Of a seal that has no colour by which to tell it."""
        return ring_in(self.all, self.dpi)

    @cached_property
    def without_ring(self) -> Pixels:
        """Print, the seal's rings taken off."""
        return without_ring(self.ink, self.ring) if self.ring else self.ink


@dataclass(frozen=True)
class Row:
    """A line in pixels of the piece: its middle, its size, and by how many degrees it falls to the right."""

    x: float
    y: float
    width: float
    height: float
    tilt: float

    @property
    def left(self) -> float:
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        return self.x + self.width / 2


def piece_of(upright: Upright, place: Box) -> Piece:
    """Cut out of an upright page, its inks apart."""
    every = _cut(upright.ink, place)
    if upright.colour.ndim == 2:
        return Piece(every, None, every, place, upright.dpi)
    colour = _cut(upright.colour, place)
    red = red_only(colour)
    return Piece(without_speckles(print_only(colour)), red if (red < 128).any() else None, every, place, upright.dpi)


def printed_rows(piece: Piece, known: Sequence[Row] = ()) -> list[Row]:
    """Head to foot: what is printed in black."""
    return _centred(piece, _new(_found(piece, piece.ink, HALF), known)[:MOST])


def red_rows(piece: Piece, known: Sequence[Row]) -> list[Row]:
    """What is stamped in red and not printed."""
    if piece.red is None:
        return []
    rows = [*known, *_new(_found(piece, piece.red, HALF), known)]
    return _centred(piece, rows[: max(MOST, len(known))])[len(known) :]


def more_rows(piece: Piece, known: Sequence[Row]) -> list[Row]:
    """What was overlooked at half the size, or is stamped in blue."""
    return _new(_found(piece, piece.all, WHOLE), known)[:MOST]


def box_of(piece: Piece, row: Row) -> Box:
    """In fractions of the page."""
    height, width = piece.ink.shape
    place = piece.place
    across, down = place.width / width, place.height / height
    return Box(
        place.x0 + row.left * across,
        place.y0 + (row.y - row.height / 2) * down,
        place.x0 + row.right * across,
        place.y0 + (row.y + row.height / 2) * down,
    )


def crosses(ring: Ring, row: Row) -> bool:
    """Does the line run over the seal?"""
    beside = abs(row.x - ring.x) - row.width / 2
    over = abs(row.y - ring.y) - row.height / 2
    return max(beside, over) < ring.radius


def picture_of(ink: Pixels, row: Row) -> Pixels:
    """The line by itself, level."""
    size = (max(1, round(row.width)), max(1, round(row.height)))
    matrix = cv2.getRotationMatrix2D((row.x, row.y), row.tilt, 1)
    matrix[:, 2] += np.array((size[0] / 2 - row.x, size[1] / 2 - row.y))
    return np.asarray(cv2.warpAffine(ink, matrix, size, flags=cv2.INTER_CUBIC, borderValue=255), np.uint8)


def _cut(pixels: Pixels, box: Box) -> Pixels:
    height, width = pixels.shape[:2]
    return np.ascontiguousarray(
        pixels[round(box.y0 * height) : round(box.y1 * height), round(box.x0 * width) : round(box.x1 * width)]
    )


def _found(piece: Piece, ink: Pixels, scale: float) -> list[Row]:
    small = np.asarray(cv2.resize(ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    rows = [_row(np.asarray(corners, np.float64) / scale) for corners in ppocr.places(small)]
    return sorted((row for row in rows if _may_be_row(piece, row)), key=lambda row: row.y)


def _row(corners: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Row:
    """From the corners, clockwise from the left one at the top."""
    x, y = corners.mean(axis=0)
    along = (corners[1] - corners[0] + corners[2] - corners[3]) / 2
    down = (corners[3] - corners[0] + corners[2] - corners[1]) / 2
    tilt = math.degrees(math.atan2(along[1], along[0]))
    return Row(float(x), float(y), float(np.hypot(*along)), float(np.hypot(*down)), tilt)


def _may_be_row(piece: Piece, row: Row) -> bool:
    box = box_of(piece, row)
    flat = row.width >= FLATTEST * row.height
    fits = box.width > NARROWEST and HEIGHTS[0] < box.height < HEIGHTS[1]
    return flat and fits and row.left > 2 and box.center[0] > COLUMN


def _new(rows: Sequence[Row], known: Sequence[Row]) -> list[Row]:
    return [row for row in rows if not any(_same(row, other) for other in known)]


def _same(one: Row, other: Row) -> bool:
    beside = abs(one.x - other.x) >= (one.width + other.width) / 2
    return not beside and abs(one.y - other.y) < 0.5 * min(one.height, other.height)


def _centred(piece: Piece, rows: Sequence[Row]) -> list[Row]:
    """All lines have one middle: one that seems to begin late begins under the seal."""
    page = piece.ink.shape[1] / piece.place.width
    first = next((row for row in rows if row.width > WIDE * page), None)
    if first is None:
        return list(rows)
    result = []
    for row in rows:
        missing = row.left - (2 * first.x - row.right)
        hidden = row.y > first.y + first.height and LATE * page < missing < HIDDEN * page
        result.append(replace(row, x=row.x - missing / 2, width=row.width + missing) if hidden else row)
    return result
