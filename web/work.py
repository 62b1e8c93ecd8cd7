"""One request is one piece of work: the parts it works with, when it came, who asks, and the session it is done in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import cast

from flask import abort, current_app, g, request
from flask import session as cookie
from sqlalchemy.orm import Session
from sqlalchemy.sql.selectable import ForUpdateArg

from routing import rules
from routing.access import may_see
from storage.database import Database
from storage.files import FileStore
from web.refusals import Stale
from workflow.books import senders
from workflow.calendar import Calendars
from workflow.deadlines import WorkingCalendar, local_day
from workflow.document import IncomingDocument
from workflow.intake import Door
from workflow.people import Person
from workflow.task import Task
from workflow.terms import Action, TaskAction


@dataclass(frozen=True)
class Parts:
    """What the screens work with; `app` puts it together."""

    database: Database
    files: FileStore
    door: Door
    clock: Callable[[], datetime]
    secret_key: bytes
    office_name: str
    slip_office: str
    """The office as its own slip names it: «VP ĐẢNG ỦY»."""
    several_leads: bool = False
    """A directive may knowingly let more than one unit lead."""
    https: bool = False
    """Cookies travel over HTTPS only."""
    isolated: bool = False
    """This machine is on no network: only there may a secret register be kept."""
    routing: tuple[rules.Rule, ...] = field(default_factory=lambda: rules.rules_of(rules.DEFAULT))
    """Who usually gets what."""
    sender_groups: tuple[senders.Group, ...] = field(default_factory=lambda: senders.groups_of(senders.DEFAULT))
    """Which bodies reports tell together."""
    calendars: Calendars = field(default_factory=Calendars)

    @property
    def calendar(self) -> WorkingCalendar:
        """The working calendar of this request: whatever the office has changed until now counts."""
        if "calendar" not in g:
            g.calendar = self.calendars.in_force(session())
        return cast(WorkingCalendar, g.calendar)


def parts() -> Parts:
    """The parts of the running program."""
    return cast(Parts, current_app.extensions["vanthu"])


def now() -> datetime:
    """When this request came; the same for all it does."""
    if "now" not in g:
        g.now = parts().clock()
    return cast(datetime, g.now)


def today() -> date:
    """The office's day of this request."""
    return local_day(now())


def writes() -> bool:
    """May this request change anything, now?"""
    return request.method not in ("GET", "HEAD", "OPTIONS") and not g.get("looks_first", False)


def look_first() -> None:
    """This request only looks until `write_now`: what takes long must not keep the others from writing."""
    g.looks_first = True


def write_now() -> None:
    """From here on it may write. What was looked at before is asked for again."""
    close_session()
    g.pop("person", None)
    g.looks_first = False


def session() -> Session:
    """The session of this request: `web.urls` commits it when the view has succeeded."""
    if "session" not in g:
        g.session = parts().database.session(writes=writes())
    return cast(Session, g.session)


def close_session(_error: BaseException | None = None) -> None:
    """Drop what was not committed."""
    opened = g.pop("session", None)
    if opened is not None:
        opened.close()


def whoever() -> Person | None:
    """Who is signed in, if anybody. A changed password ends all earlier sign-ins."""
    if "person" not in g:
        person = session().get(Person, cookie.get("person", 0))
        g.person = person if person is not None and cookie.get("seal") == seal_of(person) else None
    return cast(Person | None, g.person)


def me() -> Person:
    """Who is signed in; pages for anybody must not ask."""
    person = whoever()
    if person is None:
        abort(401)
    return person


def seal_of(person: Person) -> str:
    """Ties a sign-in to the password it was made with."""
    return person.password_hash[-16:]


def document(id: int) -> IncomingDocument:
    """The document of this page, if it is there and this person may see it; the same answer to both «no»s.

    A request that may change it holds it until it has ended: of two people, the second sees what the first one did.

    Raises:
        Stale: the form was filled in before somebody else's step.
    """
    found = another(id)
    _must_be_current(found)
    return found


def another(id: int) -> IncomingDocument:
    """A letter that this page speaks of beside its own: seen and held alike, but no form was filled in on it."""
    found = session().get(IncomingDocument, id, with_for_update=_HELD if writes() else None)
    if found is None or not may_see(me(), found, today()):
        abort(404)
    return found


def task(id: int) -> Task:
    """The task of this page, under the same conditions."""
    found = session().get(Task, id)
    if found is None:
        abort(404)
    document(found.document_id)
    if writes():
        session().refresh(found)
    return found


_HELD = ForUpdateArg(of=IncomingDocument)
HARMLESS = (Action.NOTE_READING, TaskAction.SEE)


def _must_be_current(document: IncomingDocument) -> None:
    """A later reading, or a unit that opened its work, is no reason to stop: what a person chose hangs on neither."""
    seen = request.form.get("seen", type=int)
    if seen is None or document.moves <= seen:
        return
    since = [event for event in document.history if event.sequence > seen and event.action not in HARMLESS]
    if since:
        raise Stale(since[-1])
