"""Fills the demo office with its year: each letter is drawn, stored, and lives its life until today."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import Progress
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
from workflow.deadlines import local_day
from workflow.document import IncomingDocument, Original
from workflow.register import Entry

if TYPE_CHECKING:
    from app.office import Office

AT_ONCE = 100
"""Letters that are written together."""
AGAIN = 0.015
"""So many come a second time, on paper after the file or the other way round."""


def fill(office: Office, number: int, seed: int, now: datetime, console: Console) -> bool:
    """A year of letters in an office whose book is still empty, all of them or none. False: it is not empty."""
    with office.database.writing() as session:
        if session.scalar(select(Entry.id).limit(1)) is not None:
            return False
        calendar = working_calendar(session)
        send_away(cast := cast_of(session), local_day(now))
        letters = list(letters_of_the_year(number, seed, now, calendar))
        with Progress(console=console, transient=True) as progress:
            told = progress.add_task("· Một năm văn bản", total=len(letters))
            year = _Year(cast, office.files, Diary(letters[0].came if letters else now, now, calendar), Random(seed))
            for letter in letters:
                year.diary.on(letter.came, partial(year.arrives, letter, partial(progress.advance, told)))
            year.diary.live()
        session.commit()
    return True


@dataclass
class _Year:
    """What all letters of the year have in common."""

    cast: Cast
    files: FileStore
    diary: Diary
    chance: Random
    lately: deque[tuple[DemoLetter, IncomingDocument]] = field(default_factory=partial(deque, maxlen=40))
    """What came in these days: some of it comes again."""

    def arrives(self, letter: DemoLetter, told: Callable[[], None]) -> None:
        """A letter comes in: its page is drawn and stored, as if it had been scanned."""
        earlier = None
        if self.lately and self.chance.random() < AGAIN:
            known, earlier = self.chance.choice(self.lately)
            letter = replace(known, serial=letter.serial, came=letter.came)
        content, boxes = draw_page(letter, sentence_of(letter))
        original = self._kept(content, letter.file_name)
        document = steps.receive(original, self.cast.clerk(self.chance), letter.came, channel=letter.channel)
        self.cast.session.add(document)
        if letter.serial % AT_ONCE == 0:
            self.cast.session.flush()
        case = Case(document, letter, self.cast, self.diary, self.chance, self.files, earlier)
        self.diary.after(0.02, partial(_read, case, reading_of(letter, boxes, self.chance)))
        self.lately.append((letter, document))
        told()

    def _kept(self, content: bytes, name: str) -> Original:
        digest, size = self.files.put(BytesIO(content), len(content))
        _show(self.files, digest)
        return Original(sha256=digest, size=size, file_name=name, media_type="image/jpeg", page_count=1)


def _read(case: Case, reading: dict[str, Any]) -> None:
    steps.note_reading(case.document, reading, case.diary.at, complete=True)
    case.plan(0.1, 4, checked)


def _show(files: FileStore, digest: str) -> None:
    """The file itself is the picture of its page, and takes no room twice."""
    picture = files.derived(digest) / page_picture(1)
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.unlink(missing_ok=True)
    picture.hardlink_to(files.path(digest))
