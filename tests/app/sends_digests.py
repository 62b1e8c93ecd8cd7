"""The morning's round in a process of its own, at a time that is given; perhaps killed just after a mail was accepted.

`python -m tests.app.sends_digests MOMENT [die]`; the settings come from the environment.
"""

import os
import signal
import sys
from datetime import datetime

from app import digests
from app.notify import remind
from app.office import Office
from app.settings import load_settings


class _Office(Office):
    def now(self) -> datetime:
        return datetime.fromisoformat(sys.argv[1])


def _die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if "die" in sys.argv[2:]:
    # Between the server's «accepted» and our mark: the one moment in which a mail can come twice.
    digests._close = _die

with _Office(load_settings()) as office:
    remind(office)
