"""The background engine: DBOS, on the office's own database. The only module that knows it.

Four musts, because the open-source engine leaves them to its user: the application version is pinned (an upgrade
would strand old jobs), executor names are unique and stable (`app.processes`), the leader reclaims the jobs of dead
workers (`app.heartbeat`), and a sweep over the office's own tables finds what no job cares for (`app.sweep`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any

from dbos import (
    DBOS,
    DBOSClient,
    DBOSConfig,
    DBOSPortableJSONSerializer,
    EnqueueOptions,
    run_dbos_database_migrations,
)
from sqlalchemy.orm import Session

from app.jobs import JOBS, QUEUE
from storage.database import Database

APPLICATION = "vanthu"
VERSION = "vanthu-1"
"""Only the shape of jobs counts: a job of another shape gets another name, and the old name stays for one release."""
POLLING = 0.25
"""Seconds between looks into the queue."""
LIVE = ["ENQUEUED", "PENDING", "DELAYED"]


class DbosQueue:
    """The queue as web, door and leader see it: `app.jobs.Queue`. Starts no thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def enqueue(self, session: Session, kind: str, key: str, /, *, priority: int = 1, **ids: int) -> None:
        options: EnqueueOptions = {
            "workflow_name": kind,
            "queue_name": QUEUE,
            "workflow_id": key,
            "app_version": VERSION,
            "priority": priority,
        }
        self._client.enqueue_in_transaction(session, options, ids)

    def open_keys(self) -> set[str]:
        return {job.workflow_id for job in self._list(status=LIVE)}

    def reclaim(self, alive: set[str]) -> int:
        orphans = [job.workflow_id for job in self._list(status="PENDING") if job.executor_id not in alive]
        if orphans:
            self._client.resume_workflows(orphans, queue_name=QUEUE)
        return len(orphans)

    def forget_old(self, days: int) -> int:
        before = (datetime.now(UTC) - timedelta(days=days)).isoformat()
        ended = ["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]
        old = [job.workflow_id for job in self._list(status=ended, end_time=before, limit=10_000)]
        if old:
            self._client.delete_workflows(old)
        return len(old)

    def close(self) -> None:
        """Give its connections back."""
        if "_client" in self.__dict__:
            self._client.destroy()

    def _list(self, **which: Any) -> list[Any]:
        return self._client.list_workflows(load_input=False, load_output=False, **which)

    @cached_property
    def _client(self) -> DBOSClient:
        return DBOSClient(
            system_database_url=_url(self._database),
            serializer=DBOSPortableJSONSerializer(),
            application_name=APPLICATION,
            system_database_pool_size=2,
        )


class DbosWorker:
    """This process takes jobs, one at a time, under a name that no living process shares."""

    def __init__(self, database: Database, name: str, run: Callable[[str, dict[str, int]], None]) -> None:
        config: DBOSConfig = {
            "name": APPLICATION,
            "system_database_url": _url(database),
            "application_version": VERSION,
            "executor_id": name,
            "serializer": DBOSPortableJSONSerializer(),
            "run_migrations": False,
            "sys_db_pool_size": 5,
            "log_level": "WARNING",
        }
        DBOS(config=config)
        for kind, job in JOBS.items():
            _enlist(kind, job.max_attempts, run)

    def start(self) -> None:
        """Take up what this name left unfinished, then what waits."""
        DBOS.launch()
        logging.getLogger("dbos").setLevel(logging.WARNING)
        DBOS.register_queue(QUEUE, worker_concurrency=1, polling_interval_sec=POLLING)

    def stop(self, patience: int) -> None:
        """Take no more; what is under way has so many seconds to end."""
        DBOS.destroy(workflow_completion_timeout_sec=patience)


def make_tables(database: Database) -> None:
    """Create or upgrade the engine's own tables."""
    run_dbos_database_migrations(_url(database))


def _enlist(kind: str, max_attempts: int, run: Callable[[str, dict[str, int]], None]) -> None:
    def workflow(ids: dict[str, int]) -> None:
        run(kind, ids)

    workflow.__qualname__ = kind
    DBOS.workflow(name=kind, max_recovery_attempts=max_attempts)(workflow)


def _url(database: Database) -> str:
    return database.url
