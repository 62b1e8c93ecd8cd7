"""`vanthu test`: all that must hold, in one go: format, lint, types, tests."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# fmt: off
CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("format", ("ruff", "format", "--check", "--quiet", ".")),
    ("lint",   ("ruff", "check", "--quiet", ".")),
    ("types",  ("mypy",)),
)
# fmt: on


def run_all(pytest_arguments: Sequence[str]) -> int:
    """Run every check from the root of the project; what fails does not stop the rest. 0 when all hold.

    Args:
        pytest_arguments: given on to pytest; with any, only the tests are run.
    """
    failed = [] if pytest_arguments else [name for name, command in CHECKS if not _holds(name, command)]
    tests = ("coverage", "run", "-m", "pytest", *(pytest_arguments or ("-n", "2", "--dist", "worksteal")))
    if not _holds("tests", tests):
        failed.append("tests")
    if not pytest_arguments:
        _holds("coverage", ("coverage", "combine", "--quiet"))
        _holds("coverage report", ("coverage", "report", "--skip-covered", "--sort=cover"))
    if failed:
        print(f"vanthu: không đạt: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _holds(name: str, command: Sequence[str]) -> bool:
    print(f"· {name}: {' '.join(command)}", file=sys.stderr, flush=True)
    start = time.perf_counter()
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1", "PYTHONPATH": str(ROOT)}
    code = subprocess.run([sys.executable, "-P", "-m", *command], cwd=ROOT, env=environment, check=False).returncode
    print(f"· {name}: {'đạt' if code == 0 else 'không đạt'} ({time.perf_counter() - start:.0f} s)", file=sys.stderr)
    return code == 0
