"""The door of a page: who it is open to, and what happens around every view: who may come in, what is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from flask import abort
from flask.typing import ResponseReturnValue

from web import work
from workflow.news import tell_of_steps
from workflow.terms import Role as R

View = Callable[..., ResponseReturnValue]

ANYBODY = None
SIGNED_IN: frozenset[R] = frozenset()
"""Also who holds no post today: they may look in, change the password and leave."""
EVERYBODY = frozenset(R) - {R.SYSTEM}
CLERK = frozenset({R.CLERK})
CHIEF_ALONE = frozenset({R.CHIEF})
OFFICE = frozenset({R.CLERK, R.CHIEF})
LEADER = frozenset({R.LEADER})
SENDERS = frozenset({R.LEADER, R.CHIEF, R.CLERK})
MANDATORS = frozenset({R.LEADER, R.CHIEF})
JUDGE = frozenset({R.LEADER, R.CHIEF})
CHIEF = frozenset({R.CHIEF, R.LEADER})
UNIT = frozenset({R.HEAD, R.OFFICER})
HEAD = frozenset({R.HEAD})
BOOKS = frozenset({R.CLERK, R.CHIEF, R.LEADER})
ANSWERS = frozenset({R.LEADER, R.CHIEF, R.HEAD})
RECALLS = frozenset({R.LEADER, R.HEAD, R.CLERK})
FILERS = frozenset({R.CLERK, R.HEAD, R.OFFICER})
KEEPERS = FILERS | {R.CHIEF, R.LEADER}
CONTENT = EVERYBODY - {R.ADMIN}


@dataclass(frozen=True)
class Page:
    """One row: method, path, view, and the roles it is open to (ANYBODY: no sign-in asked; SIGNED_IN: no post)."""

    method: str
    path: str
    view: View
    roles: frozenset[R] | None
    uploads: bool = False
    """A file may come with it: the view stores it, and then says `work.write_now`."""
    acting: bool = False
    """Open also to who acts for a leader: the leader's acts are, the books and the whole office are not."""

    @property
    def endpoint(self) -> str:
        """«clerk.register»: the module and the function."""
        return f"{self.view.__module__.rpartition('.')[2]}.{self.view.__name__}"


def behind_its_door(page: Page) -> View:
    """The view, for those to whom the page is open; what it wrote is kept when it has succeeded."""

    @wraps(page.view)
    def view(**ids: object) -> ResponseReturnValue:
        if page.uploads:
            work.look_first()
        if page.roles is not ANYBODY:
            held = _roles_before(page)
            if page.roles and not held & page.roles:
                abort(403)
        answer = page.view(**ids)
        if work.writes():
            tell_of_steps(work.session(), work.now())
            work.session().commit()
        return answer

    return view


def _roles_before(page: Page) -> frozenset[R]:
    me, today = work.me(), work.today()
    return me.roles_on(today) if page.acting else me.own_roles_on(today)
