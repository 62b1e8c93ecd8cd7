"""Where the command line lays pictures of pages while it reads: in a folder of its own, gone when the command is."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.processes import FileLock, Taken

PREFIX = "vanthu-read-"
TERMINATED = 128 + signal.SIGTERM


@contextmanager
def own_scratch(root: Path | None = None) -> Iterator[Path]:
    """Temporary files of this process and its children lie there; it is emptied also when the command is told to stop.

    What a command left that was killed outright is removed by the next one.

    Args:
        root: where the folder is made; the machine's memory, if there is such a place.
    """
    root = root or _memory()
    for left in root.glob(f"{PREFIX}*"):
        _remove_unless_held(left)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=root))
    lock = FileLock(_lock_of(folder))
    os.environ["TMPDIR"], tempfile.tempdir = str(folder), None
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        lock.release()


def _memory() -> Path:
    shared = Path("/dev/shm")  # noqa: S108  (a folder with mode 0700 is made in it)
    return shared if os.access(shared, os.W_OK) else Path(tempfile.gettempdir())


def _remove_unless_held(folder: Path) -> None:
    try:
        lock = FileLock(_lock_of(folder))
    except (Taken, OSError):
        return
    shutil.rmtree(folder, ignore_errors=True)
    lock.release()


def _lock_of(folder: Path) -> Path:
    return folder / "held.lock"
