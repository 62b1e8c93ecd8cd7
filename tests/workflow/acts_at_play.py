"""Every act of the two tables, done by somebody in a random office."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from tests.makers import a_proposal, an_obligation
from tests.workflow import office_at_play as office
from tests.workflow.office_at_play import Play
from workflow import steps
from workflow.document import IncomingDocument
from workflow.due import Deadline, Extension
from workflow.links import Link
from workflow.machine import must_be_open
from workflow.obligation import Obligation
from workflow.task import Task
from workflow.terms import Action, LinkKind, Source, TaskAction

SUCCESSORS = (LinkKind.UPDATES, LinkKind.REPLACES, LinkKind.CORRECTS)

Act = Callable[[Play, IncomingDocument, Any], Any]
TaskAct = Callable[[Play, Task, Any], Any]


def _register(play: Play, to: IncomingDocument, by: Any) -> None:
    steps.register(to, office.a_random_letterhead(play, to), play.today, play.book, by, play.now)  # type: ignore[arg-type]


def _correct(play: Play, to: IncomingDocument, by: Any) -> None:
    letterhead = office.a_random_letterhead(play, to)
    steps.correct(to, letterhead, play.today, play.words(to), by, play.now)  # type: ignore[arg-type]


def _submit(play: Play, to: IncomingDocument, by: Any) -> None:
    leaders = [play.office.leader, play.office.deputy]
    leader = play.office.clerk if play.happens(10) else play.one_of(leaders)
    others = [each for each in leaders if each is not leader and play.happens(2)]
    proposal = a_proposal(play.office, by=by, leader=leader, co_leaders=others, text=play.words(to), at=play.now)
    steps.submit(to, proposal, by, play.now)


def _note_successor(play: Play, to: IncomingDocument, by: Any) -> None:
    later = play.one_of(play.letters)
    link = Link(kind=play.one_of(SUCCESSORS), by=by, at=play.now, later=later, note=play.words(later))
    steps.note_successor(to, link, by, play.now)


def _note_call_back(play: Play, to: IncomingDocument, by: Any) -> None:
    link = Link(kind=LinkKind.RECALLS, by=by, at=play.now, notice_code=play.words(to), note=play.words(to))
    steps.note_call_back(to, link, by, play.now)


def _add_copy(play: Play, to: IncomingDocument, by: Any) -> None:
    """From the other side: a copy is added where one is merged."""
    steps.merge(play.one_of(play.letters), to, by, play.now)


def _an_obligation(play: Play, by: Any) -> Obligation:
    day = play.today
    asked = {"units": [play.one_of(play.units)], "day": day.day, "inclusive": True, "first_due": day}
    return an_obligation(play.office, by=by, at=play.now, **asked)


def _end_obligation(play: Play, to: IncomingDocument, by: Any) -> None:
    must_be_open(to, Action.END_OBLIGATION, by, play.now)
    obligation = next(each for each in to.obligations if each.runs)
    steps.end_obligation(obligation, play.words(to), None, by, play.now)


# fmt: off
ACTS: dict[Action, Act] = {
    Action.NOTE_READING:     lambda p, to, by: steps.note_reading(to, {"a": office.word_of(to)}, p.now, complete=True),
    Action.REGISTER:         _register,
    Action.TELL_APART:       lambda p, to, by: steps.tell_apart(to, p.one_of(p.letters), by, p.now),
    Action.MERGE:            lambda p, to, by: steps.merge(to, p.one_of(p.letters), by, p.now),
    Action.ADD_COPY:         _add_copy,
    Action.RETURN_TO_SENDER: lambda p, to, by: steps.return_to_sender(to, p.words(to), by, p.now),
    Action.SET_ASIDE:        lambda p, to, by: steps.set_aside(to, p.words(to), by, p.now),
    Action.RESTORE:          lambda p, to, by: steps.restore(to, by, p.now),
    Action.VOID:             lambda p, to, by: steps.void(to, p.words(to), by, p.now),
    Action.CORRECT:          _correct,
    Action.SUBMIT:           _submit,
    Action.TRANSFER:         lambda p, to, by: steps.transfer(to, office.a_random_directive(p, to, by), by, p.now),
    Action.DIRECT:           lambda p, to, by: steps.direct(to, office.a_random_directive(p, to, by), by, p.now),
    Action.COMMENT:          lambda p, to, by: steps.comment(to, p.words(to), by, p.now),
    Action.REDIRECT:         lambda p, to, by: steps.redirect(to, office.a_random_directive(p, to, by), by, p.now),
    Action.HAND_OVER:        lambda p, to, by: steps.hand_over(to, by, p.now),
    Action.TAKE_BACK:        lambda p, to, by: steps.take_back(to, p.words(to), by, p.now),
    Action.REASSIGN:         lambda p, to, by: steps.reassign(to, office.anew(p, to, by), by, p.now),
    Action.FINISH:           lambda p, to, by: steps.finish(to, p.now),
    Action.FILE:             lambda p, to, by: steps.file(to, p.words(to), by, p.now),
    Action.OBLIGE:           lambda p, to, by: steps.oblige(to, _an_obligation(p, by), by, p.now),
    Action.END_OBLIGATION:   _end_obligation,
    Action.ADD_TO_DOSSIER:   lambda p, to, by: steps.add_to_dossier(to, p.one_of(p.dossiers), by, p.now),
    Action.NOTE_SUCCESSOR:   _note_successor,
    Action.NOTE_CALL_BACK:   _note_call_back,
    Action.WITHHOLD:         lambda p, to, by: steps.withhold(to, by, p.now),
}
# fmt: on


def _appoint(play: Play, to: Task, by: Any) -> None:
    serving = [person for person in play.people if person.serves_in(to.unit, play.today)] or [by]
    steps.appoint(to, play.one_of(play.people if play.happens(6) else serving), "", by, play.now)


def _ask_extension(play: Play, to: Task, by: Any) -> None:
    day = (to.due_date or play.today) + timedelta(days=play.chance.randint(-1, 14))
    extension = Extension(asked_by=by, asked_at=play.now, asked_date=day, reason=play.words(to.document))
    steps.ask_extension(to, extension, by, play.now)


def _grant_extension(play: Play, to: Task, by: Any) -> None:
    asked = to.asked_extension.asked_date if to.asked_extension else play.today
    day = asked + timedelta(days=play.one_of((0, 0, 0, 1, -30)))
    deadline = Deadline(due_date=day, source=Source.EXTENSION, set_by=by, at=play.now, phrase=play.words(to.document))
    steps.grant_extension(to, deadline, play.words(to.document), by, play.now)


# fmt: off
TASK_ACTS: dict[TaskAction, TaskAct] = {
    TaskAction.SEE:              lambda p, to, by: steps.see(to, by, p.now),
    TaskAction.ACCEPT:           lambda p, to, by: steps.accept(to, by, p.now),
    TaskAction.ACKNOWLEDGE:      lambda p, to, by: steps.acknowledge(to, by, p.now),
    TaskAction.APPOINT:          _appoint,
    TaskAction.FORWARD:          lambda p, to, by: steps.forward(
                                     to, office.onward(p, to), p.words(to.document), by, p.now),
    TaskAction.RETURN:           lambda p, to, by: steps.return_task(
                                     to, p.words(to.document), p.one_of((None, *p.units)), by, p.now),
    TaskAction.ASK_EXTENSION:    _ask_extension,
    TaskAction.GRANT_EXTENSION:  _grant_extension,
    TaskAction.REFUSE_EXTENSION: lambda p, to, by: steps.refuse_extension(to, p.words(to.document), by, p.now),
    TaskAction.URGE:             lambda p, to, by: steps.urge(to, p.words(to.document), by, p.now),
    TaskAction.REPORT:           lambda p, to, by: steps.report(to, office.a_random_report(p, to, by), by, p.now),
    TaskAction.COMPLETE:         lambda p, to, by: steps.complete(to, office.a_random_report(p, to, by), by, p.now),
    TaskAction.SEND_BACK:        lambda p, to, by: steps.send_back(to, p.words(to.document), by, p.now),
    TaskAction.APPROVE:          lambda p, to, by: steps.approve(to, by, p.now),
    TaskAction.RECALL:           lambda p, to, by: steps.recall(to, p.words(to.document), by, p.now),
}
# fmt: on
"""CLOSE has no step of its own: it follows from the end of something else."""

NOT_PLAYED = {Action.RECEIVE, TaskAction.ASSIGN, TaskAction.CLOSE}
"""Births, and what only follows from something else."""
SELDOM: dict[Action | TaskAction, int] = {
    Action.WITHHOLD: 12, Action.NOTE_CALL_BACK: 12, Action.RETURN_TO_SENDER: 6, Action.SET_ASIDE: 4, Action.VOID: 4,
    Action.MERGE: 2, Action.ADD_COPY: 6, Action.CORRECT: 3, Action.NOTE_SUCCESSOR: 4, Action.ADD_TO_DOSSIER: 4,
    Action.REDIRECT: 12, Action.TAKE_BACK: 8, Action.REASSIGN: 2,
    TaskAction.RECALL: 10, TaskAction.URGE: 5, TaskAction.RETURN: 6, TaskAction.SEND_BACK: 3,
}  # fmt: skip
"""What ends the game for a letter, or changes little, is played once in so many times."""
