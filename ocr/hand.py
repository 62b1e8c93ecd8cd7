"""Our own reader of figures written by hand: a small network that knows ten figures, the slash and the dash.

How it was trained, and on what, stands in training/CARD.md.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.ctc import Chances
from ocr.sheet import Pixels

MODEL = Path(__file__).parent / "models" / "figures.onnx"
SIGNS = "0123456789/-"
HEIGHT = 32
"""Pixels, of a crop as the network sees it."""
NARROWEST, WIDEST = 48, 320
LEAST_CONTRAST = 40.0


def chances(crop: Pixels) -> Chances:
    """(steps, 1 + 12) of a crop that holds one row of figures; print beside them does not disturb."""
    high, wide = crop.shape[:2]
    inner = min(WIDEST, max(8, round(wide * HEIGHT / high)))
    grey = crop if crop.ndim == 2 else crop.min(axis=2)
    how = cv2.INTER_AREA if high > HEIGHT else cv2.INTER_CUBIC
    seen = np.full((HEIGHT, max(NARROWEST, (inner + 3) // 4 * 4)), 255, np.uint8)
    seen[:, :inner] = contrasted(np.asarray(cv2.resize(grey, (inner, HEIGHT), interpolation=how), np.uint8))
    said = _network().run(None, {"crops": (1.0 - seen.astype(np.float32) / 255.0)[None, None]})[0][0]
    return np.asarray(np.exp(said), np.float32)


def contrasted(grey: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Paper white, ink black."""
    low, high = np.percentile(grey, (1, 85))
    spread = max(float(high - low), LEAST_CONTRAST)
    stretched = (grey.astype(np.float32) - (high - spread)) * (255 / spread)
    return np.asarray(np.clip(stretched, 0, 255), np.uint8)


@functools.cache
def _network() -> Any:
    """Loaded when first needed, once a process; half a megabyte."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(MODEL), options, providers=["CPUExecutionProvider"])
