"""Somebody does something: the facts that a rule may ask about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from workflow.document import IncomingDocument
from workflow.people import Person
from workflow.task import Task
from workflow.terms import Secrecy

Subject = TypeVar("Subject", IncomingDocument, Task)


@dataclass(frozen=True)
class Act(Generic[Subject]):
    """Somebody does something to a document or to a task."""

    to: Subject
    by: Person | None
    at: datetime
    today: date
    note: str = ""

    def is_by(self, person: Person | None) -> bool:
        """Is it done by that person, or by one who may act for them today, with this very letter?"""
        if self.by is None or person is None:
            return False
        return self.by is person or self.by.mandate_of(person, self.today, secret=self._is_secret) is not None

    @property
    def _is_secret(self) -> bool:
        document = self.to.document if isinstance(self.to, Task) else self.to
        return document.letterhead is not None and document.letterhead.secrecy is not Secrecy.NONE


Rule = Callable[[Act[Any]], bool]
"""A question about an act; its docstring is the sentence of refusal."""
