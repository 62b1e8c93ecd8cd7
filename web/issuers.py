"""Names of issuing bodies to type ahead with: those in the office's own books first, then those of the directory."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

import ocr
from storage.text import fold
from workflow.document import Letterhead

_DIRECTORY = Path(ocr.__file__).with_name("directory.csv")


def known(session: Session) -> list[tuple[str, str]]:
    """Each name once, with what is typed to find it: itself without marks, and its abbreviation."""
    often = select(Letterhead.organ_name).group_by(Letterhead.organ_name).order_by(func.count().desc()).limit(300)
    ours = {name: fold(name) for name in session.scalars(often) if name}
    return [*ours.items(), *((name, words) for name, words in _directory() if name not in ours)]


@cache
def _directory() -> tuple[tuple[str, str], ...]:
    with _DIRECTORY.open(encoding="utf-8", newline="") as file:
        return tuple(
            {row["name"]: f"{row['abbreviation']} {fold(row['name'])}" for row in csv.DictReader(file)}.items()
        )
