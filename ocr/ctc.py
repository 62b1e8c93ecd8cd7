"""What an engine that reads from left to right may have meant: the likeliest strings of figures, with probabilities.

Such an engine (CTC) says at each step which sign it sees, or «nothing, or nothing new». A string's probability is the
sum over all ways in which the steps can spell it; the strings are followed from left to right, the best few at a time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Chances = NDArray[np.float32]
"""(steps, 1 + signs): the first column is «nothing, or nothing new», then a sign a column; each step adds up to 1."""
FOLLOWED = 12
LEAST = 0.002
"""A sign less likely than this is not followed."""
SILENCE = 0.9995
LEAST_CHANCE = 1e-6
"""No sign is impossible at a step."""


def likeliest(chances: Chances, signs: str, most: int = 8) -> list[tuple[str, float]]:
    """Strings and probabilities, the likeliest first; «» where nothing was seen."""
    strings: dict[str, tuple[float, float]] = {"": (1.0, 0.0)}
    for step in chances:
        if step[0] >= SILENCE and not any(last for _, last in strings.values()):
            continue
        seen = [(sign, float(chance)) for sign, chance in zip(signs, step[1:], strict=True) if chance >= LEAST]
        strings = _followed(strings, float(step[0]), seen)
    best = sorted(((text, sum(chance)) for text, chance in strings.items()), key=lambda found: -found[1])
    whole = sum(chance for _, chance in best)
    return [(text, chance / whole) for text, chance in best[:most]]


def chances_of(chances: Chances, signs: str, texts: Sequence[str]) -> NDArray[np.float64]:
    """How probable each of these texts is, all of one length: the sum over all ways in which the steps spell it."""
    spelt = np.array([[signs.index(sign) + 1 for sign in text] for text in texts])
    columns = np.zeros((len(texts), 2 * spelt.shape[1] + 1), np.int64)
    columns[:, 1::2] = spelt
    is_new = np.zeros(columns.shape, bool)
    is_new[:, 3::2] = spelt[:, 1:] != spelt[:, :-1]
    steps = np.maximum(chances, LEAST_CHANCE).astype(np.float64)
    reached = np.zeros(columns.shape)
    reached[:, :2] = steps[0][columns[:, :2]]
    for step in steps[1:]:
        before = reached.copy()
        before[:, 1:] += reached[:, :-1]
        before[:, 2:] += np.where(is_new[:, 2:], reached[:, :-2], 0.0)
        reached = before * step[columns]
    return np.asarray(reached[:, -2] + reached[:, -1], np.float64)


def _followed(
    strings: dict[str, tuple[float, float]], nothing: float, seen: Sequence[tuple[str, float]]
) -> dict[str, tuple[float, float]]:
    """One step further. Of each string: its chance with the last step silent, and with its last sign just said."""
    after: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for text, (silent, said) in strings.items():
        after[text][0] += (silent + said) * nothing
        for sign, chance in seen:
            if text.endswith(sign):
                after[text][1] += said * chance
                after[text + sign][1] += silent * chance
            else:
                after[text + sign][1] += (silent + said) * chance
    best = sorted(after.items(), key=lambda found: -sum(found[1]))[:FOLLOWED]
    return {text: (silent, said) for text, (silent, said) in best}
