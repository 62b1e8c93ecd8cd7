"""Is a field right? Compared after folding case, spaces, dashes, end punctuation and where the tone mark is set."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import Levenshtein

CORE = ("code", "issued_date", "organ_name", "type_name", "subject", "urgency", "secrecy")
"""A letter in which these seven are right needs no touch of the clerk's."""
FIELDS = (*CORE, "signer_name", "signer_position", "arrival_number", "arrival_date", "deadlines")
NEARLY = {"subject", "organ_name", "signer_name", "signer_position"}
"""Fields of words, in which a slip of a letter can be let pass."""
NEAR = 0.04
NOTHING = {"", "normal", "none"}
TONES = (("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"), ("oè", "òe"), ("oé", "óe"),
         ("uỳ", "ùy"), ("uý", "úy"), ("uỷ", "ủy"), ("uỹ", "ũy"), ("uỵ", "ụy"))  # fmt: skip


@dataclass(frozen=True)
class Verdict:
    """On one field of one letter."""

    exact: bool
    near: bool
    """Exact, or a field of words with at most four signs in a hundred wrong."""
    in_three: bool
    """Near, or the truth is among the first three candidates."""
    sure: bool
    there: bool
    """The paper has it."""


def judge(truth: dict[str, Any], told: dict[str, Any], name: str) -> Verdict:
    """Compare what was read (docs/read.md) with the truth of the letter."""
    wanted = _wanted(truth, name)
    field = _field(told, name)
    exact, near = _compare(wanted, field["value"], name)
    among = any(_compare(wanted, each["value"], name)[1] for each in field["candidates"][:3])
    return Verdict(exact, near, near or among, field["sure"], any(fold(each, name) for each in wanted))


def is_asked(truth: dict[str, Any], name: str) -> bool:
    """Of a secret letter nothing is asked but that it be stopped; what nobody knows is not asked."""
    if truth.get("secrecy") not in (None, "none"):
        return name == "secrecy"
    return name not in truth.get("unknown", ())


def fold(value: object, name: str) -> str:
    """As it is compared; empty where there is nothing."""
    text = unicodedata.normalize("NFC", "" if value is None else str(value)).casefold()
    text = re.sub(r"[“”„\"«»'’‘]", "", re.sub(r"[‐-―−]", "-", text))
    text = " ".join(re.sub(r"\s*([-/])\s*", r"\1", text).split()).strip(" .,;:/-*_")
    text = re.sub(r"^(v/v|về việc|vv)[\s:]+", "", text)
    for old, new in TONES:
        text = text.replace(old, new)
    if name in ("code", "arrival_number"):
        text = re.sub(r"^số\s*:?\s*", "", text).replace(" ", "").lstrip("0")
    return "" if text in NOTHING else text


def _wanted(truth: dict[str, Any], name: str) -> list[Any]:
    """All that counts as right."""
    if name.startswith("arrival_"):
        return [(truth.get("arrival") or {}).get(name.removeprefix("arrival_"))]
    if name == "deadlines":
        return [_limits(truth.get("deadlines") or [])]
    if name == "organ_name":
        return list(truth.get("organ_name_accept") or [truth.get("organ_name")])
    return [truth.get(name)]


def _field(told: dict[str, Any], name: str) -> dict[str, Any]:
    if name == "deadlines":
        return {"value": _limits(told["deadlines"]), "candidates": [], "sure": False}
    if told["refused"] and told["refused"]["reason"] == "secret":
        return {"value": "secret", "candidates": [], "sure": False}
    return dict(told["fields"][name])


def _limits(deadlines: list[dict[str, Any]]) -> str:
    days = {json.dumps({key: one[key] for key in ("date", "day_of_month") if one.get(key)}) for one in deadlines}
    return " ".join(sorted(days - {"{}"}))


def _compare(wanted: list[Any], got: object, name: str) -> tuple[bool, bool]:
    """Exact, near."""
    if name == "secrecy" and got == "secret":
        stopped = any(fold(each, name) for each in wanted)
        return stopped, stopped
    found = fold(got, name)
    folded = [fold(each, name) for each in wanted]
    exact = found in folded
    near = name in NEARLY and any(
        each and found and Levenshtein.distance(each, found) <= NEAR * len(each) for each in folded
    )
    return exact, exact or near
