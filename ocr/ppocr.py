"""PP-OCR, whose models come inside the rapidocr package: poor at Vietnamese letters, good at figures, also by hand."""

from __future__ import annotations

import functools
import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.line_places import Corners, lines_in
from ocr.sheet import Pixels

LINE_HEIGHT = 48
"""Pixels, of a line as the engine reads it."""
SPARE = 32
"""Free behind a line, in pixels of that height: a sign that touches the edge is misread."""
ON_ITS_SIDE = 1.5
"""A line so many times as high as wide was written from the foot to the head."""

Seen = tuple[str, tuple[float, float, float, float], float]
"""Text, box (left, top, right, foot) in pixels, confidence 0..1."""


def read(pixels: Pixels) -> list[Seen]:
    """Lines in a picture of any size, colour or grey."""
    colour = _coloured(pixels)
    found = [(corners, said(line, SPARE)) for corners in places(colour) if (line := _cut_out(colour, corners)).size]
    return [(line.text.strip(), _around(corners), line.mean) for corners, line in found if line.text.strip()]


def places(pixels: Pixels) -> list[Corners]:
    """Where lines stand, without reading them: four corners each, clockwise from the left one at the top."""
    return lines_in(_coloured(pixels), _finder())


def read_line(pixels: Pixels) -> list[Seen]:
    """A picture that holds one line and nothing else."""
    line = said(pixels, SPARE)
    height, width = pixels.shape[:2]
    return [(line.text.strip(), (0.0, 0.0, float(width), float(height)), line.mean)] if line.text.strip() else []


@dataclass(frozen=True)
class Said:
    """One line as the engine says it, sign by sign, and what else it might have said at each step."""

    text: str
    at: tuple[float, ...]
    """Where each sign of the text has its middle, in pixels from the left."""
    confidence: float
    """Of its least sure sign."""
    mean: float
    """Of all its signs."""
    steps: NDArray[np.float32]
    """(steps, signs known): each step's probabilities; the first column is «nothing, or nothing new»."""
    stride: float
    """Pixels a step."""


def said(pixels: Pixels, spare: int = 0) -> Said:
    """A picture that holds one line and nothing else, with the engine's doubts; `spare` pixels are free behind it."""
    colour = _coloured(pixels)
    high, wide = colour.shape[:2]
    inner = max(1, round(LINE_HEIGHT * wide / high))
    line = cv2.resize(colour, (inner, LINE_HEIGHT)).astype(np.float32) / 127.5 - 1.0
    crop = np.zeros((1, 3, LINE_HEIGHT, max(inner + spare, LINE_HEIGHT)), np.float32)
    crop[0, :, :, :inner] = line.transpose(2, 0, 1)
    reader = _reader()
    steps = reader.run(None, {reader.get_inputs()[0].name: crop})[0][0]
    stride = crop.shape[3] * wide / inner / len(steps)
    best = steps.argmax(axis=1)
    new = [at for at, sign in enumerate(best) if sign and (at == 0 or best[at - 1] != sign)]
    text = "".join(alphabet()[best[at]][:1] for at in new)
    sure = [float(steps[at, best[at]]) for at in new] or [0.0]
    return Said(text, tuple((at + 0.5) * stride for at in new), min(sure), float(np.mean(sure)), steps, stride)


@functools.cache
def alphabet() -> list[str]:
    """The signs that the engine knows, in the order of its columns."""
    signs = _reader().get_modelmeta().custom_metadata_map["character"].splitlines()
    return ["blank", *signs, " "]


@functools.cache
def _finder() -> Any:
    """Loaded when first needed, once a process: it takes 60 ms."""
    return _network("PP-OCRv6_det_small.onnx")


@functools.cache
def _reader() -> Any:
    """Loaded when first needed, once a process: it takes 0.1 s."""
    return _network("PP-OCRv6_rec_small.onnx")


def _network(name: str) -> Any:
    """The package itself is not imported: it brings half a second of other things along."""
    import onnxruntime

    package = importlib.util.find_spec("rapidocr")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("rapidocr")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    model = Path(package.origin).with_name("models") / name
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def _cut_out(colour: Pixels, corners: Corners) -> Pixels:
    """The line by itself, laid level; on its feet, where it stands on its side."""
    upper, right, lower, left = (np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)).tolist()
    width, height = int(max(upper, lower)), int(max(left, right))
    level = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    view = cv2.getPerspectiveTransform(corners, level)
    line = cv2.warpPerspective(colour, view, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(np.rot90(line) if height >= ON_ITS_SIDE * width else line, np.uint8)


def _coloured(pixels: Pixels) -> Pixels:
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_GRAY2BGR), np.uint8) if pixels.ndim == 2 else pixels


def _around(corners: Any) -> tuple[float, float, float, float]:
    points = np.asarray(corners, np.float64)
    return (*points.min(axis=0), *points.max(axis=0))
