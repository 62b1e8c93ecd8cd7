"""read(scan) → Reading: the stages, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from ocr import contract, slip
from ocr.calibration import curve_of
from ocr.clearing import without_stamps
from ocr.directory import directory
from ocr.enclosures import told_apart
from ocr.engine import read_page
from ocr.experience import NOTHING_YET, Experience
from ocr.fields import (
    addressed_to,
    arrival,
    cites,
    code,
    deadlines,
    issued_date,
    organ_name,
    secrecy,
    signer,
    subject,
    to_places,
    type_name,
    urgency,
)
from ocr.finding import Finding
from ocr.lifetime import in_its_time
from ocr.other_papers import is_empty, no_letter
from ocr.page import Page
from ocr.parts import Part, PartKind, has_own_head, parts_of
from ocr.recalling import recall
from ocr.refusal import Reason, Refused
from ocr.scan import open_scan
from ocr.secrecy import secret_mark
from ocr.silence import unmarked, unread
from ocr.upright import prepare
from ocr.weighing import FieldReading
from ocr.weighing import weigh as _weigh
from ocr.witnesses import Disagreement, disagreements, doubted

STOPPED = (
    "Văn bản có dấu chỉ độ mật: đã dừng đọc, không lưu nội dung. "
    "Hãy xóa bản quét khỏi máy này và đăng ký văn bản vào sổ văn bản mật."
)


OF_THE_LETTER = (PartKind.LETTER, PartKind.ATTACHMENT)
"""The parts whose time limits and citations are the letter's."""


@dataclass
class Reading:
    """All that one scan says; plain data, kept whole with the document."""

    page_count: int
    fields: dict[str, FieldReading] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    deadlines: list[Finding[deadlines.Deadline]] = field(default_factory=list)
    cites: list[Finding[cites.Citation]] = field(default_factory=list)
    disagreements: list[Disagreement] = field(default_factory=list)
    refused: Refused | None = None

    def as_json(self, file: str, seconds: float) -> dict[str, Any]:
        """The contract (docs/read.md), schema 1."""
        return contract.told(self, file, seconds)


def read(path: Path) -> Reading:
    """Reads a scan from the first page to the last; what cannot be read is refused in the Reading, never raised.

    A mark of State secrecy ends it at that page: nothing of what was read is in the Reading then.
    """
    page_count = 0
    try:
        scan = open_scan(path)
        page_count = scan.page_count
        pages = []
        for number in range(1, page_count + 1):
            page = read_page(prepare(scan.image(number)), number)
            if secret_mark(page) is not None:
                return Reading(page_count, refused=Refused(Reason.SECRET, STOPPED))
            pages.append(page)
    except Refused as refusal:
        return Reading(page_count, refused=refusal)
    return weigh(pages, page_count)


def weigh(pages: Sequence[Page], page_count: int, experience: Experience = NOTHING_YET) -> Reading:
    """What these pages say: all of a scan, or its first ones, or first and last; the first page first.

    Args:
        experience: what the office's own register teaches.
    """
    pages = sorted(pages, key=lambda page: page.number)
    other = no_letter(pages)
    refused = Refused(Reason.NOT_A_LETTER, other) if other else None
    if is_empty(pages):
        return Reading(page_count, _nothing(), refused=refused)
    parts = parts_of(pages, page_count)
    letter, own_slip = _of(pages, parts, PartKind.LETTER), _of(pages, parts, PartKind.SLIP)
    fields = fields_of(letter or list(pages), own_slip, experience)
    parts = [_with_its_head(part, pages, letter if _is_whole(letter, parts) else [], fields) for part in parts]
    body = [page for part in parts if part.kind in OF_THE_LETTER for page in part.among(pages)]
    limits = deadlines.find(body, _day(fields["issued_date"])) if body else ()
    cited = cites.find(body) if body else ()
    apart = disagreements(letter, own_slip)
    return Reading(page_count, doubted(fields, apart), parts, list(limits), list(cited), apart, refused)


