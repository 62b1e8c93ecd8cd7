"""What the office's register teaches the reading of one more letter."""

from __future__ import annotations

from sqlalchemy.orm import Session

from ocr.experience import Experience, lessons_of
from workflow.lessons import registered_letters, rulings


def experience_for(session: Session, document_id: int) -> Experience:
    """The lessons in use, drawn from all letters of the register but this one."""
    ruled_out = {key for key, ruling in rulings(session).items() if not ruling.used}
    lessons = lessons_of(registered_letters(session, but=document_id))
    return Experience(tuple(lesson for lesson in lessons if lesson.key not in ruled_out))
