"""How alike two letters are by their words: the same paper scanned again reads nearly, never quite, the same."""

from __future__ import annotations

from rapidfuzz import fuzz

from storage.text import fold

SUBJECT, TEXT = 90, 75
"""From here on, of 100, a subject is «nearly the same», and a page may be of the same letter."""


def same_subject(subject: str, other: str) -> bool:
    """Do nearly the words of this subject stand in the other text, and just its figures? «tháng 3» is not «tháng 4»."""
    ours, theirs = fold(subject), fold(other)
    if not ours or not set(_figures(ours)) <= set(_figures(theirs)):
        return False
    return fuzz.partial_ratio(ours, theirs) >= SUBJECT


def shared_words(page: str, other: str) -> int:
    """How much of the words of two pages is the same, in any order: 0..100."""
    return round(fuzz.token_sort_ratio(fold(page), fold(other)))


def _figures(text: str) -> list[str]:
    words = (word.strip(".,;:()/") for word in text.split())
    return [word for word in words if any(sign.isdigit() for sign in word)]
