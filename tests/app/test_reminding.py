"""The morning's round on a real database: told once, urged once, whatever runs twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from app.notify import remind
from tests.app.mornings import (
    HALF_PAST_SEVEN,
    MorningOffice,
    Opens,
    told,
    urgings,
    with_a_letter_in_progress,
    with_mail,
)
from tests.app.smtp import Letterbox, a_mail_server
from workflow.notices import NoticeKind


@pytest.fixture
def mail() -> Iterator[tuple[Letterbox, int]]:
    """A real mail server."""
    with a_mail_server() as server:
        yield server


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
