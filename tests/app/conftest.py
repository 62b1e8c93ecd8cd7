"""An office that runs: its database is there, its workers are real processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.migrate import migrate
from app.office import Office
from app.settings import Settings
from tests.app.running import RunningOffice


@pytest.fixture
def running(database_url: str, tmp_path: Path) -> Iterator[Callable[..., RunningOffice]]:
    """Opens offices on an empty database; all their workers are gone afterwards."""
    opened: list[RunningOffice] = []

    def an_office(eyes: str = "PlainText", **wishes: object) -> RunningOffice:
        settings = Settings(
            instance=tmp_path / "instance",
            database=database_url,
            eyes=f"tests.app.stand_ins:{eyes}",
            **{"silence": 3.0, "page_seconds": 20.0, **wishes},
        )
        office = Office(settings)
        if not opened:
            migrate(office.database)
        opened.append(RunningOffice(office))
        return opened[-1]

    yield an_office
    for office in opened:
        office.close()
