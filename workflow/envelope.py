"""Bì văn bản: handed over to a named person unopened, or sent back at the door (Decree 30/2020, Art. 21.1).

Logged without an arrival number: what is in it becomes a letter only when it comes back to be registered.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Model
from workflow.machine import RuleBroken
from workflow.people import Person

ADDRESSEE_NAMED = "Xin ghi người nhận ghi trên bì."
SENDER_NAMED = "Xin ghi nơi gửi ghi trên bì; nếu không ghi nơi gửi, xin ghi «không rõ nơi gửi»."
RECEIVER_NAMED = "Xin ghi tên người ký nhận."
REASON_GIVEN = "Xin ghi rõ lý do trả lại."
STILL_TO_SIGN = "Bì này đã có người ký nhận hoặc đã trả lại nơi gửi."
STILL_OUT = "Bì này đã trả lại nơi gửi, hoặc đã được trả lại văn thư để đăng ký."


class Envelope(Model):
    """One envelope; what became of it is told by which of its moments are there. A line is never deleted."""

    __tablename__ = "vt_envelope"
    __table_args__ = (CheckConstraint("(returned_at IS NULL) <> (handed_at IS NULL)", name="handed_over_or_returned"),)

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    noted_by_id: Mapped[int] = mapped_column(ForeignKey("vt_person.id"), init=False)
    came_at: Mapped[datetime] = mapped_column(index=True)
    sender: Mapped[str] = mapped_column(String(300))
    """As printed on the envelope."""
    addressee: Mapped[str] = mapped_column(String(200))
    noted_by: Mapped[Person] = relationship(lazy="joined")
    marks: Mapped[str] = mapped_column(String(300), default="")
    """What else stands on it: numbers of the letters in it, «Hỏa tốc», the state of its seal."""
    handed_at: Mapped[datetime | None] = mapped_column(default=None)
    signed_by: Mapped[str] = mapped_column(String(100), default="")
    signed_at: Mapped[datetime | None] = mapped_column(default=None)
    came_back_at: Mapped[datetime | None] = mapped_column(default=None)
    """It proved official business: back to the clerk, to be registered."""
    returned_at: Mapped[datetime | None] = mapped_column(default=None)
    return_reason: Mapped[str] = mapped_column(Text, default="")

    @property
    def is_out(self) -> bool:
        """With its addressee."""
        return self.handed_at is not None and self.came_back_at is None

    @property
    def fate(self) -> str:
        """What became of it, in words."""
        if self.returned_at is not None:
            return "Đã trả lại nơi gửi"
        if self.came_back_at is not None:
            return "Trả lại để đăng ký"
        return "Đã ký nhận" if self.signed_at is not None else "Đã chuyển, chờ ký nhận"


def hand_over_unopened(envelope: Envelope, at: datetime) -> None:
    """Chuyển cho người nhận, không bóc bì (Art. 21.1b).

    Raises:
        RuleBroken: nobody is named on it.
    """
    _must_be_told_from_others(envelope)
    envelope.handed_at = at


def return_at_the_door(envelope: Envelope, reason: str, at: datetime) -> None:
    """Wrong addressee, a broken seal, sealed as secret: back before anything is scanned.

    Raises:
        RuleBroken: no reason, or nobody is named on it.
    """
    _must_be_told_from_others(envelope)
    if not reason:
        raise RuleBroken(REASON_GIVEN)
    envelope.returned_at, envelope.return_reason = at, reason


def sign_for(envelope: Envelope, name: str, at: datetime) -> None:
    """Ký nhận: somebody has it.

    Raises:
        RuleBroken: nobody is named, or it is no longer on its way.
    """
    if not envelope.is_out or envelope.signed_at is not None:
        raise RuleBroken(STILL_TO_SIGN)
    if not name:
        raise RuleBroken(RECEIVER_NAMED)
    envelope.signed_by, envelope.signed_at = name, at


def take_back_to_register(envelope: Envelope, at: datetime) -> None:
    """Opened by its addressee, it is official business: it comes back to be registered.

    Raises:
        RuleBroken: it is not with its addressee.
    """
    if not envelope.is_out:
        raise RuleBroken(STILL_OUT)
    envelope.came_back_at = at


def _must_be_told_from_others(envelope: Envelope) -> None:
    if not envelope.sender:
        raise RuleBroken(SENDER_NAMED)
    if not envelope.addressee:
        raise RuleBroken(ADDRESSEE_NAMED)
