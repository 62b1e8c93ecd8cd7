"""How wide words are in Times New Roman, in parts of the letter size; near enough to reckon lines from."""

from __future__ import annotations

from storage.text import fold

_NARROW = frozenset("fijlrtI.,;:!|'’()[]-–/ ")
_WIDE = frozenset("mwMW@%—☐☒")


def lines_of(text: str, width: float) -> int:
    """How many lines the text takes where a line is so many letter sizes wide; an empty text takes one."""
    return sum(_wrapped(line, width) for line in text.split("\n"))


def _wrapped(line: str, width: float) -> int:
    lines, used = 1, 0.0
    for word in line.split():
        long = sum(map(_letter, word))
        if used and used + long > width:
            lines, used = lines + 1, 0.0
        while long > width:  # such a word is broken
            lines, long = lines + 1, long - width
        used += long + _letter(" ")
    return lines


def _letter(letter: str) -> float:
    if letter in _WIDE:
        return 0.9
    if letter.isupper():
        return 0.72
    return 0.34 if (fold(letter) or letter) in _NARROW else 0.5
