"""At the file: what is done is kept."""

from __future__ import annotations

from datetime import datetime

from workflow.document import IncomingDocument
from workflow.dossier import Dossier, DossierItem
from workflow.machine import moving
from workflow.people import Person
from workflow.searching import searchable
from workflow.terms import Action


def add_to_dossier(document: IncomingDocument, dossier: Dossier, by: Person, at: datetime) -> None:
    """Đưa vào hồ sơ: the next number of the dossier; without a copy, in as many dossiers as it belongs to."""
    with moving(document, Action.ADD_TO_DOSSIER, by, at, f"{dossier.notation}, {dossier.title}"):
        dossier.last_ordinal += 1
        item = DossierItem(ordinal=dossier.last_ordinal, at=at, added_by=by, dossier=dossier)
        document.dossier_items.append(item)


def file(document: IncomingDocument, file_notation: str, by: Person, at: datetime) -> None:
    """Lưu hồ sơ: under the number and notation of a file (Art. 29)."""
    with moving(document, Action.FILE, by, at, file_notation):
        document.file_notation = file_notation
        document.search_text = searchable(document)
