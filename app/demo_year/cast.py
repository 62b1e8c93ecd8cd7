"""Who acts in the year, and how punctual each unit is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from workflow.dossier import Dossier
from workflow.people import Mandate, Person, Unit
from workflow.register import Book, Register, open_book
from workflow.terms import MandateKind, Retention, Role

# fmt: off
PUNCTUAL = {"VP": 0.90, "BTG": 0.94, "BTC": 0.84, "UBKT": 0.88, "BDV": 0.70, "ĐTN": 0.60}
"""How much of its work a unit does in time; what is below it is as its head."""
AWAY = ((60, 45), (200, 190), (310, 305))
"""When the secretary is away and his deputy acts for him: from and until so many days before today."""
# fmt: on


@dataclass
class Cast:
    """The people and units of the demo office, by user name and short name, and its book of each year."""

    session: Session
    register: Register
    people: dict[str, Person]
    units: dict[str, Unit]
    books: dict[int, Book]
    dossiers: dict[tuple[int, str], Dossier] = field(default_factory=dict)

    def __getitem__(self, username: str) -> Person:
        return self.people[username]

    def clerk(self, chance: Random) -> Person:
        """Two sit at the desk; one does most."""
        return self.people[chance.choices(("vanthu", "vanthu2"), (70, 30))[0]]

    def head(self, unit: Unit) -> Person:
        """Who answers for the unit."""
        return self._of(unit, Role.HEAD)[0]

    def worker(self, unit: Unit, chance: Random) -> Person:
        """An officer of the unit, or its head where there is none."""
        return chance.choice(self._of(unit, Role.OFFICER) or self._of(unit, Role.HEAD))

    def punctuality(self, unit: Unit) -> float:
        """How much it does in time, from 0 to 1."""
        return PUNCTUAL[(unit.parent or unit).short_name]

    def dossier(self, short_name: str, by: Person, at: datetime) -> Dossier:
        """The unit's dossier of that year; opened with its first letter."""
        unit, year = self.units[short_name], at.year
        if (year, short_name) not in self.dossiers:
            title = f"Văn bản đến giao {unit.name} năm {year}"
            self.dossiers[year, short_name] = Dossier(
                year=year, notation=f"01-HS/{short_name}", title=title, retention=Retention.YEARS_10, opened_at=at,
                opened_by=by, unit=unit,
            )  # fmt: skip
        return self.dossiers[year, short_name]

    def book(self, year: int) -> Book:
        """The register in that year."""
        if year not in self.books:
            self.books[year] = open_book(self.session, self.register, year)
        return self.books[year]

    def _of(self, unit: Unit, role: Role) -> list[Person]:
        return [each for each in self.people.values() if any(p.unit is unit and p.role is role for p in each.posts)]


def cast_of(session: Session) -> Cast:
    """The office as it was founded."""
    return Cast(
        session=session,
        register=session.scalars(select(Register).order_by(Register.id)).first(),  # type: ignore[arg-type]
        people={person.username: person for person in session.scalars(select(Person))},
        units={unit.short_name: unit for unit in session.scalars(select(Unit))},
        books={},
    )


def send_away(cast: Cast, today: date) -> None:
    """The secretary was away three times, and his deputy acted for him."""
    for since, until in AWAY:
        first, last = (date.fromordinal(today.toordinal() - days) for days in (since, until))
        mandate = Mandate(
            giver=cast["bithu"], holder=cast["phobithu"], kind=MandateKind.ABSENCE, valid_from=first, valid_to=last
        )
        cast["phobithu"].mandates.append(mandate)
