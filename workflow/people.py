"""Unit, Person, Post: who is who, and from when to when. Nothing that history names is ever deleted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Model, Vocabulary
from workflow.terms import MandateKind, Role


def in_force(valid_from: date, valid_to: date | None, day: date) -> bool:
    """Does the day lie in the span? The last day belongs to it."""
    return valid_from <= day and (valid_to is None or day <= valid_to)


class Unit(Model):
    """Đơn vị: a part of the office that can be given work."""

    __tablename__ = "vt_unit"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    short_name: Mapped[str] = mapped_column(String(50))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None] = mapped_column(default=None)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("vt_unit.id"), init=False, default=None)
    parent: Mapped[Unit | None] = relationship(remote_side=[id], back_populates="below", default=None)
    """The unit that it belongs to, if any."""
    below: Mapped[list[Unit]] = relationship(back_populates="parent", default_factory=list)

    def is_below(self, other: Unit) -> bool:
        """Does it belong to the other, at any remove?"""
        return self.parent is not None and (self.parent is other or self.parent.is_below(other))

    def exists_on(self, day: date) -> bool:
        """Is this a unit of the office on that day?"""
        return in_force(self.valid_from, self.valid_to, day)


class Person(Model):
    """One who signs in. What they may do comes from their posts, day by day."""

    __tablename__ = "vt_person"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    username: Mapped[str] = mapped_column(String(50), unique=True)
    full_name: Mapped[str] = mapped_column(String(100))
    password_hash: Mapped[str] = mapped_column(String(200), default="")
    failed_sign_ins: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None] = mapped_column(default=None)
    email: Mapped[str] = mapped_column(String(200), default="", server_default="")
    """Where the morning's digest goes; empty: nowhere."""
    posts: Mapped[list[Post]] = relationship(back_populates="person", default_factory=list, lazy="selectin")
    mandates: Mapped[list[Mandate]] = relationship(
        back_populates="holder", foreign_keys="Mandate.holder_id", default_factory=list, lazy="selectin"
    )
    """For whom this person may act."""

    def posts_on(self, day: date) -> list[Post]:
        """The posts held on that day."""
        return [post for post in self.posts if in_force(post.valid_from, post.valid_to, day)]

    def roles_on(self, day: date) -> frozenset[Role]:
        """All capacities in which this person may act on that day; who acts for a leader acts as one."""
        return self.own_roles_on(day) | ({Role.LEADER} if self.leaders_on(day) else set())

    def own_roles_on(self, day: date) -> frozenset[Role]:
        """Those that come from posts of their own."""
        return frozenset(post.role for post in self.posts_on(day))

    def leads_on(self, day: date) -> bool:
        """Is this a leader by a post of their own?"""
        return Role.LEADER in self.own_roles_on(day)

    def leaders_on(self, day: date) -> list[Person]:
        """The leaders for whom this person may act on that day."""
        return [mandate.giver for mandate in self.mandates if mandate.holds_on(day)]

    def mandate_of(self, leader: Person, day: date, *, secret: bool = False) -> Mandate | None:
        """What lets this person act for that leader: on that day, and for a secret letter only where it says so."""
        held = (mandate for mandate in self.mandates if mandate.giver is leader and mandate.holds_on(day))
        return next((mandate for mandate in held if mandate.secrets or not secret), None)

    def serves_in(self, unit: Unit, day: date) -> bool:
        """Does this person do the work of that unit: as its head or as an officer?"""
        return any(post.unit is unit and post.role in UNIT_ROLES for post in self.posts_on(day))

    def heads(self, unit: Unit, day: date) -> bool:
        """Is this the head of that unit?"""
        return any(post.unit is unit and post.role is Role.HEAD for post in self.posts_on(day))

    def units_on(self, day: date) -> list[Unit]:
        """The units whose work this person does on that day."""
        return [post.unit for post in self.posts_on(day) if post.role in UNIT_ROLES]

    def title_on(self, day: date) -> str:
        """How the person is signed for: the title of the first post, or an empty text."""
        return next((post.title for post in self.posts_on(day)), "")


UNIT_ROLES = frozenset({Role.HEAD, Role.OFFICER})


class Post(Model):
    """A person in a unit, in a role, from one day to another."""

    __tablename__ = "vt_post"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("vt_person.id"), init=False, index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("vt_unit.id"), init=False, index=True)
    role: Mapped[Role] = mapped_column(Vocabulary(Role))
    title: Mapped[str] = mapped_column(String(100))
    valid_from: Mapped[date]
    unit: Mapped[Unit] = relationship(lazy="joined")
    valid_to: Mapped[date | None] = mapped_column(default=None)
    person: Mapped[Person] = relationship(back_populates="posts", default=None)


class Mandate(Model):
    """Ủy quyền, trợ lý ghi thay: one person acts for a leader between two days. Only its end is written later."""

    __tablename__ = "vt_mandate"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    giver_id: Mapped[int] = mapped_column(ForeignKey("vt_person.id"), init=False, index=True)
    holder_id: Mapped[int] = mapped_column(ForeignKey("vt_person.id"), init=False, index=True)
    kind: Mapped[MandateKind] = mapped_column(Vocabulary(MandateKind))
    valid_from: Mapped[date]
    giver: Mapped[Person] = relationship(foreign_keys=[giver_id], lazy="joined", join_depth=1)
    holder: Mapped[Person] = relationship(foreign_keys=[holder_id], back_populates="mandates", default=None)
    valid_to: Mapped[date | None] = mapped_column(default=None)
    """The last day; none for an assistant until it is ended."""
    secrets: Mapped[bool] = mapped_column(default=False)
    """Also for letters with a degree of secrecy; only where the leader says so."""
    given_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    """When somebody ended it before its last day."""
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("vt_person.id"), init=False, default=None)
    ended_by: Mapped[Person | None] = relationship(foreign_keys=[ended_by_id], default=None)

    def holds_on(self, day: date) -> bool:
        """In force, and the giver is a leader on that day."""
        return in_force(self.valid_from, self.valid_to, day) and self.giver.leads_on(day)


def roles_of(person: Person | None, day: date) -> frozenset[Role]:
    """The program itself acts as nobody, in the role SYSTEM."""
    return frozenset({Role.SYSTEM}) if person is None else person.roles_on(day)


def named(people: Iterable[Person]) -> str:
    """«Nguyễn Văn A, Trần Thị B»."""
    return ", ".join(person.full_name for person in people)
