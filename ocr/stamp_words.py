"""The words of the stamps of urgency and secrecy, and how they look when read badly."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from ocr.page import MarkKind
from ocr.vietnamese import is_upper
from storage.text import fold


@dataclass(frozen=True)
class StampWord:
    """A word that stamps bear, and what it marks."""

    text: str
    kind: MarkKind
    bare: str
    """Folded, without spaces."""
    without_toned: str
    """As PP-OCR sees it, which has no letters with two marks."""


URGENCY, SECRECY = MarkKind.URGENCY_STAMP, MarkKind.SECRECY_STAMP
WORDS = (
    StampWord("TUYỆT MẬT", SECRECY, "tuyetmat", "tuytmt"),
    StampWord("TỐI MẬT", SECRECY, "toimat", "timt"),
    StampWord("MẬT", SECRECY, "mat", "mt"),
    StampWord("TÀI LIỆU THU HỒI", SECRECY, "tailieuthuhoi", "tailiuthuhi"),
    StampWord("HỎA TỐC HẸN GIỜ", URGENCY, "hoatochengio", "hatchngi"),
    StampWord("HỎA TỐC", URGENCY, "hoatoc", "hatc"),
    StampWord("THƯỢNG KHẨN", URGENCY, "thuongkhan", "thungkhn"),
    StampWord("KHẨN", URGENCY, "khan", "khn"),
)
"""Decree 30/2020, Annex I, components 10a, 10b and 11; the longer before what it ends with."""
LEAST_LIKENESS = 80
LEAST_IN_STAMP = 65
"""In a frame or in red ink there are few other words: MÁI is MẬT, KBAN is KHẨN."""
MOSTLY = 0.7
"""Share of capitals among the letters of a stamp's word, a few misread ones aside."""
MIN_STAMPED = 3
SHORTEST_TO_GUESS = 6
"""Letters: a shorter word in plain print is taken only as it is."""


def stamp_word(text: str, *, stamped: bool = False) -> StampWord | None:
    """«HOẢ TỐC», «TỐI MẬT», «TUYT MT» → the stamp's word; None where the text says more or anything else."""
    if not is_upper(text, MOSTLY):
        return None
    bare = "".join(c for c in fold(text) if c.isalpha())
    exact = next((word for word in WORDS if bare in (word.bare, word.without_toned)), None)
    if exact or len(bare) < (MIN_STAMPED if stamped else SHORTEST_TO_GUESS - 1):
        return exact
    words = WORDS if stamped else [word for word in WORDS if len(word.bare) >= SHORTEST_TO_GUESS]
    words = [word for word in words if abs(len(word.bare) - len(bare)) <= max(1, len(word.bare) // 4)]
    likeness, best = max(
        ((_likeness(bare, word), word) for word in words), key=lambda pair: pair[0], default=(0.0, None)
    )
    return best if likeness >= (LEAST_IN_STAMP if stamped else LEAST_LIKENESS) else None


def names_level(text: str) -> bool:
    """«Hỏa tốc», «Tối mật:» beside a box of a form: a level and nothing else."""
    bare = "".join(c for c in fold(text) if c.isalpha())
    return any(bare in (word.bare, word.without_toned) for word in WORDS)


def _likeness(bare: str, word: StampWord) -> float:
    return max(fuzz.ratio(bare, word.bare), fuzz.ratio(bare, word.without_toned) if len(bare) > MIN_STAMPED else 0)
