"""Map 4: who usually gets such a letter. Proposals with reasons; a person decides.

A rule names a unit and the words that speak for it; the longest phrase wins (overlapping fields are the norm:
«giám sát» alone says little, «giám sát và phản biện xã hội» says whose it is).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storage.text import fold
from workflow.people import Unit
from workflow.terms import Duty

DEFAULT = Path(__file__).with_name("default.toml")

PLACES = {
    "issuer": "Cơ quan ban hành",
    "type": "Tên loại",
    "subject": "Trích yếu",
    "clause": "Mục «Tổ chức thực hiện»",
}
"""Where a rule looks, in the order of the weight it has when phrases are equally long."""


class BadRules(Exception):
    """The office's file of rules cannot be used; the text says which rule and why, in Vietnamese."""


@dataclass(frozen=True)
class Rule:
    """One unit, and the words that speak for it, by the place where they are looked for."""

    unit: str
    regulation: str
    """The clause that fixes this unit without asking a leader; empty where it is only usual."""
    words: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Suggestion:
    """A unit, what for, and why; the heavier the likelier."""

    unit: Unit
    reason: str
    weight: float
    duty: Duty = Duty.SUPPORT


def rules_of(path: Path) -> tuple[Rule, ...]:
    """The rules of a file, in its order.

    Raises:
        BadRules: with a sentence that names the rule.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("rule", [])
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise BadRules(f"Không đọc được {path.name}: {error}.") from error
    return tuple(_rule(number, table, path.name) for number, table in enumerate(tables, 1))


def by_words(rules: Iterable[Rule], units: Iterable[Unit], letter: dict[str, str]) -> list[Suggestion]:
    """What the rules say of a letter, each unit once, the likeliest first.

    Args:
        rules: the office's.
        units: those that exist today.
        letter: what stands in each of `PLACES`; what is missing is empty.
    """
    folded = {place: fold(letter.get(place, "")) for place in PLACES}
    units = list(units)
    best: dict[int, Suggestion] = {}
    for rule in rules:
        for unit in units:
            if _is_named(unit, rule.unit) and (found := _speaks(rule, folded)):
                suggestion = Suggestion(unit, found[1], found[0])
                if unit.id not in best or best[unit.id].weight < suggestion.weight:
                    best[unit.id] = suggestion
    return sorted(best.values(), key=lambda each: -each.weight)


def _rule(number: int, table: dict[str, Any], name: str) -> Rule:
    unknown = set(table) - {"unit", "regulation", *PLACES}
    if unknown:
        raise BadRules(f"{name}, quy tắc {number}: không có mục «{sorted(unknown)[0]}».")
    if not isinstance(table.get("unit"), str) or not table["unit"].strip():
        raise BadRules(f"{name}, quy tắc {number}: thiếu tên đơn vị (unit).")
    words = {place: table.get(place, []) for place in PLACES}
    for place, phrases in words.items():
        if not isinstance(phrases, list) or not all(isinstance(phrase, str) and phrase.strip() for phrase in phrases):
            raise BadRules(f"{name}, quy tắc {number}: «{place}» phải là danh sách cụm từ.")
    if not isinstance(table.get("regulation", ""), str):
        raise BadRules(f"{name}, quy tắc {number}: «regulation» phải là điều, khoản của quy chế.")
    by_place = tuple((place, tuple(phrases)) for place, phrases in words.items())
    return Rule(table["unit"], table.get("regulation", "").strip(), by_place)


def _is_named(unit: Unit, word: str) -> bool:
    return fold(word) in (fold(unit.short_name), fold(unit.name)) or fold(word) in fold(unit.name)


def _speaks(rule: Rule, folded: dict[str, str]) -> tuple[float, str] | None:
    """The weightiest phrase of the rule that the letter bears, and how that is said."""
    found = [
        (len(fold(phrase)) - rank / 10, f"{PLACES[place]} có «{phrase}»")
        for rank, (place, phrases) in enumerate(rule.words)
        for phrase in phrases
        if re.search(rf"\b{re.escape(fold(phrase))}\b", folded[place])
    ]
    return max(found) if found else None
