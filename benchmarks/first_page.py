"""How long until a clerk sees the fields? Of drawn letters with handwriting, and of a long scan.

As in the running office: a reading child that is warm opens the file, reads the first and the last page, and weighs
them; the pages between come later. Seconds of the clock and, in brackets, of the processor: on an idle machine they are
nearly the same, on a busy one the clock tells of the others' work, too.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from app.reader import Reader
from app.settings import load_settings
from benchmarks.watching import cpu_of
from samples.collection import Sample, draw
from samples.invention import random_letter

LONG = 40
"""Pages."""
PARAGRAPHS_A_PAGE = 14
MOST_PAGES = 500


def main(arguments: Sequence[str] | None = None) -> None:
    """Draw, read in the office's order, tell the times."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--letters", type=int, default=9, help="how many letters with handwriting")
    asked.add_argument("--pages", type=int, default=LONG, help="of the long scan, about")
    asked.add_argument("--grade", default="office")
    given = asked.parse_args(arguments)
    settings = load_settings()
    reader = Reader(settings.eyes, settings.page_seconds)
    with tempfile.TemporaryDirectory() as scratch:
        letters = _with_handwriting(Path(scratch), given.letters, given.grade)
        long = _long(Path(scratch), given.pages, given.grade)
        try:
            _fields_of(reader, letters[0])  # the models are loaded once
            times = [_timed(reader, lambda letter=letter: _fields_of(reader, letter)) for letter in letters]
            pages = reader.open(long, MOST_PAGES).page_count
            first = _timed(reader, lambda: _fields_of(reader, long))
            between = _timed(reader, lambda: [reader.read(long, number, gated=True) for number in range(2, pages)])
        finally:
            reader.close()
    middle = Spent(median(one.clock for one in times), median(one.cpu for one in times))
    print(f"{len(times)} letters with handwriting: fields after {middle} (median)")
    everything = Spent(first.clock + between.clock, first.cpu + between.cpu)
    print(f"a scan of {pages} pages: fields after {first}, all pages after {everything}")
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


class Spent(NamedTuple):
    """Seconds."""

    clock: float
    cpu: float

    def __str__(self) -> str:
        return f"{self.clock:.1f} s ({self.cpu:.1f} s)"


def _fields_of(reader: Reader, path: Path) -> None:
    """From the file to the fields; fails when the issuer is not among them."""
    pages = reader.open(path, MOST_PAGES).page_count
    contents = [reader.read(path, number, gated=True).content for number in sorted({1, pages})]
    told = reader.weigh(contents, pages, path.name, 0.0, [])
    if not told["fields"]["organ_name"]["value"]:
        raise SystemExit(f"{path.name}: no fields")


def _timed(reader: Reader, work: Callable[[], object]) -> Spent:
    clock, cpu = time.perf_counter(), cpu_of(reader)
    work()
    return Spent(time.perf_counter() - clock, cpu_of(reader) - cpu)


def _with_handwriting(folder: Path, count: int, grade: str) -> list[Path]:
    letters = (random_letter(seed) for seed in range(10 * count))
    by_hand = [letter for letter in letters if letter.hand_number][:count]
    return [draw(Sample(f"hand-{index}", (letter,), grade), folder) for index, letter in enumerate(by_hand)]


def _long(folder: Path, pages: int, grade: str) -> Path:
    return draw(Sample("long", (random_letter(1, paragraphs=pages * PARAGRAPHS_A_PAGE),), grade), folder)


if __name__ == "__main__":
    main()
