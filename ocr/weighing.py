"""One place that weighs: candidates in, a value out, with how sure we are and why, in Vietnamese.

A candidate's weight is its rule's certainty times what the engine makes of the words. Candidates of one value support
each other when they come by independent ways; candidates of other values take from it. `sure` is a promise to the
office, that nobody need look: it is given only to the ways that have earned it, and never against a contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ocr.finding import Finding
from ocr.page import Box

MOST_CANDIDATES = 5
LEAST_RIVAL = 0.003
"""A rival of more than this keeps a value from being sure."""
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


@dataclass(frozen=True)
class Bar:
    """What a field must bring before it is proposed, and before it is sure; without `sure` it never is."""

    propose: float = 0.35
    sure: float | None = None
    ways: int = 2
    """So many independent ways must agree for `sure`."""
    alone: Mapping[str, float] = field(default_factory=dict)
    """Ways that are enough by themselves, from which confidence on."""


BARS = {
    "code": Bar(sure=0.88),
    "code_number": Bar(sure=0.88),
    "code_notation": Bar(sure=0.88),
    "issued_date": Bar(sure=0.88),
    "organ_name": Bar(sure=0.9, alone={"known": 0.9}),
    "type_name": Bar(sure=0.9, alone={"title": 0.97}),
    "signer_position": Bar(alone={"position": 0.975}, sure=0.975),
    "arrival_number": Bar(propose=0.37, sure=0.96),
    "arrival_date": Bar(propose=0.37, sure=0.96),
}
"""Where letters set aside for tuning were right at every one of these heights. A field not listed is never sure."""


def weigh(findings: Iterable[Finding[Any]], bar: Bar, shown: Callable[[Any], Any] = str) -> FieldReading:
    """The likeliest value of one field, its proof, and the other candidates."""
    by_value: dict[Any, list[Finding[Any]]] = defaultdict(list)
    for finding in findings:
        by_value[shown(finding.value)].append(finding)
    if not by_value:
        return FieldReading()
    mass = {value: support(group) for value, group in by_value.items()}
    confidence = _shared_out(mass)
    order = sorted(confidence, key=lambda value: -confidence[value])
    best = order[0]
    candidates = [(value, round(confidence[value], 3)) for value in order[:MOST_CANDIDATES]]
    if confidence[best] < bar.propose:
        why = "Không đọc được chắc chắn; chọn trong các khả năng" if candidates else FieldReading.why
        return FieldReading(confidence=confidence[best], why=why, candidates=candidates)
    return _reading(best, by_value[best], confidence[best], candidates, bar)


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


def _reading(
    value: Any, group: Sequence[Finding[Any]], confidence: float, candidates: list[tuple[Any, float]], bar: Bar
) -> FieldReading:
    best = max(group, key=lambda finding: (finding.way != "slip", _weight(finding)))
    ways = {_family(finding.way) for finding in group}
    rival = candidates[1][1] if len(candidates) > 1 else 0.0
    sure = rival < LEAST_RIVAL and _is_sure(ways, confidence, bar)
    evidence = best.evidence
    return FieldReading(
        value,
        round(confidence, 3),
        sure,
        evidence.page,
        evidence.box,
        evidence.text,
        _why(best, group, candidates),
        candidates,
    )


def _is_sure(ways: set[str], confidence: float, bar: Bar) -> bool:
    if bar.sure is None:
        return False
    agreed = len(ways) >= bar.ways and confidence >= bar.sure
    return agreed or any(confidence >= bar.alone[way] for way in ways & bar.alone.keys())


def _why(best: Finding[Any], group: Sequence[Finding[Any]], candidates: list[tuple[Any, float]]) -> str:
    why = best.why or "Đọc trên văn bản"
    if len({_family(finding.way) for finding in group}) > 1:
        why += "; hai cách đọc độc lập cho cùng kết quả"
    rivals = [str(value) for value, confidence in candidates[1:3] if confidence >= 0.05]
    if rivals:
        why += f"; lần đọc khác cho: {', '.join(rivals)}"
    return why
