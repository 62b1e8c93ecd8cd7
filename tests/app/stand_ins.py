"""Eyes that stand in for the real ones, named by what they do. A file of theirs is text, a page a line."""

from __future__ import annotations

import ctypes
import json
import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.eyes import Lessons, OfficeEyes, Opened, SecretSeen, Seen
from ocr.refusal import Reason, Refused


class PlainText:
    """Reads a page's line as it stands."""

    def open(self, path: Path, page_limit: int) -> Opened:
        lines = path.read_text(encoding="utf-8").splitlines()
        if lines[:1] == ["LOCKED"]:
            raise Refused(Reason.ENCRYPTED, "Tệp có mật khẩu.")
        return Opened("text/plain", len(lines))

    def read(self, path: Path, number: int, *, gated: bool) -> Seen:
        text = path.read_text(encoding="utf-8").splitlines()[number - 1]
        return Seen({"number": number, "text": text}, b"JPEG of " + text.encode())

    def weigh(
        self, pages: Sequence[dict[str, Any]], page_count: int, file: str, seconds: float, lessons: Lessons
    ) -> dict[str, Any]:
        text = [page["text"] for page in pages]
        code = {"value": next((line for line in text if "SLIP" not in line), None)}
        return {"schema": 1, "file": file, "pages": page_count, "text": text,
                "fields": {"code": code, "organ_name": {"value": None}}}  # fmt: skip


class SeenBefore(OfficeEyes):
    """Weighs as the real ones do; a line of the file is a page as an engine saw it (`ocr.page.Page.as_json`)."""

    def open(self, path: Path, page_limit: int) -> Opened:
        return Opened("text/plain", len(path.read_text(encoding="utf-8").splitlines()))

    def read(self, path: Path, number: int, *, gated: bool) -> Seen:
        return Seen(json.loads(path.read_text(encoding="utf-8").splitlines()[number - 1]), b"JPEG")


class SlowReader(PlainText):
    """Takes its time over every page, and leaves a line in `reads.log` when it begins one."""

    def read(self, path: Path, number: int, *, gated: bool) -> Seen:
        with (Path(os.environ["VANTHU_INSTANCE"]) / "reads.log").open("a") as log:
            log.write(f"{path.name} {number}\n")
        time.sleep(0.6)
        return super().read(path, number, gated=gated)


class WeighsAloud(PlainText):
    """Leaves a line in `weighs.log` each time it weighs: how many pages were read by then."""

    def weigh(
        self, pages: Sequence[dict[str, Any]], page_count: int, file: str, seconds: float, lessons: Lessons
    ) -> dict[str, Any]:
        with (Path(os.environ["VANTHU_INSTANCE"]) / "weighs.log").open("a") as log:
            log.write(f"{len(pages)}\n")
        return super().weigh(pages, page_count, file, seconds, lessons)


class CrashingReader(PlainText):
    """Dies of a page that says POISON, as a program dies of a bad file."""

    def read(self, path: Path, number: int, *, gated: bool) -> Seen:
        seen = super().read(path, number, gated=gated)
        if "POISON" in seen.content["text"]:
            os.kill(os.getpid(), signal.SIGKILL)
        return seen


class SeesSecrets(SlowReader):
    """Sees a mark of secrecy where a page says STAMP."""

    def read(self, path: Path, number: int, *, gated: bool) -> Seen:
        seen = super().read(path, number, gated=gated)
        if gated and "STAMP" in seen.content["text"]:
            raise SecretSeen
        return seen


class StuckInC(PlainText):
    """On a page that says STUCK it sits in a library that never gives the process back, as a layout step may."""

    def read(self, path: Path, number: int, *, gated: bool) -> Seen:
        seen = super().read(path, number, gated=gated)
        if "STUCK" in seen.content["text"]:
            ctypes.PyDLL(None).pause()
        return seen


class NeverEnds(PlainText):
    """Never comes to the end of a page."""

    def read(self, path: Path, number: int, *, gated: bool) -> Seen:
        time.sleep(3600)
        raise AssertionError("unreachable")
