"""How a letter stands to others, said from its side: copies, updates, replacements, recalls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from routing.access import may_see
from web import work
from web.words import day
from workflow.document import IncomingDocument
from workflow.links import Link, named
from workflow.terms import LinkKind

# fmt: off
SAID_ON: dict[LinkKind, str] = {
    LinkKind.SAME:     "Có bản thứ hai:",
    LinkKind.UPDATES:  "Được cập nhật bởi",
    LinkKind.REPLACES: "Được thay thế bởi",
    LinkKind.CORRECTS: "Được đính chính bởi",
    LinkKind.RECALLS:  "Nơi gửi thu hồi bằng",
    LinkKind.ANSWERS:  "Được trả lời bởi",
}
"""Of what a later letter says, from the earlier one's side."""
SAID_BACK: dict[LinkKind, str] = {
    LinkKind.SAME:     "Là bản thứ hai của",
    LinkKind.UPDATES:  "Cập nhật",
    LinkKind.REPLACES: "Thay thế",
    LinkKind.CORRECTS: "Đính chính",
    LinkKind.RECALLS:  "Thu hồi",
    LinkKind.ANSWERS:  "Trả lời",
}
# fmt: on
"""What was told apart is not shown: it has nothing to do with this letter."""


@dataclass(frozen=True)
class Said:
    """«Được thay thế bởi số đến 12 ngày 02/03/2026»; `other` leads there, where this person may see it."""

    says: str
    named: str
    other: IncomingDocument | None
    note: str
    by: str
    at: datetime


def of(document: IncomingDocument) -> list[Said]:
    """All of them, in the order in which they were noted."""
    on = [(link, SAID_ON[link.kind], link.later) for link in document.links_on if link.kind in SAID_ON]
    back = [(link, SAID_BACK[link.kind], link.earlier) for link in document.links_back if link.kind in SAID_BACK]
    return [_said(link, says, other) for link, says, other in sorted((*on, *back), key=lambda each: each[0].id)]


def _said(link: Link, says: str, other: IncomingDocument | None) -> Said:
    sees = other is not None and may_see(work.me(), other, work.today())
    return Said(
        says, named(other) if other else _notice(link), other if sees else None, link.note, link.by.full_name, link.at
    )


def _notice(link: Link) -> str:
    return f"{link.notice_code} ngày {day(link.notice_date)}" if link.notice_date else link.notice_code
