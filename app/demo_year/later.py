"""What the clerk of the demo office learns later of a letter in the book."""

from __future__ import annotations

from app.demo_year.case import Case
from workflow import steps
from workflow.document import Letterhead
from workflow.flow import NUMBERED
from workflow.links import Link
from workflow.terms import LinkKind


def corrected(case: Case) -> None:
    """A slip of the hand at registration is put right."""
    old, arrived = case.document.letterhead, case.document.arrival_date
    if case.document.state in NUMBERED and old is not None and arrived is not None:
        names = [column.key for column in Letterhead.__table__.columns if column.key not in ("id", "document_id")]
        new = Letterhead(**{name: getattr(old, name) for name in names} | {"note": "Có kèm phụ lục."})
        clerk = case.cast.clerk(case.chance)
        steps.correct(case.document, new, arrived, "Ghi thiếu phụ lục kèm theo.", clerk, case.diary.at)


def called_back(case: Case) -> None:
    """The sender wants it back."""
    if case.document.state in NUMBERED:
        clerk, letter = case.cast.clerk(case.chance), case.letter
        notice = Link(
            kind=LinkKind.RECALLS,
            by=clerk,
            at=case.diary.at,
            notice_code=f"{case.chance.randint(10, 900)}-CV/{letter.sender.letters}",
            notice_date=case.diary.today,
            note="Nơi gửi ban hành nhầm nội dung.",
        )
        steps.note_call_back(case.document, notice, clerk, case.diary.at)
