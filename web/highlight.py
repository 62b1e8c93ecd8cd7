"""Where a text has the words that were looked for, marks of Vietnamese or not."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from flask import Flask
from markupsafe import Markup, escape

from storage.text import fold


def highlight(text: str, words: Iterable[str]) -> Markup:
    """The text with each place marked that a folded word was found at."""
    text = unicodedata.normalize("NFC", text)
    # Character for character, so that a place in the folded text is a place in the text.
    plain = "".join((fold(character) or " ")[:1] for character in text)
    hit = [False] * len(text)
    for word in words:
        at = plain.find(word)
        while at >= 0:
            hit[at : at + len(word)] = [True] * len(word)
            at = plain.find(word, at + 1)
    return Markup("").join(_pieces(text, hit))


def _pieces(text: str, hit: list[bool]) -> Iterable[Markup]:
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or hit[end] != hit[start]:
            piece = escape(text[start:end])
            yield Markup("<mark>{}</mark>").format(piece) if hit[start] else piece
            start = end


def install(app: Flask) -> None:
    """Make it known to the templates."""
    app.jinja_env.filters.update(highlight=highlight)
