"""Pictures of pages do not outlive the command that read them."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOLDS = """
import sys, time, tempfile
from pathlib import Path
from app.own_scratch import own_scratch
with own_scratch(Path(sys.argv[1])):
    Path(tempfile.mkdtemp(), "page.pgm").write_text("a page")
    print("there", flush=True)
    time.sleep(60)
"""


def holder(root: Path) -> subprocess.Popen[str]:
    """A command that lies in the middle of a page."""
    held = subprocess.Popen([sys.executable, "-c", HOLDS, str(root)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert held.stdout is not None
    assert held.stdout.readline() == "there\n"
    return held


def end(held: subprocess.Popen[str], how: int) -> None:
    held.send_signal(how)
    held.wait(20)
    assert held.stdout is not None
    held.stdout.close()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_command_told_to_stop_leaves_no_picture(tmp_path: Path, how: int) -> None:
    held = holder(tmp_path)

    end(held, how)

    assert list(tmp_path.rglob("*")) == []


@pytest.mark.kills
def test_what_a_killed_command_left_is_removed_by_the_next_and_what_a_living_one_has_stays(tmp_path: Path) -> None:
    killed, living = holder(tmp_path), holder(tmp_path)
    end(killed, signal.SIGKILL)
    assert len(list(tmp_path.rglob("page.pgm"))) == 2

    third = holder(tmp_path)
    left = list(tmp_path.rglob("page.pgm"))
    end(living, signal.SIGTERM)
    end(third, signal.SIGTERM)

    assert len(left) == 2, "the living one's and the third's"
    assert list(tmp_path.rglob("page.pgm")) == []
