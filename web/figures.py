"""What a figure of a report counts, as the search is asked for it: the list has just as many lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from sqlalchemy import ColumnElement, exists, select

from web import work
from workflow.books.asked import numbered
from workflow.books.senders import OTHERS, group_of
from workflow.books.standing import Standing, document_standing
from workflow.document import IncomingDocument, Letterhead
from workflow.register import Entry
from workflow.terms import Channel, Urgency

REMOVED = "-"
"""The type of a letter that was registered and turned out to be secret: nobody knows it any more."""


@dataclass(frozen=True)
class Figure:
    """Each field narrows what is counted; all empty: nothing is asked."""

    standing: str = ""
    type: str = ""
    urgency: str = ""
    channel: str = ""
    group: str = ""
    numbered: str = ""
    """«1»: only what stands in the book."""

    @classmethod
    def asked(cls, args: Mapping[str, str]) -> Self:
        """From the words after the question mark; what is not understood is left out."""
        groups = {group.key for group in work.parts().sender_groups}
        return cls(
            standing=_word(args, "standing", Standing),
            type=args.get("type", "")[:100],
            urgency=_word(args, "urgency", Urgency),
            channel=_word(args, "channel", Channel),
            group=args.get("group", "") if args.get("group", "") in groups else "",
            numbered="1" if args.get("numbered") == "1" else "",
        )

    def as_args(self) -> dict[str, str]:
        """Back to the words after the question mark."""
        return {name: value for name, value in asdict(self).items() if value}

    @property
    def told(self) -> list[str]:
        """What is asked, in words: «Khẩn», «Đã xong quá hạn»."""
        groups = {group.key: group.name for group in work.parts().sender_groups}
        told = (
            Standing(self.standing).label if self.standing else "",
            "Không còn thông tin" if self.type == REMOVED else self.type,
            f"Độ khẩn: {Urgency(self.urgency).label}" if self.urgency else "",
            Channel(self.channel).label if self.channel else "",
            groups.get(self.group, ""),
            "Đã có số đến" if self.numbered else "",
        )
        return [words for words in told if words]

    def conditions(self, today: date) -> Iterator[ColumnElement[bool]]:
        """The same as the reports count by."""
        if self.numbered:
            yield numbered()
        if self.standing:
            yield document_standing(today) == self.standing
        if self.channel:
            yield IncomingDocument.channel == Channel(self.channel)
        if self.type == REMOVED:
            yield ~self._has_head()
        elif self.type:
            yield self._has_head(Letterhead.type_name == self.type)
        # What has no letterhead any more counts as ordinary, and from somebody else.
        if self.urgency:
            bears = self._has_head(Letterhead.urgency == Urgency(self.urgency))
            yield bears | ~self._has_head() if self.urgency == Urgency.NORMAL else bears
        if self.group:
            wrote = self._has_head(Letterhead.organ_name.in_(_bodies_of(self.group)))
            yield wrote | ~self._has_head() if self.group == OTHERS else wrote

    def _has_head(self, *which: ColumnElement[bool]) -> ColumnElement[bool]:
        """In the book it stands with such a letterhead."""
        entry = select(Entry.id).join(Letterhead, Letterhead.id == Entry.letterhead_id)
        return exists(entry.where(Entry.document_id == IncomingDocument.id, Entry.voided_at.is_(None), *which))


def _word(args: Mapping[str, str], name: str, words: type[StrEnum]) -> str:
    value = args.get(name, "")
    return value if value in {word.value for word in words} else ""


def _bodies_of(key: str) -> list[str]:
    """All that ever wrote to the office and belong to the group."""
    groups = work.parts().sender_groups
    names = work.session().scalars(select(Letterhead.organ_name).distinct())
    return [name for name in names if group_of(name, groups).key == key]
