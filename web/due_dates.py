"""A day that somebody chose on a form, and where it comes from: the letter's own words, or the hand that wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from web import work
from workflow.deadlines import Counting
from workflow.document import IncomingDocument
from workflow.due import Deadline
from workflow.reckoning import Reckoning, reckon, reckon_by_hand, reckon_hours
from workflow.terms import Source

LONGEST_PHRASE = 300


@dataclass(frozen=True)
class LettersDate:
    """A deadline that the letter sets: one tap away on the form."""

    day: date
    phrase: str


def letters_dates(document: IncomingDocument) -> list[LettersDate]:
    """Those that are still to come, the earliest first, each day once."""
    coming = {each.due_date: LettersDate(each.due_date, _short(each.phrase)) for each in reversed(_reckoned(document))}
    return [coming[day] for day in sorted(coming) if day >= work.today()]


def deadline_on(day: date, document: IncomingDocument | None, at: time | None = None) -> Deadline:
    """The deadline of a day that was chosen, with where it comes from.

    Args:
        document: whose text may set that very day; None where no letter is asked.
        at: an hour of that day, where it was given.
    """
    in_letter = [each for each in _reckoned(document) if each.due_date == day and at is None] if document else []
    if in_letter:
        return _deadline(in_letter[0], Source.LETTER)
    return _deadline(reckon_by_hand(day, at, work.parts().calendar), Source.DIRECTIVE)


def deadline_within(hours: int) -> Deadline:
    """So many hours from now: hours run day and night (Civil Code, Art. 147.1)."""
    reckoned = reckon_hours(hours, work.now(), work.parts().calendar, f"trong {hours} giờ")
    return _deadline(reckoned, Source.DIRECTIVE)


def _deadline(reckoned: Reckoning, source: Source) -> Deadline:
    return Deadline(
        due_date=reckoned.due_date,
        due_time=reckoned.due_time,
        source=source,
        phrase=reckoned.phrase,
        page=reckoned.page,
        box=list(reckoned.box) if reckoned.box else None,
        reading=reckoned.reading,
        steps=list(reckoned.steps),
        calendar_version=reckoned.calendar_version,
        at=work.now(),
        set_by=work.me(),
    )


def _reckoned(document: IncomingDocument) -> list[Reckoning]:
    head = document.letterhead
    arrived = document.arrival_date or work.today()
    written = head.issued_date if head and head.issued_date else arrived
    counting = Counting(written, arrived, work.parts().calendar)
    found = (reckon(each, counting) for each in (document.reading or {}).get("deadlines") or ())
    return [each for each in found if each is not None and each.due_date >= written]


def _short(phrase: str) -> str:
    return phrase if len(phrase) <= LONGEST_PHRASE else phrase[:LONGEST_PHRASE].rstrip() + "…"
