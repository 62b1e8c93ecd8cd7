"""How a state looks: a chip has a shape, a word and a colour, so that no colour says anything alone."""

from __future__ import annotations

from flask import Flask

from workflow.terms import State, TaskState, Term

# fmt: off
LOOKS: dict[Term, str] = {
    State.RECEIVED:      "wait",
    State.TO_REVIEW:     "wait",
    State.REGISTERED:    "wait",
    State.SUBMITTED:     "wait",
    State.DIRECTED:      "work",
    State.IN_PROGRESS:   "work",
    State.DONE:          "done",
    State.FILED:         "done",
    State.RETURNED:      "rest",
    State.SET_ASIDE:     "rest",
    State.WITHHELD:      "rest",
    State.MERGED:        "rest",
    State.CALLED_BACK:   "rest",
    TaskState.ASSIGNED:  "wait",
    TaskState.IN_WORK:   "work",
    TaskState.REPORTED:  "wait",
    TaskState.FINISHED:  "done",
    TaskState.RETURNED:  "rest",
    TaskState.RECALLED:  "rest",
    TaskState.CLOSED:    "rest",
}
# fmt: on


def look(term: Term) -> str:
    """The class of its chip in `office.css`."""
    return f"chip chip-{LOOKS[term]}"


def install(app: Flask) -> None:
    """Make it known to the templates."""
    app.jinja_env.filters.update(look=look)
