"""The morning's round on a real database: told once, urged once, one mail a person, whatever dies or runs twice."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.digests import Digest, send_digests
from app.notify import remind
from app.office import Office
from app.reader import ROOT
from tests.app.running import RunningOffice
from tests.app.smtp import Letterbox, a_mail_server
from tests.makers import IN_A_WEEK, an_office
from tests.roads import a_document as a_letter
from workflow import steps
from workflow.deadlines import VIETNAM
from workflow.document import Event, IncomingDocument
from workflow.notices import Notice, NoticeKind
from workflow.people import Person
from workflow.terms import State, TaskAction

Opens = Callable[..., RunningOffice]
HALF_PAST_SEVEN = datetime.combine(IN_A_WEEK, time(7, 30), VIETNAM)


class MorningOffice(Office):
    """An office whose clock stands still."""

    at = HALF_PAST_SEVEN

    def now(self) -> datetime:
        return self.at


@pytest.fixture
def mail() -> Iterator[tuple[Letterbox, int]]:
    """A real mail server."""
    with a_mail_server() as server:
        yield server


def with_a_letter_in_progress(running: Opens, **wishes: Any) -> MorningOffice:
    office = MorningOffice(running(**wishes).office.settings)
    people = an_office()
    for number, person in enumerate(people.people):
        person.email = f"nguoi{number}@vanthu.test"
    with office.database.writing() as session, session.begin():
        session.add_all([*people.units, *people.people, people.book])
        session.add(a_letter(people, State.IN_PROGRESS))
    return office


def with_mail(running: Opens, port: int) -> MorningOffice:
    return with_a_letter_in_progress(
        running, smtp_host="127.0.0.1", smtp_port=port, smtp_security="none", smtp_from="vanthu@vanthu.test"
    )


def told(office: Office) -> Counter[tuple[str, NoticeKind]]:
    with office.database.reading() as session:
        return Counter((notice.person.full_name, notice.kind) for notice in session.scalars(select(Notice)))


def urgings(office: Office) -> list[str]:
    with office.database.reading() as session:
        urged = select(Event).where(Event.action == TaskAction.URGE).order_by(Event.id)
        return [event.note for event in session.scalars(urged) if event.by is None]


def digests(office: Office) -> list[Digest]:
    with office.database.reading() as session:
        return list(session.scalars(select(Digest).order_by(Digest.id)))


def test_who_has_a_deadline_today_is_told_once_however_often_the_clock_ticks(running: Opens) -> None:
    office = with_a_letter_in_progress(running)

    for _ in range(2):
        remind(office)

    soon = {who: times for (who, kind), times in told(office).items() if kind is NoticeKind.DUE_SOON}
    assert soon == dict.fromkeys(
        ("Chuyên viên Ban Tổ chức", "Chuyên viên Văn phòng", "Trưởng Ban Tổ chức", "Trưởng Văn phòng"), 1
    )
    office.close()


def test_two_clocks_that_tick_at_once_tell_and_urge_once(running: Opens) -> None:
    offices = [with_a_letter_in_progress(running)]
    offices.append(MorningOffice(offices[0].settings))
    for office in offices:
        office.at += timedelta(days=7)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(remind, offices))

    assert max(told(offices[0]).values()) <= 2, "two tasks, each told once"
    assert urgings(offices[0]) == ["Lần 1. Việc đã quá hạn 5 ngày làm việc."] * 2
    for office in offices:
        office.close()


def test_work_is_urged_at_each_level_and_the_chief_and_then_the_leader_hear_of_it(running: Opens) -> None:
    office = with_a_letter_in_progress(running)
    heard: list[set[str]] = []

    for days in (1, 3, 7, 8):
        office.at = HALF_PAST_SEVEN + timedelta(days=days)
        remind(office)
        heard.append({who for who, kind in told(office) if kind is NoticeKind.ESCALATED})

    assert "Trưởng Văn phòng" in heard[0]
    assert heard[1] - heard[0] == {"Trần Văn Chánh"}
    assert heard[2] - heard[1] == {"Lê Thị Bí Thư"}
    assert heard[3] == heard[2]
    assert Counter(note.split(".")[0] for note in urgings(office)) == {"Lần 1": 2, "Lần 2": 2, "Lần 3": 2}
    office.close()


def test_on_days_off_nobody_is_disturbed_and_nothing_is_lost(running: Opens, mail: tuple[Letterbox, int]) -> None:
    box, port = mail
    office = with_mail(running, port)
    office.at -= timedelta(days=1)
    remind(office)
    assert (told(office), box.messages) == (Counter(), [])

    office.at += timedelta(days=2)
    remind(office)

    assert told(office)
    assert box.messages
    office.close()


def test_each_gets_one_mail_a_day_with_counts_and_numbers_and_no_word_of_the_letter(
    running: Opens, mail: tuple[Letterbox, int]
) -> None:
    box, port = mail
    office = with_mail(running, port)

    for _ in range(3):
        remind(office)

    assert {len(box.to(message["To"])) for message in box.messages} == {1}
    (text,) = [message.get_content() for message in box.messages if message["To"] == "nguoi5@vanthu.test"]
    assert "Kính gửi đồng chí Trưởng Văn phòng" in text
    assert "- Sắp đến hạn: 1 (số đến 1)" in text
    assert "tuyên truyền" not in text
    assert box.to("nguoi4@vanthu.test") == [], "who has nothing new gets no mail"
    office.close()


def test_where_the_office_allows_it_a_mail_says_what_letters_are_about(
    running: Opens, mail: tuple[Letterbox, int]
) -> None:
    box, port = mail
    office = with_a_letter_in_progress(
        running, smtp_host="127.0.0.1", smtp_port=port, smtp_security="none", smtp_from="vanthu@vanthu.test",
        mail_subjects=True, address="https://vanthu.test",
    )  # fmt: skip

    remind(office)

    text = box.messages[0].get_content()
    assert "Số 1: V/v báo cáo công tác tuyên truyền tháng 3" in text
    assert "https://vanthu.test/notices" in text
    office.close()


def test_a_mail_that_the_server_refuses_is_tried_again_later_and_marked_only_when_accepted(
    running: Opens, mail: tuple[Letterbox, int]
) -> None:
    box, port = mail
    office = with_mail(running, port)
    box.refuses = True
    remind(office)
    tried = box.asked
    assert {digest.sent_at for digest in digests(office)} == {None}
    assert "451" in digests(office)[0].failure

    assert send_digests(office) == 0, "not before its time"
    assert box.asked == tried
    box.refuses = False
    office.at += timedelta(minutes=10)

    assert send_digests(office) == tried
    assert send_digests(office) == 0
    assert all(digest.sent_at for digest in digests(office))
    office.close()


def test_no_mail_server_is_no_harm(running: Opens) -> None:
    office = with_mail(running, 1)

    remind(office)

    assert told(office)
    assert {digest.sent_at for digest in digests(office)} == {None}
    office.close()


def test_who_has_no_address_or_no_post_gets_no_mail(running: Opens, mail: tuple[Letterbox, int]) -> None:
    box, port = mail
    office = with_mail(running, port)
    with office.database.writing() as session, session.begin():
        heads = select(Person).where(Person.full_name.like("Trưởng%")).order_by(Person.id)
        first, second, *_ = session.scalars(heads)
        first.email, second.posts[0].valid_to = "", IN_A_WEEK - timedelta(days=1)

    remind(office)

    assert not {message["To"] for message in box.messages} & {"nguoi5@vanthu.test", "nguoi6@vanthu.test"}
    office.close()


def test_the_notices_of_a_letter_that_was_taken_away_say_nothing_of_it(
    running: Opens, mail: tuple[Letterbox, int]
) -> None:
    box, port = mail
    office = with_a_letter_in_progress(
        running, smtp_host="127.0.0.1", smtp_port=port, smtp_security="none", smtp_from="v@vanthu.test",
        mail_subjects=True,
    )  # fmt: skip
    office.at += timedelta(days=3)
    remind(office)
    box.messages.clear()
    with office.database.writing() as session, session.begin():
        document = session.scalars(select(IncomingDocument)).one()
        steps.withhold(document, None, office.now())
    office.at += timedelta(days=1)

    remind(office)

    assert box.messages == []
    with office.database.reading() as session:
        assert {notice.event.note for notice in session.scalars(select(Notice)) if notice.event} == {""}
    office.close()


def a_round(office: MorningOffice, *wishes: str) -> subprocess.Popen[bytes]:
    """The same morning, in a process of its own."""
    command = [sys.executable, "-m", "tests.app.sends_digests", office.now().isoformat(), *wishes]
    return subprocess.Popen(command, cwd=ROOT, env=office.settings.as_environment())


@pytest.mark.kills
def test_of_two_programs_at_once_only_one_sends(running: Opens, mail: tuple[Letterbox, int]) -> None:
    box, port = mail
    office = with_mail(running, port)

    rounds = [a_round(office), a_round(office)]

    assert [one.wait() for one in rounds] == [0, 0]
    assert set(Counter(message["To"] for message in box.messages).values()) == {1}
    assert all(digest.sent_at for digest in digests(office))
    office.close()


@pytest.mark.kills
def test_who_dies_between_sending_and_marking_sends_once_more_under_the_same_name(
    running: Opens, mail: tuple[Letterbox, int]
) -> None:
    box, port = mail
    office = with_mail(running, port)
    assert a_round(office, "die").wait() == -9
    (accepted,) = box.messages
    assert {digest.sent_at for digest in digests(office)} == {None}

    send_digests(office)
    assert len(box.to(accepted["To"])) == 1, "the dead one's turn is not over yet"
    office.at += timedelta(minutes=10)
    send_digests(office)

    first, again = box.to(accepted["To"])
    assert first["Message-ID"] == again["Message-ID"]
    assert set(Counter(message["Message-ID"] for message in box.messages).values()) == {1, 2}
    office.close()
