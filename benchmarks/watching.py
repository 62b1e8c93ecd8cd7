"""What a reader's processes take, as Linux tells."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from app.reader import Reader

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
GROUP, USER, LAST = 2, 11, 15
"""Where /proc/PID/stat tells, counted from the state: its group; user, system, and those of its ended children."""


def cpu_of(reader: Reader) -> float:
    """CPU seconds of the reader's child and of all that it started and waited for."""
    spent = _stat(Path(f"/proc/{reader.process_id}/stat"))[USER:LAST]
    return sum(spent) / TICKS


def memory_of(reader: Reader) -> int:
    """Of the largest process of the reader, in bytes; 0 while it has none."""
    own = [stat.parent for stat in Path("/proc").glob("[0-9]*/stat") if _stat(stat)[GROUP:][:1] == [reader.process_id]]
    return max(map(_resident, own), default=0)


def _stat(path: Path) -> list[int]:
    """The figures after the name and the state; none for a process that is gone."""
    with suppress(OSError):
        return [0, *map(int, path.read_text().rpartition(")")[2].split()[1:])]
    return []


def _resident(process: Path) -> int:
    with suppress(OSError, IndexError):
        return int((process / "statm").read_text().split()[1]) * PAGE
    return 0
