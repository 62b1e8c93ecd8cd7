"""Where on a page the letter is signed: level with «Nơi nhận», or where a position stands in the right half."""

from __future__ import annotations

from ocr.fields.to_places import heading_of
from ocr.page import Box, Page
from ocr.signature import blocks

ABOVE, UNDER = 0.03, 0.30
"""From the first line that was read to the edges of the place, in fractions of the page."""
LEFT = 0.42


def signature_place(page: Page) -> Box | None:
    """In fractions of the page; None when nothing tells that it is signed."""
    heading = heading_of(page)
    rows = [row for block in blocks([page]) for row in (*block.authorities, *block.positions)]
    tops = [line.box.y0 for line in (heading, *rows[:1]) if line is not None]
    if not tops:
        return None
    return Box(LEFT, max(0.0, min(tops) - ABOVE), 1.0, min(1.0, min(tops) + ABOVE + UNDER))
