"""Who of all the workers keeps the clock: the one that holds the lock; it passes on when its holder dies."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from app.processes import FileLock, Taken
from storage.database import Database

_LOCK_NUMBER = 0x76616E746875  # «vanthu»


class Leadership(Protocol):
    """A lock that at most one living process holds."""

    def held(self) -> bool:
        """Do we hold it now? Takes it if it is free; looks afresh each time."""

    def release(self) -> None:
        """Let others have it."""


class FileLeadership:
    """One machine: a lock on a file beside the database."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock: FileLock | None = None

    def held(self) -> bool:
        if self._lock is None:
            try:
                self._lock = FileLock(self._path)
            except Taken:
                return False
        return True

    def release(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None


class PostgresLeadership:
    """Several machines: an advisory lock, held by a connection of its own (never through a pooler)."""

    def __init__(self, database: Database) -> None:
        self._engine = database.engine
        self._connection: Connection | None = None

    def held(self) -> bool:
        try:
            if self._connection is None:
                return self._take()
            self._connection.execute(text("SELECT 1"))
        except SQLAlchemyError:
            # The server dropped us, and the lock with us.
            self.release()
            return False
        return True

    def release(self) -> None:
        if self._connection is not None:
            # Closed for good, not given back to the pool: the lock belongs to the connection.
            self._connection.invalidate()
            self._connection.close()
            self._connection = None

    def _take(self) -> bool:
        connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        if connection.scalar(text("SELECT pg_try_advisory_lock(:number)"), {"number": _LOCK_NUMBER}):
            self._connection = connection
            return True
        connection.close()
        return False


def leadership(database: Database, run_folder: Path) -> Leadership:
    """The lock that fits the database."""
    if database.engine.dialect.name == "sqlite":
        return FileLeadership(run_folder / "leader.lock")
    return PostgresLeadership(database)
