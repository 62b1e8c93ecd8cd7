"""Names printed in capitals, as a register writes them: «SỞ Y TẾ TỈNH LAI CHÂU» → «Sở Y tế tỉnh Lai Châu»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ocr.neighbours import neighbours, one_spelling
from ocr.vietnamese import bare, is_abbreviation, is_upper, plain

PLACES = ("tỉnh", "phố", "huyện", "quận", "xã", "phường", "trấn", "tinh", "huyen", "phuong", "tp", "tp.")
"""After these a name of a place follows; «xã» only with its mark, «từ xa» is no place."""
LONGEST_NAME = 4
"""Words of a place's name: «Bà Rịa - Vũng Tàu»."""


def cased(text: str) -> str:
    """Capitals left over beside known phrases become small, but for names: after «tỉnh», «huyện», or of rare words."""
    printed = text.split()
    common = [_is_common(printed, at) for at in range(len(printed))]
    words: list[str] = []
    name = 0
    for at, word in enumerate(printed):
        place, office = one_spelling(word) in PLACES, _is_office(printed, at)
        leftover = is_upper(word) and len(bare(word)) > 1 and not is_abbreviation(word)
        alone = common[at] or all(common[near] for near in (at - 1, at + 1) if 0 <= near < len(printed))
        small = place or office or (at > 0 and not name and alone)
        words.append((word.lower() if small else word.capitalize()) if leftover else word)
        name = LONGEST_NAME if place or office else max(name - 1, 0) if words[at][:1].isupper() else 0
    text = " ".join(words)
    return text[:1].upper() + text[1:]


def _is_common(words: Sequence[str], at: int) -> bool:
    """Is it a figure, or does the word stand beside another as it does in running text?"""
    around = [one_spelling(word) for word in words[max(at - 1, 0) : at + 2]]
    return words[at].isdigit() or any(neighbours().together(before, word) for before, word in pairwise(around))


def _is_office(words: Sequence[str], at: int) -> bool:
    """The second word of «Tỉnh ủy», «Huyện đoàn»."""
    return at > 0 and plain(words[at]) in ("uy", "doan", "doi") and one_spelling(words[at - 1]) in PLACES
