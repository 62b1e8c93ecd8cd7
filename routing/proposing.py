"""The office's proposal, drafted: who should lead and who should help, and how it is written on the slip."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from routing.citing import by_citation
from routing.clause import by_clause, clause_of
from routing.precedent import by_precedent
from routing.rules import Rule, Suggestion, by_words
from workflow.document import IncomingDocument, Letterhead
from workflow.people import Person, Unit
from workflow.terms import Duty

MOST_SUPPORT = 2
USUAL_WORKING_DAYS = 10
"""Proposed where the letter sets no deadline."""


def suggestions(
    session: Session, rules: Iterable[Rule], units: Iterable[Unit], document: IncomingDocument
) -> list[Suggestion]:
    """Units with a duty and a reason: at most one to lead, a few to cooperate.

    Who had the letter that this one answers goes first, then what leaders did before, the clause «Tổ chức thực hiện»,
    and the office's rules of words; a unit for which several speak keeps all its reasons.
    """
    letterhead = document.letterhead
    if letterhead is None:
        return []
    units, clause = list(units), clause_of(document)
    said = (
        *by_citation(session, units, document),
        *by_precedent(session, units, letterhead.organ_name, letterhead.subject),
        *by_clause(units, clause),
        *by_words(rules, units, _words(letterhead, clause)),
    )
    return [
        replace(suggestion, duty=Duty.LEAD if place == 0 else Duty.SUPPORT)
        for place, suggestion in enumerate(_each_unit_once(said)[: 1 + MOST_SUPPORT])
    ]


def fixed_by_regulation(
    rules: Iterable[Rule], units: Iterable[Unit], letterhead: Letterhead | None
) -> list[Suggestion]:
    """The unit that the office's regulation names for such a letter, with the clause; none where it names none."""
    if letterhead is None:
        return []
    letter = _words(letterhead)
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


def _words(letterhead: Letterhead, clause: str = "") -> dict[str, str]:
    """Where rules look (`rules.PLACES`)."""
    return {
        "issuer": letterhead.organ_name,
        "type": letterhead.type_name,
        "subject": letterhead.subject,
        "clause": clause,
    }


def _each_unit_once(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    first: dict[int, Suggestion] = {}
    for suggestion in suggestions:
        kept = first.setdefault(suggestion.unit.id, suggestion)
        if kept is not suggestion:
            first[suggestion.unit.id] = replace(kept, reason=f"{kept.reason}; {suggestion.reason}")
    return list(first.values())


def _names(units: Sequence[Unit]) -> str:
    return ", ".join(unit.name for unit in units)
