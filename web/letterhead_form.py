"""The form of a letterhead: its fields in the order the eye reads the paper, and how the filled-in form is taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from web.typed import Unclear, a_code, a_day, a_line, a_text, within
from workflow.document import Letterhead
from workflow.terms import Secrecy, Term, Urgency


class Kind(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    LONG = "long"
    DAY = "day"
    CHOICE = "choice"


@dataclass(frozen=True)
class Field:
    """One field of the form."""

    name: str
    label: str
    kind: Kind = Kind.LINE
    limit: int = 200
    """Characters the book has room for."""
    asked: bool = False
    """Worth a look when the paper does not seem to bear it."""
    doubted: bool = True
    """A doubtful value is stopped at; where it is not, the value is only offered."""
    words: type[Term] | None = None
    """For a choice: the words to choose from."""
    starts_with_digit: bool = False
    """A digit typed first belongs to the value, and does not choose a candidate."""
    listed: str = ""
    """The list of known values that typing looks through."""


# fmt: off
FIELDS = (
    Field("organ_name",      "Cơ quan ban hành", limit=200, asked=True, listed="issuers"),
    Field("code",            "Số, ký hiệu",      limit=60,  asked=True, starts_with_digit=True),
    Field("issued_date",     "Ngày ban hành",    Kind.DAY,  asked=True, starts_with_digit=True),
    Field("type_name",       "Tên loại",         limit=100, asked=True, listed="types"),
    Field("subject",         "Trích yếu",        Kind.LONG, limit=1000, asked=True),
    Field("urgency",         "Độ khẩn",          Kind.CHOICE, asked=True, words=Urgency),
    Field("secrecy",         "Độ mật",           Kind.CHOICE, asked=True, words=Secrecy),
    Field("signer_name",     "Người ký",         limit=100),
    Field("signer_position", "Chức vụ",          limit=200, doubted=False),
    Field("issue_place",     "Địa danh",         limit=100, doubted=False),
    Field("addressed_to",    "Kính gửi",         Kind.LONG, limit=2000, doubted=False),
    Field("to_places",       "Nơi nhận",         Kind.LONG, limit=4000, doubted=False),
    Field("due_date",        "Hạn trả lời",      Kind.DAY, starts_with_digit=True),
)
# fmt: on
BY_NAME = {field.name: field for field in FIELDS}

W = TypeVar("W", bound=Term)


def letterhead_from(form: Mapping[str, str], today: date) -> Letterhead:
    """The letterhead that a person confirmed by sending the form.

    Raises:
        Unclear: a date is no date, a text is too long, or the degree of urgency or secrecy was not chosen.
    """
    return Letterhead(
        code=within(a_code(form.get("code", "")), 60, BY_NAME["code"].label),
        organ_name=_text(form, "organ_name"),
        issued_date=_day(form, "issued_date", today),
        type_name=_text(form, "type_name"),
        subject=_text(form, "subject"),
        urgency=_word(form, "urgency", Urgency),
        secrecy=_word(form, "secrecy", Secrecy),
        issue_place=_text(form, "issue_place"),
        signer_name=_text(form, "signer_name"),
        signer_position=_text(form, "signer_position"),
        addressed_to=_text(form, "addressed_to"),
        to_places=_text(form, "to_places"),
        due_date=_day(form, "due_date", today),
        note=within(a_text(form.get("note", "")), 2000, "Ghi chú"),
    )


def _text(form: Mapping[str, str], name: str) -> str:
    field = BY_NAME[name]
    # What the book keeps of a subject is one line; recipients keep theirs.
    tidy = a_text if name in ("addressed_to", "to_places") else a_line
    return within(tidy(form.get(name, "")), field.limit, field.label)


def _day(form: Mapping[str, str], name: str, today: date) -> date | None:
    return a_day(form.get(name, ""), BY_NAME[name].label, today)


def _word(form: Mapping[str, str], name: str, words: type[W]) -> W:
    chosen = next((word for word in words if word.value == form.get(name)), None)
    if chosen is None:
        raise Unclear(f"Xin xác nhận {BY_NAME[name].label.lower()} của văn bản.")
    return chosen
