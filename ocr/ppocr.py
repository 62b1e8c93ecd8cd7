"""PP-OCR, whose models come inside the rapidocr package: poor at Vietnamese letters, good at figures, also by hand."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.sheet import Pixels

LONGEST_SIDE = 1280
"""Of the picture in which lines are looked for, in pixels."""

LINE_HEIGHT = 48
"""Pixels, of a line as the engine reads it."""

Seen = tuple[str, tuple[float, float, float, float], float]
"""Text, box (left, top, right, foot) in pixels, confidence 0..1."""


def read(pixels: Pixels) -> list[Seen]:
    """Lines in a picture of any size, colour or grey."""
    found = _engine()(_coloured(pixels), use_det=True, use_cls=False, use_rec=True)
    if found.boxes is None or found.txts is None or found.scores is None:
        return []
    return [
        (text.strip(), _around(corners), float(score))
        for corners, text, score in zip(found.boxes, found.txts, found.scores, strict=True)
        if text.strip()
    ]


def places(pixels: Pixels) -> list[Any]:
    """Where lines stand, without reading them: four corners each, clockwise from the left one at the top."""
    found = _engine()(_coloured(pixels), use_det=True, use_cls=False, use_rec=False)
    return [] if found.boxes is None else list(found.boxes)


def read_line(pixels: Pixels) -> list[Seen]:
    """A picture that holds one line and nothing else."""
    found = _engine()(_coloured(pixels), use_det=False, use_cls=False, use_rec=True)
    height, width = pixels.shape[:2]
    texts = zip(found.txts or (), found.scores or (), strict=True)
    return [
        (text.strip(), (0.0, 0.0, float(width), float(height)), float(score)) for text, score in texts if text.strip()
    ]


@dataclass(frozen=True)
class Said:
    """One line as the engine says it, sign by sign, and what else it might have said at each step."""

    text: str
    at: tuple[float, ...]
    """Where each sign of the text has its middle, in pixels from the left."""
    confidence: float
    """Of its least sure sign."""
    steps: NDArray[np.float32]
    """(steps, signs known): each step's probabilities; the first column is «nothing, or nothing new»."""
    stride: float
    """Pixels a step."""


def said(pixels: Pixels) -> Said:
    """A picture that holds one line and nothing else, with the engine's doubts."""
    colour = _coloured(pixels)
    high, wide = colour.shape[:2]
    inner = max(1, round(LINE_HEIGHT * wide / high))
    line = cv2.resize(colour, (inner, LINE_HEIGHT)).astype(np.float32) / 127.5 - 1.0
    crop = np.zeros((1, 3, LINE_HEIGHT, max(inner, LINE_HEIGHT)), np.float32)
    crop[0, :, :, :inner] = line.transpose(2, 0, 1)
    steps = _recogniser().session(crop)[0]
    stride = crop.shape[3] * wide / inner / len(steps)
    best = steps.argmax(axis=1)
    new = [at for at, sign in enumerate(best) if sign and (at == 0 or best[at - 1] != sign)]
    text = "".join(alphabet()[best[at]][:1] for at in new)
    sure = min((float(steps[at, best[at]]) for at in new), default=0.0)
    return Said(text, tuple((at + 0.5) * stride for at in new), sure, steps, stride)


@functools.cache
def alphabet() -> list[str]:
    """The signs that the engine knows, in the order of its columns."""
    return list(_recogniser().postprocess_op.character)


@functools.cache
def _recogniser() -> Any:
    """The engine's reader of lines; it comes with the first line that is read."""
    engine = _engine()
    if engine.text_rec is None:
        read_line(np.full((LINE_HEIGHT, LINE_HEIGHT, 3), 255, np.uint8))
    return engine.text_rec


@functools.cache
def _engine() -> Any:
    """Loaded when first needed, once a process: it takes half a second and 200 MB."""
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.use_cls": False,
            "Global.text_score": 0.0,
            "Det.limit_type": "max",
            "Det.limit_side_len": LONGEST_SIDE,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def _coloured(pixels: Pixels) -> Pixels:
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_GRAY2BGR), np.uint8) if pixels.ndim == 2 else pixels


def _around(corners: Any) -> tuple[float, float, float, float]:
    points = np.asarray(corners, np.float64)
    return (*points.min(axis=0), *points.max(axis=0))
