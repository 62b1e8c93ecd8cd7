"""A running office and a real browser."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from app.demo_office import PASSWORD, found
from app.migrate import migrate
from app.office import Office
from app.serve import children
from app.settings import Settings, load_settings
from samples.collection import SAMPLES, draw
from tests.chromium import a_browser
from web.signin import hash_of

ARTEFACTS = Path(__file__).resolve().parents[2] / "artefacts"
PATIENCE = 60.0
"""Seconds for the server to come up."""


@dataclass(frozen=True)
class RunningOffice:
    """Where it answers, and where its papers lie."""

    address: str
    settings: Settings


@pytest.fixture(scope="module")
def running_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningOffice]:
    """The demo office without letters, served as `serve` serves it: a web process and workers."""
    instance = tmp_path_factory.mktemp("instance")
    port = _free_port()
    settings = load_settings({"VANTHU_INSTANCE": str(instance), "VANTHU_PORT": str(port), "VANTHU_WORKERS": "2"})
    with Office(settings) as office:
        migrate(office.database)
        with office.database.writing() as session:
            found(session, hash_of)
            session.commit()
    with children(settings):
        address = f"http://127.0.0.1:{port}"
        _wait_for(address)
        yield RunningOffice(address, settings)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium of the system."""
    with a_browser() as chromium:
        yield chromium


SignIn = Callable[..., Page]
Photograph = Callable[[Page, str], None]


@pytest.fixture
def sign_in(browser: Browser, running_office: RunningOffice, photograph: Photograph) -> Iterator[SignIn]:
    """Opens a window of its own for a person of the office; what the page complains of in its console fails the test.

    How each window looked at the end is kept, so that a failure can be seen.
    """
    windows: dict[str, BrowserContext] = {}
    complaints: list[str] = []

    def signed_in(username: str, width: int = 1400, height: int = 900) -> Page:
        window = browser.new_context(
            base_url=running_office.address, viewport={"width": width, "height": height}, locale="vi-VN"
        )
        windows[username] = window
        page = window.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if _is_complaint(message) else None)
        page.goto("/sign-in")
        page.fill("#username", username)
        page.fill("#password", PASSWORD)
        page.click("text=Đăng nhập >> nth=-1")
        page.wait_for_url(lambda url: "/sign-in" not in url)
        return page

    yield signed_in
    for username, window in windows.items():
        photograph(window.pages[0], f"end-{username}")
        window.close()
    assert complaints == []


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Draws one of the samples by its name."""
    folder = tmp_path_factory.mktemp("samples")
    return lambda name: draw(next(sample for sample in SAMPLES if sample.name == name), folder)


@pytest.fixture
def photograph(request: pytest.FixtureRequest) -> Photograph:
    """Keeps a picture of the page among the artefacts, for people to look at."""
    folder = ARTEFACTS / request.node.name
    folder.mkdir(parents=True, exist_ok=True)

    def taken(page: Page, name: str) -> None:
        # With caret="initial" nothing is put into the page: our policy would forbid it, and the page complain.
        page.screenshot(path=folder / f"{name}.png", full_page=True, caret="initial")

    return taken


def _is_complaint(message: object) -> bool:
    # A refusal is answered with 409 and shown; Chromium and htmx note it as an error.
    refused = re.search("status of 409|Error Code 409", message.text)  # type: ignore[attr-defined]
    return message.type == "error" and not refused  # type: ignore[attr-defined]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(f"{address}/sign-in", timeout=5):
                return
        except (URLError, OSError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
