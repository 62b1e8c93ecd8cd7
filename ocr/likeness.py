"""Which of a few known texts a misread one must be: near to it word by word, and near to no other."""

from __future__ import annotations

import re
from collections.abc import Collection

from rapidfuzz.distance import Levenshtein

from ocr.vietnamese import bare, plain


def same_letters(text: str, known: Collection[str]) -> str | None:
    """The one of these that differs in nothing but marks, case and signs; None where two do."""
    same = [one for one in known if bare(one) == bare(text)]
    return same[0] if len(same) == 1 else None


def nearest(text: str, known: Collection[str], most: int) -> str | None:
    """The one of these that lies nearest, at most one letter off in a word and so many in all; None if two are as near.

    Where a word was torn in two or two were run together, one letter in all is forgiven.
    """
    far = sorted((off, one) for one in known if (off := letters_off(text, one)) <= most)
    if not far or (len(far) > 1 and far[1][0] == far[0][0]):
        return None
    return far[0][1]


def letters_off(text: str, other: str) -> int:
    """How many letters differ, marks aside; a great many where one word differs by more than one letter."""
    ours, theirs = parts(text), parts(other)
    if len(ours) != len(theirs):
        whole = Levenshtein.distance("".join(ours), "".join(theirs))
        return whole if whole <= 1 else 99
    each = [Levenshtein.distance(one, two) for one, two in zip(ours, theirs, strict=True)]
    return sum(each) if max(each, default=0) <= 1 else 99


def parts(text: str) -> list[str]:
    """Its words, or the groups of letters of a notation, without marks."""
    return re.findall(r"[a-z0-9]+", plain(text))
