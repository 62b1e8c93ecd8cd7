"""What a process of ours needs from Linux: to die with its parent, to stay within its memory, to be alone in a slot."""

from __future__ import annotations

import ctypes
import fcntl
import os
import resource
import signal
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO

PARENT = "VANTHU_PARENT"
"""In the environment of a child: the id of the process that it must not outlive."""
_PR_SET_PDEATHSIG = 1


def die_with_parent(signal_number: int = signal.SIGTERM) -> None:
    """If a parent of ours started this process, get this signal when it is gone, however it went."""
    parent = os.environ.get(PARENT)
    if parent is None or not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal_number, 0, 0, 0)
    # It may have died before we asked.
    if os.getppid() != int(parent):
        os.kill(os.getpid(), signal_number)


def limit_memory(size: int) -> None:
    """No more address space than so many bytes, for this process and each of its children."""
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


class Taken(Exception):
    """Another living process holds the lock."""


class FileLock:
    """A lock that ends with the process that holds it, however it ends. Local disks only."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file: IO[str] | None = path.open("a")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._file.close()
            raise Taken(str(path)) from error

    def release(self) -> None:
        """Let others have it."""
        if self._file is not None:
            self._file.close()
            self._file = None


def take_slot(folder: Path, slots: Iterable[int]) -> tuple[int, FileLock]:
    """The lowest free slot: a worker that was killed finds its own again, two living ones never share.

    Raises:
        Taken: all are in use.
    """
    for slot in slots:
        try:
            return slot, FileLock(folder / f"worker-{slot}.lock")
        except Taken:
            continue
    raise Taken(str(folder))
