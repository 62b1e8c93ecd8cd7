"""The clerk's desk: what waits, and the box that letters come in through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO, cast

from flask import render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from storage.files import TooLarge
from web import clerk_queue, work
from workflow.document import IncomingDocument
from workflow.terms import Channel, State

EMPTY = "Tệp rỗng, không có nội dung. Xin quét lại rồi gửi."
NO_FILE = "Chưa chọn tệp nào."


class Fate(StrEnum):
    """What became of a file."""

    TAKEN_IN = "taken_in"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True)
class TakenIn:
    """A file and what became of it; the sentence says why it was refused."""

    file_name: str
    fate: Fate
    document: IncomingDocument | None = None
    sentence: str = ""


def desk() -> ResponseReturnValue:
    """The whole desk."""
    return render_template("clerk/desk.html", results=[], just=just_registered(), **_what_waits())


def waiting() -> ResponseReturnValue:
    """Only what waits, for the desk that looks again by itself."""
    return render_template("clerk/parts/waiting.html", **_what_waits())


def take_in() -> ResponseReturnValue:
    """Letters come in. Each is safely stored when this is answered."""
    work.write_now()
    results = [_take_in(file) for file in _files()]
    status = 200 if any(result.document for result in results) else 409
    if "X-Upload" in request.headers:
        return render_template("clerk/parts/taken_in.html", results=results), status
    return render_template("clerk/desk.html", results=results, just=None, **_what_waits()), status


def just_registered() -> IncomingDocument | None:
    """The letter whose number is to be announced on this page."""
    id = request.args.get("just", type=int)
    document = work.document(id) if id else None
    return document if document and document.arrival_number and document.letterhead else None


def _files() -> Iterable[FileStorage]:
    return [file for file in request.files.getlist("file") if file.filename] or [FileStorage(filename="")]


def _take_in(file: FileStorage) -> TakenIn:
    name = file.filename or ""
    if not name:
        return TakenIn("", Fate.REFUSED, sentence=NO_FILE)
    if not file.stream.read(1):
        return TakenIn(name, Fate.REFUSED, sentence=EMPTY)
    file.stream.seek(0)
    door = work.parts().door
    try:
        kept = door.keep(cast(BinaryIO, file.stream))
    except TooLarge:
        limit = f"Tệp lớn hơn mức cho phép ({door.limit >> 20} MB). Xin chia nhỏ bản quét, hoặc quét ở 300 dpi."
        return TakenIn(name, Fate.REFUSED, sentence=limit)
    cleared, channel = request.form.get("cleared") == "yes", _channel(request.form.get("channel", ""))
    intake = door.admit(work.session(), kept, name, work.me(), work.now(), cleared=cleared, channel=channel)
    # Each for itself: nobody else can write while the next one is stored.
    work.session().commit()
    return TakenIn(name, Fate.TAKEN_IN if intake.is_new else Fate.KNOWN, intake.document)


def _channel(asked: str) -> Channel:
    return Channel(asked) if asked in set(Channel) else Channel.PAPER


def _what_waits() -> dict[str, object]:
    counts = clerk_queue.counts(work.session())
    asked = request.args.get("state", "")
    states = [state for state, _ in clerk_queue.WAITING]
    state = State(asked) if asked in states else next((s for s in states if counts.get(s)), states[0])
    heap = clerk_queue.heap(state, request.args.get("page", 1, type=int))
    reading = counts.get(State.RECEIVED, 0) + sum(not d.reading_complete for d in heap.documents)
    return {
        "heaps": clerk_queue.WAITING,
        "counts": counts,
        "heap": heap,
        "withheld": clerk_queue.just_withheld(),
        "read_pages": clerk_queue.pages_read(work.session(), heap.documents),
        "still_reading": reading > 0,
    }
