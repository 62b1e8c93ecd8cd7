"""The database: SQLite in a file beside the office's papers, or PostgreSQL; opened in this one place."""

from __future__ import annotations

from contextlib import closing
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session, sessionmaker

_SHORT_WAIT, _LONG_WAIT = 2000, 30000
"""Milliseconds that one waits for another."""
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    # NORMAL may lose the last commits when the power goes.
    "PRAGMA synchronous=FULL",
    f"PRAGMA busy_timeout={_LONG_WAIT}",
    "PRAGMA foreign_keys=ON",
    # What is deleted is overwritten: a removed secret must not stay in free pages of the file.
    "PRAGMA secure_delete=ON",
)


class Database:
    """One office's database: `writing()` for what may change it, `reading()` for what only looks."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = _open(url)
        self.writing = sessionmaker(
            self.engine.execution_options(vt_writes=True), expire_on_commit=False, autoflush=False
        )
        self.reading = sessionmaker(self.engine, expire_on_commit=False, autoflush=False)

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()

    def overwrite_deleted(self) -> bool:
        """Let nothing of what was deleted lie on in the log of changes. False: somebody is reading; ask again later."""
        if self.engine.dialect.name != "sqlite":
            with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as server:
                server.exec_driver_sql("VACUUM")
            return True
        with closing(self.engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute(f"PRAGMA busy_timeout={_SHORT_WAIT}")
            busy, _, _ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            cursor.execute(f"PRAGMA busy_timeout={_LONG_WAIT}")
        return not busy

    def session(self, *, writes: bool) -> Session:
        """A session that may write, or one that only looks."""
        return self.writing() if writes else self.reading()


def _open(url: str) -> Engine:
    # Errors are logged and kept by the queue: what letters say must not be in them.
    engine = create_engine(url, pool_pre_ping=True, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    # We say BEGIN ourselves, see below.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its turn before it reads: a reader that turns writer would fail at once, whatever the timeout."""
    writes = connection.get_execution_options().get("vt_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
