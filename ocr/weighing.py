"""One place that weighs: candidates in, a value out, with how sure we are and why, in Vietnamese.

A candidate's weight is its rule's certainty times what the engine makes of the words. Candidates of one value support
each other when they come by independent ways; candidates of other values take from it. `sure` is a promise to the
office, that nobody need look: it is given only to the ways that have earned it, and never against a contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ocr.calibration import Curve
from ocr.finding import Finding
from ocr.page import Box

MOST_CANDIDATES = 5
HEAVY, LIKELY, LEAD = 0.35, 0.5, 1.2
"""A value is proposed when so much speaks for it, or letters have shown it to be so likely, and it is so many times
likelier than the next; others are only offered."""
COMPARED = ("cho cùng kết quả", "khác nhau")
"""So a finding tells that it was read twice."""
TRUST = {"words": 0.80, "figures": 0.86, "pieced": 0.6, "ticked": 0.95, "stamp": 0.95, "slip": 0.9}
"""How often a way is right by itself, measured on real letters; a way not listed is taken at its rule's word."""


@dataclass
class FieldReading:
    """What is proposed for one field; `value` None means that it is not on the paper, or cannot be read."""

    value: Any = None
    confidence: float = 0.0
    sure: bool = False
    page: int | None = None
    box: Box | None = None
    text: str = ""
    why: str = "Không thấy trên văn bản"
    candidates: list[tuple[Any, float]] = field(default_factory=list)
    """Value and confidence, the likeliest first; the proposed value among them."""
    weight: float = 0.0
    """How much speaks for the likeliest value, before the curve says what that means."""
    ways: int = 0
    """By how many independent ways it was found."""


def weigh(findings: Iterable[Finding[Any]], curve: Curve, shown: Callable[[Any], Any] = str) -> FieldReading:
    """The likeliest value of one field, its proof, and the other candidates."""
    by_value: dict[Any, list[Finding[Any]]] = defaultdict(list)
    for finding in findings:
        by_value[shown(finding.value)].append(finding)
    if not by_value:
        return FieldReading(confidence=curve.absent, sure=curve.absent_is_sure)
    weights = _shared_out({value: support(group) for value, group in by_value.items()})
    order = sorted(weights, key=lambda value: -weights[value])
    best, candidates = order[0], _probable(order[:MOST_CANDIDATES], weights, curve)
    if not _leads(weights[best], candidates):
        absent = round(curve.absent * (1.0 - candidates[0][1]), 3)
        why = "Không đọc được chắc chắn; chọn trong các khả năng"
        return FieldReading(confidence=absent, why=why, candidates=candidates, weight=weights[best])
    return _reading(best, by_value[best], weights[best], candidates, curve)


def support(group: Sequence[Finding[Any]]) -> float:
    """How much speaks for a value: each independent way counts once, with its best finding."""
    best: dict[str, float] = {}
    for finding in group:
        way = _family(finding.way)
        best[way] = max(best.get(way, 0.0), _weight(finding))
        again = sum(1 for other in group if _family(other.way) == way)
        if again > 1 and way == "figures":
            best[way] = min(0.97, best[way] + 0.03 * (again - 1))
    doubt = 1.0
    for weight in best.values():
        doubt *= 1.0 - weight
    return 1.0 - doubt


def _weight(finding: Finding[Any]) -> float:
    engine = 0.6 + 0.4 * min(1.0, max(0.0, finding.evidence.confidence))
    return min(0.995, finding.certainty * TRUST.get(_family(finding.way), 1.0) * engine)


def _family(way: str) -> str:
    return way.rstrip("0123456789")


def _shared_out(mass: dict[Any, float]) -> dict[Any, float]:
    """A value's confidence is its support, less what its rivals have of it."""
    odds = {value: weight / max(1.0 - weight, 0.004) for value, weight in mass.items()}
    total = sum(odds.values())
    return {value: mass[value] * odds[value] / total if total else 0.0 for value in mass}


def _leads(weight: float, candidates: Sequence[tuple[Any, float]]) -> bool:
    first, second = candidates[0][1], candidates[1][1] if len(candidates) > 1 else 0.0
    return (weight >= HEAVY or first > LIKELY) and first >= LEAD * second


def _probable(order: Sequence[Any], weights: dict[Any, float], curve: Curve) -> list[tuple[Any, float]]:
    """Each value with its probability; only one can be right, so together they have no more than all."""
    chances = [curve.probability(weights[value]) for value in order]
    whole = max(1.0, sum(chances))
    return [(value, round(chance / whole, 3)) for value, chance in zip(order, chances, strict=True)]


def _reading(
    value: Any, group: Sequence[Finding[Any]], weight: float, candidates: list[tuple[Any, float]], curve: Curve
) -> FieldReading:
    best = max(group, key=lambda finding: (finding.way != "slip", _weight(finding)))
    evidence, ways = best.evidence, {_family(finding.way) for finding in group}
    return FieldReading(
        value,
        confidence=candidates[0][1],
        sure=weight >= curve.sure and len(ways) >= curve.ways,
        page=evidence.page,
        box=evidence.box,
        text=evidence.text,
        why=_why(best, group, candidates),
        candidates=candidates,
        weight=weight,
        ways=len(ways),
    )


def _why(best: Finding[Any], group: Sequence[Finding[Any]], candidates: list[tuple[Any, float]]) -> str:
    """Each reason once: a finding may itself say whether its readers agreed, and what else was read."""
    reasons = [best.why or "Đọc trên văn bản"]
    if len({_family(finding.way) for finding in group}) > 1 and not any(told in reasons[0] for told in COMPARED):
        reasons.append("hai cách đọc độc lập cùng cho giá trị này")
    rivals = [str(value) for value, confidence in candidates[1:3] if confidence >= 0.05]
    if rivals:
        reasons.append(f"lần đọc khác cho: {', '.join(rivals)}")
    return "; ".join(reasons)