def fields_of(
    letter: Sequence[Page], own_slip: Sequence[Page], experience: Experience = NOTHING_YET
) -> dict[str, FieldReading]:
    """Every field of the letter; the slip of the receiving office is a second witness."""
    stamped, letter = letter, [without_stamps(page) for page in letter]
    heard = slip.find(own_slip)
    numbers = [*code.find(letter), *heard["code"]]
    issuers, days = list(organ_name.find(letter)), list(issued_date.find(letter))
    written = _weigh(days, curve_of("issued_date"), date.isoformat).candidates
    found: dict[str, tuple[Iterable[Finding[Any]], Callable[[Any], Any]]] = {
        "code": (numbers, str),
        "code_number": (numbers, lambda value: value.number),
        "code_notation": (numbers, lambda value: value.notation),
        "issued_date": (days, date.isoformat),
        "issue_place": (issued_date.find_place(letter), str),
        "organ_name": (issuers, lambda value: value.name),
        "parent_name": (_parents(issuers), str),
        "type_name": (type_name.find(letter), str),
        "subject": (subject.find(letter), str),
        "urgency": ([*urgency.find(letter), *heard["urgency"]], str),
        "secrecy": (secrecy.find([*letter, *own_slip]), str),
        "signer_name": (list(signer.find(letter)), str),
        "signer_position": (signer.find_position(letter), str),
        "addressed_to": (addressed_to.find(letter), str),
        "to_places": (to_places.find(letter), str),
        "arrival_number": (arrival.find(stamped), str),
        "arrival_date": ([*arrival.find_date(stamped, written), *heard["arrival_date"]], date.isoformat),
    }
    fields = {name: _weigh(findings, curve_of(name), shown) for name, (findings, shown) in found.items()}
    fields |= recall(found, fields, experience)
    fields |= halves_of(fields)
    return fields | {
        "urgency": unmarked(fields["urgency"], urgency.NORMAL),
        "secrecy": unmarked(fields["secrecy"], secrecy.NONE),
        "arrival_number": unread(fields["arrival_number"], stamped),
        "arrival_date": _not_before(unread(fields["arrival_date"], stamped), fields["issued_date"]),
        "organ_name": in_its_time(fields["organ_name"], fields["issued_date"], directory()),
    }


def halves_of(fields: Mapping[str, FieldReading]) -> dict[str, FieldReading]:
    """Number and notation of a code that is sure are sure."""
    halves = {name: fields[name] for name in ("code_number", "code_notation")}
    return {name: replace(half, sure=half.sure or fields["code"].sure) for name, half in halves.items()}


def _of(pages: Sequence[Page], parts: Sequence[Part], kind: PartKind) -> list[Page]:
    """The pages of the first part of this kind."""
    part = next((part for part in parts if part.kind is kind), None)
    return part.among(pages) if part else []


def _is_whole(letter: Sequence[Page], parts: Sequence[Part]) -> bool:
    part = next((part for part in parts if part.kind is PartKind.LETTER), None)
    return part is not None and len(letter) == part.last - part.first + 1


def _with_its_head(
    part: Part, pages: Sequence[Page], letter: Sequence[Page], fields: Mapping[str, FieldReading]
) -> Part:
    """A part behind the letter that has a head of its own, with what that says."""
    own = part.among(pages)
    if part.kind not in (PartKind.ATTACHMENT, PartKind.OTHER_LETTER) or not own or not has_own_head(own[0]):
        return part
    return told_apart(part, fields_of(own, []), letter, fields)


def _parents(issuers: Sequence[Finding[organ_name.Issuer]]) -> Iterator[Finding[str]]:
    for found in issuers[:1]:
        if found.value.parent:
            yield Finding(
                found.value.parent, found.evidence, found.certainty, "Hàng trên tên cơ quan ban hành", found.way
            )


def _not_before(arrival_date: FieldReading, issued: FieldReading) -> FieldReading:
    """A letter comes after it was written: one of the two days is misread otherwise, and the clerk writes it."""
    if arrival_date.value is None or issued.value is None or arrival_date.value >= issued.value:
        return arrival_date
    why = f"Đọc được {arrival_date.value}, nhưng trước ngày văn bản {issued.value}: đề nghị xem lại"
    return replace(arrival_date, value=None, sure=False, page=None, box=None, why=why)


def _day(issued: FieldReading) -> date | None:
    return date.fromisoformat(issued.value) if issued.value else None


def _nothing() -> dict[str, FieldReading]:
    return {name: FieldReading() for name in contract.NAMES}
