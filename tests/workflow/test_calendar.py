"""The calendar as data: each change is a version, no version is lost, and all see the last one at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from storage.database import Database
from tests.makers import MORNING, Office
from workflow.calendar import (
    CalendarDay,
    Calendars,
    CalendarVersion,
    DayKind,
    days_of,
    latest_version,
    notice_of,
    working_calendar,
)
from workflow.calendar_steps import Edit, announce_year, mark_days, unmark_day
from workflow.machine import Refusal
from workflow.people import Person

TUESDAY, SATURDAY = date(2026, 3, 3), date(2026, 3, 7)


def off(day: date = TUESDAY, name: str = "Nghỉ") -> CalendarDay:
    """A day off."""
    return CalendarDay(day=day, kind=DayKind.OFF, name=name)


def made_up(day: date = SATURDAY) -> CalendarDay:
    """A Saturday that is worked."""
    return CalendarDay(day=day, kind=DayKind.MAKE_UP, name="Làm bù")


def edit(by: Person | None = None, reason: str = "Theo thông báo.", seen: int | None = None) -> Edit:
    """A change with its reason."""
    return Edit(by=by, at=MORNING, reason=reason, seen=seen)


def change(database: Database, act: Callable[[Session], object]) -> None:
    """Do it, all or nothing."""
    with database.writing() as session:
        act(session)
        session.commit()


def marked(database: Database, *days: CalendarDay) -> None:
    """These days are special from now on."""
    change(database, lambda session: mark_days(session, days, edit()))


def test_an_office_that_wrote_no_calendar_works_from_monday_to_friday(database: Database) -> None:
    with database.reading() as session:
        calendar = working_calendar(session)

    assert calendar.version == 0
    assert calendar.is_working(TUESDAY)
    assert not calendar.is_working(SATURDAY)


def test_a_day_given_off_and_the_saturday_for_it_are_one_change(database: Database, kept_office: Office) -> None:
    with database.writing() as session:
        by = session.merge(kept_office.chief)
        version = mark_days(session, [off(), made_up()], edit(by))
        session.commit()

    with database.reading() as session:
        calendar = working_calendar(session)
    assert (version.number, version.by.full_name, version.reason) == (1, kept_office.chief.full_name, "Theo thông báo.")
    assert version.what == "Thêm ngày nghỉ 03/3/2026 (Nghỉ); ngày làm bù 07/3/2026 (Làm bù)"
    assert not calendar.is_working(TUESDAY)
    assert calendar.is_working(SATURDAY)
    assert calendar.names == {TUESDAY: "Nghỉ", SATURDAY: "Làm bù"}


def test_a_stretch_of_days_is_told_as_one(database: Database) -> None:
    marked(database, *(off(TUESDAY + timedelta(days=n), "Tết Nguyên đán") for n in range(3)))

    with database.reading() as session:
        assert session.get_one(CalendarVersion, 1).what == "Thêm ngày nghỉ 03/3/2026 – 05/3/2026 (Tết Nguyên đán)"


def test_what_is_taken_off_stands_in_the_earlier_version_for_ever(database: Database) -> None:
    marked(database, off())

    def take_off(session: Session) -> None:
        unmark_day(session, days_of(session, 2026, 1)[0], edit(reason="Ghi nhầm ngày."))

    change(database, take_off)

    with database.reading() as session:
        assert working_calendar(session).is_working(TUESDAY)
        assert not working_calendar(session, 1).is_working(TUESDAY)
        assert [each.name for each in days_of(session, 2026, 1)] == ["Nghỉ"]
        assert days_of(session, 2026, 2) == []
        assert session.get_one(CalendarVersion, 2).what == "Bỏ ngày nghỉ 03/3/2026 (Nghỉ)"


def test_a_day_that_was_taken_off_can_be_marked_again(database: Database) -> None:
    marked(database, off())
    change(database, lambda session: unmark_day(session, days_of(session, 2026, 1)[0], edit()))

    marked(database, off(name="Nghỉ lại"))

    with database.reading() as session:
        assert [working_calendar(session, version).is_working(TUESDAY) for version in (1, 2, 3)] == [False, True, False]


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ([off()], "Ngày 03/3/2026 đã được đánh dấu là ngày nghỉ"),
        ([off(SATURDAY), made_up()], "không thể vừa nghỉ vừa làm bù"),
        ([made_up(TUESDAY + timedelta(days=1))], "04/3/2026 là thứ Tư, vốn là ngày làm việc"),
    ],
)
def test_a_mark_that_makes_no_sense_is_refused_and_no_version_is_made(
    database: Database, days: Iterable[CalendarDay], sentence: str
) -> None:
    marked(database, off())
    fresh = [CalendarDay(day=each.day, kind=each.kind, name=each.name) for each in days]

    with pytest.raises(Refusal, match=sentence):
        marked(database, *fresh)

    with database.reading() as session:
        assert latest_version(session) == 1


def test_nothing_is_taken_off_without_a_reason(database: Database) -> None:
    marked(database, off())

    with pytest.raises(Refusal, match="lý do"):
        change(database, lambda session: unmark_day(session, days_of(session, 2026, 1)[0], edit(reason="")))


def test_what_is_off_no_longer_is_not_taken_off_again(database: Database) -> None:
    marked(database, off())
    change(database, lambda session: unmark_day(session, days_of(session, 2026, 1)[0], edit()))

    with pytest.raises(Refusal, match="đã được bỏ đánh dấu"):
        change(database, lambda session: unmark_day(session, days_of(session, 2026, 1)[0], edit()))


def test_a_year_is_announced_and_a_later_notice_takes_the_place_of_the_first(database: Database) -> None:
    for notice in ("1/TB-BNV", "2/TB-BNV"):
        change(database, lambda session, notice=notice: announce_year(session, 2027, notice, edit()))

    with database.reading() as session:
        notices = [notice_of(session, 2027, version) for version in (0, 1, 2)]
        assert [each and each.notice for each in notices] == [None, "1/TB-BNV", "2/TB-BNV"]
        assert working_calendar(session).is_announced(2027)
        assert not working_calendar(session).is_announced(2028)


def test_an_announcement_has_a_number(database: Database) -> None:
    with pytest.raises(Refusal, match="số, ký hiệu"):
        change(database, lambda session: announce_year(session, 2027, "", edit()))


def test_who_looked_at_an_older_version_is_told_what_has_changed(database: Database, kept_office: Office) -> None:
    with database.writing() as session:
        mark_days(session, [off()], edit(session.merge(kept_office.chief)))
        session.commit()

    with pytest.raises(Refusal, match=rf"vừa được {kept_office.chief.full_name} thay đổi .*03/3/2026"):
        change(database, lambda session: mark_days(session, [made_up()], edit(seen=0)))


def test_the_database_itself_knows_no_day_twice(database: Database) -> None:
    marked(database, off())
    again = off(name="Nghỉ lần nữa")
    again.added_in = 1

    with pytest.raises(IntegrityError):
        change(database, lambda session: session.add(again))


def test_two_who_change_it_at_once_make_two_versions(database: Database) -> None:
    marked(database, off())
    start, days = Barrier(8), [date(2026, 6, 1) + timedelta(days=n) for n in range(8)]

    def add(day: date) -> None:
        start.wait()
        marked(database, off(day))

    with ThreadPoolExecutor(8) as people:
        list(people.map(add, days))

    with database.reading() as session:
        assert list(session.scalars(select(CalendarVersion.number).order_by(CalendarVersion.number))) == [*range(1, 10)]
        assert not any(working_calendar(session).is_working(day) for day in days)


def test_a_change_counts_at_once_in_every_process(database: Database) -> None:
    elsewhere, calendars = Database(database.url), Calendars()
    with elsewhere.reading() as session:
        assert calendars.in_force(session).is_working(TUESDAY)

    marked(database, off())

    with elsewhere.reading() as session:
        assert not calendars.in_force(session).is_working(TUESDAY)
        assert calendars.in_force(session) is calendars.in_force(session)
    elsewhere.close()
