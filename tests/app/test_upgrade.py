"""An office that worked under the first tables is brought to today's: what it did stands, and more is known of it."""

from __future__ import annotations

from datetime import date

import pytest
from alembic import command
from sqlalchemy import select, text

from app.migrate import differs, migrate, open_revisions
from storage.database import Database
from workflow.document import IncomingDocument
from workflow.dossier import Dossier
from workflow.terms import Source, State

AT = "2026-03-02 01:00:00+00:00"
ROWS = (
    "INSERT INTO vt_unit (id, name, short_name, valid_from) VALUES (1, 'Văn phòng', 'VP', '2020-01-01')",
    "INSERT INTO vt_person (id, username, full_name, password_hash, failed_sign_ins)"
    " VALUES (1, 'bithu', 'Lê Thị Bí Thư', '', 0)",
    "INSERT INTO vt_original (id, sha256, size, file_name, media_type, page_count) VALUES (1, 'a', 1, 'a.pdf', '', 1)",
    "INSERT INTO vt_document (id, original_id, received_at, state, version, moves, cleared, reading_complete,"
    " arrival_number, arrival_date, file_notation, search_text)"
    f" VALUES (1, 1, '{AT}', 'filed', 1, 1, false, true, 7, '2026-03-02', '01-HS/VP', '')",
    f"INSERT INTO vt_directive (id, document_id, by_id, at, text) VALUES (1, 1, 1, '{AT}', 'Giao Văn phòng.')",
    "INSERT INTO vt_assignment (id, directive_id, unit_id, duty, due_date) VALUES (1, 1, 1, 'lead', '2026-03-09')",
    "INSERT INTO vt_task (id, document_id, directive_id, unit_id, duty, due_date, assigned_at, state)"
    f" VALUES (1, 1, 1, 1, 'lead', '2026-03-09', '{AT}', 'finished')",
    "INSERT INTO vt_event (id, document_id, sequence, by_id, action, at, before, after, note)"
    f" VALUES (1, 1, 1, 1, 'file', '{AT}', 'done', 'filed', '01-HS/VP')",
)


@pytest.fixture
def old_office(database_url: str) -> Database:
    """One letter, directed, worked on and filed before units returned work and dossiers had lines."""
    database = Database(database_url)
    with open_revisions(database) as config:
        command.upgrade(config, "0002")
    with database.engine.execution_options(vt_writes=True).begin() as connection:
        for row in ROWS:
            connection.execute(text(row))
    return database


def test_what_an_office_did_under_the_first_tables_stands_and_says_where_it_comes_from(old_office: Database) -> None:
    migrate(old_office)

    assert not differs(old_office)
    with old_office.reading() as session:
        document = session.scalars(select(IncomingDocument)).one()
        task = document.tasks[0]
        assert document.directive is not None
        assert document.directive.sender.full_name == "Lê Thị Bí Thư"
        assert task.deadline is not None
        assert (task.deadline.due_date, task.deadline.source) == (date(2026, 3, 9), Source.DIRECTIVE)
        assert task.deadline.set_by is document.directive.sender
        assert [(item.ordinal, item.dossier.notation) for item in document.dossier_items] == [(1, "01-HS/VP")]
        assert session.scalars(select(Dossier)).one().last_ordinal == 1
    old_office.close()


def test_in_an_old_office_too_a_second_copy_needs_no_number_and_a_registered_letter_does(old_office: Database) -> None:
    migrate(old_office)
    with old_office.engine.execution_options(vt_writes=True).begin() as connection:
        connection.execute(text("UPDATE vt_document SET state = 'merged', arrival_number = NULL"))

    with old_office.reading() as session:
        assert session.scalars(select(IncomingDocument)).one().state is State.MERGED
    with (
        pytest.raises(Exception, match="registered_has_number"),
        old_office.engine.execution_options(vt_writes=True).begin() as connection,
    ):
        connection.execute(text("UPDATE vt_document SET state = 'registered'"))
    old_office.close()
