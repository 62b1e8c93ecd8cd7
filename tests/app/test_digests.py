"""One mail a person and day, through a real mail server: whatever dies, refuses or runs twice."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.digests import send_digests
from app.notify import remind
from app.reader import ROOT
from tests.app.mornings import (
    MorningOffice,
    Opens,
    digests,
    told,
    with_a_letter_in_progress,
    with_mail,
)
from tests.app.smtp import Letterbox, a_mail_server
from tests.makers import IN_A_WEEK
from workflow import steps
from workflow.document import IncomingDocument
from workflow.notices import Notice
from workflow.people import Person


@pytest.fixture
def mail() -> Iterator[tuple[Letterbox, int]]:
    """A real mail server."""
    with a_mail_server() as server:
        yield server


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
