"""A worker: takes jobs until it is told to stop; one of all the workers keeps the clock, too."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import socket
import tempfile
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from threading import Event

from app.clock import Clock
from app.heartbeat import Pulse
from app.jobs import run_job
from app.leader import leadership
from app.logs import set_up_logging
from app.office import Office
from app.processes import die_with_parent, take_slot
from app.settings import MOST_WORKERS, Settings, load_settings

PATIENCE = 20
"""Seconds for the page under way, when the worker is told to stop."""
CLOCK_PAUSE = 2.0
"""Seconds between two looks at who keeps the clock."""

log = logging.getLogger(__name__)


def work(settings: Settings) -> None:
    """Run a worker in this process until it gets SIGTERM or SIGINT."""
    from app.engine_dbos import DbosWorker

    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    os.environ["OMP_THREAD_LIMIT"] = "1"
    with Office(settings) as office:
        slot, lock = take_slot(office.run_folder, range(1, MOST_WORKERS + 1))
        name = f"{socket.gethostname()}-{slot}"
        scratch = _own_temporary_folder(settings.instance, slot)
        pulse = Pulse(office.database, name, timedelta(seconds=settings.silence), office.now)
        engine = DbosWorker(office.database, name, lambda kind, ids: run_job(office, kind, ids))
        clock = Clock(office, leadership(office.database, office.run_folder))
        pulse.start()
        engine.start()
        log.info("Tiến trình đọc %s bắt đầu làm việc.", name)
        while not stop.wait(CLOCK_PAUSE):
            clock.look()
        clock.stop()
        engine.stop(PATIENCE)
        pulse.stop()
        office.reader.close()
        shutil.rmtree(scratch, ignore_errors=True)
        lock.release()
    log.info("Tiến trình đọc %s đã dừng.", name)


def scratch_folder(instance: Path, slot: int) -> Path:
    """Where pictures of pages lie while they are read: in memory, if the machine has such a place."""
    shared = Path("/dev/shm")  # noqa: S108  (made with mode 0700)
    root = shared if os.access(shared, os.W_OK) else instance / "run"
    mark = sha256(str(instance).encode()).hexdigest()[:12]
    return root / f"vanthu-{mark}-{slot}"


def _own_temporary_folder(instance: Path, slot: int) -> Path:
    """Emptied at each start: the last holder of the slot may have been killed."""
    folder = scratch_folder(instance, slot)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    os.environ["TMPDIR"] = str(folder)
    tempfile.tempdir = None
    return folder


if __name__ == "__main__":
    set_up_logging()
    die_with_parent()
    work(load_settings())
    # Whatever a library left running must not hold the process.
    logging.shutdown()
    os._exit(0)
