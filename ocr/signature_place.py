"""Where on a page the letter is signed: level with «Nơi nhận», or where a position stands in the right half."""

from __future__ import annotations

import re

from ocr.fields.to_places import heading_of
from ocr.page import Box, Page
from ocr.signature import blocks
from ocr.vietnamese import plain

ABOVE, UNDER = 0.03, 0.30
"""From the first line that was read to the edges of the place, in fractions of the page."""
LEFT = 0.42
LIST = 0.1
"""How high a list of recipients may be."""
FILE_COPY = re.compile(r"\W*luu\W{1,3}v[a-z]{1,2}\b")


def signature_place(page: Page) -> Box | None:
    """In fractions of the page; None when nothing tells that it is signed."""
    heading = heading_of(page)
    rows = [row for block in blocks([page]) for row in (*block.authorities, *block.positions)]
    tops = [line.box.y0 for line in (heading, *rows[:1]) if line is not None] or _over_file_copy(page)
    if not tops:
        return None
    return Box(LEFT, max(0.0, min(tops) - ABOVE), 1.0, min(1.0, min(tops) + ABOVE + UNDER))


def _over_file_copy(page: Page) -> list[float]:
    """«Lưu: VT» ends the list of recipients, whose heading was not read."""
    last = [line for line in page.lines if line.box.x0 < 0.4 and FILE_COPY.match(plain(line.text))]
    return [max(0.0, line.box.y0 - LIST) for line in last[:1]]
