"""PP-OCR's view of a place where only figures can stand: its thousands of signs boiled down to ten figures."""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray

from ocr import ppocr
from ocr.ctc import Chances

FIGURES = "0123456789"
MEANT = {
    **{sign: {"0": 0.8} for sign in "OoØøQDÔÓ°"},
    **{sign: {"1": 0.7} for sign in "lI|!íìĺ][ïÍ\\JjiNn"},
    "/": {"1": 0.3, "7": 0.02},
    **{sign: {"1": 0.4, "4": 0.45} for sign in "AÁÀΛ"},
    **{sign: {"2": 0.7} for sign in "Zz¿"},
    "L": {"2": 0.4, "1": 0.2, "4": 0.1, "6": 0.1},
    "&": {"2": 0.4, "8": 0.4},
    "%": {"2": 0.3, "9": 0.3},
    "4": {"4": 0.92, "1": 0.06},
    **{sign: {"5": 0.7, "8": 0.1} for sign in "SsŠ§$"},
    **{sign: {"6": 0.7} for sign in "bGó"},
    **{sign: {"7": 0.6, "1": 0.1} for sign in "T?Ff"},
    "X": {"7": 0.5, "4": 0.1, "1": 0.1},
    "x": {"7": 0.5, "4": 0.1, "1": 0.1},
    "B": {"8": 0.7},
    **{sign: {"9": 0.6} for sign in "gqy"},
    "E": {"3": 0.4},
    "Y": {"4": 0.3, "7": 0.3},
}
"""What a sign may have been where only figures stand, and how often; seen in how hands are misread."""
BETWEEN = {"/": 0.68, "-": 0.9, ".": 0.5, ",": 0.5, "|": 0.25, "l": 0.2, "I": 0.2}
"""What parts day, month and year, where a date is written."""
ANY = 0.02
"""Of an unknown sign, for each figure."""


def chances(steps: NDArray[np.float32], first: int = 0, last: int | None = None, *, signs: str = FIGURES) -> Chances:
    """(steps, 1 + 10) or, with a slash among the signs, (steps, 1 + 11); what is no figure is silence."""
    part = steps[first:last]
    meant = part @ _weights(signs)
    silence = np.clip(1.0 - meant.sum(axis=1, keepdims=True), 1e-6, 1.0)
    both = np.concatenate([silence, meant], axis=1)
    return np.asarray(both / both.sum(axis=1, keepdims=True), np.float32)


@functools.cache
def _weights(wanted: str) -> NDArray[np.float32]:
    signs = ppocr.alphabet()
    weights = np.zeros((len(signs), len(wanted)), np.float32)
    for row, sign in enumerate(signs):
        if row and sign.isalnum() and sign.upper() != sign.lower():
            weights[row, : len(FIGURES)] = ANY
        known = MEANT.get(sign) or ({sign: 1.0} if sign in FIGURES else {})
        for figure, share in known.items():
            weights[row, wanted.index(figure)] = share
        if "/" in wanted and sign in BETWEEN:
            weights[row, wanted.index("/")] = BETWEEN[sign]
    return weights
