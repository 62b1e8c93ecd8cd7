"""What does a page cost that was made to choke a reader? Its own time and memory limit, and nobody else's.

One reader gets the poisoned files, one after another, while a second one reads an ordinary letter again and again.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from threading import Event, Thread
from typing import TypeVar

import numpy as np
import pikepdf
from PIL import Image

from app.reader import Reader, ReaderDied
from app.reading_child import MEMORY
from app.settings import load_settings
from benchmarks.watching import memory_of
from ocr.refusal import Refused
from samples.collection import Sample, draw
from samples.invention import random_letter

PAUSE = 0.05
"""Seconds between two looks at how much memory the reader has."""
MEGABYTE = 1 << 20

T = TypeVar("T")


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the poisons, give them to a reader, tell what they cost."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument(
        "--seconds", type=float, default=20.0, help="time limit of a page; 120 in an office as installed"
    )
    given = asked.parse_args(arguments)
    eyes = load_settings().eyes
    with tempfile.TemporaryDirectory() as scratch:
        letter = draw(Sample("letter", (random_letter(1, short=True),), "office"), Path(scratch))
        poisoned, healthy = Reader(eyes, given.seconds), Reader(eyes, 120.0)
        try:
            healthy.read(letter, 1, gated=True)  # the models are loaded once
            print(f"alone, an ordinary letter takes {_time_of(healthy, letter):.1f} s")
            for name, make in POISONS.items():
                path = make(Path(scratch))
                print(f"{name:34} {_beside(poisoned, path, healthy, letter)}")
        finally:
            poisoned.close()
            healthy.close()
    print(f"limits of a page: {given.seconds:.0f} s, {MEMORY // MEGABYTE} MB for each process")


def _beside(poisoned: Reader, path: Path, healthy: Reader, letter: Path) -> str:
    """What became of the poisoned page, and how the ordinary letter fared meanwhile and after it."""
    done, times, most = Event(), [], [0]
    watchers = [
        Thread(target=lambda: times.extend(_until(done, lambda: _time_of(healthy, letter)))),
        Thread(target=lambda: most.extend(_until(done, lambda: memory_of(poisoned)))),
    ]
    for watcher in watchers:
        watcher.start()
    start = time.perf_counter()
    outcome = _outcome(poisoned, path)
    spent = time.perf_counter() - start
    done.set()
    for watcher in watchers:
        watcher.join()
    after = _time_of(poisoned, letter)
    return (
        f"{outcome}, {spent:5.1f} s, {max(most) // MEGABYTE:5} MB; beside it a letter took {median(times):.1f} s, "
        f"after it {after:.1f} s"
    )


def _outcome(reader: Reader, path: Path) -> str:
    try:
        reader.open(path, 500)
        reader.read(path, 1, gated=True)
    except Refused:
        return "refused"
    except ReaderDied:
        return "given up"
    return "read   "


def _time_of(reader: Reader, letter: Path) -> float:
    start = time.perf_counter()
    reader.read(letter, 1, gated=True)
    return time.perf_counter() - start


def _until(done: Event, look: Callable[[], T]) -> Iterator[T]:
    while True:
        yield look()
        if done.wait(PAUSE):
            return


def _noise(folder: Path) -> Path:
    """A4 at 200 dpi, full of specks like letters, so that layout and recognition never come to an end."""
    chance = np.random.default_rng(0)
    specks = np.kron(chance.integers(0, 2, (780, 551), dtype=np.uint8), np.ones((3, 3), np.uint8)) * 255
    path = folder / "noise.png"
    Image.fromarray(specks).save(path, dpi=(200, 200))
    return path


def _burst(folder: Path) -> Path:
    """A few kilobytes that open to 1.2 gigabytes."""
    path = folder / "burst.png"
    Image.new("1", (20000, 20000), 1).save(path)
    return path


def _stretched(folder: Path) -> Path:
    """A large picture on a sheet of five metres: at 200 dpi it would have two thousand million dots."""
    path, picture = folder / "stretched.pdf", folder / "large.jpg"
    Image.new("L", (6000, 8000), 255).save(picture, quality=30)
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(10800, 14400))
    stream = pdf.make_stream(picture.read_bytes())
    stream.Type, stream.Subtype, stream.Filter = pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.DCTDecode
    stream.Width, stream.Height, stream.BitsPerComponent, stream.ColorSpace = 6000, 8000, 8, pikepdf.Name.DeviceGray
    pdf.pages[0].Contents = pdf.make_stream(b"q 10800 0 0 14400 0 0 cm /P Do Q")
    pdf.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=stream))
    pdf.save(path)
    return path


def _endless(folder: Path) -> Path:
    """A drawing that calls a drawing ten times, which calls a drawing ten times, twelve deep."""
    path = folder / "endless.pdf"
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    inner = pdf.make_stream(b"0 0 500 500 re f\n" * 50)
    for _ in range(12):
        form = pikepdf.Dictionary(F=_form(inner))
        inner = pdf.make_stream(b"/F Do\n" * 10)
        inner.Resources = pikepdf.Dictionary(XObject=form)
    pdf.pages[0].Contents = pdf.make_stream(b"/F Do\n")
    pdf.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=_form(inner)))
    pdf.save(path)
    return path


def _form(stream: pikepdf.Stream) -> pikepdf.Stream:
    stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    stream.BBox = pikepdf.Array([0, 0, 595, 842])
    return stream


POISONS: dict[str, Callable[[Path], Path]] = {
    "noise that looks like letters": _noise,
    "a picture that bursts when opened": _burst,
    "a picture stretched over a field": _stretched,
    "a drawing that never ends": _endless,
}


if __name__ == "__main__":
    main()
