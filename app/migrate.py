"""The database is brought to the shape that the program expects; `python -m app.migrate MESSAGE` writes a revision."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection

from storage.database import Database

FOLDER = Path(__file__).resolve().parent.parent / "migrations"


def migrate(database: Database) -> None:
    """Create or upgrade all tables, ours and the background engine's. Nothing is lost by doing it again."""
    from app.engine_dbos import make_tables

    with open_revisions(database) as config:
        command.upgrade(config, "head")
    make_tables(database)


def differs(database: Database) -> bool:
    """Has a stored class changed since the last revision? The tests ask, so that no change is forgotten."""
    with open_revisions(database) as config:
        try:
            command.check(config)
        except CommandError:
            return True
    return False


def write_revision(database: Database, message: str) -> None:
    """Compare the stored classes with an up-to-date database and write what is missing into `migrations/versions`."""
    number = len(list((FOLDER / "versions").glob("*.py"))) + 1
    with open_revisions(database) as config:
        command.revision(config, message, autogenerate=True, rev_id=f"{number:04}")


@contextmanager
def open_revisions(database: Database) -> Iterator[Config]:
    """What Alembic needs to work on this database, in one transaction."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    engine = database.engine.execution_options(vt_writes=True)
    with engine.connect() as connection, _tables_may_be_replaced(connection), connection.begin():
        config.attributes["connection"] = connection
        yield config


@contextmanager
def _tables_may_be_replaced(connection: Connection) -> Iterator[None]:
    """SQLite changes a column by building the table anew; meanwhile what refers to it must not hold it.

    The switch works only outside a transaction, so it is thrown on the bare connection.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    bare: Any = connection.connection.dbapi_connection
    bare.cursor().execute("PRAGMA foreign_keys=OFF")
    try:
        yield
        broken = bare.cursor().execute("PRAGMA foreign_key_check").fetchall()
    finally:
        bare.cursor().execute("PRAGMA foreign_keys=ON")
    if broken:
        raise RuntimeError(f"the upgrade has left rows that refer to nothing: {broken[:5]}")


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        scratch = Database(f"sqlite:///{folder}/scratch.db")
        if any((FOLDER / "versions").glob("*.py")):
            migrate(scratch)
        write_revision(scratch, " ".join(sys.argv[1:]) or "Changes")
