"""`vanthu demo`: an invented office with drawn letters, read and ready to be worked on."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

from rich.console import Console
from rich.progress import track
from rich.table import Table
from sqlalchemy import select

from app.demo_office import OFFICE_NAME, PASSWORD, PEOPLE, SLIP_OFFICE, found
from app.office import Office
from app.read import table_of
from app.serve import children, must_be_free
from app.settings import Settings, load_settings
from web.signin import hash_of
from workflow.document import IncomingDocument
from workflow.people import Person

PAUSE = 0.5
"""Seconds between two looks at what was read."""


def run(*, serve_it: bool, port: int, most_letters: int | None = None) -> None:
    """Make the office if there is none, print what is read of the sample letters, and serve until told to stop.

    The second time nothing is made again: what was done in the demo office stays as it is.
    """
    console = Console()
    stop = _stop_when_told()
    settings = replace(_settings(), port=port)
    with Office(settings) as office:
        office.make_ready()
        if _is_new(office):
            _make(office, console, most_letters)
        known = _read_already(office)
        if serve_it:
            must_be_free(settings)
            _print_people(console)
            console.print(f"\nMở trang [bold]http://{settings.host}:{settings.port}[/] (Ctrl+C để dừng).\n")
        with children(settings, web=serve_it):
            for document in _as_they_are_read(office, stop, known):
                console.print(_what_became_of(document))
            console.print("· Đã đọc xong mọi văn bản mẫu.")
            if serve_it:
                stop.wait()


def run_year(*, serve_it: bool, port: int, letters: int, seed: int) -> None:
    """The same office with a year of letters behind it instead of samples to read; a second time adds nothing."""
    from app.demo_year.filling import fill

    console = Console()
    settings = replace(_settings(), port=port)
    with Office(settings) as office:
        office.make_ready()
        if _is_new(office):
            _make(office, console, most_letters=0)
        if not fill(office, letters, seed, office.now(), console):
            console.print("· Sổ đã có văn bản, không thêm gì.")
    if serve_it:
        run(serve_it=True, port=port)


def _stop_when_told() -> Event:
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop


def _settings() -> Settings:
    """Those of the instance; a new one is named after the demo office."""
    settings = load_settings()
    file = settings.instance / "settings.toml"
    if not file.exists():
        settings.instance.mkdir(parents=True, exist_ok=True)
        file.write_text(f'office_name = "{OFFICE_NAME}"\nslip_office = "{SLIP_OFFICE}"\n', encoding="utf-8")
        settings = load_settings()
    return settings


def _is_new(office: Office) -> bool:
    with office.database.reading() as session:
        return session.scalars(select(Person).limit(1)).first() is None


def _make(office: Office, console: Console, most_letters: int | None) -> None:
    """The office and its people, and the sample letters laid in the clerk's tray."""
    console.print(f"· Lập văn phòng mẫu «{OFFICE_NAME}» trong {office.settings.instance}")
    letters = _drawn(office.settings.instance / "samples", console, most_letters)
    with office.database.writing() as session:
        found(session, hash_of)
        clerk = session.scalars(select(Person).order_by(Person.id)).first()
        for letter in letters:
            with letter.open("rb") as stream:
                office.door.take_in(session, stream, letter.name, clerk, office.now())
        session.commit()


def _drawn(folder: Path, console: Console, most: int | None) -> list[Path]:
    from samples.collection import SAMPLES, draw  # heavy, and only needed once

    folder.mkdir(exist_ok=True)
    wanted = track(SAMPLES[:most], "· Vẽ văn bản mẫu", console=console, transient=True)
    return [draw(sample, folder) for sample in wanted]


def _read_already(office: Office) -> set[int]:
    """What was read before is not told again: by now it may be somebody's own letter."""
    with office.database.reading() as session:
        return set(session.scalars(select(IncomingDocument.id).where(IncomingDocument.reading_complete)))


def _as_they_are_read(office: Office, stop: Event, shown: set[int]) -> Iterator[IncomingDocument]:
    """Each letter once, when all its pages are read; ends when none is left to read."""
    while not stop.is_set():
        with office.database.reading() as session:
            documents = session.scalars(select(IncomingDocument).order_by(IncomingDocument.id)).all()
        for document in documents:
            if document.reading_complete and document.id not in shown:
                shown.add(document.id)
                yield document
        if len(shown) == len(documents):
            return
        time.sleep(PAUSE)


def _what_became_of(document: IncomingDocument) -> Table | str:
    if document.reading is None:
        return f"Văn bản {document.id}: {document.state.label}. Nội dung không được lưu.\n"
    return table_of(document.reading)


def _print_people(console: Console) -> None:
    table = Table(title=f"Đăng nhập (mật khẩu chung: {PASSWORD})", title_justify="left")
    for heading in ("Tên đăng nhập", "Họ tên", "Đơn vị", "Chức vụ"):
        table.add_column(heading)
    for username, full_name, unit, _role, title in PEOPLE:
        table.add_row(username, full_name, unit, title)
    console.print(table)
