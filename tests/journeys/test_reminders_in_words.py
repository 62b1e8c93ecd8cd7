"""What an office hears of by itself, as stories over days and months: on both databases, by the clock's own rounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import select

from app.migrate import migrate
from app.notify import remind
from app.obligations import begin_turns
from app.settings import Settings
from tests.app.mornings import HALF_PAST_SEVEN, MorningOffice, told, urgings
from tests.app.smtp import a_mail_server
from tests.makers import Office, a_report, an_obligation, an_office
from tests.roads import a_document
from tests.web.client import Client
from tests.web.conftest import Queue, browser, parts_of, with_passwords
from web.application import create_app
from workflow import steps
from workflow.deadlines import VIETNAM
from workflow.document import IncomingDocument
from workflow.notices import Notice, NoticeKind
from workflow.obligation import Turn
from workflow.people import Person
from workflow.task import Task
from workflow.terms import Action, Duty, State, TaskState

Opens = Callable[..., MorningOffice]
READ = {"schema": 1, "deadlines": [
    {"every": "month", "day_of_month": 23, "inclusive": False, "page": 1, "box": [1, 0.1, 0.6, 0.9, 0.65],
     "text": "gửi báo cáo về Ban trước ngày 23 hằng tháng"},
]}  # fmt: skip


@pytest.fixture
def opens(database_url: str, tmp_path: Path) -> Iterator[Opens]:
    """An office whose clock a test sets; opened twice, it is two programs on one database."""
    opened: list[MorningOffice] = []

    def an_open_office(**wishes: object) -> MorningOffice:
        settings = Settings(instance=tmp_path / f"instance{len(opened)}", database=database_url, **wishes)  # type: ignore[arg-type]
        opened.append(MorningOffice(settings))
        if len(opened) == 1:
            migrate(opened[0].database)
        return opened[-1]

    yield an_open_office
    for office in opened:
        office.close()


def with_people(office: MorningOffice, state: State = State.IN_PROGRESS) -> tuple[Office, IncomingDocument]:
    """Everybody, and one letter."""
    people = with_passwords(an_office(), office.database)
    for number, person in enumerate(people.people):
        person.email = f"nguoi{number}@vanthu.test"
    document = a_document(people, state)
    document.reading = READ
    with office.database.writing() as session, session.begin():
        session.add_all([*people.people, document])
    return people, document


def windows(office: MorningOffice, folder: Path) -> Callable[[Person], Client]:
    """The office's screens, at the office's time."""
    app: Flask = create_app(parts_of(office.database, folder, office.now, Queue()))  # type: ignore[arg-type]
    return lambda person: browser(app, person)


def test_late_work_is_heard_of_from_the_officer_up_to_the_leader_until_it_is_done(opens: Opens, tmp_path: Path) -> None:
    office = opens()
    people, document = with_people(office)
    client_of = windows(office, tmp_path)

    # A week before: those who have it. Then, morning by morning, those above.
    heard: dict[int, set[str]] = {}
    for days in range(-7, 12):
        office.at = HALF_PAST_SEVEN + timedelta(days=days)
        remind(office)
        heard[days] = {who for who, kind in told(office) if kind in (NoticeKind.OVERDUE, NoticeKind.ESCALATED)}

    assert heard[0] == set()
    assert "Trưởng Văn phòng" in heard[1]
    assert people.chief.full_name in heard[3] - heard[2]
    assert people.leader.full_name in heard[7] - heard[6]
    assert sorted({note.partition(".")[0] for note in urgings(office)}) == ["Lần 1", "Lần 2", "Lần 3"]
    inbox = client_of(people.leader).page("/notices")
    assert "Quá hạn, báo cáo cấp trên" in inbox
    assert "Văn phòng chưa hoàn thành, hạn 09/03/2026." in inbox
    assert "Đôn đốc lần 3" in client_of(people.leader).page(f"/documents/{document.id}")

    # Done: nobody is pressed any more, and what was told stays.
    with office.database.writing() as session, session.begin():
        kept = session.get_one(IncomingDocument, document.id)
        lead = next(task for task in kept.tasks if task.duty is Duty.LEAD)
        officer, leader = (session.get_one(Person, one.id) for one in (people.officers[0], people.leader))
        _finish(lead, officer, leader, office.at)
    assert "Quá hạn, báo cáo cấp trên" not in client_of(people.leader).page("/notices")
    assert "Quá hạn, báo cáo cấp trên" in client_of(people.leader).page("/notices?show=all")


def _finish(task: Task, officer: Person, leader: Person, at: datetime) -> None:
    steps.accept(task, officer, at)
    steps.report(task, a_report(officer, at=at), officer, at)
    steps.approve(task, leader, at)


def test_two_programs_on_one_morning_send_each_person_one_mail(opens: Opens) -> None:
    with a_mail_server() as (box, port):
        wishes = {"smtp_host": "127.0.0.1", "smtp_port": port, "smtp_security": "none", "smtp_from": "vt@vanthu.test"}
        offices = [opens(**wishes), opens(**wishes)]
        with_people(offices[0])

        for days in (0, 1):
            for office in offices:
                office.at = HALF_PAST_SEVEN + timedelta(days=days)
            with ThreadPoolExecutor(2) as pool:
                list(pool.map(remind, offices))

    mails = [(message["To"], message["Subject"][-10:]) for message in box.messages]
    assert len(mails) == len(set(mails))
    assert {day for _, day in mails} == {"09/03/2026", "10/03/2026"}


def test_a_monthly_report_over_four_months_one_unit_late_one_missing_until_a_later_letter_ends_it(
    opens: Opens, tmp_path: Path
) -> None:
    office = opens()
    office.at = datetime(2026, 3, 2, 9, 0, tzinfo=VIETNAM)
    people, document = with_people(office)
    client_of = windows(office, tmp_path)
    clerk = client_of(people.clerk)

    # The letter's own words propose it; the clerk confirms who sends what to whom.
    assert "Văn bản này đặt chế độ báo cáo định kỳ" in clerk.page(f"/documents/{document.id}")
    form = clerk.page(f"/documents/{document.id}/oblige?n=0")
    assert 'value="22/03/2026"' in form
    fields = {"every": "month", "day": "23", "inclusive": "no", "first_due": "22/03/2026", "prepare": "5", "n": "0",
              "what": "Báo cáo dư luận xã hội", "receiver": "về Ban Tuyên giáo"}  # fmt: skip
    units = [str(unit.id) for unit in people.units[1:3]]
    answer = clerk.press(f"/documents/{document.id}/oblige", unit=units, **fields)
    assert answer.status_code == 303

    # Four months: the second unit is late in April, and sends nothing in May.
    late, missing = {4: date(2026, 4, 24)}, {5}
    day = date(2026, 3, 2)
    while day <= date(2026, 6, 30):
        office.at = datetime.combine(day, time(7, 30), VIETNAM)
        begin_turns(office)
        for turn in _due(office, day, people, late, missing):
            client_of(people.officers[people.units.index(turn[1])]).press(
                f"/tasks/{turn[0]}/complete", text="Đã gửi báo cáo.", reply_code=f"{day.month}-BC/BTC"
            )
        day += timedelta(days=1)

    page = " ".join(clerk.page("/obligations").split())
    assert page.count(">Đúng hạn ") == 6
    assert page.count("Trễ hạn 07:30 24/04/2026 số 4-BC/BTC") == 1
    assert page.count("Quá hạn chưa gửi") == 1
    assert "Lịch ba tháng tới" in page
    listed = clerk.page(f"/obligations/turns?unit={units[1]}&standing=missing&from=2026-01-01&to=2026-12-31")
    assert "tháng 5/2026" in listed
    book = load_workbook(BytesIO(clerk.get("/books/obligations.xlsx?from=2026-01-01&to=2026-12-31").data))
    record = {row[0]: row[1:6] for row in book.worksheets[-1].iter_rows(values_only=True)}
    assert record["Ban Tổ chức"] == (4, 4, 0, 0, 1)
    assert record["Ban Tuyên giáo và Dân vận"] == (4, 2, 1, 1, 0.5)

    # A later letter ends it: no more turns, the missing one stays missing.
    later = a_document(people, State.REGISTERED)
    with office.database.writing() as session, session.begin():
        session.add(later)
    ended = clerk.press(f"/documents/{document.id}/end-obligation", obligation="1", reason="Có quy định mới.",
                        later=str(later.arrival_number))  # fmt: skip
    assert ended.status_code == 303
    office.at += timedelta(days=60)
    begin_turns(office)
    with office.database.reading() as session:
        assert len(session.scalars(select(Turn)).all()) == 8
        history = session.get_one(IncomingDocument, document.id).history
        assert [event.action for event in history if event.action in (Action.OBLIGE, Action.END_OBLIGATION)] == [
            "oblige", "end_obligation",
        ]  # fmt: skip
    assert "Đã kết thúc" in clerk.page(f"/documents/{document.id}")
    assert "Quá hạn chưa gửi" in clerk.page("/obligations")


def _due(
    office: MorningOffice, day: date, people: Office, late: dict[int, date], missing: set[int]
) -> list[tuple[int, object]]:
    """Which turns are sent on that day: in time by all, but late or not at all by the second unit where it says so."""
    with office.database.reading() as session:
        open_turns = [turn for turn in session.scalars(select(Turn)) if turn.task.state is TaskState.ASSIGNED]
        found = []
        for turn in open_turns:
            second, month = turn.unit_id == people.units[2].id, turn.due_date.month
            when = late.get(month, turn.due_date) if second else turn.due_date
            if when == day and not (second and month in missing):
                found.append((turn.task_id, next(unit for unit in people.units if unit.id == turn.unit_id)))
        return found


def test_of_two_programs_that_begin_turns_at_once_each_is_begun_once_and_told_once(opens: Opens) -> None:
    offices = [opens(), opens()]
    people, document = with_people(offices[0])
    with offices[0].database.writing() as session, session.begin():
        kept = session.get_one(IncomingDocument, document.id)
        clerk = session.get_one(Person, people.clerk.id)
        units = [session.merge(unit) for unit in people.units[1:3]]
        steps.oblige(kept, an_obligation(people, by=clerk, units=units), clerk, offices[0].at - timedelta(days=7))
    for office in offices:
        office.at = HALF_PAST_SEVEN + timedelta(days=10)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(begin_turns, offices))

    with offices[0].database.reading() as session:
        assert len(session.scalars(select(Turn)).all()) == 2
        news = session.scalars(select(Notice).where(Notice.kind == NoticeKind.NEW_TASK)).all()
        assert len(news) == len({(notice.person_id, notice.task_id) for notice in news}) == 4
