"""Finding, Evidence: a value read from paper, with its proof."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from ocr.page import Box

T = TypeVar("T")


@dataclass(frozen=True)
class Evidence:
    """Where a value was seen, and how well."""

    text: str
    """What was seen, uncorrected."""
    page: int
    """From 1, as in the file."""
    box: Box
    confidence: float
    """The engine's, for the words it came from; 0..1."""


@dataclass(frozen=True)
class Finding(Generic[T]):
    """One candidate for one field: what we make of what was seen."""

    value: T
    evidence: Evidence
    certainty: float = 1.0
    """The rule's own: how often this way of finding is right, 0..1."""
    why: str = ""
    """For the clerk, in Vietnamese: how it was found and what speaks against it."""
    way: str = ""
    """The name of the way it was found, so that agreement of independent ways can be counted."""
