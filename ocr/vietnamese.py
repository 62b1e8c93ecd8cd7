"""Vietnamese as engines and keyboards spell it: one function a nuisance."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−­", "-"))
SLASHES = str.maketrans({"⁄": "/", "∕": "/", "／": "/"})
LOOK_ALIKES = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "\u00a0": " ", "“": '"', "”": '"', "‘": "'", "’": "'"})
MONTH_WORDS = {
    "gieng": 1,
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "tu": 4,
    "nam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
    "muoi": 10,
    "muoi mot": 11,
    "muoi hai": 12,
    "chap": 12,
}
"""Older letters write the month as a word: «tháng tư»."""
PLACE_HEADS = ("tinh", "thanh pho", "huyen", "quan", "thi xa", "xa", "phuong", "thi tran", "dac khu", "tp.", "tp")


def tidy(text: str) -> str:
    """NFC, one kind of dash, slash and space, Ð made Đ: «Số: 12⁄QÐ–UBND» → «Số: 12/QĐ-UBND»."""
    text = unicodedata.normalize("NFC", text).translate(DASHES).translate(SLASHES).translate(LOOK_ALIKES)
    return re.sub(r"\s+", " ", text.replace("ĐĐ", "Đ")).strip()


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """Small letters without marks, to compare by: «Ủy ban nhân dân» → «uy ban nhan dan»."""
    text = unicodedata.normalize("NFD", tidy(text).casefold().replace("đ", "d"))
    return "".join(letter for letter in text if not unicodedata.combining(letter))


def bare(text: str) -> str:
    """`plain`, with nothing but letters and figures: what is left when spaces and points were misread."""
    return re.sub(r"[^a-z0-9]", "", plain(text))


def close_hyphens(text: str) -> str:
    """No spaces around - and / in a code: «357 - CV / BTG» → «357-CV/BTG»."""
    return re.sub(r"\s*([-/])\s*", r"\1", tidy(text))


def is_upper(text: str, share: float = 0.8) -> bool:
    """Is it written in capitals, a few misread letters aside?"""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 2 and sum(letter.isupper() for letter in letters) >= share * len(letters)


def month_of(text: str) -> int | None:
    """The month in figures or as a word: «01», «tư»; None where there is none."""
    word = plain(text)
    if word.isdigit():
        return int(word) if 1 <= int(word) <= 12 else None
    return MONTH_WORDS.get(word)


def sentence_case(text: str) -> str:
    """Capitals as a register writes them: «UBND TỈNH LAI CHÂU» → «UBND tỉnh Lai Châu»."""
    if not is_upper(text):
        return text[:1].upper() + text[1:]
    words, place = [], 0
    for index, word in enumerate(text.split()):
        head = plain(word)
        if is_abbreviation(word):
            words.append(word)
        elif index == 0 or place:
            words.append(word.capitalize())
            place = max(place - 1, 0)
        else:
            words.append(word.lower())
        if head in PLACE_HEADS and index > 0:
            words[-1] = word.lower()
            place = 3
    return " ".join(words)


def is_abbreviation(word: str) -> bool:
    """UBND, TNHH, GD&ĐT: without a vowel, or with a figure or an ampersand."""
    letters = re.sub(r"[^a-z]", "", plain(word))
    return bool(letters) and (not re.search(r"[aeiouy]", letters) or "&" in word or letters in {"ubnd", "ubkt", "hdnd"})
