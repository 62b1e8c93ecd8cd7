"""Choosing another letter: by its arrival number, its code or its words, as in the search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request

from storage.text import fold
from web import work
from web.criteria import Criteria
from workflow.books.light import LIGHT
from workflow.document import IncomingDocument
from workflow.machine import Refusal

MOST = 10


@dataclass(frozen=True)
class Choice:
    """What was looked for, and what was found."""

    text: str
    documents: Sequence[IncomingDocument]


def choice(document: IncomingDocument, *, numbered: bool, usual: str = "") -> Choice:
    """Letters to choose from, never the document itself.

    Args:
        numbered: those that stand in the register; else those that do not yet.
        usual: what is looked for while nobody has typed anything.
    """
    text = request.args.get("q", "").strip()[:200]
    criteria = Criteria(text=text or fold(usual))
    query = criteria.apply(work.me(), work.today(), work.parts().calendar).where(IncomingDocument.id != document.id)
    number = IncomingDocument.arrival_number
    query = query.where(number.is_not(None) if numbered else number.is_(None))
    return Choice(text, work.session().scalars(query.options(*LIGHT).limit(MOST)).all())


def chosen(name: str = "other") -> IncomingDocument:
    """The letter that the form names.

    Raises:
        Refusal: it names none.
    """
    id = request.values.get(name, type=int)
    if id is None:
        raise Refusal("Xin chọn văn bản.")
    return work.another(id)
