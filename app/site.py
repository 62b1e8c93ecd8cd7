"""The web process: the screens, served by waitress. Never reads a letter itself."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType
from wsgiref.types import WSGIApplication

import waitress

from app.logs import set_up_logging
from app.office import Office
from app.processes import die_with_parent
from app.settings import Settings, load_settings
from web.application import create_app
from web.work import Parts

THREADS = 8


def run_web(settings: Settings) -> None:
    """Serve until SIGTERM or Ctrl+C. The database must be up to date."""
    signal.signal(signal.SIGTERM, _leave)
    with Office(settings) as office:
        waitress.serve(
            web_app(office), host=settings.host, port=settings.port, threads=THREADS, ident=None,
            max_request_body_size=settings.upload_limit + (2 << 20),
        )  # fmt: skip


def web_app(office: Office) -> WSGIApplication:
    """The web program of this office."""
    return create_app(
        Parts(
            database=office.database,
            files=office.files,
            door=office.door,
            clock=office.now,
            secret_key=office.secret_key,
            office_name=office.settings.office_name,
            slip_office=office.settings.slip_office,
            several_leads=office.settings.several_leads,
            https=office.settings.https,
            isolated=office.settings.network == "isolated",
            routing=office.routing,
            sender_groups=office.sender_groups,
        )
    )


def _leave(_number: int, _frame: FrameType | None) -> None:
    sys.exit(0)


if __name__ == "__main__":
    set_up_logging()
    die_with_parent()
    run_web(load_settings())
    os._exit(0)
