"""What stands in a row of figures: the figures, and the print before and after them."""

from __future__ import annotations

import random
from dataclasses import dataclass

NOTATIONS = (
    "QĐ-UBND",
    "UBND-VX",
    "TB-SYT",
    "BC-STC",
    "CV-ĐU",
    "KH-UBND",
    "TTr-SNV",
    "NQ-HĐND",
    "SYT-NVY",
    "BĐH",
    "TM-",
)


@dataclass(frozen=True)
class Wording:
    """What is printed before and after the figures, and what a reader should make of the whole."""

    before: str
    figures: str
    after: str
    italic: bool
    dotted: bool = False

    @property
    def read(self) -> str:
        return self.figures + ("/" if self.after.startswith("/") else "-" if self.after.startswith("-") else "")


def wording_of(rng: random.Random) -> Wording:
    """A number with its label and notation, a day, a month, or a whole date, as heads and arrival stamps have them."""
    kind = rng.random()
    if kind < 0.5:
        label = rng.choice(("", "", ":", "ố:", "Số:", "Số: ", "số ", ".", "Số"))
        after = (
            rng.choice(("", "/", "-"))
            if rng.random() < 0.4
            else rng.choice("///-") + rng.choice(NOTATIONS)[: rng.randint(1, 6)]
        )
        return Wording(label, _number(rng, 5), after, italic=rng.random() < 0.1, dotted=rng.random() < 0.2)
    if kind < 0.8:
        day = rng.random() < 0.65
        figures = str(rng.randint(1, 31 if day else 12))
        figures = figures.zfill(2) if rng.random() < 0.6 else figures
        before = rng.choice(
            ("", "y", "ày", "gày", "ngày", "ngày ") if day else ("", "g", "ng", "áng", "tháng", "tháng ")
        )
        after = rng.choice(("", "t", "th", "thá", "tháng") if day else ("", "n", "nă", "năm", "năm 2"))
        return Wording(before, figures, after, italic=rng.random() < 0.85, dotted=rng.random() < 0.2)
    if kind < 0.9:
        mark = rng.choice("//-")
        day, month = rng.randint(1, 31), rng.randint(1, 12)
        year = rng.randint(2008, 2032)
        parts = [f"{day:02}" if rng.random() < 0.6 else str(day), f"{month:02}" if rng.random() < 0.6 else str(month)]
        parts.append(str(year) if rng.random() < 0.6 else str(year)[2:])
        return Wording(rng.choice(("", "", "y:", "ày:")), mark.join(parts), "", italic=False, dotted=rng.random() < 0.5)
    return Wording(
        rng.choice(("", ":", "ố:", "Số:", "ĐẾN", "")), _number(rng, 6), "", italic=False, dotted=rng.random() < 0.5
    )


def _number(rng: random.Random, most: int) -> str:
    long = rng.choices(range(1, most + 1), (1, 3, 6, 4, 1, 0.3)[:most])[0]
    figures = "".join(rng.choice("0123456789" + "11") for _ in range(long))
    return figures.zfill(2) if long == 1 else figures
