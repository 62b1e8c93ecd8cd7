"""Who is alive: every worker says so every few seconds, in the database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event, Thread

from sqlalchemy import String, delete, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Model
from storage.database import Database

BEATS_PER_SILENCE = 6
"""A worker may miss all but one of these before it is held for dead."""
FORGET_AFTER = timedelta(days=1)


class Heartbeat(Model):
    """A worker, by its name in the engine, and when it last said that it lives."""

    __tablename__ = "vt_heartbeat"

    worker: Mapped[str] = mapped_column(String(100), primary_key=True)
    at: Mapped[datetime]


def beat(session: Session, worker: str, at: datetime) -> None:
    """This worker lives."""
    session.merge(Heartbeat(worker=worker, at=at))


def living(session: Session, at: datetime, silence: timedelta) -> set[str]:
    """The workers that were not silent for so long; those gone for days are forgotten."""
    session.execute(delete(Heartbeat).where(Heartbeat.at < at - FORGET_AFTER))
    return set(session.scalars(select(Heartbeat.worker).where(Heartbeat.at >= at - silence)))


class Pulse:
    """A thread that beats for this process until it is stopped."""

    def __init__(self, database: Database, worker: str, silence: timedelta, now: Callable[[], datetime]) -> None:
        self._database, self._worker, self._now = database, worker, now
        self._pause = silence.total_seconds() / BEATS_PER_SILENCE
        self._stop = Event()
        self._thread = Thread(target=self._run, name="pulse", daemon=True)

    def start(self) -> None:
        """The first beat is in the database when this returns."""
        self._beat()
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.wait(self._pause):
            try:
                self._beat()
            except SQLAlchemyError:
                # The database is away; if it stays away, so does our work.
                continue

    def _beat(self) -> None:
        with self._database.writing() as session, session.begin():
            beat(session, self._worker, self._now())
