"""PP-OCR, whose models come inside the rapidocr package: poor at Vietnamese letters, good at figures, also by hand."""

from __future__ import annotations

import functools
from typing import Any

import cv2
import numpy as np

from ocr.sheet import Pixels

LONGEST_SIDE = 1280
"""Of the picture in which lines are looked for, in pixels."""

Seen = tuple[str, tuple[float, float, float, float], float]
"""Text, box (left, top, right, foot) in pixels, confidence 0..1."""


def read(pixels: Pixels) -> list[Seen]:
    """Lines in a picture of any size, colour or grey."""
    colour = cv2.cvtColor(pixels, cv2.COLOR_GRAY2BGR) if pixels.ndim == 2 else pixels
    found = _engine()(colour, use_det=True, use_cls=False, use_rec=True)
    if found.boxes is None or found.txts is None or found.scores is None:
        return []
    return [
        (text.strip(), _around(corners), float(score))
        for corners, text, score in zip(found.boxes, found.txts, found.scores, strict=True)
        if text.strip()
    ]


def read_line(pixels: Pixels) -> list[Seen]:
    """A picture that holds one line and nothing else."""
    colour = cv2.cvtColor(pixels, cv2.COLOR_GRAY2BGR) if pixels.ndim == 2 else pixels
    found = _engine()(colour, use_det=False, use_cls=False, use_rec=True)
    height, width = pixels.shape[:2]
    texts = zip(found.txts or (), found.scores or (), strict=True)
    return [
        (text.strip(), (0.0, 0.0, float(width), float(height)), float(score)) for text, score in texts if text.strip()
    ]


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


def _around(corners: Any) -> tuple[float, float, float, float]:
    points = np.asarray(corners, np.float64)
    return (*points.min(axis=0), *points.max(axis=0))
