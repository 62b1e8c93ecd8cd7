"""How the program looks at paper: the few things that workers ask of `ocr`, done in the reading child only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from ocr.page import Page
    from ocr.upright import Upright

Lessons = Sequence[dict[str, Any]]
"""What the office's register teaches: `ocr.experience.Experience.as_json()`."""


@dataclass(frozen=True)
class Opened:
    """A file that can be read."""

    media_type: str
    page_count: int


@dataclass(frozen=True)
class Seen:
    """A page that was read and bears no mark of secrecy."""

    content: dict[str, Any]
    """`ocr.page.Page.as_json()`."""
    picture: bytes
    """JPEG of the page, upright: boxes are fractions of it."""


class SecretSeen(Exception):
    """The page bears a mark of secrecy; what else it says is told to nobody."""


class Eyes(Protocol):
    """Who reads. `Refused` (of `ocr.refusal`) is raised for what cannot be read."""

    def open(self, path: Path, page_limit: int) -> Opened:
        """What kind of file it is and how many pages it has."""

    def read(self, path: Path, number: int, *, gated: bool) -> Seen:
        """One page, from 1. Raises SecretSeen, if gated."""

    def weigh(
        self, pages: Sequence[dict[str, Any]], page_count: int, file: str, seconds: float, lessons: Lessons
    ) -> dict[str, Any]:
        """What the letter says, as far as these pages tell: the JSON of `ocr.reading.Reading`."""


class OfficeEyes:
    """The real ones."""

    def open(self, path: Path, page_limit: int) -> Opened:
        from ocr.scan import open_scan

        scan = open_scan(path, page_limit)
        return Opened(scan.media_type, scan.page_count)

    def read(self, path: Path, number: int, *, gated: bool) -> Seen:
        page, upright = _look(path, number, gated=gated)
        return Seen(page.as_json(), upright.as_jpeg())

    def weigh(
        self, pages: Sequence[dict[str, Any]], page_count: int, file: str, seconds: float, lessons: Lessons
    ) -> dict[str, Any]:
        from ocr.experience import Experience
        from ocr.page import Page
        from ocr.reading import weigh

        experience = Experience.from_json(lessons)
        return weigh([Page.from_json(page) for page in pages], page_count, experience).as_json(file, seconds)


class PassingEyes(OfficeEyes):
    """The same for who only wants to know what stands there: no picture of a page is made."""

    def read(self, path: Path, number: int, *, gated: bool) -> Seen:
        return Seen(_look(path, number, gated=gated)[0].as_json(), b"")


def _look(path: Path, number: int, *, gated: bool) -> tuple[Page, Upright]:
    from ocr.engine import read_page
    from ocr.scan import open_scan
    from ocr.secrecy import secret_mark
    from ocr.upright import prepare

    upright = prepare(open_scan(path).image(number))
    page = read_page(upright, number)
    if gated and secret_mark(page) is not None:
        raise SecretSeen
    return page, upright


def eyes_called(name: str) -> Eyes:
    """The eyes that a setting names as `module:class`."""
    module, _, made = name.partition(":")
    eyes: Eyes = getattr(import_module(module), made)()
    return eyes
