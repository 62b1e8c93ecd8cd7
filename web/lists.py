"""A list on a desk: the first of what there is, and how much there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, func

from web import work

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Shown(Generic[Thing]):
    """The first things of a list, and how many there are in all."""

    rows: Sequence[Thing]
    total: int

    @property
    def more(self) -> bool:
        """Are there some that are not shown?"""
        return self.total > len(self.rows)


def first(query: Select[Any], most: int, skip: int = 0) -> Shown[Any]:
    """The first things of an ordered query after those skipped, at most so many; counted by the database."""
    counted = query.with_only_columns(func.count(), maintain_column_froms=True).order_by(None)
    return Shown(work.session().scalars(query.offset(skip).limit(most)).all(), work.session().scalar(counted) or 0)
