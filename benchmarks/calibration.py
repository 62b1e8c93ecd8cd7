"""How likely is a value right, given its weight? Fits the curves of ocr/calibration.csv and shows whether they hold.

Give folders of letters and, beside each, the folder where `benchmarks.reading --keep` kept what was seen of them. The
letters whose number is divisible by three are kept aside: nothing is fitted to them, and the figures are theirs.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks import scoring, seeing
from benchmarks.letters import in_folder
from ocr.calibration import NEVER, TABLE, Curve, curve_of, log_odds
from ocr.reading import weigh
from ocr.silence import has_arrival_stamp

FIELDS = tuple(name for name in scoring.FIELDS if name != "deadlines")
HALVES = ("code_number", "code_notation")
"""Of the code: its curve is theirs."""
ASIDE = 3
PROMISE = 0.995
"""What `sure` means: at most one in two hundred wrong."""
LEAST_LIKELY = 0.985
"""So likely must the curve call a value that is to be sure, however few were seen to be wrong."""
FEWEST = 20
"""Letters in which something was found; from fewer nothing is fitted."""
PULL = 0.1
"""How hard a curve is held to «as weighed», in letters."""
MARGIN = 0.4
"""In log-odds: so much more than the heaviest mistake must speak for a value that is to be sure."""
EDGES = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.995, 1.0)
COLUMNS = ("field", "slope", "offset", "sure", "ways", "absent", "absent_is_sure")


class Case(NamedTuple):
    """One field of one letter."""

    weight: float
    ways: int
    right: bool
    """As told, a blank where there is nothing."""
    best_right: bool
    """Is the likeliest value right, also where it was only offered?"""
    silent: bool
    """Nothing was found, and no stamp in which it stands."""
    proposed: bool
    probability: float
    sure: bool


def main() -> None:
    """Fit, or only show."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument(
        "folders", nargs="+", type=Path, metavar="FOLDER KEPT", help="letters, and what was seen of them"
    )
    asked.add_argument(
        "--also", nargs=2, type=Path, metavar=("FOLDER", "KEPT"), help="letters none of which is kept aside"
    )
    asked.add_argument("--write", action="store_true", help="write ocr/calibration.csv anew")
    given = asked.parse_args()
    pairs = list(zip(given.folders[::2], given.folders[1::2], strict=True))
    if given.write:
        cases = _cases(pairs, aside=False, also=given.also)
        fitted = {name: _fitted(of_field, curve_of(name)) for name, of_field in cases.items()}
        _write(fitted)
        print(f"{TABLE.name} is written; run once more without --write to see how it does")
    else:
        _show(_cases(pairs, aside=True))


def _cases(
    pairs: Sequence[tuple[Path, Path]], *, aside: bool, also: tuple[Path, Path] | None = None
) -> dict[str, list[Case]]:
    letters = [each for pair in pairs for each in _letters(*pair) if _is_aside(each[0]["id"]) is aside]
    cases: dict[str, list[Case]] = defaultdict(list)
    for truth, seen in [*letters, *(_letters(*also) if also else ())]:
        if not seen["refused"]:
            for name, case in _judged(truth, seen):
                cases[name].append(case)
    return cases


def _letters(folder: Path, kept: Path) -> Iterator[tuple[dict[str, Any], seeing.Seen]]:
    truths = {letter.path.stem: letter.truth for letter in in_folder(folder)}
    return ((truths[seen["id"]], seen) for seen in seeing.kept(kept, truths))


def _is_aside(name: str) -> bool:
    return int("0" + re.sub(r"\D", "", name)) % ASIDE == 0


def _judged(truth: dict[str, Any], seen: seeing.Seen) -> Iterator[tuple[str, Case]]:
    pages = seeing.pages_of(seen)
    reading = weigh(pages, seen["page_count"])
    stamped, told = has_arrival_stamp(pages), reading.as_json(seen["id"], 0.0)
    for name in FIELDS:
        field = reading.fields[name]
        if scoring.is_asked(truth, name):
            right = scoring.judge(truth, told, name).near
            best_right = scoring.judge(truth, _with_the_likeliest(told, name), name).near
            silent = field.weight == 0 and not (stamped and name.startswith("arrival_"))
            proposed = field.page is not None
            yield (
                name,
                Case(field.weight, field.ways, right, best_right, silent, proposed, field.confidence, field.sure),
            )


