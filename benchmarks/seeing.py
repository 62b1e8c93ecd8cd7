"""What the engines see of a letter, kept as JSON: reading it once more for the fields alone takes milliseconds."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from ocr.engine import read_page
from ocr.page import Page
from ocr.reading import Reading, weigh
from ocr.refusal import Reason, Refused
from ocr.scan import open_scan
from ocr.secrecy import secret_mark
from ocr.upright import prepare

Seen = dict[str, Any]
"""{"id", "page_count", "pages": [Page.as_json()], "cpu": seconds, "refused": None or [reason, sentence]}."""


def see(path: Path) -> Seen:
    """Every page of a letter as the engines see it; what cannot be read is refused in it, not raised."""
    start = cpu_seconds()
    seen: Seen = {"id": path.stem, "page_count": 0, "pages": [], "refused": None}
    try:
        scan = open_scan(path)
        seen["page_count"] = scan.page_count
        for number in range(1, scan.page_count + 1):
            seen["pages"].append(read_page(prepare(scan.image(number)), number).as_json())
    except Refused as refusal:
        seen["refused"] = [refusal.reason, refusal.message]
    return seen | {"cpu": cpu_seconds() - start}


def see_all(paths: Sequence[Path], jobs: int, keep: Path | None = None) -> Iterator[Seen]:
    """Each letter in turn, several at once; with a folder to keep them in, ID.json each."""
    os.environ["OMP_THREAD_LIMIT"] = "1"
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for seen in pool.map(see, paths):
            if keep is not None:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{seen['id']}.json").write_text(json.dumps(seen, ensure_ascii=False), "utf-8")
            yield seen


def kept(folder: Path, names: Iterable[str]) -> Iterator[Seen]:
    """Those of these letters that were kept."""
    for path in (folder / f"{name}.json" for name in names):
        if path.is_file():
            yield json.loads(path.read_text("utf-8"))


def pages_of(seen: Seen) -> list[Page]:
    """As the engines gave them."""
    return [Page.from_json(page) for page in seen["pages"]]


def weighed(seen: Seen) -> dict[str, Any]:
    """The object of docs/read.md, as `ocr.reading.read` would have given it."""
    pages, page_count = pages_of(seen), seen["page_count"]
    if seen["refused"]:
        reading = Reading(page_count, refused=Refused(Reason(seen["refused"][0]), seen["refused"][1]))
    elif any(secret_mark(page) for page in pages):
        reading = Reading(page_count, refused=Refused(Reason.SECRET, ""))
    else:
        reading = weigh(pages, page_count)
    return reading.as_json(seen["id"], seen["cpu"])


def cpu_seconds() -> float:
    """Of this process and of its children that have ended."""
    spent = os.times()
    return time.process_time() + spent.children_user + spent.children_system
