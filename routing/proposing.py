"""The office's proposal, drafted: who should lead and who should help, and how it is written on the slip."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from routing.precedent import by_precedent
from routing.rules import Rule, Suggestion, by_words
from workflow.document import Letterhead
from workflow.people import Person, Unit
from workflow.terms import Duty

MOST_SUPPORT = 2
USUAL_WORKING_DAYS = 10
"""Proposed where the letter sets no deadline."""


def suggestions(
    session: Session, rules: Iterable[Rule], units: Iterable[Unit], letterhead: Letterhead
) -> list[Suggestion]:
    """Units with a duty and a reason: at most one to lead, a few to cooperate; what leaders did before goes first."""
    units = list(units)
    letter = {"issuer": letterhead.organ_name, "type": letterhead.type_name, "subject": letterhead.subject}
    before = by_precedent(session, units, letterhead.organ_name, letterhead.subject)
    found = _each_unit_once([*before, *by_words(rules, units, letter)])
    return [
        replace(suggestion, duty=Duty.LEAD if place == 0 else Duty.SUPPORT)
        for place, suggestion in enumerate(found[: 1 + MOST_SUPPORT])
    ]


def fixed_by_regulation(
    rules: Iterable[Rule], units: Iterable[Unit], letterhead: Letterhead | None
) -> list[Suggestion]:
    """The unit that the office's regulation names for such a letter, with the clause; none where it names none."""
    if letterhead is None:
        return []
    letter = {"issuer": letterhead.organ_name, "type": letterhead.type_name, "subject": letterhead.subject}
    clauses = {rule.unit: rule.regulation for rule in rules if rule.regulation}
    units = list(units)
    for name, clause in clauses.items():
        fixed = [rule for rule in rules if rule.unit == name and rule.regulation]
        if found := by_words(fixed, units, letter):
            return [replace(found[0], reason=clause, duty=Duty.LEAD)]
    return []


def wording(
    leader: Person | None, lead: Sequence[Unit], support: Sequence[Unit], inform: Sequence[Unit], today: date
) -> str:
    """«- Kính chuyển đồng chí … để báo cáo và chỉ đạo; - Ban … để thực hiện.»"""
    lines = []
    if leader is not None:
        called = ", ".join(part for part in (leader.full_name, leader.title_on(today)) if part)
        lines.append(f"- Kính chuyển đồng chí {called} để báo cáo và chỉ đạo")
    if lead:
        helped = f" chủ trì, phối hợp với {_names(support)}" if support else ""
        lines.append(f"- {_names(lead)}{helped} để thực hiện")
    elif support:
        lines.append(f"- {_names(support)} để thực hiện")
    if inform:
        lines.append(f"- {_names(inform)} để biết")
    return ";\n".join(lines) + "." if lines else ""


def _each_unit_once(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    first: dict[int, Suggestion] = {}
    for suggestion in suggestions:
        kept = first.setdefault(suggestion.unit.id, suggestion)
        if kept is not suggestion:
            first[suggestion.unit.id] = replace(kept, reason=f"{kept.reason}; {suggestion.reason}")
    return list(first.values())


def _names(units: Sequence[Unit]) -> str:
    return ", ".join(unit.name for unit in units)
