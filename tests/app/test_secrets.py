"""A page bears a mark of secrecy: what it says is found nowhere afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from app.sweep import wipe_again
from tests.app.running import RunningOffice, wait_for
from workflow.terms import Action, State

Opens = Callable[..., RunningOffice]
SECRET = "lộ-trình-tuần-tra"


def traces(folder: Path, *words: str) -> Iterator[Path]:
    """The files whose bytes hold one of the words, as text or as JSON."""
    wanted = [form for word in words for form in (word.encode(), word.encode("unicode-escape"))]
    for path in folder.rglob("*"):
        if path.is_file() and any(form in path.read_bytes() for form in wanted):
            yield path


def test_a_secret_paper_leaves_no_trace_and_an_event_without_content_remains(running: Opens) -> None:
    office = running("SeesSecrets")
    instance = office.office.settings.instance
    plain = [f"trang {n} nói về {SECRET}" for n in range(1, 6)]
    number = office.receive(*plain[:3], f"STAMP {SECRET}", *plain[3:], name=f"{SECRET}.pdf")
    assert list(traces(instance, SECRET)), "the search can find it while it is there"

    office.start_worker()
    wait_for(lambda: office.document(number).state is State.WITHHELD)
    wait_for(lambda: not office.office.queue.open_keys())

    document = office.document(number)
    assert document.reading is None
    assert document.pages == []
    assert document.history[-1].action == Action.WITHHOLD
    assert document.history[-1].note == ""
    assert document.original.wiped_at is not None
    if office.office.database.engine.dialect.name == "sqlite":
        office.office.database.overwrite_deleted()
    assert list(traces(instance, SECRET, *plain)) == []


def test_other_pages_of_a_secret_paper_are_not_read_any_more(running: Opens) -> None:
    office = running("SeesSecrets")
    number = office.receive("STAMP", *(f"trang {n}" for n in range(2, 9)))

    office.start_worker()
    wait_for(lambda: office.document(number).state is State.WITHHELD)
    wait_for(lambda: not office.office.queue.open_keys())

    read = (office.office.settings.instance / "reads.log").read_text().splitlines()
    assert len(read) == 1


def test_a_worker_that_died_between_word_and_deed_is_made_up_for(running: Opens) -> None:
    office = running("SeesSecrets")
    number = office.receive("STAMP")
    office.start_worker()
    wait_for(lambda: office.document(number).state is State.WITHHELD)
    digest = office.document(number).original.sha256
    wait_for(lambda: not office.office.files.path(digest).exists())
    left_over = office.office.files.path(digest)
    left_over.write_text(SECRET)

    wipe_again(office.office)

    assert not left_over.exists()


def test_a_paper_taken_for_a_secret_one_is_read_when_a_clerk_has_looked_at_it(running: Opens) -> None:
    office = running("SeesSecrets")
    removed = office.receive("STAMP")
    office.start_worker()
    wait_for(lambda: office.document(removed).state is State.WITHHELD)

    cleared = office.receive("STAMP", cleared=True)
    wait_for(lambda: office.document(cleared).reading_complete)

    document = office.document(cleared)
    assert cleared != removed
    assert document.state is State.TO_REVIEW
    assert "không có dấu mật" in document.history[0].note
    assert office.document(removed).state is State.WITHHELD
