"""How a letter or a piece of work stands to its deadline: one definition for all reports and for their lists.

Work is overdue while it is open and its day has passed, reported or not. What has ended was in time if its last report,
or its end where nothing was reported, came on the day of the deadline or before: who approves late makes nobody late.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, String, case, cast, func, select

from storage.days import local_day_of
from workflow.document import IncomingDocument
from workflow.task import GONE, OPEN, Report, Task
from workflow.terms import Duty, State, Term


# fmt: off
class Standing(Term):
    """How it stands to its deadline. Each letter and each task has exactly one."""

    IN_TIME    = "in_time",    "Đã xong đúng hạn"
    LATE       = "late",       "Đã xong quá hạn"
    RUNNING    = "running",    "Đang làm, trong hạn"
    OVERDUE    = "overdue",    "Đang làm, quá hạn"
    UNASSIGNED = "unassigned", "Chưa giao đơn vị"
    NO_DAY     = "no_day",     "Không có hạn"
# fmt: on


UNASSIGNED = (State.REGISTERED, State.SUBMITTED, State.DIRECTED)
"""In the book, and no unit has it yet."""
WORKING = (Duty.LEAD, Duty.SUPPORT)
"""Whose work is counted: who is only informed, and periodic reports, have books of their own."""
_WORST_LAST = (Standing.IN_TIME, Standing.LATE, Standing.RUNNING, Standing.OVERDUE)


def task_standing(today: date) -> ColumnElement[str]:
    """Of a task."""
    open_ = Task.state.in_(OPEN)
    return case(
        (Task.due_date.is_(None), _word(Standing.NO_DAY)),
        (open_ & (Task.due_date < today), _word(Standing.OVERDUE)),
        (open_, _word(Standing.RUNNING)),
        (_ended() > Task.due_date, _word(Standing.LATE)),
        else_=_word(Standing.IN_TIME),
    )


def document_standing(today: date) -> ColumnElement[str]:
    """Of a letter: that of its leading unit; of several, of the one that is worst off."""
    ranks = {standing.value: rank for rank, standing in enumerate(_WORST_LAST)}
    leading = (
        select(func.max(case(ranks, value=task_standing(today))))
        .where(Task.document_id == IncomingDocument.id, Task.duty == Duty.LEAD, Task.state.not_in(GONE))
        .where(Task.parent_id.is_(None))
        .correlate(IncomingDocument)
        .scalar_subquery()
    )
    worst = {rank: _word(standing) for rank, standing in enumerate(_WORST_LAST)}
    waiting = case((IncomingDocument.state.in_(UNASSIGNED), _word(Standing.UNASSIGNED)), else_=_word(Standing.NO_DAY))
    return case(worst, value=leading, else_=waiting)


def _ended() -> ColumnElement[date]:
    reported = select(func.max(Report.at)).where(Report.task_id == Task.id).correlate(Task).scalar_subquery()
    return local_day_of(func.coalesce(reported, Task.ended_at))


def _word(standing: Standing) -> ColumnElement[str]:
    return cast(standing.value, String)
