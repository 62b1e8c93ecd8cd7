"""One letter on its way: what is known of it, who acts, and what is planned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

from app.demo_year.cast import Cast
from app.demo_year.diary import DAY, Diary
from app.demo_year.letters import DemoLetter
from storage.files import FileStore
from workflow import steps
from workflow.deadlines import Counting
from workflow.document import IncomingDocument
from workflow.due import Deadline
from workflow.people import Person
from workflow.reckoning import Reckoning, reckon, reckon_by_hand
from workflow.terms import Source


@dataclass
class Case:
    """All that the acts of a letter's life work with."""

    document: IncomingDocument
    letter: DemoLetter
    cast: Cast
    diary: Diary
    chance: Random
    files: FileStore
    earlier: IncomingDocument | None
    """The letter that this one is a second copy of."""

    def happens(self, likely: float) -> bool:
        """By chance."""
        return self.chance.random() < likely

    def file_away(self) -> None:
        """Into this year's dossier of the unit whose matter it is."""
        clerk, at = self.cast.clerk(self.chance), self.diary.at
        dossier = self.cast.dossier(self.letter.topic.lead, clerk, at)
        steps.add_to_dossier(self.document, dossier, clerk, at)
        steps.file(self.document, dossier.notation, clerk, at)

    def plan(self, shortest: float, longest: float, act: Callable[[Case], None]) -> None:
        """In so many working hours; what is urgent goes ten times as fast."""
        haste = 1.0 if self.letter.urgency is self.letter.urgency.NORMAL else 0.1
        # Most things are done soon, some lie for long.
        hours = haste * min(self.chance.expovariate(2.5), 1.6) * (longest - shortest) + shortest * haste
        self.diary.after(hours, lambda: act(self))

    def in_days(self, days: float, act: Callable[[Case], None]) -> None:
        """In about so many working days."""
        self.diary.after(self.chance.uniform(0.6, 1.4) * days * DAY, lambda: act(self))

    def deadline(self, day: date, by: Person) -> Deadline:
        """With where it comes from: the letter, if it names this day; else the leader."""
        calendar, letter = self.diary.calendar, self.letter
        if day == letter.due:
            words = {"date": day.isoformat(), "inclusive": True, "text": f"chậm nhất ngày {day:%d/%m/%Y}", "page": 1}
            counted = reckon(words, Counting(letter.issued, self.document.arrival_date or letter.issued, calendar))
            return self._kept(counted or reckon_by_hand(day, None, calendar), Source.LETTER, by)
        return self._kept(reckon_by_hand(day, None, calendar), Source.DIRECTIVE, by)

    def _kept(self, counted: Reckoning, source: Source, by: Person) -> Deadline:
        return Deadline(
            due_date=counted.due_date,
            source=source,
            phrase=counted.phrase,
            page=counted.page,
            reading=counted.reading.value,
            steps=list(counted.steps),
            calendar_version=counted.calendar_version,
            at=self.diary.at,
            set_by=by,
        )
