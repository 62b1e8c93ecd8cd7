"""A letter comes in and is read, whatever the paper does to its reader."""

from __future__ import annotations

from collections.abc import Callable

from app.reading_jobs import page_picture
from tests.app.running import RunningOffice
from workflow.terms import State

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
