"""Map 5: every page, who may open it, and what it calls. A page that is not here does not exist."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from flask import Flask, abort
from flask.typing import ResponseReturnValue

from web import desks, printing, signin, work
from workflow.terms import Role as R

View = Callable[..., ResponseReturnValue]

ANYBODY = None
EVERYBODY = frozenset(R) - {R.SYSTEM}
CLERK = frozenset({R.CLERK})
OFFICE = frozenset({R.CLERK, R.CHIEF})
LEADER = frozenset({R.LEADER})
JUDGE = frozenset({R.LEADER, R.CHIEF})
CHIEF = frozenset({R.CHIEF, R.LEADER})
UNIT = frozenset({R.HEAD, R.OFFICER})
BOOKS = frozenset({R.CLERK, R.CHIEF, R.LEADER})
FILERS = frozenset({R.CLERK, R.HEAD, R.OFFICER})
CONTENT = EVERYBODY - {R.ADMIN}


@dataclass(frozen=True)
class Page:
    """One row: method, path, view, and the roles it is open to (ANYBODY: no sign-in asked)."""

    method: str
    path: str
    view: View
    roles: frozenset[R] | None

    @property
    def endpoint(self) -> str:
        """«clerk.register»: the module and the function."""
        return f"{self.view.__module__.rpartition('.')[2]}.{self.view.__name__}"


# fmt: off
PAGES = (
    Page("GET",  "/sign-in",  signin.sign_in,  ANYBODY),
    Page("POST", "/sign-in",  signin.enter,    ANYBODY),
    Page("POST", "/sign-out", signin.sign_out, EVERYBODY),
    Page("GET",  "/",         desks.home,      EVERYBODY),
    Page("GET",  "/documents/<int:id>/slip",      printing.slip,           CONTENT),
    Page("GET",  "/documents/<int:id>/slip.docx", printing.slip_word,      CONTENT),
    Page("GET",  "/register",                     printing.register,       BOOKS),
    Page("GET",  "/register/print",               printing.register_print, BOOKS),
    Page("GET",  "/register.xlsx",                printing.register_excel, BOOKS),
)
# fmt: on


def install(app: Flask) -> None:
    """Open every page of the table, each behind its door."""
    for page in PAGES:
        app.add_url_rule(page.path, page.endpoint, _behind_its_door(page), methods=[page.method])


def _behind_its_door(page: Page) -> View:
    @wraps(page.view)
    def view(**ids: object) -> ResponseReturnValue:
        if page.roles is not ANYBODY and not work.me().roles_on(work.today()) & page.roles:
            abort(403)
        answer = page.view(**ids)
        if work.writes():
            work.session().commit()
        return answer

    return view
