"""Real worker processes for tests: started, killed, waited for."""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.orm import selectinload

from app.engine_dbos import DbosQueue
from app.office import Office
from app.processes import PARENT
from app.reader import ROOT
from app.worker import scratch_folder
from workflow.document import IncomingDocument

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


class RunningOffice:
    """An Office, with workers that a test may kill."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.workers: list[subprocess.Popen[bytes]] = []

    def receive(self, *pages: str, name: str = "ban-quet.txt", cleared: bool = False) -> int:
        """Hand in a file of these pages; the document's id."""
        content = io.BytesIO("\n".join(pages).encode())
        with self.office.database.writing() as session:
            intake = self.office.door.take_in(session, content, name, None, NOW, cleared=cleared)
            session.commit()
            return intake.document.id

    def start_worker(self) -> subprocess.Popen[bytes]:
        environment = self.office.settings.as_environment() | {PARENT: str(os.getpid())}
        worker = subprocess.Popen(
            [sys.executable, "-m", "app.worker"], cwd=ROOT, env=environment, start_new_session=True
        )
        self.workers.append(worker)
        return worker

    def kill(self, worker: subprocess.Popen[bytes]) -> None:
        """As the power goes: the whole process group, at once."""
        with suppress(ProcessLookupError):
            os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()

    def document(self, document_id: int) -> IncomingDocument:
        """As it stands in the database now."""
        whole = [selectinload(IncomingDocument.pages), selectinload(IncomingDocument.history)]
        with self.office.database.reading() as session:
            return session.get_one(IncomingDocument, document_id, options=whole)

    def wait_until_read(self, *document_ids: int, seconds: float = 40) -> list[IncomingDocument]:
        wait_for(lambda: all(self.document(one).reading_complete for one in document_ids), seconds)
        return [self.document(one) for one in document_ids]

    def lose_job(self, key: str) -> None:
        """As if the engine had forgotten it."""
        assert isinstance(self.office.queue, DbosQueue)
        self.office.queue._client.delete_workflow(key)

    def close(self) -> None:
        for worker in self.workers:
            self.kill(worker)
        remove_scratch(self.office.settings.instance)
        self.office.close()


def remove_scratch(instance: Path) -> None:
    """What killed workers leave until they are started again."""
    for slot in range(1, 5):
        shutil.rmtree(scratch_folder(instance, slot), ignore_errors=True)


def wait_for(condition: Callable[[], bool], seconds: float = 40) -> None:
    """Until it holds; fails when it does not in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.1)
