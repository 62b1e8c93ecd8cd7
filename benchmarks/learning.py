"""What the order of an issuer's numbers is worth: `python -m benchmarks.learning [TRIALS]`.

An invented office registers a part of what an issuer sends in a year. Two engines read the number of the next letter,
and one of them misreads it: how often is the right one proposed, with the register's help and without? And where both
read it right, is it ever lost?
"""

from __future__ import annotations

import random
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ocr.calibration import curve_of
from ocr.experience import Experience, lessons_of
from ocr.fields.code import Code
from ocr.fields.organ_name import Issuer
from ocr.finding import Evidence, Finding
from ocr.page import Box
from ocr.recalling import Found, recall
from ocr.running_order import Dated
from ocr.weighing import FieldReading, weigh
from workflow.lessons import RegisteredLetter

NEW_YEAR, DAYS = date(2026, 1, 2), 300
ISSUER, NOTATION = "Sở Thủy lợi tỉnh Sông Hồng", "STL-QLN"


@dataclass(frozen=True)
class Habit:
    """How an issuer numbers, and how much of it comes to the office."""

    name: str
    a_day: float
    share: float
    late: int = 2
    """A number may be taken so many days after the day of the letter."""
    runs: int = 1


HABITS = (
    Habit("two letters a week, all of them come", 0.3, 1.0),
    Habit("one a day, every third comes", 1.0, 0.3),
    Habit("five a day, every fifth comes", 5.0, 0.2),
    Habit("fifteen a day, every twentieth comes", 15.0, 0.05, late=3),
    Habit("five a day, numbered up to eight days late", 5.0, 0.2, late=8),
    Habit("two runs under one notation", 1.0, 0.3, runs=2),
)


def main(trials: int) -> None:
    """Prints a row for each habit."""
    chance = random.Random(7)
    print(f"{'':44}  disagreeing engines, right   agreeing engines, lost")
    for habit in HABITS:
        done = [trial for _ in range(trials) if (trial := _trial(chance, habit))]
        alone, helped, lost = (sum(each[at] for each in done) / len(done) for at in range(3))
        print(f"{habit.name:44}  {alone:8.0%} → {helped:4.0%}               {lost:8.1%}")


def _trial(chance: random.Random, habit: Habit) -> tuple[bool, bool, bool] | None:
    """Right without the register, right with it; and lost, where both engines had read it right."""
    known = [dated for dated in _year(chance, habit) if chance.random() < habit.share]
    if len(known) < 3:
        return None
    at = chance.randrange(2, len(known))
    (day, true), experience = known[at], _experience(known[:at])
    pair = [true, _misread(chance, true)]
    chance.shuffle(pair)
    before, after = _read(day, pair, experience)
    _, agreed = _read(day, [true, true], experience)
    want = str(true).zfill(2)
    return before.value == want, after.value == want, agreed.value != want


def _year(chance: random.Random, habit: Habit) -> list[Dated]:
    """Days and numbers of all letters, in the order in which they were numbered."""
    given, letters = [0] * habit.runs, []
    for day in range(DAYS):
        for run in range(habit.runs):
            for _ in range(int(habit.a_day) + (chance.random() < habit.a_day % 1)):
                given[run] += 1
                letters.append((NEW_YEAR + timedelta(days=max(0, day - chance.randint(0, habit.late))), given[run]))
    return letters


def _experience(known: list[Dated]) -> Experience:
    letters = (
        RegisteredLetter(at, ISSUER, f"{number}/{NOTATION}", day, "", "") for at, (day, number) in enumerate(known)
    )
    return Experience(tuple(lessons_of(reversed(list(letters)))))


def _misread(chance: random.Random, number: int) -> int:
    """A figure taken for another, lost, or seen twice."""
    figures, at = list(str(number)), chance.randrange(len(str(number)))
    figures[at] = chance.choice(["", figures[at] * 2, *"0123456789" * 2])
    misread = int("".join(figures) or "0")
    return misread if misread not in (0, number) else _misread(chance, number)


def _read(day: date, numbers: list[int], experience: Experience) -> tuple[FieldReading, FieldReading]:
    """The number as the engines for words and for figures read it, without the register and with it."""
    codes = [
        _finding(Code(str(number).zfill(2), NOTATION), way)
        for number, way in zip(numbers, ("words", "figures"), strict=True)
    ]
    found: Found = {
        "organ_name": ([_finding(Issuer(ISSUER, None), "known")], lambda value: value.name),
        "code": (codes, str),
        "code_number": (codes, lambda value: value.number),
        "code_notation": (codes, lambda value: value.notation),
        "issued_date": ([_finding(day, "words")], date.isoformat),
        "signer_name": ([], str),
    }
    fields: Mapping[str, FieldReading] = {
        name: weigh(findings, curve_of(name), shown) for name, (findings, shown) in found.items()
    }
    return fields["code_number"], recall(found, fields, experience)["code_number"]


def _finding(value: Any, way: str) -> Finding[Any]:
    return Finding(value, Evidence(str(value), 1, Box(0.1, 0.1, 0.3, 0.12), 0.9), 0.95, "", way)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
