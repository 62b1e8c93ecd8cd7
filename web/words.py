"""How things are said on screen: dates, moments, labels."""

from __future__ import annotations

import re
from datetime import date, datetime

from flask import Flask

from workflow.deadlines import VIETNAM
from workflow.reckoning import Reading
from workflow.reckoning_words import weekday_of
from workflow.terms import Action, Channel, Duty, Role, Secrecy, State, TaskAction, TaskState, Urgency


def day(value: date | str | None) -> str:
    """«02/02/2024»; nothing for nothing. Takes ISO text too."""
    if not value:
        return ""
    return (date.fromisoformat(value) if isinstance(value, str) else value).strftime("%d/%m/%Y")


def moment(value: datetime | None) -> str:
    """«09:30 02/02/2024», on the office's clock."""
    return value.astimezone(VIETNAM).strftime("%H:%M %d/%m/%Y") if value else ""


def weekday(value: date) -> str:
    """«Thứ Hai 16/02/2026»."""
    text = weekday_of(value)
    return text[:1].upper() + text[1:]


def reading(value: str) -> str:
    """How the words of a deadline were taken, as shown; nothing where that is not known."""
    return Reading(value).label if value else ""


_ACTIONS: dict[str, str] = {term.value: term.label for term in (*Action, *TaskAction)}


def label_of(action: str) -> str:
    """An action of a document or of a task, as shown."""
    return _ACTIONS[action]


def urging(note: str) -> str:
    """What was written when a unit was urged: its Event counts first, «Lần 2. …»."""
    return re.sub(r"^.*?Lần \d+\.\s*", "", note, count=1)


def install(app: Flask) -> None:
    """Make them known to the templates."""
    app.jinja_env.filters.update(
        day=day, moment=moment, weekday=weekday, reading=reading, action=label_of, urging=urging
    )
    app.jinja_env.globals.update(
        State=State, Action=Action, TaskState=TaskState, TaskAction=TaskAction,
        Role=Role, Duty=Duty, Channel=Channel, Urgency=Urgency, Secrecy=Secrecy,
    )  # fmt: skip
