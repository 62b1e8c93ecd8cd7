"""`serve`: the parent of web and workers; starts them, starts again what dies, and takes them along when it goes."""

from __future__ import annotations

import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

from app.office import Office
from app.processes import PARENT
from app.settings import BadSettings, Settings

ROOT = Path(__file__).resolve().parent.parent
LOOK = 0.2
"""Seconds between two looks at the children."""
SETTLED = 10.0
"""Seconds after which a child counts as well started."""
SHORTEST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
"""Seconds before a child that died is started again; doubled while it keeps dying at once."""
PATIENCE = 30.0
"""Seconds for children to stop by themselves."""

log = logging.getLogger(__name__)


def must_be_free(settings: Settings) -> None:
    """Does nobody else answer at our address?

    Raises:
        BadSettings: somebody does.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise BadSettings(
                f"Không mở được trang tại {settings.host}:{settings.port} ({error.strerror}): có thể chương trình khác "
                "đang dùng cổng này. Xin dừng nó, hoặc chọn cổng khác (--port, hoặc «port» trong settings.toml)."
            ) from error


def serve(settings: Settings) -> None:
    """Bring the database up to date, then run web and workers until SIGTERM or Ctrl+C."""
    must_be_free(settings)
    with Office(settings) as office:
        office.make_ready()
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with children(settings):
        log.info("Mở trang http://%s:%s", settings.host, settings.port)
        stop.wait()


@contextmanager
def children(settings: Settings, *, web: bool = True) -> Iterator[Family]:
    """Workers, and the web if wanted, alive while the block lasts. The database must be up to date."""
    commands = {f"worker-{n}": [sys.executable, "-m", "app.worker"] for n in range(1, settings.workers + 1)}
    if web:
        commands["web"] = [sys.executable, "-m", "app.site"]
    family = Family(commands, settings.as_environment())
    family.start()
    try:
        yield family
    finally:
        family.stop()


@dataclass
class Child:
    """One process that shall always be there."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    pause: float = SHORTEST_PAUSE
    due: float = field(default=0.0)
    """When it is to be started (again)."""


class Family:
    """The children, and a thread that looks after them: they die with it."""

    def __init__(self, commands: Mapping[str, Sequence[str]], environment: Mapping[str, str]) -> None:
        self.children = [Child(name, command) for name, command in commands.items()]
        self._environment = {**environment, PARENT: str(os.getpid())}
        self._leaving = Event()
        self._thread = Thread(target=self._look_after, name="children", daemon=True)

    def start(self) -> None:
        """Start them all."""
        self._thread.start()

    def stop(self) -> None:
        """Ask them to stop, and make those that do not."""
        self._leaving.set()
        self._thread.join()

    def _look_after(self) -> None:
        while not self._leaving.wait(LOOK):
            for child in self.children:
                self._look_at(child, time.monotonic())
        self._part()

    def _look_at(self, child: Child, now: float) -> None:
        if child.process is None:
            if now >= child.due:
                self._bear(child, now)
        elif (code := child.process.poll()) is not None:
            self._bury(child, now, f"mã {code}")

    def _bear(self, child: Child, now: float) -> None:
        child.started = now
        try:
            child.process = subprocess.Popen(
                child.command, cwd=ROOT, env=self._environment, stdin=subprocess.DEVNULL, start_new_session=True
            )
        except OSError as error:
            # No memory, too many processes: it passes, and the others must be looked after meanwhile.
            self._bury(child, now, str(error))

    def _bury(self, child: Child, now: float, why: str) -> None:
        lived = now - child.started
        child.pause = SHORTEST_PAUSE if lived > SETTLED else min(child.pause * 2, LONGEST_PAUSE)
        child.process, child.due = None, now + child.pause
        log.warning("Tiến trình %s đã dừng (%s), chạy lại sau %.1f giây.", child.name, why, child.pause)

    def _part(self) -> None:
        living = [child.process for child in self.children if child.process is not None]
        for process in living:
            process.terminate()
        deadline = time.monotonic() + PATIENCE
        for process in living:
            try:
                process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
