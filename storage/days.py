"""The day on the office's wall, of a moment that is kept in UTC; told by the database itself, so that it can count."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Date
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction


class local_day_of(GenericFunction[date]):  # noqa: N801  a function of SQL
    """`local_day_of(column)`: Vietnam has had UTC+7 without a change since 1975."""

    type = Date()
    inherit_cache = True
    package = "vanthu"


@compiles(local_day_of, "sqlite")
def _in_sqlite(element: local_day_of, compiler: Any, **options: Any) -> str:
    return f"date({compiler.process(element.clauses, **options)}, '+7 hours')"


@compiles(local_day_of, "postgresql")
def _in_postgresql(element: local_day_of, compiler: Any, **options: Any) -> str:
    return f"CAST(timezone('Asia/Ho_Chi_Minh', {compiler.process(element.clauses, **options)}) AS date)"
