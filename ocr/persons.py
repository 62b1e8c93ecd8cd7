"""Names of persons, as they stand under a signature: rank, surname, given names, each with its marks."""

from __future__ import annotations

import re
from pathlib import Path

from rapidfuzz.distance.Levenshtein import distance

from ocr.vietnamese import is_upper, plain, tidy

RANKS = re.compile(
    r"""^(?:(?:Thiếu|Trung|Thượng|Đại)\s+(?:tá|tướng|úy)\s+
        |(?:(?:PGS|GS|TSKH|TS|ThS|BS|KS|CN|CKI{1,2}|BSCK\w*|DS|LS)\s*\.?\s*)+)""",
    re.IGNORECASE | re.VERBOSE,
)
SURNAMES = frozenset(Path(__file__).with_name("surnames.txt").read_text(encoding="utf-8").split())
"""Without marks, as an engine may read them."""
_OFTEN = "Nguyễn,Trần,Phạm,Hoàng,Huỳnh,Đặng,Bùi,Đỗ,Hồ,Ngô,Dương,Đinh,Trịnh,Trương,Phùng,Nghiêm"
MARKED = {plain(name): name for name in re.split(",", _OFTEN)}
"""Surnames that no other shares its letters with: they get their marks back."""

UNLIKELY = 0.3
"""What is left of a name whose surname cannot be one."""


def person(text: str) -> tuple[str, float]:
    """A name as written, its rank kept, and how much it looks like a name: «Nguyên Văn A» → «Nguyễn Văn A»."""
    text = re.sub(r"^[^\wÀ-ỹ]+|[^\wÀ-ỹ]+$", "", tidy(text))
    rank = RANKS.match(text)
    words = (text[rank.end() :] if rank else text).split()
    while len(words) > 2 and len(words[0]) == 1:
        words = words[1:]
    if not 2 <= len(words) <= 6 or not all(_is_name_word(word) for word in words[1:]) or not words[0].isalpha():
        return text, 0.0
    surname = plain(words[0])
    if surname not in SURNAMES and len(surname) >= 5:
        surname = next((known for known in MARKED if len(known) >= 5 and distance(known, surname) == 1), surname)
    if words[0][0].islower() or not re.search("[aeiouy]", surname):
        return text, UNLIKELY
    words = [word.capitalize() if is_upper(word) else word for word in words]
    words[0] = MARKED.get(surname, words[0])
    known = 0.95 if surname in SURNAMES else 0.6 if len(words) > 2 else UNLIKELY
    return (_degree(rank[0]) if rank else "") + " ".join(words), known


def _degree(text: str) -> str:
    """«PGS. TS» → «PGS.TS. », «Trung tá» stays."""
    return re.sub(r"\s*\.\s*", ".", text.strip()).rstrip(".") + ". " if "." in text or is_upper(text) else text


def _is_name_word(word: str) -> bool:
    return (
        bool(re.fullmatch(r"[^\W\d_]{1,7}\.?", word)) and word[0].isupper() and bool(re.search("[aeiouy]", plain(word)))
    )
