"""Fills the demo office with its year: each letter is drawn, stored, and lives its life until today."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import track
from sqlalchemy import select

from app.demo_year.case import Case
from app.demo_year.cast import Cast, cast_of, send_away
from app.demo_year.diary import Diary
from app.demo_year.door import checked
from app.demo_year.letters import DemoLetter, letters_of_the_year
from app.demo_year.page import draw_page
from app.demo_year.reading import reading_of, sentence_of
from storage.files import FileStore, page_picture
from workflow import steps
from workflow.calendar import working_calendar
from workflow.deadlines import WorkingCalendar, local_day
from workflow.document import IncomingDocument, Original
from workflow.register import Entry
from workflow.terms import State

if TYPE_CHECKING:
    from app.office import Office

AT_ONCE = 100
"""Letters that are written together."""
AGAIN = 0.015
"""So many come a second time, on paper after the file or the other way round."""


def fill(office: Office, number: int, seed: int, console: Console) -> bool:
    """A year of letters in an office whose book is still empty, all of them or none. False: it is not empty."""
    with office.database.writing() as session:
        if session.scalar(select(Entry.id).limit(1)) is not None:
            return False
        now, calendar = office.now(), working_calendar(session)
        send_away(cast := cast_of(session), local_day(now))
        letters = letters_of_the_year(number, seed, now, calendar)
        told = track(letters, "· Một năm văn bản", number, console=console, transient=True)
        for count, document in enumerate(_lived(told, cast, office.files, now, calendar, seed), 1):
            session.add(document)
            if count % AT_ONCE == 0:
                session.flush()
        session.commit()
    return True


def _lived(
    letters: Iterable[DemoLetter], cast: Cast, files: FileStore, now: datetime, calendar: WorkingCalendar, seed: int
) -> Iterator[IncomingDocument]:
    """The documents, each with its history until now."""
    chance = Random(seed)
    lately: deque[tuple[DemoLetter, IncomingDocument]] = deque(maxlen=40)
    for letter in letters:
        known, earlier = letter, None
        if lately and chance.random() < AGAIN:
            known, earlier = chance.choice(lately)
            known = replace(known, serial=letter.serial, came=letter.came, due=None)
        case = _taken_in(known, cast, files, Diary(letter.came, now, calendar), chance)
        case.earlier = earlier
        case.diary.live()
        if case.document.state is State.WITHHELD:
            files.wipe(case.document.original.sha256)
        lately.append((known, case.document))
        yield case.document


def _taken_in(letter: DemoLetter, cast: Cast, files: FileStore, diary: Diary, chance: Random) -> Case:
    """Its page is drawn and stored, as if it had been scanned and read."""
    content, boxes = draw_page(letter, sentence_of(letter))
    digest, size = files.put(BytesIO(content), len(content))
    _show(files, digest)
    original = Original(
        sha256=digest, size=size, file_name=letter.file_name, media_type="image/jpeg", page_count=1
    )  # fmt: skip
    document = steps.receive(original, cast.clerk(chance), letter.came, channel=letter.channel)
    case = Case(document, letter, cast, diary, chance)
    diary.after(0.02, partial(_read, case, reading_of(letter, boxes, chance)))
    return case


def _read(case: Case, reading: dict[str, Any]) -> None:
    steps.note_reading(case.document, reading, case.diary.at, complete=True)
    case.plan(0.1, 4, checked)


def _show(files: FileStore, digest: str) -> None:
    """The file itself is the picture of its page, and takes no room twice."""
    picture = files.derived(digest) / page_picture(1)
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.unlink(missing_ok=True)
    picture.hardlink_to(files.path(digest))
