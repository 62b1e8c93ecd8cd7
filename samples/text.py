"""Marked text, «**bold**», «_italic_», «{handwritten}», broken into lines that fit a width."""

import re
from collections.abc import Iterator

MARK = re.compile(r"(\*\*|_|\{|\})")

Segment = tuple[str, str]
"""Text and its style: «», «b», «i», «bi», or «h» for handwriting."""
Word = tuple[Segment, ...]


def words(text: str, base: str = "") -> list[Word]:
    """The words of a marked text; a word may hold several styles, as in «**Điều 1**.»."""
    found: list[Word] = []
    current: list[Segment] = []
    for piece, style in _pieces(text, base):
        first, *rest = re.split(r" +", piece)
        if first:
            current.append((first, style))
        for following in rest:
            if current:
                found.append(tuple(current))
            current = [(following, style)] if following else []
    if current:
        found.append(tuple(current))
    return found


def plain(text: str) -> str:
    """The text without its marks."""
    return MARK.sub("", text)


def _pieces(text: str, base: str) -> Iterator[Segment]:
    if base == "seal":
        yield text, base
        return
    on = {"b": "b" in base, "i": "i" in base, "h": False}
    for piece in MARK.split(text):
        if piece == "**":
            on["b"] = not on["b"]
        elif piece == "_":
            on["i"] = not on["i"]
        elif piece in ("{", "}"):
            on["h"] = piece == "{"
        elif piece:
            yield piece, "h" if on["h"] else ("b" if on["b"] else "") + ("i" if on["i"] else "")
