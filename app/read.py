"""`vanthu read`: letters in; one JSON object a line out, or CSV, or a table. Several at once, each in a process."""

from __future__ import annotations

import csv
import json
import logging
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TextIO

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from app.field_names import FIELD_LABELS
from workflow.terms import Secrecy, Urgency

log = logging.getLogger(__name__)

Reading = Mapping[str, Any]
"""The object of docs/read.md."""

DEADLY = "Tệp làm chương trình đọc dừng đột ngột. Xin quét lại văn bản hoặc in ra PDF mới rồi thử lại."
UNOPENED: dict[type[OSError], str] = {
    FileNotFoundError: "Không mở được tệp: không có tệp này. Xin kiểm tra lại tên tệp.",
    IsADirectoryError: "Không mở được tệp: đây là một thư mục. Xin ghi tên các tệp trong đó.",
    PermissionError: "Không mở được tệp: không có quyền đọc. Xin kiểm tra lại quyền của tệp.",
}
NOT_READ = {"unreadable", "too_large", "encrypted"}
"""Why a file was refused of which nothing could be read; the other reasons are what was read."""
MOST = 0.99
"""Nothing that was read is told as certain."""
LEVELS: dict[str, str] = {level.value: level.label for level in (*Urgency, *Secrecy)}


def read_all(paths: Iterable[Path], jobs: int) -> Iterator[Reading]:
    """Read the files, `jobs` at a time; each comes when it is done, with a progress bar on a terminal.

    A file that cannot be read comes too, refused; nothing is raised for it.
    """
    paths = list(dict.fromkeys(paths))
    workers = min(jobs, len(paths))
    if workers <= 1:
        yield from _with_progress((read_one(path) for path in paths), len(paths))
        return
    yield from _with_progress(_side_by_side(paths, workers), len(paths))


def read_one(path: Path) -> dict[str, Any]:
    """Read one file into the object of docs/read.md; whatever is wrong with the file is said in it, not raised."""
    from ocr.reading import read  # heavy: only the process that reads loads it

    start = time.perf_counter()
    try:
        reading = read(path)
    except OSError as error:
        return _refused(path, UNOPENED.get(type(error), f"Không mở được tệp ({error.strerror})."))
    except Exception:
        log.exception("%s", path)
        return _refused(path, "Có lỗi ngoài dự kiến khi đọc tệp này. Xin quét lại, hoặc báo người quản trị kèm tệp.")
    as_json: dict[str, Any] = reading.as_json(str(path), round(time.perf_counter() - start, 3))
    return as_json


class Unread:
    """Counts the files that could not be read, while their readings go by."""

    def __init__(self) -> None:
        self.files = 0

    def counted(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """The same readings."""
        for reading in readings:
            refused = reading["refused"]
            self.files += bool(refused) and (refused["reason"] in NOT_READ or not reading["pages"])
            yield reading


def _side_by_side(paths: Sequence[Path], workers: int) -> Iterator[dict[str, Any]]:
    """A file that takes its reader down takes down those beside it, too: these are read again, each alone."""
    left = set(paths)
    with suppress(BrokenProcessPool), _pool(workers) as pool:
        waiting = {pool.submit(read_one, path): path for path in paths}
        for done in as_completed(waiting):
            reading = done.result()
            left.remove(waiting[done])
            yield reading
    for path in sorted(left):
        with _pool(1) as pool:
            try:
                reading = pool.submit(read_one, path).result()
            except BrokenProcessPool:
                reading = _refused(path, DEADLY)
        yield reading


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def _refused(path: Path, sentence: str) -> dict[str, Any]:
    from ocr.reading import Reading as Found
    from ocr.refusal import Reason, Refused

    as_json: dict[str, Any] = Found(0, refused=Refused(Reason.UNREADABLE, sentence)).as_json(str(path), 0.0)
    return as_json


def as_json_lines(readings: Iterable[Reading], out: TextIO) -> None:
    """One object a line, as each comes."""
    for reading in readings:
        print(json.dumps(reading, ensure_ascii=False), file=out, flush=True)


def as_csv(readings: Iterable[Reading], out: TextIO) -> None:
    """One line a file, one column a field."""
    lines = csv.writer(out)
    lines.writerow(["file", "refused", *FIELD_LABELS])
    for reading in readings:
        refused = reading["refused"]["reason"] if reading["refused"] else ""
        values = (_plain(reading["fields"].get(name, {}).get("value")) for name in FIELD_LABELS)
        lines.writerow([reading["file"], refused, *values])


def as_tables(readings: Iterable[Reading], console: Console) -> None:
    """For people: field, value, confidence, sure or not."""
    for reading in readings:
        console.print(table_of(reading))


def table_of(reading: Reading) -> Table:
    """What was read from one file, as a table."""
    from web.papers_in_scan import papers_of  # brings the web framework along, which the other forms do not need

    name = Path(reading["file"]).name
    table = Table(title=f"{name} · {reading['pages']} trang · {reading['seconds']:.1f} giây", title_justify="left")
    for heading in ("Thành phần", "Giá trị", "Độ tin", "Chắc chắn"):
        table.add_column(heading, overflow="fold")
    if reading["refused"]:
        table.add_row("Không đọc", reading["refused"]["message"], "", "")
    for field, label in FIELD_LABELS.items():
        found = reading["fields"].get(field) or {}
        if found.get("value") is not None:
            sure = "✓ chắc" if found["sure"] else "● cần xem"
            likely = f"{min(found['confidence'], MOST):.2f}".replace(".", ",")
            table.add_row(label, _said(field, found["value"]), likely, sure)
    for paper in papers_of(reading):
        table.add_row(
            "Trong tệp có", f"{paper.name} ({paper.pages}) {paper.about}".rstrip(), "", _marked(paper.is_other)
        )
    for deadline in reading["deadlines"]:
        table.add_row("Thời hạn", deadline["text"], "", "")
    for disagreement in reading["disagreements"]:
        table.add_row("Nói khác nhau", disagreement["sentence"], "", _marked(True))
    return table


def _marked(doubtful: bool) -> str:
    return "● cần xem" if doubtful else ""


def _said(field: str, value: object) -> str:
    """As a person says it: «Khẩn», «30/01/2024»."""
    if field.endswith("_date"):
        return date.fromisoformat(str(value)).strftime("%d/%m/%Y")
    return LEVELS.get(str(value), str(value)) if field in ("urgency", "secrecy") else str(value)


def _with_progress(readings: Iterator[dict[str, Any]], total: int) -> Iterator[dict[str, Any]]:
    console = Console(file=sys.stderr)
    if not console.is_terminal or total == 1:
        yield from readings
        return
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("Đang đọc", total=total)
        for reading in readings:
            progress.advance(task)
            yield reading


def _plain(value: object) -> str:
    """A spreadsheet must not take what stands on a letter for a formula."""
    text = "" if value is None else str(value)
    return "'" + text if text.startswith(("=", "+", "-", "@", "\t")) else text
