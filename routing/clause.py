"""«Tổ chức thực hiện»: the clause at the end of a letter that says who is to do what, read as far as it names us."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from routing.rules import Suggestion
from storage.text import fold
from workflow.document import IncomingDocument
from workflow.people import Unit

HEADING = re.compile(r"to chuc thuc hien\b")
ENDS = re.compile(r"^(noi nhan|t/m|tm\.|kt\.|tl\.|tuq\.)")
WEIGHT = 1.0
LONGEST_QUOTE = 160


def clause_of(document: IncomingDocument) -> str:
    """The lines from «Tổ chức thực hiện» to «Nơi nhận»; empty where the letter has none."""
    lines = [_text(line) for page in document.pages if page.content for line in page.content["lines"]]
    heads = [number for number, line in enumerate(lines) if HEADING.search(fold(line))]
    if not heads:
        return ""
    after = lines[heads[-1] + 1 :]
    end = next((number for number, line in enumerate(after) if ENDS.match(fold(line).strip())), len(after))
    return " ".join(after[:end])


def by_clause(units: Iterable[Unit], clause: str) -> list[Suggestion]:
    """The units whose name stands in the clause, with the sentence."""
    sentences = [sentence.strip() for sentence in re.split(r"(?<=[.;:])\s+", clause) if sentence.strip()]
    found = []
    for unit in units:
        naming = re.compile(rf"\b{re.escape(fold(unit.name))}\b")
        said = next((sentence for sentence in sentences if naming.search(fold(sentence))), None)
        if said is not None:
            found.append(Suggestion(unit, f"Mục «Tổ chức thực hiện» nêu: «{_short(said)}»", WEIGHT))
    return found


def _text(line: dict[str, Any]) -> str:
    """A line as a page keeps it: word by word."""
    return " ".join(word["text"] for word in line["words"])


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= LONGEST_QUOTE else sentence[:LONGEST_QUOTE].rstrip() + "…"
