"""The database is brought to the shape that the program expects; `python -m app.migrate MESSAGE` writes a revision."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError

from storage.database import Database

FOLDER = Path(__file__).resolve().parent.parent / "migrations"


def migrate(database: Database) -> None:
    """Create or upgrade all tables, ours and the background engine's. Nothing is lost by doing it again."""
    from app.engine_dbos import make_tables

    with _alembic(database) as config:
        command.upgrade(config, "head")
    make_tables(database)


def differs(database: Database) -> bool:
    """Has a stored class changed since the last revision? The tests ask, so that no change is forgotten."""
    with _alembic(database) as config:
        try:
            command.check(config)
        except CommandError:
            return True
    return False


def write_revision(database: Database, message: str) -> None:
    """Compare the stored classes with an up-to-date database and write what is missing into `migrations/versions`."""
    number = len(list((FOLDER / "versions").glob("*.py"))) + 1
    with _alembic(database) as config:
        command.revision(config, message, autogenerate=True, rev_id=f"{number:04}")


@contextmanager
def _alembic(database: Database) -> Iterator[Config]:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    with database.engine.execution_options(vt_writes=True).begin() as connection:
        config.attributes["connection"] = connection
        yield config


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        scratch = Database(f"sqlite:///{folder}/scratch.db")
        if any((FOLDER / "versions").glob("*.py")):
            migrate(scratch)
        write_revision(scratch, " ".join(sys.argv[1:]) or "Changes")
