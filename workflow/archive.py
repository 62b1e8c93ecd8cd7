"""The life of a dossier: opened, found, closed, due at the archive. Dossiers are no moves of a letter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from workflow.deadlines import local_day
from workflow.dossier import Dossier
from workflow.machine import Refusal
from workflow.people import Person, Unit
from workflow.terms import Retention

NOTICE = timedelta(days=30)
"""So long before a dossier is due at the archive its keeper is told (Annex VI, III.5b)."""


def open_dossier(
    session: Session, notation: str, title: str, retention: Retention, unit: Unit | None, by: Person, at: datetime
) -> Dossier:
    """A new line of this year's list.

    Raises:
        Refusal: it is not named, or the list has such a notation.
    """
    year = local_day(at).year
    if not notation.strip() or not title.strip():
        raise Refusal("Xin ghi số, ký hiệu và tiêu đề hồ sơ.")
    if find_dossier(session, year, notation.strip()) is not None:
        raise Refusal(f"Danh mục hồ sơ năm {year} đã có hồ sơ {notation.strip()}. Xin dùng số, ký hiệu khác.")
    dossier = Dossier(
        year=year, notation=notation.strip(), title=title.strip(), retention=retention, opened_at=at, opened_by=by,
        unit=unit,
    )  # fmt: skip
    session.add(dossier)
    return dossier


def find_dossier(session: Session, year: int, notation: str) -> Dossier | None:
    """The dossier of that list."""
    return session.scalar(select(Dossier).where(Dossier.year == year, Dossier.notation == notation))


def held_dossier(session: Session, id: int) -> Dossier | None:
    """The dossier, held until the transaction ends, so that two letters do not get one ordinal number."""
    held = select(Dossier).where(Dossier.id == id).with_for_update(of=Dossier).execution_options(populate_existing=True)
    return session.scalar(held)


def close_dossier(dossier: Dossier, by: Person, at: datetime) -> None:
    """Kết thúc hồ sơ: nothing is added any more; in a year it goes to the archive (Art. 29.4, 30.2a).

    Raises:
        Refusal: it is closed, or empty.
    """
    if dossier.closed_at is not None:
        raise Refusal("Hồ sơ này đã kết thúc.")
    if not dossier.items:
        raise Refusal("Hồ sơ chưa có văn bản nào, chưa thể kết thúc.")
    closed = local_day(at)
    dossier.closed_at, dossier.closed_by = at, by
    dossier.hand_over_by = _a_year_later(closed)


def hand_over_dossier(dossier: Dossier, by: Person, at: datetime) -> None:
    """Nộp lưu: the agency's archive has it.

    Raises:
        Refusal: it is still open, or it was handed over.
    """
    if dossier.closed_at is None:
        raise Refusal("Hồ sơ chưa kết thúc, chưa thể nộp lưu.")
    if dossier.handed_over_at is not None:
        raise Refusal("Hồ sơ này đã nộp lưu.")
    dossier.handed_over_at, dossier.handed_over_by = at, by


def soon_due_at_archive(session: Session, today: date) -> Sequence[Dossier]:
    """Closed, not yet handed over, and due within thirty days or past; the first due first."""
    due = select(Dossier).where(Dossier.handed_over_at.is_(None), Dossier.hand_over_by <= today + NOTICE)
    return session.scalars(due.order_by(Dossier.hand_over_by, Dossier.id)).all()


def _a_year_later(day: date) -> date:
    """The same day of the next year; the last of February where there is none (Civil Code, Art. 148)."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28) if is_leap_day else day.replace(year=day.year + 1)
