"""Hands in one letter after the other until it is killed: `python -m tests.app.busy_clerk`."""

import io
import os
from itertools import count

from app.office import Office
from app.settings import load_settings
from tests.app.running import NOW

with Office(load_settings()) as office:
    for number in count():
        with office.database.writing() as session:
            content = io.BytesIO(f"trang {number} của {os.getpid()}".encode())
            office.door.take_in(session, content, "a.txt", None, NOW)
            session.commit()
