"""Several people do as they please with several letters; whatever happens, what must hold holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import select

from storage.base import Model
from storage.database import Database
from tests.makers import (
    MORNING,
    TODAY,
    Office,
    a_directive,
    a_letterhead,
    a_proposal,
    a_report,
    an_office,
    for_information_only,
    only_to_be_kept,
)
from tests.roads import a_document
from workflow import steps
from workflow.document import IncomingDocument
from workflow.machine import Refusal, moves_open_to, task_moves_open_to
from workflow.people import Person
from workflow.register import Entry
from workflow.task import Task
from workflow.terms import Action, State, TaskAction, TaskState

AFTER_REGISTRATION = {State.REGISTERED, State.SUBMITTED, State.DIRECTED, State.IN_PROGRESS, State.DONE, State.FILED}
WITH_OPEN_TASKS = {State.IN_PROGRESS}
NOW = MORNING
SELDOM = 3
"""A removed paper ends the game for a letter, so it is played seldom."""

DIRECTIVES: tuple[Callable[[Office], Any], ...] = (a_directive, a_directive, for_information_only, only_to_be_kept)


# fmt: off
ACTS: dict[Action, Callable[[Office, IncomingDocument, Any, int], None]] = {
    Action.NOTE_READING:     lambda o, to, by, n: steps.note_reading(to, {"n": n}, NOW, complete=True),
    Action.REGISTER:         lambda o, to, by, n: steps.register(
                                 to, a_letterhead(subject="Đề nghị báo cáo" if n else ""), TODAY, o.book, by, NOW),
    Action.RETURN_TO_SENDER: lambda o, to, by, n: steps.return_to_sender(to, "Gửi sai." if n else "", by, NOW),
    Action.SET_ASIDE:        lambda o, to, by, n: steps.set_aside(to, "Trang báo." if n else "", by, NOW),
    Action.RESTORE:          lambda o, to, by, n: steps.restore(to, by, NOW),
    Action.VOID:             lambda o, to, by, n: steps.void(to, "Nhầm." if n else "", by, NOW),
    Action.SUBMIT:           lambda o, to, by, n: steps.submit(
                                 to, a_proposal(o, leader=o.leader if n else o.clerk), by, NOW),
    Action.DIRECT:           lambda o, to, by, n: steps.direct(to, DIRECTIVES[n](o), by, NOW),
    Action.REDIRECT:         lambda o, to, by, n: steps.redirect(to, DIRECTIVES[n](o), by, NOW),
    Action.HAND_OVER:        lambda o, to, by, n: steps.hand_over(to, by, NOW),
    Action.FINISH:           lambda o, to, by, n: steps.finish(to, NOW),
    Action.FILE:             lambda o, to, by, n: steps.file(to, "HS-01" if n else "", by, NOW),
    Action.WITHHOLD:         lambda o, to, by, n: steps.withhold(to, by, NOW),
}
TASK_ACTS: dict[TaskAction, Callable[[Task, Any, int], None]] = {
    TaskAction.ACCEPT:      lambda to, by, n: steps.accept(to, by, NOW),
    TaskAction.REPORT:      lambda to, by, n: steps.report(to, a_report(by, text="Đã xong." if n else ""), by, NOW),
    TaskAction.COMPLETE:    lambda to, by, n: steps.complete(to, a_report(by, text="Đã xong." if n else ""), by, NOW),
    TaskAction.ACKNOWLEDGE: lambda to, by, n: steps.acknowledge(to, by, NOW),
    TaskAction.SEND_BACK:   lambda to, by, n: steps.send_back(to, "Làm lại." if n else "", by, NOW),
    TaskAction.APPROVE:     lambda to, by, n: steps.approve(to, by, NOW),
}
# fmt: on
"""RECALL and CLOSE have no step of their own: they follow from an act on the letter."""


class OfficeAtPlay(RuleBasedStateMachine):
    """Random people, random acts; each is committed, or refused and rolled back, as in the program."""

    @initialize()
    def open_the_office(self) -> None:
        self.database = Database("sqlite://")
        Model.metadata.create_all(self.database.engine)
        self.session = self.database.writing()
        self.office = an_office()
        self.session.add_all([*self.office.units, *self.office.people, self.office.book])
        self.session.commit()
        self.letters: list[IncomingDocument] = []
        self.given: set[int] = set()

    def teardown(self) -> None:
        if hasattr(self, "session"):
            self.session.close()
            self.database.close()

    @precondition(lambda self: len(self.letters) < 4)
    @rule(state=st.sampled_from((State.RECEIVED, State.TO_REVIEW, State.REGISTERED, State.DIRECTED, State.IN_PROGRESS)))
    def a_letter_comes_and_goes_some_of_its_way(self, state: State) -> None:
        letter = a_document(self.office, state)
        self.session.add(letter)
        self.session.commit()
        self.letters.append(letter)

    @precondition(lambda self: self.letters)
    @rule(data=st.data(), action=st.sampled_from(sorted(ACTS)), luck=st.integers(0, 3))
    def somebody_tries_something(self, data: st.DataObject, action: Action, luck: int) -> None:
        letter = data.draw(st.sampled_from(self.letters), label="letter")
        by = data.draw(st.sampled_from((None, *self.office.people)), label="by")
        if by is None and action not in (Action.NOTE_READING, Action.FINISH):
            return
        if action is Action.WITHHOLD and luck != SELDOM:
            return
        self._try(lambda: ACTS[action](self.office, letter, by, luck))

    @precondition(lambda self: self.letters)
    @rule(data=st.data(), luck=st.integers(0, 3))
    def somebody_presses_a_button(self, data: st.DataObject, luck: int) -> None:
        letter = data.draw(st.sampled_from(self.letters), label="letter")
        buttons = [
            (by, move.action)
            for by in (None, *self.office.people)
            for move in moves_open_to(by, letter, MORNING)
            if move.action is not Action.WITHHOLD or luck == SELDOM
        ]
        if buttons:
            by, action = data.draw(st.sampled_from(buttons), label="button")
            self._try(lambda: ACTS[action](self.office, letter, by, luck))

    @precondition(lambda self: any(letter.tasks for letter in self.letters))
    @rule(data=st.data(), luck=st.integers(0, 3))
    def somebody_presses_a_button_of_a_task(self, data: st.DataObject, luck: int) -> None:
        buttons = [
            (task, by, move.action)
            for letter in self.letters
            for task in letter.open_tasks
            for by in self.office.people
            for move in task_moves_open_to(by, task, MORNING)
            if move.action in TASK_ACTS
        ]
        if buttons:
            task, by, action = data.draw(st.sampled_from(buttons), label="button")
            self._try(lambda: TASK_ACTS[action](task, by, luck))

    @precondition(lambda self: any(letter.tasks for letter in self.letters))
    @rule(data=st.data(), action=st.sampled_from(sorted(TASK_ACTS)))
    def somebody_tries_something_with_a_task(self, data: st.DataObject, action: TaskAction) -> None:
        task = data.draw(st.sampled_from([task for letter in self.letters for task in letter.tasks]), label="task")
        by: Person = data.draw(st.sampled_from(self.office.people), label="by")
        shown = action in {move.action for move in task_moves_open_to(by, task, MORNING)}

        done = self._try(lambda: TASK_ACTS[action](task, by, SELDOM))

        assert done is shown, "with all that is asked for given, a shown button works and no other does"

    def _try(self, act: Callable[[], None]) -> bool:
        before = [(letter.state, letter.moves) for letter in self.letters]
        try:
            act()
        except Refusal:
            self.session.rollback()
            assert [(letter.state, letter.moves) for letter in self.letters] == before
            return False
        self.session.commit()
        return True

    @invariant()
    def numbers_run_without_gap_and_none_is_given_twice(self) -> None:
        entries = self.session.scalars(select(Entry).order_by(Entry.number)).all() if self._is_open else []
        assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
        in_force = [entry for entry in entries if entry.voided_at is None]
        assert len({entry.document_id for entry in in_force}) == len(in_force)

    @invariant()
    def a_registered_letter_has_the_number_of_its_line_in_force(self) -> None:
        for letter in self._letters:
            in_force = [entry.number for entry in letter.entries if entry.voided_at is None]
            assert letter.arrival_number == (in_force[-1] if in_force else None)
            assert letter.arrival_number is not None or letter.state not in AFTER_REGISTRATION

    @invariant()
    def no_task_is_lost(self) -> None:
        for letter in self._letters:
            handed_over = sum(event.action == Action.HAND_OVER for event in letter.history)
            born = sum(event.action == TaskAction.ASSIGN for event in letter.history)
            assert len(letter.tasks) == born >= handed_over
            assert all(task.ended_at is not None for task in letter.tasks if not task.is_open)

    @invariant()
    def only_a_letter_in_progress_has_work_open_and_it_always_has(self) -> None:
        for letter in self._letters:
            assert bool(letter.open_tasks) is (letter.state in WITH_OPEN_TASKS)

    @invariant()
    def a_letter_is_done_only_when_its_lead_has_finished(self) -> None:
        for letter in self._letters:
            if letter.state is State.DONE:
                in_force = [task for task in letter.tasks if task.state is not TaskState.RECALLED]
                assert all(task.state is not TaskState.CLOSED for task in in_force if task.duty == "lead")

    @invariant()
    def every_change_has_its_line_and_the_lines_tell_the_states(self) -> None:
        for letter in self._letters:
            assert [event.sequence for event in letter.history] == list(range(1, letter.moves + 1))
            own = [event for event in letter.history if event.task is None]
            for told, subject in ((own, letter), *((task.history, task) for task in letter.tasks)):
                assert told[0].before is None
                assert [event.before for event in told[1:]] == [event.after for event in told[:-1]]
                assert told[-1].after == subject.state

    @property
    def _is_open(self) -> bool:
        return hasattr(self, "letters")

    @property
    def _letters(self) -> list[IncomingDocument]:
        return self.letters if self._is_open else []


OfficeAtPlay.TestCase.settings = settings(
    max_examples=12, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
TestWhateverPeopleDoTheOfficeStaysInOrder = OfficeAtPlay.TestCase
