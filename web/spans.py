"""How long it has waited, and how long is left: in words, in working days."""

from __future__ import annotations

from datetime import datetime

from flask import Flask

from web import work
from workflow.deadlines import is_due_soon, local_day
from workflow.task import Task


def waited(since: datetime) -> str:
    """«25 phút», «3 giờ», «2 ngày làm việc» until now."""
    if local_day(since) == work.today():
        minutes = max(0, int((work.now() - since).total_seconds()) // 60)
        return f"{minutes} phút" if minutes < 60 else f"{minutes // 60} giờ"
    working = work.parts().calendar.between(local_day(since), work.today())
    return f"{working} ngày làm việc" if working else f"{(work.today() - local_day(since)).days} ngày"


def left(task: Task) -> str:
    """«quá hạn 3 ngày làm việc», «hạn hôm nay», «còn 2 giờ», «còn 2 ngày làm việc» of a task that has a deadline."""
    calendar, today, due = work.parts().calendar, work.today(), task.due_date
    if due is None:
        return ""
    if due < today:
        # One day late over a weekend is late all the same.
        return f"quá hạn {max(calendar.between(due, today), 1)} ngày làm việc"
    if due > today:
        return f"còn {calendar.between(today, due)} ngày làm việc"
    return "hạn hôm nay" if task.due_moment is None else _to_the_hour(task.due_moment)


def pressing_of(task: Task) -> str:
    """The look of a task's deadline: «late», «soon» or nothing."""
    if task.is_past(work.now()):
        return "late"
    soon = task.is_open and task.due_date is not None
    return "soon" if soon and is_due_soon(task.due_date, work.today(), work.parts().calendar) else ""  # type: ignore[arg-type]


def _to_the_hour(due: datetime) -> str:
    minutes = int((due - work.now()).total_seconds()) // 60
    span = f"{abs(minutes)} phút" if abs(minutes) < 60 else f"{abs(minutes) // 60} giờ"
    return f"còn {span}" if minutes >= 0 else f"quá hạn {span}"


def install(app: Flask) -> None:
    """Make them known to the templates."""
    app.jinja_env.filters.update(waited=waited, left=left, pressing=pressing_of)
