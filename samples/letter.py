"""A letter as data: what is printed, what is written by hand or stamped on it, and the truth about it."""

import tomllib
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "letters"


@dataclass(frozen=True)
class Arrival:
    """The ĐẾN stamp of the office that received the letter (Decree 30/2020, Annex IV.V)."""

    office: str
    number: str
    date: date
    forwarded: str = ""
    file_notation: str = ""
    ink: str = "blue"
    over_text: bool = False


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One official letter of the State (Decree 30/2020) or the Party (HD 36-HD/VPTW).

    Texts may be marked as `samples.text` says. `parent` and `issuer` are the lines as printed, `organ_name` is the
    issuer's full name and `organ_name_accept` every way of writing it that counts as right. `deadlines` are
    {"date": ISO} or {"day_of_month": n}.
    """

    system: str
    number: str
    notation: str
    parent: tuple[str, ...] = ()
    issuer: tuple[str, ...]
    organ_name: str
    organ_name_accept: tuple[str, ...] = ()
    parent_name: str | None = None
    place: str
    issued: date
    type_name: str = "Công văn"
    title: tuple[str, ...] = ()
    subject: str
    address: str = "Kính gửi:"
    addressed_to: tuple[str, ...] = ()
    body: tuple[str, ...]
    notes: dict[str, str] | None = None
    authority: tuple[str, ...] = ()
    position: str | None
    signer: str | None
    to_places: tuple[str, ...] = ()
    contacts: str = ""
    circulation: str = ""
    urgency: str = "normal"
    secrecy: str = "none"
    stamp_shape: str = "framed"
    hand_number: bool = True
    hand_date: bool = True
    head_printed: bool = True
    arrival: Arrival | None = None
    deadlines: tuple[dict[str, Any], ...] = ()
    unknown: tuple[str, ...] = ()
    remark: str | None = None
    seal: tuple[str, str] | None = None
    hand: int = 0
    annex: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """Số, ký hiệu as it is normally written: «357-CV/BTGĐUK», «1234/UBND-VX»."""
        return f"{self.number}{'-' if self.system == 'party' else '/'}{self.notation}"

    @property
    def leaves_room_for_arrival(self) -> bool:
        """Whether the ĐẾN stamp found a free place; beside another stamp the clerk looks for one."""
        return self.arrival is not None and (not self.arrival.over_text or self.urgency != "normal")

    @property
    def is_typed(self) -> bool:
        """Whether a type's name is printed; a công văn prints none."""
        return self.type_name != "Công văn"


@dataclass(frozen=True, kw_only=True)
class Slip:
    """A phiếu xử lý văn bản, the office's form that travels on top of a letter."""

    code: str
    issuer: str
    arrived: date
    submitted: date
    subject: str
    director: str = ""
    co_director: str = ""
    lead_unit: str = ""
    supporting: str = ""
    office: str
    proposals: tuple[str, ...]
    leader_position: str
    leader_name: str
    hand: int = 0


@cache
def letter(name: str) -> Letter:
    """The letter kept in letters/NAME.toml."""
    kept = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    if "arrival" in kept:
        kept["arrival"] = Arrival(**kept["arrival"])
    return Letter(**_tuples(kept, Letter))


@cache
def slip(name: str) -> Slip:
    """The slip kept in letters/NAME.toml."""
    return Slip(**_tuples(tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8")), Slip))


def _tuples(kept: dict[str, Any], kind: type) -> dict[str, Any]:
    known = {field.name for field in fields(kind)}
    if unknown := set(kept) - known:
        raise ValueError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    return {key: tuple(value) if isinstance(value, list) else value for key, value in kept.items()}
