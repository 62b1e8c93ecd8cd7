"""Somebody does something: the facts that a rule may ask about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from workflow.document import IncomingDocument
from workflow.people import Mandate, Person
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
        return self.by is person or self._mandate_of(person) is not None

    @property
    def mandate(self) -> Mandate | None:
        """By what one acts who does it for a leader; none where it is one's own affair."""
        if self.by in self._leaders:
            return None
        return next((mandate for leader in self._leaders if (mandate := self._mandate_of(leader))), None)

    def _mandate_of(self, leader: Person) -> Mandate | None:
        return self.by.mandate_of(leader, self.today, secret=self._is_secret) if self.by is not None else None

    @property
    def _leaders(self) -> list[Person]:
        """Who may be acted for: who gave the work, who was asked to direct, who was asked to cooperate."""
        leaders: list[Person] = []
        if self.to.directive is not None:
            leaders.append(self.to.directive.sender)
        if self._document.proposal is not None:
            leaders.append(self._document.proposal.leader)
            leaders.extend(self._document.proposal.co_leaders)
        return leaders

    @property
    def _is_secret(self) -> bool:
        letterhead = self._document.letterhead
        return letterhead is not None and letterhead.secrecy is not Secrecy.NONE

    @property
    def _document(self) -> IncomingDocument:
        return self.to.document if isinstance(self.to, Task) else self.to


Rule = Callable[[Act[Any]], bool]
"""A question about an act; its docstring is the sentence of refusal."""
