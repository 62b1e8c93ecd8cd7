"""While a file is stored, others can write: the database is not held for as long as a large upload takes."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO

import pytest
from flask import Flask

from storage.files import FileStore
from tests.makers import Office
from tests.roads import a_document, a_task
from tests.web.client import Client
from tests.web.conftest import Records
from web import work
from workflow.people import Person
from workflow.terms import State, TaskState

Browser = Callable[[Person | None], Client]


@dataclass(frozen=True)
class BusyOffice(FileStore):
    """Stores a file, and somebody else writes into the database meanwhile."""

    meanwhile: Callable[[], None]
    stored: list[int] = field(default_factory=list)

    def put(self, stream: BinaryIO, limit: int) -> tuple[str, int]:
        self.meanwhile()
        self.stored.append(1)
        return super().put(stream, limit)


@pytest.fixture
def busy(app: Flask, parts: work.Parts, office: Office, records: Records) -> BusyOffice:
    """The program with such a store."""
    files = BusyOffice(parts.files.root, lambda: records.keep(a_document(office, State.RECEIVED)))
    app.extensions["vanthu"] = replace(parts, files=files, door=replace(parts.door, files=files))
    return files


def test_others_write_while_each_of_several_letters_is_stored(
    office: Office, records: Records, client_of: Browser, busy: BusyOffice
) -> None:
    answer: Any = client_of(office.clerk).press(
        "/documents", file=[(io.BytesIO(content), "thu.pdf") for content in (b"%PDF-1", b"%PDF-2")]
    )

    assert answer.status_code == 200
    assert len(busy.stored) == 2


def test_others_write_while_the_file_of_a_report_is_stored(
    office: Office, records: Records, client_of: Browser, busy: BusyOffice
) -> None:
    task = a_task(office, TaskState.IN_WORK)
    records.keep(task.document)

    answer = client_of(office.officers[0]).press(
        f"/tasks/{task.id}/report", text="Xong.", file=(io.BytesIO(b"noi dung"), "a.pdf")
    )

    assert answer.status_code == 303
    assert len(busy.stored) == 1
