"""A random office, and what its people do in it: each act with facts that are mostly right and sometimes not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import TypeVar

from tests.makers import (
    MORNING,
    Office,
    a_dossier,
    a_letterhead,
    a_mandate,
    a_person,
    a_post,
    a_task_below,
    a_unit,
    an_assignment,
    an_office,
)
from workflow.document import IncomingDocument
from workflow.dossier import Dossier
from workflow.due import Deadline
from workflow.people import Person, Unit
from workflow.register import Book
from workflow.rules import come_back
from workflow.slip import Assignment, Directive
from workflow.task import Report, Task
from workflow.terms import Duty, MandateKind, Role, Source

Thing = TypeVar("Thing")


@dataclass
class Play:
    """The office, its day, its letters, and the chances that are taken."""

    chance: Random
    office: Office
    people: list[Person] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    letters: list[IncomingDocument] = field(default_factory=list)
    dossiers: list[Dossier] = field(default_factory=list)
    now: datetime = MORNING

    @property
    def today(self) -> date:
        """The office's day."""
        return self.now.date()

    @property
    def book(self) -> Book:
        """The only one."""
        return self.office.book

    def one_of(self, things: Sequence[Thing]) -> Thing:
        """Any of them."""
        return self.chance.choice(things)

    def happens(self, one_in: int) -> bool:
        """Once in so many times."""
        return self.chance.randrange(one_in) == 0

    def words(self, of: IncomingDocument, text: str = "Vì lý do riêng.") -> str:
        """What somebody writes about a letter: it names the letter, and now and then nothing is written."""
        return " " if self.happens(8) else f"{text} {word_of(of)}"

    def a_day(self) -> date:
        """Some day soon; now and then one that is past."""
        return self.today + timedelta(days=-1 if self.happens(10) else self.chance.randint(0, 15))


def word_of(letter: IncomingDocument) -> str:
    """A word that stands in all that is written about this letter, and in nothing else."""
    return f"[chuyện {letter.original.sha256[-12:]}]"


def open_the_office(chance: Random) -> Play:
    """Units with units below, a second clerk, who acts for whom."""
    office = an_office()
    play = Play(
        chance, office, list(office.people), list(office.units), dossiers=[a_dossier(office), a_dossier(office)]
    )
    for number in range(chance.randint(0, 3)):
        _add_below(play, play.one_of([play.units[0], play.units[1], play.units[-1]]), number)
    play.people.append(a_person("Lý Thị Văn Thư Hai", a_post(Role.CLERK, office.units[0])))
    if play.happens(2):
        office.chief.posts.append(a_post(Role.HEAD, office.units[0]))
    if play.happens(2):
        assistant = play.one_of((office.chief, office.officers[0]))
        assistant.mandates.append(a_mandate(office.leader, assistant, kind=MandateKind.ASSISTANT, valid_to=None))
    if play.happens(2):
        office.deputy.mandates.append(a_mandate(office.leader, office.deputy))
    return play


def _add_below(play: Play, parent: Unit, number: int) -> None:
    unit = a_unit(f"Tổ số {number}", parent=parent)
    play.units.append(unit)
    for role in (Role.HEAD, Role.OFFICER):
        play.people.append(a_person(f"{role.label} {unit.name}", a_post(role, unit)))


# --- what people write ---------------------------------------------------------------------


def a_random_letterhead(play: Play, letter: IncomingDocument) -> object:
    """Mostly as a careful clerk confirms it."""
    wishes = {"subject": ""} if play.happens(10) else {"subject": f"V/v báo cáo {word_of(letter)}"}
    return a_letterhead(**wishes, code=f"1-CV/{word_of(letter)}", issued_date=play.today - timedelta(days=1))


def a_random_directive(play: Play, letter: IncomingDocument, by: Person) -> Directive:
    """One leads, others cooperate or are informed; or all are only informed, or nobody is named."""
    kind = play.chance.randint(0, 9)
    units = play.chance.sample(play.units, play.chance.randint(1, 3))
    first = Duty.LEAD if kind > 1 else Duty.INFORM
    duties = [first, *(play.one_of((Duty.SUPPORT, Duty.INFORM) if kind > 1 else (Duty.INFORM,)) for _ in units[1:])]
    several = kind == 9 and len(units) > 1
    if several:
        duties[1] = Duty.LEAD
    named = [] if kind == 2 else [_asked(play, unit, duty) for unit, duty in zip(units, duties, strict=True)]
    return _written(play, letter, by, named, several)


def anew(play: Play, letter: IncomingDocument, by: Person) -> Directive:
    """Who is at work goes on, what came back goes to another; now and then who cooperated is to lead."""
    at_work = [task for task in letter.tasks_in_force if task.is_open and not task.is_periodic]
    kept = {task.unit: Assignment(unit=task.unit, duty=task.duty, due_date=None) for task in at_work}
    back = come_back(letter)
    free = [unit for unit in play.units if unit not in kept]
    for asked, unit in zip(back, free[play.chance.randint(0, 2) :], strict=False):
        kept[unit] = _asked(play, unit, asked.duty)
    if play.happens(5) and at_work and not any(asked.duty is Duty.LEAD for asked in kept.values()):
        promoted = play.one_of(at_work).unit
        kept[promoted] = _asked(play, promoted, Duty.LEAD)
    if play.happens(10) and kept:
        kept.pop(next(iter(kept)))
    several = sum(asked.duty is Duty.LEAD for asked in kept.values()) > 1
    return _written(play, letter, by, list(kept.values()), several)


def _asked(play: Play, unit: Unit, duty: Duty) -> Assignment:
    due = play.a_day()
    if play.happens(3) and duty is not Duty.INFORM:
        return Assignment(unit=unit, duty=duty, deadline=Deadline(due_date=due, source=Source.LETTER, phrase="sớm"))
    return an_assignment(unit, duty, due)


def _written(play: Play, letter: IncomingDocument, by: Person, named: list[Assignment], several: bool) -> Directive:
    """In one's own name, or for the leader by a mandate."""
    leaders = [letter.directive.sender] if letter.directive else []
    leaders += [letter.proposal.leader] if letter.proposal else []
    mandates = [mandate for each in leaders[::-1] if (mandate := by.mandate_of(each, play.today))]
    for_another = bool(mandates) and by not in leaders
    for asked in named:
        if asked.deadline is not None:
            asked.deadline.phrase = word_of(letter)
    return Directive(
        by=by,
        sender=mandates[0].giver if for_another else by,
        mandate=mandates[0].kind if for_another else None,
        at=play.now,
        text=play.words(letter, "Giao các đơn vị."),
        several_leads=several,
        assignments=named,
    )


def a_random_report(play: Play, task: Task, by: Person) -> Report:
    """With the reply's number, or a reason why there is none."""
    word = play.words(task.document, "Đã xong.")
    return Report(by=by, at=play.now, text=word, reply_code="" if play.happens(3) else word, no_reply=word)


def onward(play: Play, task: Task) -> list[Task]:
    """What the units below are asked for."""
    duties = (Duty.INFORM,) if task.duty is Duty.INFORM else (Duty.SUPPORT, Duty.INFORM, task.duty)
    chosen = [unit for unit in task.unit.below if not play.happens(3)]
    parts = [a_task_below(unit, play.one_of(duties), play.one_of((None, play.a_day()))) for unit in chosen]
    for part in parts:
        part.assigned_at = play.now
    return parts
