"""The calendar that the program begins: Tết, Saturdays made up for, and what was announced."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.calendar import begin_years
from app.office import Office
from tests.app.running import RunningOffice
from tests.makers import MORNING
from workflow.calendar import CalendarDay, CalendarVersion, days_of, latest_version, notice_of, working_calendar
from workflow.calendar_steps import Edit, unmark_day
from workflow.deadlines import WorkingCalendar
from workflow.reckoning import reckon_days

Opens = Callable[..., RunningOffice]


class LaterOffice(Office):
    """An office whose clock stands where a test has set it."""

    at = MORNING

    def now(self) -> datetime:
        return self.at


@pytest.fixture
def office(running: Opens) -> Iterator[LaterOffice]:
    """An office in March 2026, its calendar begun."""
    opened = LaterOffice(running().office.settings)
    begin_years(opened)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def calendar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkingCalendar]:
    """As the program begins it in March 2026."""
    from app.migrate import migrate
    from app.settings import Settings

    folder = tmp_path_factory.mktemp("office")
    with LaterOffice(Settings(instance=folder, database=f"sqlite:///{folder}/office.sqlite3")) as opened:
        migrate(opened.database)
        begin_years(opened)
        with opened.database.reading() as session:
            yield working_calendar(session)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2024-02-07", True),  # Wednesday, the last day before Tết Giáp Thìn
        ("2024-02-08", False),
        ("2024-02-14", False),
        ("2024-02-15", True),
        ("2024-04-18", False),  # Giỗ Tổ
        ("2024-04-29", False),  # given off
        ("2024-05-04", True),  # and made up for
        ("2025-01-24", True),  # Friday, the last day before Tết Ất Tỵ
        ("2025-01-27", False),
        ("2025-01-31", False),
        ("2025-02-03", True),
        ("2025-04-26", True),  # made up for 2 May
        ("2025-05-02", False),
        ("2026-01-02", False),  # notice 12729/VPCP-KGVX
        ("2026-01-10", True),
        ("2026-02-13", True),  # Friday, the last day before Tết Bính Ngọ
        ("2026-02-16", False),
        ("2026-02-20", False),
        ("2026-02-23", True),
        ("2026-04-27", False),  # Giỗ Tổ falls on a Sunday
        ("2026-08-22", True),  # made up for 31 August
        ("2026-08-31", False),
        ("2026-11-24", False),  # Ngày Văn hóa Việt Nam, since 2026
        ("2025-11-24", True),
        ("2027-02-03", True),  # Wednesday, the last day before Tết Đinh Mùi
        ("2027-02-04", False),
        ("2027-02-10", False),
        ("2027-02-11", True),
        ("2027-05-03", False),  # 1 May falls on a Saturday
    ],
)
def test_the_office_works(calendar: WorkingCalendar, day: str, works: bool) -> None:
    assert calendar.is_working(date.fromisoformat(day)) is works


@pytest.mark.parametrize(
    ("since", "number", "working", "due"),
    [
        ("2024-02-07", 1, True, "2024-02-15"),
        ("2024-02-05", 5, True, "2024-02-19"),
        ("2024-01-31", 10, False, "2024-02-15"),  # the 10th of February is mùng 1
        ("2024-04-26", 2, True, "2024-05-03"),  # over 29 and 30 April, 1 May
        ("2024-05-03", 1, True, "2024-05-04"),  # a Saturday at work
        ("2025-01-24", 1, True, "2025-02-03"),
        ("2025-01-22", 5, True, "2025-02-05"),
        ("2025-01-19", 10, False, "2025-02-03"),
        ("2025-04-25", 1, True, "2025-04-26"),
        ("2025-04-29", 1, True, "2025-05-05"),
        ("2026-01-01", 1, True, "2026-01-05"),
        ("2026-01-08", 2, True, "2026-01-10"),
        ("2026-02-12", 3, True, "2026-02-24"),
        ("2026-02-06", 10, False, "2026-02-23"),
        ("2026-04-24", 1, True, "2026-04-28"),
        ("2026-04-16", 10, False, "2026-04-28"),  # Sunday, then the day instead of it
        ("2026-08-28", 1, True, "2026-09-03"),
        ("2026-11-23", 1, True, "2026-11-25"),
        ("2027-02-03", 1, True, "2027-02-11"),
        ("2027-01-28", 10, False, "2027-02-11"),
        ("2027-02-02", 5, True, "2027-02-16"),
    ],
)
def test_so_many_days_over_tet_and_other_holidays(
    calendar: WorkingCalendar, since: str, number: int, working: bool, due: str
) -> None:
    reckoned = reckon_days(number, working, date.fromisoformat(since), calendar, "")

    assert reckoned.due_date == date.fromisoformat(due)


def test_only_years_that_were_announced_are_certain(calendar: WorkingCalendar) -> None:
    assert [calendar.is_announced(year) for year in (2024, 2025, 2026, 2027, 2028)] == [True, True, True, False, False]


def test_days_have_the_names_that_notices_use(calendar: WorkingCalendar) -> None:
    names = {day: calendar.names[date.fromisoformat(day)] for day in ("2026-02-17", "2026-04-27", "2026-08-22")}

    assert names == {
        "2026-02-17": "Tết Nguyên đán",
        "2026-04-27": "Nghỉ bù Ngày Giỗ Tổ Hùng Vương",
        "2026-08-22": "Làm bù cho 31/8/2026",
    }


def counted(session: Session) -> int:
    """How many days were ever written."""
    return session.scalar(select(func.count()).select_from(CalendarDay)) or 0


def test_beginning_the_years_again_adds_nothing(office: LaterOffice) -> None:
    with office.database.reading() as session:
        before = latest_version(session), counted(session)

    begin_years(office)

    with office.database.reading() as session:
        assert (latest_version(session), counted(session)) == before


def test_an_office_that_is_made_ready_has_its_calendar_and_keeps_it(running: Opens) -> None:
    office = running().office

    for _ in range(2):
        office.make_ready()

    with office.database.reading() as session:
        assert not working_calendar(session).is_working(date(2026, 2, 17))
        assert session.scalars(select(CalendarVersion.reason).where(CalendarVersion.reason.contains("2026"))).all() == [
            "Lập lịch năm 2026 theo Bộ luật Lao động."
        ]


def test_each_new_year_is_begun_once_its_time_has_come_and_is_not_announced(office: LaterOffice) -> None:
    office.at = datetime(2027, 1, 1, 1, 0, tzinfo=UTC)

    begin_years(office)

    with office.database.reading() as session:
        version = latest_version(session)
        assert days_of(session, 2029, version)
        assert notice_of(session, 2029, version) is None
        last = session.get_one(CalendarVersion, version)
        assert last.by is None
        assert "2029" in last.reason


def test_what_the_office_took_away_stays_away(office: LaterOffice) -> None:
    with office.database.writing() as session:
        for each in days_of(session, 2027, latest_version(session)):
            unmark_day(session, each, Edit(by=None, at=MORNING, reason="Thử."))
        session.commit()

    begin_years(office)

    with office.database.reading() as session:
        assert days_of(session, 2027, latest_version(session)) == []
