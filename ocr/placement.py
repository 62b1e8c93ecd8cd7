"""Where a PDF page puts its pictures."""

from __future__ import annotations

import zlib

import numpy as np
import numpy.typing as npt
import pikepdf

LARGEST_PROGRAM = 4_000_000
"""Of a page's drawing program, in bytes: that of a scan has a few hundred, with hidden text some ten thousand."""
HARMLESS = {
    "q", "Q", "cm", "Do", "gs", "re", "W", "W*", "n", "m", "l", "h", "BMC", "BDC", "EMC", "MP", "DP", "BX", "EX", "i",
    "BT", "ET", "Tf", "Tm", "Td", "TD", "T*", "Tc", "Tw", "Tz", "TL", "Ts", "Tr", "Tj", "TJ", "'", '"',
    "g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "w", "J", "j", "M", "d", "ri",
}  # fmt: skip
"""Operators that leave no ink of their own, as long as text stays invisible."""
SHOWING_TEXT = {"Tj", "TJ", "'", '"'}
INVISIBLE = 3

Matrix = npt.NDArray[np.float64]


def page_area(page: pikepdf.Page) -> tuple[float, float, float, float]:
    """Left, bottom, width, height of what is shown, in points, before turning."""
    x0, y0, x1, y1 = (float(v) for v in page.cropbox)
    return min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0)


def picture_placed_on(page: pikepdf.Page) -> pikepdf.Stream | None:
    """The one picture that covers the page upright; None when the page shows anything else."""
    pictures = page.get_images(recursive=False)
    program = _program(page)
    if program is None:
        return None
    placed = _placements(program)
    if placed is None or len(placed) != 1:
        return None
    name, matrix = placed[0]
    if name not in pictures or not _covers(matrix, page):
        return None
    picture = pictures[name]
    return picture if isinstance(picture, pikepdf.Stream) else None


def _program(page: pikepdf.Page) -> pikepdf.Page | None:
    """The page itself, if its drawing program is not a bomb."""
    contents = page.get("/Contents")
    if contents is None:
        return None
    streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    return page if sum(_length(stream) for stream in streams) <= LARGEST_PROGRAM else None


def _length(stream: pikepdf.Object) -> int:
    raw = bytes(stream.read_raw_bytes())
    if "/Filter" not in stream:
        return len(raw)
    try:
        return len(zlib.decompressobj().decompress(raw, LARGEST_PROGRAM + 1))
    except zlib.error:
        return LARGEST_PROGRAM + 1


def _placements(page: pikepdf.Page) -> list[tuple[str, Matrix]] | None:
    """(Name, matrix) of all that is painted; None when there is more than pictures."""
    matrix: Matrix = np.eye(3)
    kept: list[Matrix] = []
    placed: list[tuple[str, Matrix]] = []
    mode = 0
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), instruction.operands
        if operator not in HARMLESS or (operator in SHOWING_TEXT and mode != INVISIBLE):
            return None
        if operator == "q":
            kept.append(matrix)
        elif operator == "Q":
            matrix = kept.pop() if kept else np.eye(3)
        elif operator == "cm":
            matrix = _matrix([float(v) for v in operands]) @ matrix
        elif operator == "Tr":
            mode = int(operands[0])
        elif operator == "Do":
            placed.append((str(operands[0]), matrix))
    return placed


def _matrix(values: list[float]) -> Matrix:
    a, b, c, d, e, f = values
    return np.array([[a, b, 0], [c, d, 0], [e, f, 1]])


def _covers(matrix: Matrix, page: pikepdf.Page) -> bool:
    """Does the unit square, so placed, lie upright on the page's area, no more and no less?"""
    left, bottom, width, height = page_area(page)
    if width <= 0 or height <= 0 or abs(matrix[0, 1]) + abs(matrix[1, 0]) > 1:
        return False
    near = 0.02 * max(width, height)
    got = (matrix[2, 0], matrix[2, 1], matrix[0, 0], matrix[1, 1])
    return all(abs(a - b) <= near for a, b in zip(got, (left, bottom, width, height), strict=True))
