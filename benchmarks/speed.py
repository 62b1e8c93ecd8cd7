"""CPU seconds and peak memory a page: vanthu, plain pytesseract and OCRmyPDF on the same files, in turn, in one run.

CPU seconds, because wall time tells more of what else the machine is doing. OCRmyPDF also writes a searchable PDF,
which vanthu does not; vanthu also reads figures by hand, stamps and fields. Each program is started anew for each
file, as OCRmyPDF must be; with `--together` vanthu takes all files of a grade in one process, as the running office
does.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from benchmarks.letters import GRADES, KnownLetter, in_folder
from samples.collection import Sample, draw_all
from samples.invention import random_letter

PARAGRAPHS = (None, 12, 40)
"""Of the drawn letters in turn: as they come (one page or two), three pages, six or so; a real file has five."""
MEGABYTE = 1 << 20


@dataclass
class Spent:
    """By one program on some files."""

    pages: int = 0
    cpu: float = 0.0
    wall: float = 0.0
    memory: int = 0
    """The largest process, in bytes."""
    failed: int = 0

    @property
    def cpu_a_page(self) -> float:
        return self.cpu / max(1, self.pages)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the programs in turn and compare."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--letters", type=int, default=3, help="how many to draw of each grade")
    asked.add_argument("--grades", nargs="*", default=list(GRADES))
    asked.add_argument("--folder", type=Path, help="take the PDF files of this folder instead (with truth.jsonl)")
    asked.add_argument("--ocrmypdf", default=shutil.which("ocrmypdf"), help="the program, if it is not on the path")
    asked.add_argument("--together", action="store_true", help="all files of a grade in one process of vanthu")
    asked.add_argument("--without-plain", action="store_true", help="leave out plain pytesseract, the slowest")
    given = asked.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        letters = in_folder(given.folder) if given.folder else _drawn_apart(folder, given.letters, given.grades)
        groups: dict[str, list[KnownLetter]] = defaultdict(list)
        for letter in letters:
            if letter.path.suffix == ".pdf":
                groups[letter.grade].append(letter)
        programs = _programs(folder / "out.pdf", given.ocrmypdf, without_plain=given.without_plain)
        _report({grade: _in_turn(group, programs, given.together) for grade, group in groups.items()})


def _drawn_apart(folder: Path, count: int, grades: Sequence[str]) -> list[KnownLetter]:
    """By another process: a program that is started is said to have had at least the memory of who started it."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_drawn, folder, count, grades).result()


def _drawn(folder: Path, count: int, grades: Sequence[str]) -> list[KnownLetter]:
    samples = [
        Sample(f"{grade}-{seed}", (random_letter(seed, paragraphs=PARAGRAPHS[seed % len(PARAGRAPHS)]),), grade)
        for grade in grades
        for seed in range(count)
    ]
    draw_all(folder, samples)
    return in_folder(folder)


Command = Callable[[Sequence[Path]], list[str]]


def _programs(out: Path, ocrmypdf: str | None, *, without_plain: bool) -> dict[str, Command]:
    """What is run, by name; ours first: the others are told as so many times as much."""
    python = sys.executable
    programs: dict[str, Command] = {
        "vanthu": lambda files: [python, "-m", "app", "read", "--json", "--jobs", "1", *map(str, files)]
    }
    if not without_plain:
        programs["plain pytesseract"] = lambda files: [python, "-m", "benchmarks.plain", *map(str, files)]
    if ocrmypdf:
        programs["OCRmyPDF"] = lambda files: [ocrmypdf, "-l", "vie", "--jobs", "2", "-q", str(files[0]), str(out)]
    return programs


def _in_turn(letters: Sequence[KnownLetter], programs: dict[str, Command], together: bool) -> dict[str, Spent]:
    """Each file by each program before the next file."""
    spent: dict[str, Spent] = {name: Spent() for name in programs}
    for index, letter in enumerate(letters):
        for name, command in programs.items():
            if not (together and name == "vanthu"):
                _run(command([letter.path]), int(letter.truth["pages"]), spent[name])
            elif index == 0:
                files = [each.path for each in letters]
                _run(command(files), sum(int(each.truth["pages"]) for each in letters), spent[name])
    return spent


def _run(command: Sequence[str], pages: int, spent: Spent) -> None:
    """Adds what the program and all that it started took."""
    start = time.perf_counter()
    # Each sets for itself how many threads it takes.
    ordinary = {name: value for name, value in os.environ.items() if name != "OMP_THREAD_LIMIT"}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ordinary)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    spent.wall += time.perf_counter() - start
    spent.cpu += used.ru_utime + used.ru_stime
    spent.memory = max(spent.memory, used.ru_maxrss * 1024)
    spent.pages += pages
    spent.failed += process.returncode != 0


def _report(by_grade: dict[str, dict[str, Spent]]) -> None:
    for grade, spent in by_grade.items():
        for row in _rows(spent):
            print(f"{grade:8} {row}")


def _rows(spent: dict[str, Spent]) -> Iterator[str]:
    ours = spent["vanthu"]
    for name, one in spent.items():
        ratio = f"{one.cpu_a_page / ours.cpu_a_page:5.2f} ×" if ours.cpu_a_page else "    –"
        failed = f"  failed on {one.failed} files" if one.failed else ""
        yield (
            f"{name:18} {one.pages:4} pages  {one.cpu_a_page:6.2f} CPU s a page  {ratio}  "
            f"{one.wall / max(1, one.pages):6.2f} s wall  {one.memory / MEGABYTE:5.0f} MB at most{failed}"
        )


if __name__ == "__main__":
    main()
