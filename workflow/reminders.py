"""Who is reminded of what on a morning: deadlines, work nobody has opened, letters that lie; who above hears of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from workflow.deadlines import WorkingCalendar, local_day
from workflow.document import Event, IncomingDocument
from workflow.notices import News, NoticeKind
from workflow.office_clocks import last_day
from workflow.staff import People, Staff
from workflow.task import Task
from workflow.terms import Duty, Role, State, TaskAction, TaskState, Urgency

UNDER_WAY = frozenset({TaskState.ASSIGNED, TaskState.IN_WORK})


@dataclass(frozen=True)
class Habits:
    """Nhắc trước, đôn đốc, báo cáo cấp trên: how the office reminds, all in working days."""

    before: tuple[int, ...] = (0, 1, 3, 7)
    """So many days before it is due; 0: on the day itself."""
    above: tuple[int, ...] = (1, 3, 5)
    """So many days late: one more level hears of it (`LEVELS`), and the unit is urged once more."""
    unread: int = 1
    """So many days after hand-over work should have been opened, and a result looked at."""


@dataclass(frozen=True)
class Morning:
    """The day on which one reminds, and by what it counts."""

    staff: Staff
    calendar: WorkingCalendar
    habits: Habits = Habits()

    @property
    def today(self) -> date:
        """The office's day."""
        return self.staff.today

    def since(self, at: datetime) -> int:
        """Working days gone by since then."""
        return self.calendar.between(local_day(at), self.today)


def of_task(task: Task, morning: Morning) -> Iterator[News]:
    """What there is to tell of one open task; most of it was told on an earlier morning."""
    if task.state in UNDER_WAY:
        yield from _of_deadline(task, morning)
    if task.state is TaskState.ASSIGNED and task.seen_at is None and task.duty is not Duty.INFORM:
        yield from _not_opened(task, morning)
    if task.state is TaskState.REPORTED:
        yield from _not_judged(task, morning)


def of_letter(document: IncomingDocument, morning: Morning) -> Iterator[News]:
    """Does it lie longer with the office, or with the leader, than the law allows?"""
    step = next((step for step in OFFICE_STEPS if step.state is document.state), None)
    since = step.since(document) if step is not None else None
    if step is None or since is None:
        return
    urgency = document.letterhead.urgency if document.letterhead else Urgency.NORMAL
    last = last_day(since, urgency, morning.calendar)
    if morning.today > last:
        key = f"document:{document.id}:{step.kind.value}:{since}"
        yield News(step.kind, key, step.whom(document, morning.staff), document, due_date=last)


def must_be_urged(task: Task, morning: Morning) -> bool:
    """Has it come to a new level since the program urged last? What was missed meanwhile is not made up for."""
    level = _level(task, morning)
    if level == 0 or task.due_date is None or task.state not in UNDER_WAY:
        return False
    reached = morning.calendar.after(task.due_date, morning.habits.above[level - 1])
    return all(local_day(event.at) < reached for event in urgings_of_the_program(task))


def urgings_of_the_program(task: Task) -> list[Event]:
    """The đôn đốc that nobody wrote but the clock."""
    return [event for event in task.history if event.action == TaskAction.URGE and event.by is None]


def words_of_urging(task: Task, morning: Morning) -> str:
    """What the program writes: how late it is."""
    return f"Việc đã quá hạn {_days_late(task, morning)} ngày làm việc."


def _of_deadline(task: Task, morning: Morning) -> Iterator[News]:
    if task.due_date is None:
        return
    if task.is_overdue(morning.today):
        yield from _of_lateness(task, morning)
        return
    left = morning.calendar.between(morning.today, task.due_date)
    near = min((days for days in morning.habits.before if days >= left), default=None)
    if near is not None:
        yield _about(NoticeKind.DUE_SOON, f"due:{near}", morning.staff.holders(task), task)


def _of_lateness(task: Task, morning: Morning) -> Iterator[News]:
    yield _about(NoticeKind.OVERDUE, "overdue", morning.staff.workers(task), task)
    for level, whom in enumerate(LEVELS[: _level(task, morning)], start=1):
        yield _about(NoticeKind.ESCALATED, f"above:{level}", whom(task, morning.staff), task)


def _not_opened(task: Task, morning: Morning) -> Iterator[News]:
    if morning.since(task.assigned_at) > morning.habits.unread:
        yield _about(NoticeKind.UNREAD, "unread", morning.staff.heads(task.unit), task)


def _not_judged(task: Task, morning: Morning) -> Iterator[News]:
    report = task.report
    if report is not None and morning.since(report.at) > morning.habits.unread:
        yield _about(NoticeKind.RESULT_WAITS, f"report:{report.id}", morning.staff.givers(task), task)


def _about(kind: NoticeKind, what: str, to: People, task: Task) -> News:
    """A new deadline is told of anew: it stands in the key."""
    return News(kind, f"task:{task.id}:{what}:{task.due_date}", to, task.document, task, due_date=task.due_date)


def _level(task: Task, morning: Morning) -> int:
    """How many levels have heard of it by today."""
    late = _days_late(task, morning)
    return min(len(LEVELS), sum(days <= late for days in morning.habits.above))


def _days_late(task: Task, morning: Morning) -> int:
    return morning.calendar.between(task.due_date, morning.today) if task.due_date else 0


def _came(document: IncomingDocument) -> date:
    return document.arrival_date or local_day(document.received_at)


def _submitted(document: IncomingDocument) -> date | None:
    return document.proposal.submitted_date if document.proposal else None


def _directed(document: IncomingDocument) -> date | None:
    directive = document.directive
    return local_day(directive.at) if directive is not None and directive.assignments else None


def _clerks(_: IncomingDocument, staff: Staff) -> People:
    return staff.in_role(Role.CLERK)


def _office(_: IncomingDocument, staff: Staff) -> People:
    return staff.in_role(Role.CLERK, Role.CHIEF)


def _leader(document: IncomingDocument, staff: Staff) -> People:
    return staff.leader(document.proposal.leader) if document.proposal else ()


@dataclass(frozen=True)
class OfficeStep:
    """A letter in this state waits for the office: since when, what is told when it waits too long, and to whom."""

    state: State
    kind: NoticeKind
    since: Callable[[IncomingDocument], date | None]
    whom: Callable[[IncomingDocument, Staff], People]


# fmt: off
OFFICE_STEPS = (
    OfficeStep(State.TO_REVIEW,  NoticeKind.NOT_REGISTERED,  _came,      _clerks),
    OfficeStep(State.REGISTERED, NoticeKind.NOT_SUBMITTED,   _came,      _office),
    OfficeStep(State.SUBMITTED,  NoticeKind.NOT_DIRECTED,    _submitted, _leader),
    OfficeStep(State.DIRECTED,   NoticeKind.NOT_HANDED_OVER, _directed,  _clerks),
)
"""The day of arrival or the next working day, at once for what is urgent (Decree 30/2020, Art. 4.2c, 23.1, 24.2)."""

LEVELS: tuple[Callable[[Task, Staff], People], ...] = (
    lambda task, staff: staff.heads(task.unit),
    lambda _task, staff: staff.in_role(Role.CHIEF),
    lambda task, staff: staff.givers(task),
)
# fmt: on
"""Who hears of late work, one after the other: the head of the unit, the chief of office, the leader who sent it."""
