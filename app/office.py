"""Office: the parts, put together once for a process; what command line, web and worker all work with."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from app import reading_jobs as _reading_jobs  # noqa: F401  (fills the table of jobs)
from app.jobs import Queue
from app.keys import secret_key
from app.reader import Reader
from app.settings import BadSettings, Settings
from routing.rules import DEFAULT, BadRules, Rule, rules_of
from storage.database import Database
from storage.files import FileStore
from workflow.books.senders import DEFAULT as SENDERS
from workflow.books.senders import BadGroups, Group, groups_of
from workflow.intake import Door


class Office:
    """Everything a process needs of one office; each part is made when it is first asked for."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        settings.instance.mkdir(parents=True, exist_ok=True)
        # Letters lie in it: nobody else on this machine may look.
        settings.instance.chmod(0o700)

    @cached_property
    def database(self) -> Database:
        return Database(self.settings.database)

    @cached_property
    def files(self) -> FileStore:
        return FileStore(self.settings.instance / "files")

    @cached_property
    def queue(self) -> Queue:
        from app.engine_dbos import DbosQueue

        return DbosQueue(self.database)

    @cached_property
    def door(self) -> Door:
        return Door(self.files, self.queue.enqueue, self.settings.upload_limit)

    @cached_property
    def reader(self) -> Reader:
        """A child process looks at paper for this one; for workers."""
        return Reader(self.settings.eyes, self.settings.page_seconds)

    @cached_property
    def secret_key(self) -> bytes:
        return secret_key(self.settings.instance)

    @cached_property
    def routing(self) -> tuple[Rule, ...]:
        """Who usually gets what: the office's own `routing.toml`, or else the program's."""
        own = self.settings.instance / "routing.toml"
        try:
            return rules_of(own if own.exists() else DEFAULT)
        except BadRules as sentence:
            raise BadSettings(str(sentence)) from sentence

    @cached_property
    def sender_groups(self) -> tuple[Group, ...]:
        """Which bodies reports tell together: the office's own `senders.toml`, or else the program's."""
        own = self.settings.instance / "senders.toml"
        try:
            return groups_of(own if own.exists() else SENDERS)
        except BadGroups as sentence:
            raise BadSettings(str(sentence)) from sentence

    @property
    def run_folder(self) -> Path:
        """Locks and other things of no lasting worth."""
        return self.settings.instance / "run"

    def make_ready(self) -> None:
        """All that is needed before it opens: its tables, and the years of its calendar that nobody has begun."""
        from app.calendar import begin_years
        from app.migrate import migrate

        migrate(self.database)
        begin_years(self)

    def now(self) -> datetime:
        """The clock on the wall."""
        return datetime.now(UTC)

    def close(self) -> None:
        """Give back whatever was opened."""
        for name in ("reader", "queue", "database"):
            if name in self.__dict__:
                self.__dict__.pop(name).close()

    def __enter__(self) -> Office:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
