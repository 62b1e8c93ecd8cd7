"""At the file: what is done is kept."""

from __future__ import annotations

from datetime import datetime

from workflow.document import IncomingDocument
from workflow.machine import moving
from workflow.people import Person
from workflow.searching import searchable
from workflow.terms import Action


def file(document: IncomingDocument, file_notation: str, by: Person, at: datetime) -> None:
    """Lưu hồ sơ: under the number and notation of a file (Art. 29)."""
    with moving(document, Action.FILE, by, at, file_notation):
        document.file_notation = file_notation
        document.search_text = searchable(document)
