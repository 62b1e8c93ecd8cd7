"""Lịch làm việc: days off and make-up days as the office keeps them; each change is a new version, none is lost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, String, Text, func, or_, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from storage.base import Model, Vocabulary
from workflow.deadlines import WorkingCalendar
from workflow.people import Person
from workflow.terms import Term


class DayKind(Term):
    """What is special about a day."""

    OFF = "off", "Ngày nghỉ"
    MAKE_UP = "make_up", "Ngày làm bù"


class CalendarVersion(Model):
    """Somebody changed the calendar: who, when, what and why. The numbers rise; deadlines name theirs."""

    __tablename__ = "vt_calendar_version"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("vt_person.id"), init=False, default=None)
    at: Mapped[datetime]
    what: Mapped[str] = mapped_column(Text)
    """«Thêm ngày nghỉ 02/01/2026 (…)»."""
    reason: Mapped[str] = mapped_column(Text, default="")
    by: Mapped[Person | None] = relationship(lazy="joined", default=None)
    """Nobody: the program itself, which writes each new year as the law has it."""


class CalendarDay(Model):
    """A day off, or a day off that is worked; from one version to another. Of a day only one holds at a time."""

    __tablename__ = "vt_calendar_day"
    __table_args__ = (
        Index(
            "uq_vt_calendar_day_in_force", "day", unique=True,
            sqlite_where=text("removed_in IS NULL"), postgresql_where=text("removed_in IS NULL"),
        ),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    day: Mapped[date]
    kind: Mapped[DayKind] = mapped_column(Vocabulary(DayKind))
    name: Mapped[str] = mapped_column(String(200))
    notice: Mapped[str] = mapped_column(String(100), default="")
    """The announcement that fixed it: «12729/VPCP-KGVX»."""
    added_in: Mapped[int] = mapped_column(ForeignKey("vt_calendar_version.number"), init=False)
    removed_in: Mapped[int | None] = mapped_column(
        ForeignKey("vt_calendar_version.number"), init=False, default=None
    )  # fmt: skip


class YearNotice(Model):
    """The holidays of a year have been announced (Labour Code, Art. 112.3); from one version to another."""

    __tablename__ = "vt_year_notice"
    __table_args__ = (
        Index(
            "uq_vt_year_notice_in_force", "year", unique=True,
            sqlite_where=text("removed_in IS NULL"), postgresql_where=text("removed_in IS NULL"),
        ),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    year: Mapped[int]
    notice: Mapped[str] = mapped_column(String(100))
    added_in: Mapped[int] = mapped_column(ForeignKey("vt_calendar_version.number"), init=False)
    removed_in: Mapped[int | None] = mapped_column(
        ForeignKey("vt_calendar_version.number"), init=False, default=None
    )  # fmt: skip


class Calendars:
    """The calendar in force, read anew only when somebody has changed it: in every process it counts at once."""

    def __init__(self) -> None:
        self._last = WorkingCalendar(frozenset())

    def in_force(self, session: Session) -> WorkingCalendar:
        """As it stands now."""
        number = latest_version(session)
        if self._last.version != number:
            self._last = working_calendar(session, number)
        return self._last


def latest_version(session: Session) -> int:
    """The number of the version in force; 0 where nothing was ever written."""
    return session.scalar(select(func.max(CalendarVersion.number))) or 0


def working_calendar(session: Session, version: int | None = None) -> WorkingCalendar:
    """The calendar as it stands, or as it stood in an earlier version."""
    number = latest_version(session) if version is None else version
    if not number:
        return WorkingCalendar(frozenset())
    days = session.scalars(select(CalendarDay).where(in_version(CalendarDay, number))).all()
    years = session.scalars(select(YearNotice.year).where(in_version(YearNotice, number)))
    return WorkingCalendar(
        days_off=frozenset(each.day for each in days if each.kind is DayKind.OFF),
        make_up_days=frozenset(each.day for each in days if each.kind is DayKind.MAKE_UP),
        version=number,
        names={each.day: each.name for each in days},
        announced=frozenset(years),
    )


def days_of(session: Session, year: int, version: int) -> Sequence[CalendarDay]:
    """What is special in that year, day by day, as it stood in that version."""
    in_year = CalendarDay.day.between(date(year, 1, 1), date(year, 12, 31))
    return session.scalars(
        select(CalendarDay).where(in_version(CalendarDay, version), in_year).order_by(CalendarDay.day)
    ).all()


def notice_of(session: Session, year: int, version: int) -> YearNotice | None:
    """The announcement of that year's holidays, as far as that version knew of it."""
    return session.scalar(select(YearNotice).where(in_version(YearNotice, version), YearNotice.year == year))


def in_version(rows: type[CalendarDay] | type[YearNotice], number: int) -> ColumnElement[bool]:
    """Only what held in that version."""
    return (rows.added_in <= number) & or_(rows.removed_in.is_(None), rows.removed_in > number)
