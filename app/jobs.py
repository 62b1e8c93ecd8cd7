"""The port to the background engine: what a job is, how it is asked for. The engine itself is `app.engine_dbos`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sqlalchemy.orm import Session

if TYPE_CHECKING:
    from app.office import Office

QUEUE = "reading"


@dataclass(frozen=True)
class Job:
    """A plain idempotent function that workers run: may run twice, may die anywhere in between."""

    kind: str
    run: Callable[..., None]
    max_attempts: int
    """How often a worker may die over it before the engine stops trying."""


JOBS: dict[str, Job] = {}
"""All kinds of jobs, by name; the modules that define them fill it (see `app.office`)."""


class Queue(Protocol):
    """What the rest of the program knows of the engine."""

    def enqueue(self, session: Session, kind: str, key: str, /, *, priority: int = 1, **ids: int) -> None:
        """Ask for a job in the caller's transaction: both are there, or neither.

        The same key twice is one job. Arguments are ids only, never what a letter says. Lower priority goes first.
        """

    def open_keys(self) -> set[str]:
        """The keys of all jobs that wait or run."""

    def reclaim(self, alive: set[str]) -> int:
        """Give the jobs of dead workers back to the queue; `alive` are the names of the living. How many."""

    def forget_old(self, days: int) -> int:
        """Delete what is known of jobs done so long ago. How many."""


def job(kind: str, *, max_attempts: int = 5) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a function `(office, **ids)` a kind of job."""

    def enlist(run: Callable[..., None]) -> Callable[..., None]:
        JOBS[kind] = Job(kind, run, max_attempts)
        return run

    return enlist


def run_job(office: Office, kind: str, ids: dict[str, int]) -> None:
    """What a worker does with a job."""
    JOBS[kind].run(office, **ids)
