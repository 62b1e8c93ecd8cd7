"""The revisions lead to just the tables that the stored classes want."""

from __future__ import annotations

from sqlalchemy import inspect

from app.clock import TABLE
from app.migrate import differs, migrate
from app.tables import METADATA
from storage.database import Database


def test_an_empty_database_gets_all_tables_and_nothing_is_left_to_change(database_url: str) -> None:
    database = Database(database_url)

    migrate(database)
    migrate(database)

    assert not differs(database)
    assert set(METADATA.tables) <= set(inspect(database.engine).get_table_names())
    database.close()


def test_tables_of_the_queue_and_of_the_clock_are_not_taken_for_ours(database_url: str) -> None:
    database = Database(database_url)
    migrate(database)
    with database.engine.execution_options(vt_writes=True).begin() as connection:
        connection.exec_driver_sql(f"CREATE TABLE {TABLE} (id TEXT)")

    assert not differs(database)
    database.close()


def test_a_changed_class_is_noticed(database_url: str) -> None:
    database = Database(database_url)
    migrate(database)
    with database.engine.execution_options(vt_writes=True).begin() as connection:
        connection.exec_driver_sql("ALTER TABLE vt_unit DROP COLUMN short_name")

    assert differs(database)
    database.close()
