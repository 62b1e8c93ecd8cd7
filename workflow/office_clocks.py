"""The office's own clocks: until when a letter must be registered, laid before the leader, handed over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workflow.deadlines import WorkingCalendar, local_day
from workflow.document import IncomingDocument
from workflow.reckoning import Reading, Reckoning, reckon_at_once
from workflow.reckoning_words import weekday_of
from workflow.terms import Action, State, Urgency

# fmt: off
RULES = {
    Action.REGISTER:  "Đăng ký trong ngày đến, chậm nhất trong ngày làm việc tiếp theo "
                      "(Nghị định 30/2020/NĐ-CP, Điều 4 khoản 2).",
    Action.SUBMIT:    "Trình trong ngày đến, chậm nhất trong ngày làm việc tiếp theo "
                      "(Nghị định 30/2020/NĐ-CP, Điều 23 khoản 1).",
    Action.HAND_OVER: "Chuyển giao trong ngày có ý kiến chỉ đạo, chậm nhất trong ngày làm việc tiếp theo "
                      "(Nghị định 30/2020/NĐ-CP, Điều 4 khoản 2, Điều 23).",
}
# fmt: on
"""What the law asks of the office itself; what bears a mark of urgency goes at once (Art. 4.2c, 24.2)."""


@dataclass(frozen=True)
class OfficeClock:
    """One thing that the office itself must do with a letter."""

    action: Action
    since: date
    """The day the letter came, or was directed."""
    reckoning: Reckoning
    """Until when, and by what rule."""
    done_on: date | None
    """None: not yet."""

    def is_late(self, today: date) -> bool:
        """Was it done too late, or is it too late by now?"""
        return (self.done_on or today) > self.reckoning.due_date


def clocks_of(document: IncomingDocument, calendar: WorkingCalendar) -> list[OfficeClock]:
    """What the office had, or still has, to do with this letter, in the order of the law.

    None for what was set aside or sent back before it was registered; nothing to hand over where no unit was named.
    Reads entries, proposals, directives with their assignments, and tasks: load them.
    """
    urgency = document.letterhead.urgency if document.letterhead else Urgency.NORMAL
    came = document.arrival_date or local_day(document.received_at)
    entered = local_day(document.entries[-1].entered_at) if document.entries else None
    clocks = []
    if entered or document.state in (State.RECEIVED, State.TO_REVIEW):
        clocks.append(_clock(Action.REGISTER, came, urgency, entered, calendar))
    if document.proposals or document.state is State.REGISTERED:
        submitted = document.proposals[0].submitted_date if document.proposals else None
        clocks.append(_clock(Action.SUBMIT, came, urgency, submitted, calendar))
    first = next((each for each in document.directives if not each.standing), None)
    if first and first.assignments:
        handed_over = min((local_day(task.assigned_at) for task in document.tasks), default=None)
        clocks.append(_clock(Action.HAND_OVER, local_day(first.at), urgency, handed_over, calendar))
    return clocks


def reckon_office_step(action: Action, since: date, urgency: Urgency, calendar: WorkingCalendar) -> Reckoning:
    """Until when the office must have done it, from the day the letter came, or was directed.

    Args:
        action: a key of `RULES`.
    """
    if urgency is not Urgency.NORMAL:
        return reckon_at_once(since, calendar, urgency.label)
    last = last_day(since, urgency, calendar)
    return Reckoning(
        due_date=last,
        phrase=RULES[action],
        reading=Reading.WORKING_DAYS,
        steps=(f"Từ {weekday_of(since)}, ngày làm việc tiếp theo là {weekday_of(last)}.",),
        calendar_version=calendar.version,
    )


def last_day(since: date, urgency: Urgency, calendar: WorkingCalendar) -> date:
    """The last day in time: the same day for what is urgent, else the next working day."""
    return since if urgency is not Urgency.NORMAL else calendar.after(since, 1)


def _clock(
    action: Action, since: date, urgency: Urgency, done_on: date | None, calendar: WorkingCalendar
) -> OfficeClock:
    return OfficeClock(action, since, reckon_office_step(action, since, urgency, calendar), done_on)
