"""Who works here: what `./vanthu unit`, `person` and `password` write. Nothing is deleted; a post ends on a day."""

from __future__ import annotations

import re
import secrets
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from web.signin import hash_of
from workflow.people import Person, Post, Unit
from workflow.register import Register
from workflow.terms import Role

# Signs that only an address in quotes may bear are left out: one that no mail can be written to stops everybody's.
_ADDRESS = re.compile(r"[\w+'-]+(\.[\w+'-]+)*@[\w-]+(\.[\w-]+)+")


class NotSo(Exception):
    """What was asked does not fit what is there; the text says why, in Vietnamese."""


def add_unit(session: Session, short_name: str, name: str, since: date, under: str | None = None) -> Unit:
    """A new unit of the office, or of the unit that it is under.

    Raises:
        NotSo: the short name is taken, or there is no such unit above.
    """
    if session.scalar(select(Unit).where(Unit.short_name == short_name)) is not None:
        raise NotSo(f"Đã có đơn vị «{short_name}».")
    unit = Unit(name=name, short_name=short_name, valid_from=since, parent=_unit(session, under) if under else None)
    session.add(unit)
    return unit


def add_person(session: Session, username: str, full_name: str) -> str:
    """A new person, without any post; the first password is returned, once.

    Raises:
        NotSo: the user name is taken.
    """
    if session.scalar(select(Person).where(Person.username == username)) is not None:
        raise NotSo(f"Đã có người dùng «{username}».")
    password = secrets.token_urlsafe(9)
    session.add(Person(username=username, full_name=full_name, password_hash=hash_of(password)))
    return password


def set_email(session: Session, username: str, address: str) -> None:
    """Where this person's morning mail goes; an empty address: none.

    Raises:
        NotSo: there is no such person, or it is no address.
    """
    if address and not _ADDRESS.fullmatch(address):
        raise NotSo(f"«{address}» không phải địa chỉ thư. Xin ghi dạng ten@coquan.vn.")
    _person(session, username).email = address


def new_password(session: Session, username: str) -> str:
    """A new password for somebody who forgot theirs; all their sign-ins end, and a lock is lifted.

    Raises:
        NotSo: there is no such person.
    """
    person, password = _person(session, username), secrets.token_urlsafe(9)
    person.password_hash = hash_of(password)
    person.failed_sign_ins, person.locked_until = 0, None
    return password


def give_post(session: Session, username: str, unit: str, role: Role, title: str, since: date) -> None:
    """A post from a day on.

    Raises:
        NotSo: there is no such person or unit.
    """
    person = _person(session, username)
    person.posts.append(Post(unit=_unit(session, unit), role=role, title=title, valid_from=since))


def end_posts(session: Session, username: str, last_day: date, unit: str | None = None) -> int:
    """This person's posts, or only those in one unit, end with that day; how many were still held.

    Raises:
        NotSo: there is no such person or unit.
    """
    person, where = _person(session, username), _unit(session, unit) if unit else None
    held = [post for post in person.posts if post.valid_to is None or post.valid_to > last_day]
    posts = [post for post in held if where is None or post.unit is where]
    for post in posts:
        post.valid_to = last_day
    return len(posts)


def close_unit(session: Session, short_name: str, last_day: date) -> None:
    """The unit is no part of the office after that day; history goes on naming it.

    Raises:
        NotSo: there is no such unit.
    """
    _unit(session, short_name).valid_to = last_day


def ensure_register(session: Session, name: str, since: date) -> None:
    """The office keeps a register of that name."""
    if session.scalar(select(Register).where(Register.name == name)) is None:
        session.add(Register(name=name, valid_from=since))


def _person(session: Session, username: str) -> Person:
    person = session.scalar(select(Person).where(Person.username == username))
    if person is None:
        raise NotSo(f"Không có người dùng «{username}».")
    return person


def _unit(session: Session, short_name: str) -> Unit:
    unit = session.scalar(select(Unit).where(Unit.short_name == short_name))
    if unit is None:
        raise NotSo(f"Không có đơn vị «{short_name}».")
    return unit
