"""The letters that are read: a folder with its truth, or drawn ones, a few of each grade of scan."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samples.collection import draw_all, random_sample

GRADES = ("clean", "office", "bad", "bilevel")
READABLE = {".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp"}


@dataclass(frozen=True)
class KnownLetter:
    """A file, and what a careful clerk would write about it (see `samples.truth`)."""

    path: Path
    truth: dict[str, Any]

    @property
    def grade(self) -> str:
        return str(self.truth.get("grade", "?"))


def in_folder(folder: Path) -> list[KnownLetter]:
    """The files of which truth.jsonl in the folder tells, by their names."""
    rows = (folder / "truth.jsonl").read_text("utf-8").splitlines()
    truths = {row["id"]: row for row in map(json.loads, rows)}
    files = (path for path in sorted(folder.iterdir()) if path.suffix.lower() in READABLE)
    return [KnownLetter(path, truths[path.stem]) for path in files if path.stem in truths]


def drawn(folder: Path, count: int, grades: Sequence[str] = GRADES, first: int = 0) -> list[KnownLetter]:
    """So many made-up letters, the grades in turn; the same number draws the same letter."""
    draw_all(folder, [random_sample(first + seed, grades[seed % len(grades)]) for seed in range(count)])
    return in_folder(folder)
