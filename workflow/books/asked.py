"""What a report is asked: which days, by which calendar day, and of which letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_

from workflow.books.period import Period
from workflow.document import IncomingDocument


@dataclass(frozen=True)
class Asked:
    """The letters of a period that may be counted, seen from a day."""

    period: Period
    today: date
    allowed: ColumnElement[bool]
    """Which documents the person who asks may see; `sqlalchemy.true()` for all."""

    @property
    def letters(self) -> ColumnElement[bool]:
        """What came in the period and has its number; a voided number is none."""
        return and_(
            numbered(), IncomingDocument.arrival_date.between(self.period.first, self.period.last), self.allowed
        )


def numbered() -> ColumnElement[bool]:
    """It stands in the book."""
    return IncomingDocument.arrival_number.is_not(None)
