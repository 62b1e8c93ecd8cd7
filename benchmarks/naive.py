"""Time and codes found, against what anybody would write in an afternoon: plain pytesseract and a regular expression.

Both read the same pages in turn, in one process, so that the ratio holds on a busy machine.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytesseract
from pdf2image import convert_from_path

from ocr.reading import read
from samples.collection import draw_all, random_sample

CODE = re.compile(r"Số\s*:?\s*(\d+\s*[-/]\s*\S+)")


def main() -> None:
    """Read in turn and compare."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--letters", type=int, default=6)
    count = asked.parse_args().letters
    os.environ["OMP_THREAD_LIMIT"] = "1"
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        files = draw_all(folder, [random_sample(seed, "office") for seed in range(count)])
        truths = [json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["code"] for path in files]
        # The models are loaded once, before the clock runs.
        read(files[0])
        ours = theirs = 0.0
        right = {"vanthu": 0, "plain": 0}
        for path, truth in zip(files, truths, strict=True):
            spent, code = _timed(_ours, path)
            ours, right["vanthu"] = ours + spent, right["vanthu"] + (code == truth)
            spent, code = _timed(_plain, path)
            theirs, right["plain"] = theirs + spent, right["plain"] + (code == truth)
    print(f"vanthu {ours:.1f} s, plain pytesseract {theirs:.1f} s: {theirs / ours:.2f} times as long")
    print(f"codes right: vanthu {right['vanthu']} of {count}, plain {right['plain']} of {count}")


def _timed(reader: Callable[[Path], str | None], path: Path) -> tuple[float, str | None]:
    start = time.perf_counter()
    code = reader(path)
    return time.perf_counter() - start, code


def _ours(path: Path) -> str | None:
    found = read(path).as_json(str(path), 0.0)["fields"]["code"]["value"]
    return None if found is None else str(found)


def _plain(path: Path) -> str | None:
    text = "\n".join(pytesseract.image_to_string(page, lang="vie") for page in convert_from_path(path, 300))
    found = CODE.search(text)
    return found.group(1).replace(" ", "") if found else None


if __name__ == "__main__":
    main()
