"""The morning's mail: how it reads, and how it is handed to the office's mail server. It tells counts and numbers."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from itertools import groupby

from app.settings import Settings
from workflow.deadlines import VIETNAM
from workflow.notices import NoticeKind
from workflow.people import Person

PATIENCE = 30
"""Seconds that the mail server may be silent."""
MOST_NUMBERS = 20
"""Numbers of letters in one line."""
MOST_SUBJECTS = 10


@dataclass(frozen=True)
class Line:
    """One thing that is new."""

    kind: NoticeKind
    arrival_number: int | None
    subject: str


@dataclass(frozen=True)
class Morning:
    """What a mail tells: what is new since the last one, how much of the units' work is late, how much due today."""

    at: datetime
    lines: Sequence[Line]
    late: int = 0
    due_today: int = 0


class PostOffice:
    """The office's mail server."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def send(self, message: EmailMessage) -> None:
        """Returns when the server has accepted it.

        Raises:
            smtplib.SMTPException, OSError: it has not.
        """
        with self._open() as server:
            server.send_message(message)

    @contextmanager
    def _open(self) -> Iterator[smtplib.SMTP]:
        given = self._settings
        if given.smtp_security == "ssl":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                given.smtp_host, given.smtp_port, timeout=PATIENCE, context=ssl.create_default_context()
            )
        else:
            server = smtplib.SMTP(given.smtp_host, given.smtp_port, timeout=PATIENCE)
        with server:
            if given.smtp_security == "starttls":
                server.starttls(context=ssl.create_default_context())
            if given.smtp_user:
                server.login(given.smtp_user, given.smtp_password)
            yield server


def compose(settings: Settings, person: Person, message_id: str, morning: Morning) -> EmailMessage:
    """The mail to one person; what letters are about only where the office allows it."""
    message = EmailMessage()
    message["Message-ID"] = message_id
    message["Date"] = format_datetime(morning.at)
    message["From"] = settings.smtp_from
    message["To"] = person.email
    message["Subject"] = f"Văn thư: {len(morning.lines)} nhắc việc ngày {morning.at.astimezone(VIETNAM):%d/%m/%Y}"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content("\n".join(_text(settings, person, morning)))
    return message


def _text(settings: Settings, person: Person, morning: Morning) -> Iterator[str]:
    yield f"Kính gửi đồng chí {person.full_name},"
    yield ""
    moment = f"{morning.at.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}"
    yield f"Tính đến {moment}, đồng chí có {len(morning.lines)} nhắc việc mới:"
    order = list(NoticeKind)
    for kind, group in groupby(
        sorted(morning.lines, key=lambda line: order.index(line.kind)), key=lambda line: line.kind
    ):
        yield from _of_kind(kind, list(group), settings.mail_subjects)
    if morning.late or morning.due_today:
        yield ""
        yield f"Việc của đơn vị: {morning.late} việc đang quá hạn, {morning.due_today} việc đến hạn hôm nay."
    yield ""
    yield (
        f"Xin xem tại {settings.address}/notices" if settings.address else "Xin mở chương trình Văn thư, mục Nhắc việc."
    )
    yield ""
    yield settings.office_name
    yield "(Thư tự động, xin không trả lời.)"


def _of_kind(kind: NoticeKind, lines: Sequence[Line], subjects: bool) -> Iterator[str]:
    numbers = sorted({line.arrival_number for line in lines if line.arrival_number is not None})
    told = f" (số đến {', '.join(map(str, numbers[:MOST_NUMBERS]))}{', …' if numbers[MOST_NUMBERS:] else ''})"
    yield f"- {kind.label}: {len(lines)}{told if numbers else ''}"
    if subjects:
        about = {line.arrival_number: line.subject for line in lines if line.subject}
        yield from (f"    Số {number}: {subject}" for number, subject in list(about.items())[:MOST_SUBJECTS])
