"""What a letter is found by: what a person confirmed of it or, until then, what was read; folded."""

from __future__ import annotations

from storage.text import fold
from workflow.document import IncomingDocument

READ = ("code", "organ_name", "type_name", "subject", "signer_name")
"""The fields of a reading that people search for."""


def searchable(document: IncomingDocument) -> str:
    """All of it in one text: the number, the letterhead, the file it is kept in, the name of the scan."""
    number, file = str(document.arrival_number or ""), document.file_notation
    return fold(" ".join((number, *_letterhead(document), file, document.original.file_name)).strip())


def _letterhead(document: IncomingDocument) -> tuple[str, ...]:
    head = document.letterhead
    if head is not None:
        return head.code, head.organ_name, head.type_name, head.subject, head.signer_name
    fields = (document.reading or {}).get("fields") or {}
    return tuple(str((fields.get(name) or {}).get("value") or "") for name in READ)
