"""Who is to be told of it: those who have a piece of work, those who gave it, those who keep the office going."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workflow.people import Person, Unit
from workflow.task import Task
from workflow.terms import Role

People = tuple[Person, ...]


@dataclass(frozen=True)
class Staff:
    """The people of the office on a day."""

    people: People
    today: date

    def in_role(self, *roles: Role) -> People:
        """By a post of their own."""
        return self._who(person for person in self.people if person.own_roles_on(self.today) & set(roles))

    def heads(self, unit: Unit) -> People:
        """Who answers for the unit."""
        return self._who(person for person in self.people if person.heads(unit, self.today))

    def serving(self, unit: Unit) -> People:
        """Everybody who does its work."""
        return self._who(person for person in self.people if person.serves_in(unit, self.today))

    def holders(self, task: Task) -> People:
        """The head, and who took it on; the whole unit as long as nobody has."""
        taken = task.officer is not None and task.officer.serves_in(task.unit, self.today)
        return (*self.heads(task.unit), task.officer) if taken and task.officer else self.serving(task.unit)

    def workers(self, task: Task) -> People:
        """The same without the head, who hears of it as the one who answers for the unit."""
        heads = self.heads(task.unit)
        return self._who(person for person in self.holders(task) if person not in heads or person is task.officer)

    def givers(self, task: Task) -> People:
        """Who gave it: the head of the unit that forwarded it, the leader who sent it, else the chief of office."""
        if task.parent is not None:
            return self.heads(task.parent.unit)
        sender = task.directive.sender
        return self.leader(sender) if sender.leads_on(self.today) else self.in_role(Role.CHIEF)

    def leader(self, leader: Person) -> People:
        """A leader, and who acts for him today."""
        return (leader, *self._who(person for person in self.people if leader in person.leaders_on(self.today)))

    def _who(self, people: Iterable[Person]) -> People:
        return tuple(people)
