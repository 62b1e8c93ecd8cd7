"""What the processes write to the terminal: one line an event, never what a letter says."""

import logging


def set_up_logging() -> None:
    """For a process that runs for long."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for noisy in ("apscheduler", "waitress", "alembic", "dbos"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