def _with_the_likeliest(told: dict[str, Any], name: str) -> dict[str, Any]:
    """As if the likeliest value had been proposed, however doubtful it is."""
    field = told["fields"][name]
    if field["value"] is not None or not field["candidates"]:
        return told
    return told | {"fields": told["fields"] | {name: field | {"value": field["candidates"][0]["value"]}}}


def _fitted(cases: Sequence[Case], old: Curve) -> Curve:
    weighed, silent = [c for c in cases if c.weight > 0], [c for c in cases if c.silent]
    slope, offset = _platt(weighed) if len(weighed) >= FEWEST else (old.slope, old.offset)
    absent = (sum(case.right for case in silent) + 1) / (len(silent) + 2)
    curve = Curve(slope, offset, NEVER, old.ways, absent, absent_is_sure=old.absent_is_sure)
    return replace(curve, sure=_bar([case for case in weighed if case.ways >= old.ways], curve))


def _platt(cases: Sequence[Case]) -> tuple[float, float]:
    """Slope and offset, by Newton's method; held a little to slope 1, offset 0."""
    inputs = np.array([[log_odds(case.weight), 1.0] for case in cases])
    right = np.array([case.best_right for case in cases], float)
    line, start = np.array([1.0, 0.0]), np.array([1.0, 0.0])
    for _ in range(60):
        chance = 1 / (1 + np.exp(-inputs @ line))
        slope = inputs.T @ (chance - right) + PULL * (line - start)
        bend = (inputs * (chance * (1 - chance))[:, None]).T @ inputs + PULL * np.eye(2)
        line = line - np.clip(np.linalg.solve(bend, slope), -1, 1)
    return float(max(0.2, line[0])), float(line[1])


def _bar(cases: Sequence[Case], curve: Curve) -> float:
    """The weight over which nothing was wrong, and which the curve calls likely enough."""
    heaviest = max((log_odds(case.weight) + MARGIN for case in cases if not case.best_right), default=-np.inf)
    likely = (np.log(LEAST_LIKELY / (1 - LEAST_LIKELY)) - curve.offset) / curve.slope
    bar = float(1 / (1 + np.exp(-max(heaviest, likely))))
    return bar if any(case.weight >= bar for case in cases) else NEVER


def _write(curves: dict[str, Curve]) -> None:
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(COLUMNS)
        for name, curve in (curves | dict.fromkeys(HALVES, curves["code"])).items():
            lines.writerow([name, *(_told(getattr(curve, column)) for column in COLUMNS[1:])])


def _told(value: float | bool) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return f"{value:.4g}"


def _show(cases: dict[str, list[Case]]) -> None:
    for name, of_field in cases.items():
        sure = [case for case in of_field if case.sure]
        print(f"{name:16} {len(of_field):4} letters, {100 * np.mean([c.right for c in of_field]):5.1f} % right;"
              f" sure {len(sure):4}, wrong of these {sum(not c.right for c in sure)}")  # fmt: skip
    every = [case for of_field in cases.values() for case in of_field]
    sure = [case for case in every if case.sure]
    share, right = len(sure) / len(every), np.mean([case.right for case in sure])
    print(f"\nall: {100 * share:.1f} % sure, {100 * right:.2f} % of them right")
    print("\nsaid to be right   letters   said    were")
    for low, high in pairwise(EDGES):
        inside = [c for c in every if c.proposed and low < c.probability <= high]
        if inside:
            said, were = np.mean([c.probability for c in inside]), np.mean([c.right for c in inside])
            print(f"{low:6.3f} to {high:5.3f}    {len(inside):5}    {said:5.3f}   {were:5.3f}")


if __name__ == "__main__":
    main()
