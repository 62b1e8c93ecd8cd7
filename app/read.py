"""`vanthu read`: letters in; one JSON object a line out, CSV, or a table. Several at once, each in a child process."""

from __future__ import annotations

import csv
import json
import logging
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import date
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TextIO

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from app.eyes import SecretSeen
from app.field_names import FIELD_LABELS
from app.reader import Reader, ReaderDied
from ocr.preflight import MAX_PAGES
from ocr.refusal import Reason, Refused
from workflow.terms import Secrecy, Urgency

log = logging.getLogger(__name__)

Reading = Mapping[str, Any]
"""The object of docs/read.md."""

EYES = "app.eyes:PassingEyes"
DEADLY = "Tệp làm chương trình đọc dừng đột ngột hoặc đọc mãi không xong. Xin quét lại, hoặc in ra PDF mới rồi thử lại."
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


def read_all(paths: Iterable[Path], jobs: int, page_seconds: float, eyes: str = EYES) -> Iterator[Reading]:
    """Read the files, `jobs` at a time; each comes when it is done, with a progress bar on a terminal.

    A file that cannot be read comes too, refused; nothing is raised for it. A page that takes longer than its seconds,
    or brings its reader down, is left out.
    """
    paths = list(dict.fromkeys(paths))
    workers = max(1, min(jobs, len(paths)))
    yield from _with_progress(_side_by_side(paths, [Reader(eyes, page_seconds) for _ in range(workers)]), len(paths))


def read_one(path: Path, reader: Reader) -> dict[str, Any]:
    """Read one file into the object of docs/read.md; whatever is wrong with the file is said in it, not raised."""
    start = time.perf_counter()
    page_count = 0
    try:
        path.open("rb").close()
        page_count = reader.open(path.absolute(), MAX_PAGES).page_count
        pages = list(_pages(path, page_count, reader))
        return reader.weigh(pages, page_count, str(path), round(time.perf_counter() - start, 3), ())
    except OSError as error:
        return _refused(path, UNOPENED.get(type(error), f"Không mở được tệp ({error.strerror})."))
    except ReaderDied:
        return _refused(path, DEADLY)
    except SecretSeen:
        return _secret(path, page_count)
    except Refused as refused:
        return _told(path, page_count, refused)


def _pages(path: Path, page_count: int, reader: Reader) -> Iterator[dict[str, Any]]:
    """Each page as it was seen. Raises Refused, SecretSeen; ReaderDied if no page could be read."""
    given_up = 0
    for number in range(1, page_count + 1):
        try:
            yield reader.read(path.absolute(), number, gated=True).content
        except ReaderDied:
            given_up += 1
            log.warning("%s: bỏ qua trang %d, đọc quá lâu hoặc làm chương trình đọc dừng đột ngột", path, number)
            if given_up == page_count:
                raise


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


def _side_by_side(paths: Sequence[Path], readers: Sequence[Reader]) -> Iterator[dict[str, Any]]:
    """Each reader is a process of its own; who waits for it is a thread."""
    free: SimpleQueue[Reader] = SimpleQueue()
    for reader in readers:
        free.put(reader)

    def read(path: Path) -> dict[str, Any]:
        reader = free.get()
        try:
            return read_one(path, reader)
        finally:
            free.put(reader)

    pool = ThreadPoolExecutor(len(readers))
    try:
        for done in as_completed([pool.submit(read, path) for path in paths]):
            yield done.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for reader in readers:
            reader.close()


def _refused(path: Path, sentence: str) -> dict[str, Any]:
    return _told(path, 0, Refused(Reason.UNREADABLE, sentence))


def _secret(path: Path, page_count: int) -> dict[str, Any]:
    from ocr.reading import STOPPED  # heavy: only what is refused needs it here

    return _told(path, page_count, Refused(Reason.SECRET, STOPPED))


def _told(path: Path, page_count: int, refused: Refused) -> dict[str, Any]:
    from ocr.reading import Reading as Found

    as_json: dict[str, Any] = Found(page_count, refused=refused).as_json(str(path), 0.0)
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
