"""Alembic's entry: compares and changes only the office's own tables, over the connection that it is handed."""

import re

from alembic import context

from app.tables import METADATA

OWN = re.compile(r"vt_(?!clock$)")
"""vt_clock is the timetable of APScheduler."""


def is_ours(_thing, name, kind, reflected, compare_to):
    """The background engine and the clock keep tables beside ours; they look after them themselves."""
    return not (kind == "table" and reflected and compare_to is None and not OWN.match(name))


def render(kind, thing, _autogen_context):
    """Our own types become the plain ones they are kept as: a revision must not depend on tomorrow's code."""
    if kind == "type" and type(thing).__module__ == "storage.base":
        return f"sa.{thing.impl!r}"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    include_object=is_ours,
    render_item=render,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
