"""How much of a letter is read right? Draws letters (or takes a folder with truth.jsonl), reads them, counts by field.

A field is right when it equals the truth after folding case, spaces and end punctuation. «sure» counts what the program
would let pass without a person; «sure, right» is how many of these were.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import tempfile
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from app.read import Reading, read_all
from samples.collection import draw_all, random_sample

FIELDS = ("code", "issued_date", "organ_name", "type_name", "subject", "urgency", "signer_name", "signer_position",
          "arrival_number", "arrival_date")  # fmt: skip
GRADES = ("clean", "office", "bad", "bilevel")


def main() -> None:
    """Read and count."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--letters", type=int, default=40, help="how many to draw")
    asked.add_argument("--folder", type=Path, help="read this folder's letters instead")
    asked.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.folder or _drawn(Path(scratch), given.letters)
        truths = {truth["id"]: truth for truth in map(json.loads, (folder / "truth.jsonl").open(encoding="utf-8"))}
        files = [path for path in sorted(folder.iterdir()) if path.stem in truths and path.suffix != ".json"]
        _report(truths, list(read_all(files, given.jobs)))


def _drawn(folder: Path, count: int) -> Path:
    draw_all(folder, [random_sample(seed, GRADES[seed % len(GRADES)]) for seed in range(count)])
    return folder


def _report(truths: dict[str, dict[str, Any]], readings: list[Reading]) -> None:
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for reading in readings:
        truth = truths[Path(reading["file"]).stem]
        for name in FIELDS:
            if name not in truth.get("unknown", ()):
                _count(counts[truth["grade"]][name], _accepted(truth, name), reading["fields"][name])
    for grade, fields in sorted(counts.items()):
        print(f"\n{grade}: {max(c['all'] for c in fields.values())} letters")
        for name, c in fields.items():
            sure = f"{c['sure']:4} sure, {c['sure right']:4} of them right"
            print(f"  {name:16} right {100 * c['right'] / c['all']:5.1f} %   {sure}")
    pages, seconds = sum(r["pages"] for r in readings), sum(r["seconds"] for r in readings)
    print(f"\n{pages} pages, {seconds / pages:.2f} s a page (wall time of one reader, others beside it)")


def _count(counter: Counter[str], accepted: set[str], found: dict[str, Any]) -> None:
    right = _fold(found["value"]) in accepted
    counter.update({"all": 1, "right": right, "sure": found["sure"], "sure right": found["sure"] and right})


def _accepted(truth: dict[str, Any], name: str) -> set[str]:
    if name.startswith("arrival_"):
        return {_fold((truth.get("arrival") or {}).get(name.removeprefix("arrival_")))}
    if name == "organ_name":
        return {_fold(each) for each in truth.get("organ_name_accept") or [truth["organ_name"]]}
    return {_fold(truth.get(name))}


def _fold(value: object) -> str:
    text = unicodedata.normalize("NFC", "" if value is None else str(value)).casefold()
    return re.sub(r"^(v/v|về việc)\s+", "", " ".join(text.split())).strip(" .,;:-").lstrip("0")


if __name__ == "__main__":
    main()
