"""The child process that looks at paper: `python -m app.reading_child FD EYES`. It answers until its parent is gone."""

from __future__ import annotations

import json
import signal
import sys
from dataclasses import asdict
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from app.eyes import Eyes, SecretSeen, eyes_called
from app.processes import die_with_parent, limit_memory
from ocr.refusal import Refused

MEMORY = 3 << 30
"""Bytes of address space; for each tesseract and pdftoppm that it starts, too."""


def main(handle: int, eyes: Eyes) -> None:
    """Answer the questions that come over the line, one by one."""
    with Connection(handle) as line:
        while True:
            try:
                question = json.loads(line.recv_bytes())
            except (EOFError, ConnectionResetError):
                return
            kind, answer, picture = _answer(eyes, question)
            line.send_bytes(json.dumps({"kind": kind, "answer": answer}).encode())
            line.send_bytes(picture)


def _answer(eyes: Eyes, question: dict[str, Any]) -> tuple[str, dict[str, Any], bytes]:
    try:
        return ("seen", *_look(eyes, question))
    except SecretSeen:
        return "secret", {}, b""
    except Refused as refused:
        return "refused", {"reason": refused.reason.value, "message": refused.message}, b""
    except (Exception, MemoryError) as error:
        # Its name only: the message may hold what the letter says.
        return "failed", {"why": type(error).__name__}, b""


def _look(eyes: Eyes, question: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    ask = question.pop("ask")
    if ask == "open":
        return asdict(eyes.open(Path(question["path"]), question["page_limit"])), b""
    if ask == "read":
        seen = eyes.read(Path(question["path"]), question["number"], gated=question["gated"])
        return seen.content, seen.picture
    return eyes.weigh(**question), b""


if __name__ == "__main__":
    # Ctrl+C at the terminal is for the parent to answer.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    die_with_parent(signal.SIGKILL)
    limit_memory(MEMORY)
    main(int(sys.argv[1]), eyes_called(sys.argv[2]))
