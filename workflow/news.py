"""Who is told of a step, in one table. The machine knows nothing of it: its Events are told of where they are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from sqlalchemy.orm import Session

from workflow.deadlines import local_day
from workflow.document import Event
from workflow.notices import News, NoticeKind, all_people, tell
from workflow.staff import People, Staff
from workflow.task import Task
from workflow.terms import Action, Duty, Role, TaskAction, Urgency

K, W, A = NoticeKind, TaskAction, Action


def tell_of_steps(session: Session, at: datetime) -> None:
    """Tell of every step that this session has taken and not yet written, in its own transaction. Flushes it."""
    events = [each for each in session.new if isinstance(each, Event) and each.action in TOLD]
    if events:
        session.flush()
        tell(session, news_of(events, Staff(all_people(session), local_day(at))), at)


def news_of(events: Iterable[Event], staff: Staff) -> Iterator[News]:
    """Nobody is told of what they did themselves."""
    for event in events:
        if event.action in TOLD:
            kind, whom = TOLD[event.action]
            others = tuple(person for person in whom(event, staff) if person is not event.by)
            due = event.task.due_date if event.task else None
            key = f"document:{event.document.id}:step:{event.sequence}"
            yield News(kind, key, others, event.document, event.task, event, due)


def _holders(event: Event, staff: Staff) -> People:
    return staff.holders(_task(event))


def _officer(event: Event, _: Staff) -> People:
    officer = _task(event).officer
    return (officer,) if officer is not None else ()


def _givers(event: Event, staff: Staff) -> People:
    return staff.givers(_task(event))


def _workers_with_a_part(event: Event, staff: Staff) -> People:
    """What was only sent for information ends without a word."""
    return staff.holders(_task(event)) if _task(event).duty is not Duty.INFORM else ()


def _leader_asked(event: Event, staff: Staff) -> People:
    proposal = event.document.proposal
    return staff.leader(proposal.leader) if proposal is not None else ()


def _clerks_if_work_is_given(event: Event, staff: Staff) -> People:
    directive = event.document.directive
    return staff.in_role(Role.CLERK) if directive is not None and directive.assignments else ()


def _chief_if_urgent(event: Event, staff: Staff) -> People:
    head = event.document.letterhead
    return staff.in_role(Role.CHIEF) if head is not None and head.urgency is not Urgency.NORMAL else ()


def _whoever_works_on_it(event: Event, staff: Staff) -> People:
    """Those who have work of it, and who sent it."""
    tasks = [task for task in event.document.tasks if task.is_open or task.ended_at == event.at]
    people = [person for task in tasks for person in (*staff.holders(task), *staff.givers(task))]
    return tuple(dict.fromkeys(people))


def _task(event: Event) -> Task:
    if event.task is None:
        raise AssertionError(f"«{event.action}» is done to a task")
    return event.task


# fmt: off
TOLD: dict[str, tuple[NoticeKind, Callable[[Event, Staff], People]]] = {
    A.REGISTER:         (K.URGENT,             _chief_if_urgent),
    A.SUBMIT:           (K.TO_DIRECT,          _leader_asked),
    A.COMMENT:          (K.COMMENTED,          _leader_asked),
    A.DIRECT:           (K.TO_HAND_OVER,       _clerks_if_work_is_given),
    A.REDIRECT:         (K.TO_HAND_OVER,       _clerks_if_work_is_given),
    A.NOTE_CALL_BACK:   (K.LETTER_CALLED_BACK, _whoever_works_on_it),
    A.NOTE_SUCCESSOR:   (K.LETTER_SUCCEEDED,   _whoever_works_on_it),
    W.ASSIGN:           (K.NEW_TASK,           _holders),
    W.APPOINT:          (K.APPOINTED,          _officer),
    W.RETURN:           (K.RETURNED,           _givers),
    W.ASK_EXTENSION:    (K.EXTENSION_ASKED,    _givers),
    W.GRANT_EXTENSION:  (K.EXTENSION_GRANTED,  _holders),
    W.REFUSE_EXTENSION: (K.EXTENSION_REFUSED,  _holders),
    W.URGE:             (K.URGED,              _holders),
    W.REPORT:           (K.RESULT_WAITS,       _givers),
    W.SEND_BACK:        (K.SENT_BACK,          _holders),
    W.APPROVE:          (K.APPROVED,           _holders),
    W.RECALL:           (K.RECALLED,           _holders),
    W.CLOSE:            (K.CLOSED,             _workers_with_a_part),
}
# fmt: on
"""By the word of the step: what is told, and to whom."""
