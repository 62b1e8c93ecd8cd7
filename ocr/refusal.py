"""What cannot be read is refused, with a reason for programs and a sentence for people."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Why a file was refused; outside programs rely on these words."""

    SECRET = "secret"  # noqa: S105  (a mark on paper, not a password)
    NOT_A_LETTER = "not_a_letter"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    ENCRYPTED = "encrypted"


class Refused(Exception):
    """The file will not be read; `message` tells a clerk in Vietnamese what happened and what to do."""

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message
