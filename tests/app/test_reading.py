"""A letter comes in and is read, whatever the paper does to its reader."""

from __future__ import annotations

from collections.abc import Callable

from app.reading_jobs import MAX_ATTEMPTS
from storage.files import page_picture
from tests.app.running import RunningOffice
from workflow.terms import Action, State

Opens = Callable[..., RunningOffice]


def test_a_letter_is_read_page_by_page_and_waits_for_the_clerk(running: Opens) -> None:
    office = running()
    number = office.receive("trang một", "trang hai", "trang ba")

    office.start_worker()
    (document,) = office.wait_until_read(number)

    assert document.state is State.TO_REVIEW
    assert document.reading is not None
    assert document.reading["text"] == ["trang một", "trang hai", "trang ba"]
    assert document.original.page_count == 3
    derived = office.office.files.derived(document.original.sha256)
    assert (derived / page_picture(3)).read_bytes() == b"JPEG of trang ba"


def test_the_history_tells_the_reading_once_for_the_first_pages_and_once_for_all(running: Opens) -> None:
    office = running("SlowReader")
    number = office.receive(*(f"trang {n}" for n in range(1, 7)))

    office.start_worker()
    (document,) = office.wait_until_read(number)

    assert [event.action for event in document.history] == [Action.RECEIVE, *[Action.NOTE_READING] * 2]
    read = (office.office.settings.instance / "reads.log").read_text().splitlines()
    assert {line.split()[1] for line in read[:2]} == {"1", "6"}, "the first and the last page come first"
    assert len(read) == 6, "no page was read twice"


def test_two_workers_share_a_letter_and_neither_doubles_nor_loses_a_page(running: Opens) -> None:
    office = running("SlowReader")
    number = office.receive(*(f"trang {n}" for n in range(1, 7)))

    office.start_worker()
    office.start_worker()
    (document,) = office.wait_until_read(number)

    assert document.reading is not None
    assert document.reading["text"] == [f"trang {n}" for n in range(1, 7)]
    assert [page.attempts for page in document.pages] == [1] * 6
    assert 1 <= [event.action for event in document.history].count(Action.NOTE_READING) <= 2


def test_where_the_first_and_last_page_are_not_the_letter_the_next_page_is_waited_for(running: Opens) -> None:
    office = running()
    number = office.receive("SLIP trước", "trang một", "trang hai", "SLIP sau")

    office.start_worker()
    (document,) = office.wait_until_read(number)

    assert document.reading is not None
    assert document.reading["fields"]["code"]["value"] == "trang một"
    assert [event.action for event in document.history] == [Action.RECEIVE, *[Action.NOTE_READING] * 2]


def test_a_long_scan_that_never_says_whose_it_is_is_weighed_at_its_first_and_last_pages_and_at_the_end(
    running: Opens,
) -> None:
    office = running("WeighsAloud")
    number = office.receive(*(f"SLIP {n}" for n in range(1, 13)))

    office.start_worker()
    (document,) = office.wait_until_read(number)

    weighed = (office.office.settings.instance / "weighs.log").read_text().split()
    assert weighed == ["2", "3", "4", "12"]
    assert document.reading is not None
    assert len(document.reading["text"]) == 12


def test_a_locked_file_waits_for_the_clerk_with_the_reason(running: Opens) -> None:
    office = running()
    number = office.receive("LOCKED")

    office.start_worker()
    (document,) = office.wait_until_read(number)

    assert document.state is State.TO_REVIEW
    assert document.reading is not None
    assert document.reading["refused"] == {"reason": "encrypted", "message": "Tệp có mật khẩu."}
    assert office.office.files.path(document.original.sha256).exists(), "nothing is lost"


def test_a_page_that_kills_its_reader_is_given_up_and_the_letter_goes_on(running: Opens) -> None:
    office = running("CrashingReader")
    number = office.receive("trang một", "POISON", "trang ba")

    worker = office.start_worker()
    (document,) = office.wait_until_read(number)

    assert document.state is State.TO_REVIEW
    assert [page.attempts for page in document.pages] == [1, MAX_ATTEMPTS, 1]
    assert "dừng 3 lần" in document.pages[1].failure
    assert document.reading is not None
    assert document.reading["text"] == ["trang một", "trang ba"]
    assert worker.poll() is None, "the worker outlives the page"


def test_a_page_that_never_ends_is_given_up(running: Opens) -> None:
    office = running("NeverEnds", page_seconds=1)
    number = office.receive("trang một")

    office.start_worker()
    (document,) = office.wait_until_read(number)

    assert document.state is State.TO_REVIEW
    assert document.pages[0].failure
