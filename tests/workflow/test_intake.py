"""The door: nothing that came in is lost, the same letter is known again, names from outside stay outside."""

from __future__ import annotations

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.database import Database
from storage.files import FileStore, TooLarge
from tests.makers import MORNING
from workflow import steps
from workflow.document import IncomingDocument, Original
from workflow.intake import OPEN_SCAN, Door, Intake
from workflow.terms import State

LETTER = b"%PDF-1.7 a letter"
ROOM = 1000


class Basket:
    """A queue that only collects what is laid into it."""

    def __init__(self) -> None:
        self.jobs: list[tuple[str, str, int]] = []

    def __call__(self, session: Session, kind: str, key: str, /, **ids: int) -> None:
        """Lay one job in."""
        self.jobs.append((kind, key, ids["document_id"]))


@pytest.fixture
def basket() -> Basket:
    return Basket()


@pytest.fixture
def door(tmp_path: Path, basket: Basket) -> Door:
    return Door(FileStore(tmp_path / "instance"), basket, ROOM)


def _take_in(database: Database, door: Door, content: bytes = LETTER, name: str = "thu.pdf") -> Intake:
    with database.writing() as session:
        intake = door.take_in(session, io.BytesIO(content), name, None, MORNING)
        session.commit()
        return intake


def _withhold(database: Database, door: Door, document_id: int) -> None:
    with database.writing() as session:
        document = session.get_one(IncomingDocument, document_id)
        steps.withhold(document, None, MORNING)
        door.files.wipe(document.original.sha256)
        session.commit()


def _count(database: Database, what: type) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(what)) or 0


def test_a_new_letter_is_stored_born_and_laid_out_for_reading(database: Database, door: Door, basket: Basket) -> None:
    intake = _take_in(database, door)

    document = intake.document
    assert intake.is_new
    assert document.state is State.RECEIVED
    assert [event.action for event in document.history] == ["receive"]
    assert door.files.path(document.original.sha256).read_bytes() == LETTER
    assert basket.jobs == [(OPEN_SCAN, f"document:{document.id}:open", document.id)]


def test_the_same_bytes_again_are_shown_as_already_there(database: Database, door: Door, basket: Basket) -> None:
    first = _take_in(database, door)

    again = _take_in(database, door, name="khac.pdf")

    assert not again.is_new
    assert again.document.id == first.document.id
    assert (_count(database, Original), _count(database, IncomingDocument), len(basket.jobs)) == (1, 1, 1)


def test_a_secret_paper_that_comes_again_is_not_already_there(database: Database, door: Door, basket: Basket) -> None:
    first = _take_in(database, door)
    _withhold(database, door, first.document.id)

    again = _take_in(database, door)

    assert again.is_new
    assert again.document.id != first.document.id
    assert again.document.original.wiped_at is None
    assert door.files.path(again.document.original.sha256).read_bytes() == LETTER
    assert len(basket.jobs) == 2


def test_a_paper_let_in_again_is_found_again_and_not_the_one_that_was_removed(database: Database, door: Door) -> None:
    removed = _take_in(database, door)
    _withhold(database, door, removed.document.id)
    let_in = _take_in(database, door)

    third_time = _take_in(database, door)

    assert not third_time.is_new
    assert third_time.document.id == let_in.document.id


def test_what_is_too_large_leaves_neither_file_nor_row(database: Database, door: Door, basket: Basket) -> None:
    with pytest.raises(TooLarge):
        _take_in(database, door, b"x" * (ROOM + 1))

    assert _count(database, Original) == 0
    assert basket.jobs == []
    assert [path for path in door.files.root.rglob("*") if path.is_file()] == []


def test_of_two_who_bring_the_same_letter_at_once_the_second_is_shown_the_first_ones(
    database: Database, door: Door, basket: Basket
) -> None:
    with ThreadPoolExecutor(1) as second, database.writing() as session:
        first = door.take_in(session, io.BytesIO(LETTER), "thu.pdf", None, MORNING)
        waiting = second.submit(_take_in, database, door)
        with pytest.raises(TimeoutError):
            waiting.result(timeout=0.5)
        session.commit()
        again = waiting.result()

    assert not again.is_new
    assert again.document.id == first.document.id
    assert (_count(database, Original), _count(database, IncomingDocument), len(basket.jobs)) == (1, 1, 1)


def test_of_two_who_bring_a_removed_paper_again_at_once_only_one_lets_it_in(database: Database, door: Door) -> None:
    _withhold(database, door, _take_in(database, door).document.id)

    with ThreadPoolExecutor(1) as second, database.writing() as session:
        first = door.take_in(session, io.BytesIO(LETTER), "thu.pdf", None, MORNING)
        waiting = second.submit(_take_in, database, door)
        with pytest.raises(TimeoutError):
            waiting.result(timeout=0.5)
        session.commit()

        assert first.is_new
        assert not waiting.result().is_new


HOSTILE: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("../../etc/passwd", lambda shown: shown == "passwd"),
    ("..\\..\\windows\\system32\\thu.pdf", lambda shown: shown == "thu.pdf"),
    ("/tuyệt/đối/thư.pdf", lambda shown: shown == "thư.pdf"),
    ("a\nb\r\nSet-Cookie: x.pdf", lambda shown: shown == "abSet-Cookie: x.pdf"),
    ("\u202egpj.exe", lambda shown: shown == "gpj.exe"),
    ("a\x00b.pdf", lambda shown: shown == "ab.pdf"),
    ("\ud800.pdf", lambda shown: shown == ".pdf"),
    ("x" * 1000 + ".pdf", lambda shown: len(shown) == 255),
    ("", lambda shown: shown == "van-ban"),
    ("\n\t\u200b", lambda shown: shown == "van-ban"),
    (" \u00a0 ", lambda shown: shown == "van-ban"),
    ("..", lambda shown: shown == "van-ban"),
    ("<script>alert(1)</script>.pdf", lambda shown: shown == "script>.pdf"),
    ("=cmd|'!A0.pdf", lambda shown: shown == "=cmd|'!A0.pdf"),
    ("'; DROP TABLE vt_document;--.pdf", lambda shown: shown == "'; DROP TABLE vt_document;--.pdf"),
)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("name", "is_harmless"), HOSTILE, ids=range(len(HOSTILE)))
def test_a_name_from_outside_is_only_shown_and_never_reaches_the_disk(
    database: Database, door: Door, name: str, is_harmless: Callable[[str], bool]
) -> None:
    document = _take_in(database, door, name=name).document

    assert is_harmless(document.original.file_name), document.original.file_name
    kept = [path for path in door.files.root.rglob("*") if path.is_file()]
    assert kept == [door.files.path(document.original.sha256)]
