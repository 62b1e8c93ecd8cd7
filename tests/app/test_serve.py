"""`serve` keeps web and workers alive, and leaves nobody behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from app.reader import ROOT
from app.serve import Family
from tests.app.running import RunningOffice, wait_for

Opens = Callable[..., RunningOffice]
# Nothing here depends on the kind of database.
pytestmark = [pytest.mark.kills, pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]


def a_free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def family_of(instance: Path) -> set[int]:
    """All processes that work for this instance, by their environment."""
    wanted = f"VANTHU_INSTANCE={instance}".encode()
    found = set()
    for entry in Path("/proc").iterdir():
        with suppress(OSError):
            if entry.name.isdigit() and wanted in (entry / "environ").read_bytes().split(b"\0"):
                found.add(int(entry.name))
    return found


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


@pytest.fixture
def serving(running: Opens) -> Iterator[tuple[RunningOffice, subprocess.Popen[bytes], int]]:
    port = a_free_port()
    office = running(port=port, workers=2)
    code = "from app.serve import serve; from app.settings import load_settings; serve(load_settings())"
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env=office.office.settings.as_environment())
    wait_for(lambda: answers(port))
    yield office, parent, port
    for process in family_of(office.office.settings.instance):
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    parent.wait()


def test_a_letter_is_read_a_killed_child_comes_back_and_sigterm_stops_them_all(
    serving: tuple[RunningOffice, subprocess.Popen[bytes], int],
) -> None:
    office, parent, port = serving
    instance = office.office.settings.instance
    office.wait_until_read(office.receive("trang một"))

    for process in family_of(instance) - {parent.pid}:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    wait_for(lambda: answers(port))
    office.wait_until_read(office.receive("trang hai"))

    parent.terminate()
    assert parent.wait(timeout=40) == 0
    wait_for(lambda: family_of(instance) == set(), seconds=5)


def test_children_do_not_outlive_a_killed_parent(
    serving: tuple[RunningOffice, subprocess.Popen[bytes], int],
) -> None:
    office, parent, _ = serving
    instance = office.office.settings.instance
    office.wait_until_read(office.receive("trang một"))
    assert len(family_of(instance)) >= 4

    parent.kill()

    wait_for(lambda: family_of(instance) == set(), seconds=40)


def test_a_child_that_cannot_start_is_not_started_without_end(database_url: str, tmp_path: Path) -> None:
    log = tmp_path / "starts"
    command = [sys.executable, "-c", f"open({str(log)!r}, 'a').write('x'); raise SystemExit(1)"]
    family = Family({"broken": command}, os.environ)
    family.start()
    time.sleep(4)
    family.stop()

    assert 2 <= len(log.read_text()) <= 3


def test_a_child_that_cannot_even_be_made_does_not_keep_the_others_from_being_looked_after(
    database_url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    log = tmp_path / "starts"
    command = [sys.executable, "-c", f"open({str(log)!r}, 'a').write('x')"]
    family = Family({"missing": [str(tmp_path / "no such program")], "sound": command}, os.environ)
    family.start()
    wait_for(lambda: log.exists() and len(log.read_text()) >= 2, seconds=20)
    family.stop()

    assert "Tiến trình missing đã dừng" in caplog.text
