"""What lies behind the letter: the heads of its attachments, and whether one of them is a letter by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from ocr.fields import cites
from ocr.page import Page
from ocr.parts import Part, PartKind
from ocr.vietnamese import plain
from ocr.weighing import FieldReading

OF_A_HEAD = ("code", "issued_date", "organ_name", "type_name", "subject", "signer_name", "signer_position")
"""The fields that a part behind the letter is told with."""
SENT_ALONG = re.compile(
    r"\b(?:kem|sao gui|sao y|ban sao|chuyen|photo|gui theo|trien khai|pho bien|quan triet|thuc hien)\b"
)
"""What a letter says that hands on another paper."""
ALIKE = 80

Fields = Mapping[str, FieldReading]


def told_apart(part: Part, head: Fields, letter: Sequence[Page], of_letter: Fields) -> Part:
    """The part with its head; an `other_letter` where nothing in the letter speaks of it.

    Args:
        part: an attachment with a head of its own, or a letter behind a second slip.
        head: its own fields.
        letter: all pages of the letter; while some are missing, nobody knows what it speaks of.
        of_letter: the fields of the letter.
    """
    if part.kind is PartKind.ATTACHMENT and letter and not _came_along(head, letter, of_letter):
        part = replace(part, kind=PartKind.OTHER_LETTER)
    return replace(part, fields={name: head[name] for name in OF_A_HEAD})


def _came_along(head: Fields, letter: Sequence[Page], of_letter: Fields) -> bool:
    """Written no later than the letter, and cited there; or the letter says that it hands something on."""
    written, sent = head["issued_date"].value, of_letter["issued_date"].value
    if written and sent and written > sent:
        return False
    code = head["code"].value
    cited = [found.value.code for found in cites.find(letter)]
    if code is not None and any(fuzz.ratio(code, other) >= ALIKE for other in cited):
        return True
    return bool(SENT_ALONG.search(plain(" ".join(page.text for page in letter))))
