"""A real mail server on this machine: it keeps what it accepts, and refuses as long as it is told to."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller


class Letterbox:
    """What came in."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.refuses = False
        self.asked = 0

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802  aiosmtpd calls it so
        """Accept it, or not."""
        self.asked += 1
        if self.refuses:
            return "451 try again later"
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)
        return "250 accepted"

    def to(self, address: str) -> list[EmailMessage]:
        """What one address got."""
        return [message for message in self.messages if message["To"] == address]


@contextmanager
def a_mail_server(**wishes: Any) -> Iterator[tuple[Letterbox, int]]:
    """The letterbox and its port.

    Args:
        wishes: what else aiosmtpd's Controller may be told: `ssl_context`, `tls_context`, `authenticator`.
    """
    box, port = Letterbox(), _free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port, **wishes)
    controller.start()
    try:
        yield box, port
    finally:
        controller.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
