"""A random office of several people does as it pleases with several letters; whatever happens, what must hold holds.

The suite plays some hundred steps; `VANTHU_LONG_PLAY=500` plays so many offices, for hours.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import select

from storage.base import Model
from storage.database import Database
from tests.makers import an_original
from tests.workflow import holding
from tests.workflow.acts_at_play import ACTS, NOT_PLAYED, SELDOM, TASK_ACTS
from tests.workflow.office_at_play import open_the_office, word_of
from workflow import steps
from workflow.at_the_desk import assign
from workflow.document import IncomingDocument
from workflow.due import Deadline
from workflow.machine import Refusal, moves_open_to, task_moves_open_to
from workflow.people import Person
from workflow.register import Entry
from workflow.task import Task
from workflow.terms import Action, Duty, Source, State, TaskAction

OFFICES = int(os.environ.get("VANTHU_LONG_PLAY", "8"))
MOST_LETTERS = 5
BY_THE_PROGRAM = {Action.NOTE_READING, Action.FINISH}
SEEDS = st.integers(0, 2**32)
"""A step takes its chances from one seed: so play goes deep, and a failure is made small by whole steps."""
PLAYED: Counter[str] = Counter()
"""How often each act was done, and how often something was refused."""


class OfficeAtPlay(RuleBasedStateMachine):
    """Random people, random acts; each is committed, or refused and rolled back, as in the program."""

    @initialize(seed=SEEDS)
    def open_the_office(self, seed: int) -> None:
        self.database = Database("sqlite://")
        Model.metadata.create_all(self.database.engine)
        self.session = self.database.writing()
        self.play = open_the_office(Random(seed))
        self.session.add_all([*self.play.units, *self.play.people, *self.play.dossiers, self.play.book])
        self.session.commit()

    def teardown(self) -> None:
        if hasattr(self, "session"):
            self.session.close()
            self.database.close()

    # --- what happens -------------------------------------------------------------------------

    @precondition(lambda self: len(self.play.letters) < MOST_LETTERS)
    @rule(seed=SEEDS)
    def a_letter_comes(self, seed: int) -> None:
        self.play.chance = Random(seed)
        original = an_original()
        letter = steps.receive(original, self.play.office.clerk, self.play.now)
        original.file_name = letter.history[0].note = word_of(letter)
        steps.note_reading(letter, {"told": word_of(letter)}, self.play.now, complete=True)
        self.session.add(letter)
        self.session.commit()
        self.play.letters.append(letter)
        self._goes_some_of_its_way(letter)

    @precondition(lambda self: self.play.letters)
    @rule(seed=SEEDS, action=st.sampled_from(sorted(ACTS)))
    def somebody_tries_something(self, seed: int, action: Action) -> None:
        self.play.chance = Random(seed)
        letter = self.play.one_of(self.play.letters)
        by = None if action in BY_THE_PROGRAM else self.play.one_of(self.play.people)
        if action is Action.ADD_COPY or self.play.happens(SELDOM.get(action, 1)):
            shown = action in {move.action for move in moves_open_to(by, letter, self.play.now)}
            done = self._try(action, lambda: ACTS[action](self.play, letter, by))
            assert shown or not done or action is Action.NOTE_READING

    @precondition(lambda self: self.play.letters)
    @rule(seed=SEEDS)
    def somebody_presses_a_button(self, seed: int) -> None:
        self.play.chance = Random(seed)
        letter = self.play.one_of(self.play.letters)
        buttons = self._buttons(letter)
        actions = sorted({action for _, action in buttons})
        if not actions:
            return
        action = self.play.one_of(actions)
        if self.play.happens(SELDOM.get(action, 1)):
            by = self.play.one_of([by for by, pressed in buttons if pressed is action])
            self._try(action, lambda: ACTS[action](self.play, letter, by))

    @precondition(lambda self: any(letter.tasks for letter in self.play.letters))
    @rule(seed=SEEDS)
    def somebody_presses_a_button_of_a_task(self, seed: int) -> None:
        self.play.chance = Random(seed)
        task = self.play.one_of(self._open_tasks() or self._tasks())
        buttons = [(by, move.action) for by in self.play.people for move in self._moves(by, task)]
        if buttons:
            action = self.play.one_of(sorted({action for _, action in buttons}))
            by = self.play.one_of([by for by, pressed in buttons if pressed is action])
            if self.play.happens(SELDOM.get(action, 1)):
                self._try(action, lambda: TASK_ACTS[action](self.play, task, by))

    @precondition(lambda self: any(letter.state not in holding.ENDS for letter in self.play.letters))
    @rule(seed=SEEDS)
    def somebody_brings_a_letter_on(self, seed: int) -> None:
        self.play.chance = Random(seed)
        letter = self.play.one_of([letter for letter in self.play.letters if letter.state not in holding.ENDS])
        buttons = self._buttons(letter)
        next_ones = [(by, action) for by, action in buttons if action in holding.GOES_ON - {Action.MERGE}]
        if next_ones:
            by, action = self.play.one_of(next_ones)
            if self.play.happens(SELDOM.get(action, 1)):
                self._try(action, lambda: ACTS[action](self.play, letter, by))

    @precondition(lambda self: any(letter.tasks for letter in self.play.letters))
    @rule(seed=SEEDS, action=st.sampled_from(sorted(TASK_ACTS)))
    def somebody_tries_something_with_a_task(self, seed: int, action: TaskAction) -> None:
        self.play.chance = Random(seed)
        task, by = self.play.one_of(self._tasks()), self.play.one_of(self.play.people)
        shown = action in {move.action for move in self._moves(by, task)}

        done = self._try(action, lambda: TASK_ACTS[action](self.play, task, by))

        assert shown or not done, "what is not shown does not work"

    @precondition(lambda self: any(letter.state is State.DONE for letter in self.play.letters))
    @rule(seed=SEEDS)
    def a_turn_of_a_standing_obligation_begins(self, seed: int) -> None:
        self.play.chance = Random(seed)
        letter = self.play.one_of([letter for letter in self.play.letters if letter.state is State.DONE])
        task = Task(
            directive=letter.directives[-1],
            unit=self.play.one_of(self.play.units),
            duty=Duty.PERIODIC,
            due_date=None,
            assigned_at=self.play.now,
        )
        task.set_deadline(Deadline(due_date=self.play.a_day(), source=Source.OBLIGATION, at=self.play.now))
        assign(letter, task, None, self.play.now)
        self.session.commit()

    @precondition(lambda self: self.play.today < date(2026, 12, 1))
    @rule(seed=SEEDS)
    def time_goes_by(self, seed: int) -> None:
        self.play.now += timedelta(days=seed % 5, hours=1)

    @precondition(lambda self: self.play.letters)
    @rule(seed=SEEDS, kind=st.integers(0, 30))
    def somebody_leaves_or_a_unit_closes(self, seed: int, kind: int) -> None:
        self.play.chance = Random(seed)
        yesterday = self.play.today - timedelta(days=1)
        if kind == 0:
            self.play.office.leader.posts[0].valid_to = yesterday
        elif kind == 1:
            self.play.one_of(self.play.units[1:]).valid_to = yesterday
        elif kind == 2:
            for post in self.play.one_of((*self.play.office.officers, *self.play.office.heads)).posts:
                post.valid_to = yesterday
        self.session.commit()

    # --- what must hold ---------------------------------------------------------------------

    @invariant()
    def numbers_run_without_gap_and_none_is_given_twice(self) -> None:
        if hasattr(self, "play"):
            holding.numbers_run_without_gap(self.session.scalars(select(Entry).order_by(Entry.number)).all())

    @invariant()
    def each_letter_is_in_order(self) -> None:
        for letter in self._letters():
            holding.a_registered_letter_has_its_number(letter)
            holding.no_task_is_lost(letter)
            holding.the_state_follows_from_the_tasks(letter)
            holding.the_history_tells_everything(letter)
            holding.deadlines_move_by_an_act_only(letter)

    @invariant()
    def somebody_can_always_go_on(self) -> None:
        for letter in self._letters():
            holding.there_is_no_dead_end(letter, self.play.people, self.play.now)

    @invariant()
    def of_a_removed_secret_letter_no_word_is_left(self) -> None:
        for letter in self._letters():
            if letter.state is State.WITHHELD:
                holding.no_word_is_left(self.session, letter)

    # --- how ----------------------------------------------------------------------------------

    def _try(self, action: Action | TaskAction, act: Callable[[], Any]) -> bool:
        before = [(letter.state, letter.moves) for letter in self.play.letters]
        try:
            with self.session.no_autoflush:
                act()
        except Refusal:
            PLAYED["refused"] += 1
            self.session.rollback()
            assert [(letter.state, letter.moves) for letter in self.play.letters] == before
            return False
        self.session.commit()
        PLAYED[action] += 1
        return True

    def _goes_some_of_its_way(self, letter: IncomingDocument) -> None:
        """As far as it gets, so that play is not all at the door."""
        office = self.play.office
        for action in (Action.REGISTER, Action.SUBMIT, Action.DIRECT, Action.HAND_OVER)[: self.play.one_of(range(5))]:
            by = letter.proposal.leader if letter.proposal and action is Action.DIRECT else office.clerk
            self._try(action, partial(ACTS[action], self.play, letter, by))

    def _buttons(self, letter: IncomingDocument) -> list[tuple[Person, Action]]:
        moves = ((by, move) for by in self.play.people for move in moves_open_to(by, letter, self.play.now))
        return [(by, move.action) for by, move in moves if move.action in ACTS]

    def _moves(self, by: Person, task: Task) -> list[Any]:
        return [move for move in task_moves_open_to(by, task, self.play.now) if move.action in TASK_ACTS]

    def _letters(self) -> list[IncomingDocument]:
        return self.play.letters if hasattr(self, "play") else []

    def _tasks(self) -> list[Task]:
        return [task for letter in self.play.letters for task in letter.tasks]

    def _open_tasks(self) -> list[Task]:
        return [task for task in self._tasks() if task.is_open]


def test_every_act_is_played() -> None:
    assert {*Action, *TaskAction} - {*ACTS, *TASK_ACTS} == NOT_PLAYED


OfficeAtPlay.TestCase.settings = settings(
    max_examples=OFFICES,
    stateful_step_count=int(os.environ.get("VANTHU_LONG_STEPS", "50")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestWhateverPeopleDoTheOfficeStaysInOrder = OfficeAtPlay.TestCase
