"""The office's clock: sweep, reminders, mail, purge, next year's calendar. It ticks in the worker that leads."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from app.calendar import begin_years
from app.digests import send_digests
from app.leader import Leadership
from app.notify import remind
from app.obligations import begin_turns
from app.sweep import purge, sweep
from storage.database import Database
from workflow.deadlines import VIETNAM

if TYPE_CHECKING:
    from app.office import Office

TABLE = "vt_clock"
HABITS = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
"""What was missed while the machine was off is made up for, once."""

# fmt: off
TIMETABLE = (
    ("sweep",   IntervalTrigger(minutes=5,        timezone=VIETNAM)),
    ("turns",   CronTrigger(hour=6, minute=0,     timezone=VIETNAM)),
    ("notices", CronTrigger(hour=7, minute=30,    timezone=VIETNAM)),
    ("mail",    IntervalTrigger(minutes=10,       timezone=VIETNAM)),
    ("purge",   CronTrigger(hour=2, minute=0,     timezone=VIETNAM)),
    ("years",   CronTrigger(hour=1, minute=30,    timezone=VIETNAM)),
)
# fmt: on
_TASKS = {
    "sweep": sweep,
    "turns": begin_turns,
    "notices": remind,
    "mail": send_digests,
    "purge": purge,
    "years": begin_years,
}  # fmt: skip
_led_here: list[Office] = []
"""The office whose clock ticks in this process; kept schedules name a function, not an object."""


def tick(name: str) -> None:
    """What the timetable calls, by its name in text."""
    for office in _led_here:
        _TASKS[name](office)


class Clock:
    """Ticks while this process leads."""

    def __init__(self, office: Office, leadership: Leadership) -> None:
        self._office, self._leadership = office, leadership
        self._scheduler: BackgroundScheduler | None = None

    def look(self) -> None:
        """Begin to tick if the lead has come to us, end if it was lost. Called every few seconds."""
        leads = self._leadership.held()
        if leads and self._scheduler is None:
            _led_here[:] = [self._office]
            # Connections of its own: the scheduler looks once more after its store is shut.
            self._database = Database(self._office.settings.database)
            self._scheduler = _wound(self._database)
        elif not leads and self._scheduler is not None:
            self._unwind(self._scheduler)

    def stop(self) -> None:
        """Pass the lead on."""
        if self._scheduler is not None:
            self._unwind(self._scheduler)
        self._leadership.release()

    def _unwind(self, scheduler: BackgroundScheduler) -> None:
        # What ticks just now is short, and uses connections that we are about to close.
        scheduler.shutdown(wait=True)
        self._scheduler = None
        self._database.close()
        _led_here.clear()


def _wound(database: Database) -> BackgroundScheduler:
    store = SQLAlchemyJobStore(engine=database.engine.execution_options(vt_writes=True), tablename=TABLE)
    scheduler = BackgroundScheduler(jobstores={"default": store}, job_defaults=HABITS, timezone=VIETNAM)
    scheduler.start(paused=True)
    for name, trigger in TIMETABLE:
        _enter(scheduler, name, trigger)
    # A new leader does not wait: the old one may have died with work in hand.
    scheduler.modify_job("sweep", next_run_time=datetime.now(VIETNAM))
    scheduler.resume()
    return scheduler


def _enter(scheduler: BackgroundScheduler, name: str, trigger: IntervalTrigger | CronTrigger) -> None:
    """Anew only if the timetable was changed: otherwise the next time is kept, also if it has passed."""
    known = scheduler.get_job(name)
    if known is None or str(known.trigger) != str(trigger):
        scheduler.add_job("app.clock:tick", trigger, args=[name], id=name, replace_existing=True)
