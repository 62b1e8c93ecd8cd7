"""read(scan) → Reading: the stages, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from ocr import contract, slip
from ocr.calibration import curve_of
from ocr.clearing import without_stamps
from ocr.directory import directory
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
from ocr.page import Page
from ocr.parts import Part, PartKind, is_empty, is_letter, parts_of
from ocr.recalling import recall
from ocr.refusal import Reason, Refused
from ocr.scan import open_scan
from ocr.secrecy import secret_mark
from ocr.upright import prepare
from ocr.weighing import FieldReading
from ocr.weighing import weigh as _weigh

NOT_A_LETTER = "Đây không phải văn bản hành chính: không thấy phần đầu văn bản, số ký hiệu và chữ ký."
STOPPED = (
    "Văn bản có dấu chỉ độ mật: đã dừng đọc, không lưu nội dung. "
    "Hãy xóa bản quét khỏi máy này và đăng ký văn bản vào sổ văn bản mật."
)
EMPTY = "Không có chữ nào đọc được trên các trang; hãy kiểm tra lại bản quét."
"""Said of blank pages."""


@dataclass
class Reading:
    """All that one scan says; plain data, kept whole with the document."""

    page_count: int
    fields: dict[str, FieldReading] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    deadlines: list[Finding[deadlines.Deadline]] = field(default_factory=list)
    cites: list[Finding[cites.Citation]] = field(default_factory=list)
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
    if is_empty(pages):
        return Reading(page_count, _nothing(), refused=Refused(Reason.NOT_A_LETTER, EMPTY))
    parts = parts_of(pages, page_count)
    letter, own_slip = _of(pages, parts, PartKind.LETTER), _of(pages, parts, PartKind.SLIP)
    fields = fields_of(letter or list(pages), own_slip, experience)
    refused = None if is_letter(pages) else Refused(Reason.NOT_A_LETTER, NOT_A_LETTER)
    body = [page for page in pages if page not in own_slip]
    limits = list(deadlines.find(body, _day(fields["issued_date"])))
    return Reading(page_count, fields, parts, limits, list(cites.find(body)), refused)


def fields_of(
    letter: Sequence[Page], own_slip: Sequence[Page], experience: Experience = NOTHING_YET
) -> dict[str, FieldReading]:
    """Every field of the letter; the slip of the receiving office is a second witness."""
    stamped, letter = letter, [without_stamps(page) for page in letter]
    heard = slip.find(own_slip)
    numbers = [*code.find(letter), *heard["code"]]
    issuers = list(organ_name.find(letter))
    found: dict[str, tuple[Iterable[Finding[Any]], Callable[[Any], Any]]] = {
        "code": (numbers, str),
        "code_number": (numbers, lambda value: value.number),
        "code_notation": (numbers, lambda value: value.notation),
        "issued_date": (issued_date.find(letter), date.isoformat),
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
        "arrival_date": ([*arrival.find_date(stamped), *heard["arrival_date"]], date.isoformat),
    }
    fields = {name: _weigh(findings, curve_of(name), shown) for name, (findings, shown) in found.items()}
    fields |= recall(found, fields, experience)
    return fields | {
        "urgency": _or_none(fields["urgency"], urgency.NORMAL),
        "secrecy": _or_none(fields["secrecy"], secrecy.NONE),
        "arrival_date": _not_before(fields["arrival_date"], fields["issued_date"]),
        "organ_name": in_its_time(fields["organ_name"], fields["issued_date"], directory()),
    }


def _of(pages: Sequence[Page], parts: Sequence[Part], kind: PartKind) -> list[Page]:
    """The pages of the first part of this kind."""
    part = next((part for part in parts if part.kind is kind), None)
    return [page for page in pages if part and part.first <= page.number <= part.last]


def _parents(issuers: Sequence[Finding[organ_name.Issuer]]) -> Iterator[Finding[str]]:
    for found in issuers[:1]:
        if found.value.parent:
            yield Finding(
                found.value.parent, found.evidence, found.certainty, "Hàng trên tên cơ quan ban hành", found.way
            )


def _or_none(reading: FieldReading, nothing: str) -> FieldReading:
    """No stamp seen: the ordinary level, proposed without proof."""
    if reading.value is not None:
        return reading
    candidates = [(nothing, reading.confidence), *reading.candidates]
    return replace(reading, value=nothing, why="Không thấy dấu nào trên văn bản", candidates=candidates)


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
