"""Tesseract as a library in this process (tesserocr, if it is installed): the same words for less work."""

from __future__ import annotations

import functools
import re
import subprocess
from typing import Any

import tesserocr

from ocr.sheet import Pixels

COLUMNS = "level page_num block_num par_num line_num word_num left top width height conf text"
"""As the program names them."""
SILENT = "/dev/null"


def table(ink: Pixels, dpi: int, layout: int, language: str, seconds: int) -> str:
    """What Tesseract tells of each word, tab separated, with a head row. TimeoutError when it takes too long."""
    engine = _engine(language)
    height, width = ink.shape
    engine.SetPageSegMode(layout)
    engine.SetImageBytes(ink.tobytes(), width, height, 1, width)
    engine.SetSourceResolution(dpi)
    if not engine.Recognize(timeout=1000 * seconds):
        raise TimeoutError(f"{seconds} s")
    rows = engine.GetTSVText(0)
    engine.Clear()
    return COLUMNS.replace(" ", "\t") + "\n" + str(rows)


@functools.cache
def _engine(language: str) -> Any:
    """Loaded when first needed, once a process: it takes 50 ms and 60 MB."""
    engine = tesserocr.PyTessBaseAPI(path=_data_folder(), lang=language, oem=tesserocr.OEM.LSTM_ONLY)
    engine.SetVariable("debug_file", SILENT)
    tesserocr.set_leptonica_log_level(tesserocr.LeptLogLevel.NONE)
    return engine


def _data_folder() -> str:
    """Where the installed program keeps its languages: the library brings none of its own."""
    told = subprocess.run(("tesseract", "--list-langs"), capture_output=True, text=True, check=True, timeout=60)
    found = re.search(r'"(.+)"', told.stdout)
    if found is None:
        raise FileNotFoundError("tessdata")
    return found[1]
