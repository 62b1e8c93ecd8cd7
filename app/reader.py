"""Reader: asks a child process to look at paper, and outlives whatever the paper does to it.

The child has a time and a memory limit. It may have been taken over by what it read, so only JSON and bytes come
from it, never pickles.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from typing import Any

from app.eyes import Lessons, Opened, SecretSeen, Seen
from app.processes import PARENT
from ocr.refusal import Reason, Refused

ROOT = Path(__file__).resolve().parent.parent
RENEWED_AFTER = 500
"""Answers, so that what leaks stays small."""


class ReaderDied(Exception):
    """The child died, failed or took too long; a new one will be started for the next question."""


class Reader:
    """One child, one question at a time."""

    def __init__(self, eyes: str, seconds: float) -> None:
        self._eyes, self._seconds = eyes, seconds
        self._lock = Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._line: Connection | None = None
        self._scratch: str | None = None
        self._answers = 0

    def open(self, path: Path, page_limit: int) -> Opened:
        """Raises Refused, ReaderDied."""
        answer, _ = self._ask("open", path=str(path), page_limit=page_limit)
        return Opened(str(answer["media_type"]), int(answer["page_count"]))

    def read(self, path: Path, number: int, *, gated: bool) -> Seen:
        """Raises Refused, SecretSeen, ReaderDied."""
        answer, picture = self._ask("read", path=str(path), number=number, gated=gated)
        return Seen(answer, picture)

    def weigh(
        self, pages: Sequence[dict[str, Any]], page_count: int, file: str, seconds: float, lessons: Lessons
    ) -> dict[str, Any]:
        """Raises ReaderDied."""
        about = {"page_count": page_count, "file": file, "seconds": seconds}
        return self._ask("weigh", pages=list(pages), lessons=list(lessons), **about)[0]

    @property
    def process_id(self) -> int | None:
        """Of the child, which is also that of its process group; None while there is none."""
        child = self._child
        return None if child is None else child.pid

    def close(self) -> None:
        """End the child and all that it started."""
        if self._child is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._child.pid, signal.SIGKILL)
            self._child.wait()
        if self._line is not None:
            self._line.close()
        if self._scratch is not None:
            # A killed tesseract leaves the picture of the page behind.
            shutil.rmtree(self._scratch, ignore_errors=True)
        self._child = self._line = self._scratch = None

    def _ask(self, question: str, **about: Any) -> tuple[dict[str, Any], bytes]:
        with self._lock:
            try:
                kind, answer, picture = self._exchange({"ask": question, **about})
            except (EOFError, OSError, TimeoutError, ValueError) as error:
                self.close()
                raise ReaderDied(type(error).__name__) from error
            if kind == "failed":
                self.close()
                raise ReaderDied(answer["why"])
        if kind == "secret":
            raise SecretSeen
        if kind == "refused":
            raise Refused(Reason(answer["reason"]), answer["message"])
        return answer, picture

    def _exchange(self, question: dict[str, Any]) -> tuple[str, dict[str, Any], bytes]:
        line = self._open_line()
        line.send_bytes(json.dumps(question).encode())
        if not line.poll(self._seconds):
            raise TimeoutError
        head = json.loads(line.recv_bytes())
        return str(head["kind"]), dict(head["answer"]), line.recv_bytes()

    def _open_line(self) -> Connection:
        self._answers += 1
        if self._answers > RENEWED_AFTER:
            self.close()
        if self._line is None:
            self._line, self._answers = self._start(), 1
        return self._line

    def _start(self) -> Connection:
        self._scratch = tempfile.mkdtemp(prefix="reader-")
        ours, theirs = socket.socketpair()
        with theirs:
            self._child = subprocess.Popen(
                [sys.executable, "-m", "app.reading_child", str(theirs.fileno()), self._eyes],
                cwd=ROOT,
                env={**os.environ, PARENT: str(os.getpid()), "OMP_THREAD_LIMIT": "1", "TMPDIR": self._scratch},
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        return Connection(ours.detach())
