"""Báo cáo tình hình giải quyết văn bản đến: by month, group of sender, type, urgency, channel; and how it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import extract, func, select
from sqlalchemy.orm import Session

from workflow.books.asked import Asked
from workflow.books.counting import Line, Part, most_first
from workflow.books.period import Period, month_of
from workflow.books.senders import Group, group_of
from workflow.books.standing import Standing, document_standing
from workflow.document import IncomingDocument, Letterhead
from workflow.register import Entry
from workflow.terms import Channel, Urgency

NO_TYPE = "Không còn thông tin"
"""What was registered and turned out to be secret: its content was removed."""


@dataclass(frozen=True)
class Handling:
    """The same letters, told apart in several ways; every part has the same sum."""

    period: Period
    parts: tuple[Part, ...]

    def part(self, by: str) -> Part:
        """One of them."""
        return next(part for part in self.parts if part.by == by)

    @property
    def sum(self) -> Line:
        """All letters."""
        return self.parts[0].sum


@dataclass(frozen=True)
class _Heap:
    """Letters that are alike in all that is asked."""

    organ_name: str
    type_name: str
    urgency: Urgency
    channel: Channel
    year: int
    month: int
    standing: Standing
    number: int


def handling(session: Session, asked: Asked, groups: Iterable[Group]) -> Handling:
    """What came in the period, and how it stands today."""
    heaps, groups = _heaps(session, asked), tuple(groups)
    grouped = {heap.organ_name: group_of(heap.organ_name, groups) for heap in heaps}
    months = {(month.first.year, month.first.month): month for month in asked.period.months}
    return Handling(
        asked.period,
        (
            Part("month", "Theo tháng", _lines(heaps, ((_month_key(each), f"Tháng {each.first:%m/%Y}", (year, month))
                for (year, month), each in months.items()), lambda heap: (heap.year, heap.month))),
            Part("group", "Theo nhóm cơ quan gửi", _lines(heaps, ((each.key, each.name, each.key) for each in groups),
                lambda heap: grouped[heap.organ_name].key)),
            Part("type", "Theo tên loại", most_first(_lines(heaps, ((name, name or NO_TYPE, name)
                for name in {heap.type_name for heap in heaps}), lambda heap: heap.type_name))),
            Part("urgency", "Theo độ khẩn", _lines(heaps, ((each.value, each.label, each) for each in Urgency),
                lambda heap: heap.urgency)),
            Part("channel", "Theo hình thức nhận", _lines(heaps, ((each.value, each.label, each) for each in Channel),
                lambda heap: heap.channel)),
        ),
    )  # fmt: skip


def _lines(
    heaps: Iterable[_Heap], kinds: Iterable[tuple[str, str, Any]], kind_of: Callable[[_Heap], Any]
) -> tuple[Line, ...]:
    """A line for each kind, in order, also where there is nothing of it.

    Args:
        kinds: key and name of each, and what `kind_of` says of its letters.
    """
    counts: dict[Any, Counter[Standing]] = {}
    for heap in heaps:
        counts.setdefault(kind_of(heap), Counter())[heap.standing] += heap.number
    return tuple(Line(name, key, counts.get(kind, Counter())) for key, name, kind in kinds)


def _heaps(session: Session, asked: Asked) -> list[_Heap]:
    told_apart = (
        func.coalesce(Letterhead.organ_name, ""),
        func.coalesce(Letterhead.type_name, ""),
        Letterhead.urgency,
        IncomingDocument.channel,
        extract("year", IncomingDocument.arrival_date),
        extract("month", IncomingDocument.arrival_date),
        document_standing(asked.today).label("standing"),
    )
    each: Any = select(*(column.label(f"c{number}") for number, column in enumerate(told_apart)))
    letters = (
        each.select_from(IncomingDocument)
        .join(Entry, (Entry.document_id == IncomingDocument.id) & Entry.voided_at.is_(None))
        .outerjoin(Letterhead, Letterhead.id == Entry.letterhead_id)
        .where(asked.letters)
        .subquery()
    )
    rows = session.execute(select(letters, func.count()).group_by(*letters.c))
    return [
        _Heap(organ, type_name, urgency or Urgency.NORMAL, channel, year, month, Standing(standing), number)
        for organ, type_name, urgency, channel, year, month, standing, number in rows
    ]


def _month_key(month: Period) -> str:
    """«2026-03»."""
    return f"{month_of(month.first).first:%Y-%m}"
